// @ts-check
// The page of weights: updates the weight of an item while the user chooses credibility and relevance. The form contains the text for
// each combination, so the weight is calculated only on the server. The page works without this script.
import '../ui/supported.js'
import '../ui/page.js'

/** @param {Element} row */
function showWeight(row) {
  const form = row.closest('form')
  const output = row.querySelector('output')
  /** @type {NodeListOf<HTMLInputElement>} */
  const chosen = row.querySelectorAll('input[type="radio"]:checked')
  const text = JSON.parse(form?.dataset.weights ?? '{}')[[...chosen].map((input) => input.value).join(',')]
  if (output && text) output.textContent = text
}

document.addEventListener('change', (event) => {
  const row = event.target instanceof Element ? event.target.closest('[data-weights] .weight') : null
  if (row) showWeight(row)
})
// A page restored by the browser may have other choices than the server sent.
for (const row of document.querySelectorAll('[data-weights] .weight')) showWeight(row)
