// @ts-check
// Updates the weights on the page Credibility and relevance when a choice changes. The page works without it.
// The form carries the weight of each pair as text, so that only the server computes weights.

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
// A page restored by the browser may have other choices than those the server sent.
for (const row of document.querySelectorAll('[data-weights] .weight')) weigh(row)
