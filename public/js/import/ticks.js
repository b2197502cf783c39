// @ts-check
// Ticks all or none of a group's boxes at once. The boxes and the form work without it.
import '../ui/supported.js'
import '../ui/page.js'

for (const bar of document.querySelectorAll('[data-ticks]')) bar.removeAttribute('hidden')

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-tick]') : null
  const group = button?.closest('[data-ticks]')?.getAttribute('data-ticks')
  if (!(button instanceof HTMLButtonElement) || !group) return
  for (const box of document.querySelectorAll(`#${group} input[type=checkbox]:not(:disabled)`))
    if (box instanceof HTMLInputElement) box.checked = button.dataset.tick === 'all'
  count()
})
document.addEventListener('change', count)

/** Shows the number of ticked changes on the submit button. */
function count() {
  const button = document.querySelector('[data-many]')
  const form = button?.closest('form')
  if (!(button instanceof HTMLElement) || !form) return
  let ticked = 0
  for (const box of form.querySelectorAll('input[name=change]:checked'))
    if (box instanceof HTMLInputElement) ticked += Number(box.dataset.count ?? 1)
  const { none = '', one = '', many = '' } = button.dataset
  button.textContent = ticked === 0 ? none : ticked === 1 ? one : many.replace('#', ticked.toLocaleString('en'))
}
