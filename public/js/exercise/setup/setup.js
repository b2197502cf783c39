// @ts-check
// The setup page of an exercise: the total follows the typed minutes and the ticked stages. The server computes it again.
import '../../ui/supported.js'
import '../../ui/page.js'

document.addEventListener('input', () => {
  const total = document.getElementById('total-minutes')
  if (!total) return
  let sum = 0
  for (const row of document.querySelectorAll('.setup-stages tbody tr')) {
    const tick = /** @type {HTMLInputElement | null} */ (row.querySelector('input[type="checkbox"]'))
    const minutes = /** @type {HTMLInputElement | null} */ (row.querySelector('.minutes'))
    if (tick?.checked !== false) sum += Number(minutes?.value) || 0
  }
  total.textContent = String(sum)
})
