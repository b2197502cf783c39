// @ts-check
// On the page of weights: shows what credibility and relevance make, as they are chosen. The page works without it.

/** @type {Record<string, number>} */
const STEPS = { low: -1, medium: 0, high: 1 }

/** The place of an item takes its words from the same numbers as the server: 2^((c+k)/2), unknown as medium.
 * @param {Element} row
 */
function weigh(row) {
  const chosen = [...row.querySelectorAll('input[type="radio"]:checked')]
  const steps = chosen.reduce((sum, input) => sum + (input instanceof HTMLInputElement ? (STEPS[input.value] ?? 0) : 0), 0)
  const sum = row.querySelector('output')
  if (sum) sum.textContent = `×${(2 ** (steps / 2)).toFixed(2)}`
}

document.addEventListener('change', (event) => {
  const row = event.target instanceof Element ? event.target.closest('[data-weights] .weight') : null
  if (row) weigh(row)
})
// A page that the browser restores may hold other choices than it was sent with.
for (const row of document.querySelectorAll('[data-weights] .weight')) weigh(row)
