// @ts-check
// On the page of weights: shows what credibility and relevance make, as they are chosen. The page works without it.
// What they make is the server's to say: the form carries the words for each pair.

/** @param {Element} row */
function weigh(row) {
  const form = row.closest('form')
  const sum = row.querySelector('output')
  /** @type {NodeListOf<HTMLInputElement>} */
  const chosen = row.querySelectorAll('input[type="radio"]:checked')
  const words = JSON.parse(form?.dataset.weights ?? '{}')[[...chosen].map((input) => input.value).join(',')]
  if (sum && words) sum.textContent = words
}

document.addEventListener('change', (event) => {
  const row = event.target instanceof Element ? event.target.closest('[data-weights] .weight') : null
  if (row) weigh(row)
})
// A page that the browser restores may hold other choices than it was sent with.
for (const row of document.querySelectorAll('[data-weights] .weight')) weigh(row)
