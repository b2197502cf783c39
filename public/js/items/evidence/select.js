// @ts-check
// Selecting items of evidence: a range with Shift, all that are shown, and how many are selected.

/** @returns {HTMLInputElement[]} */
const boxes = () => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('.grid tbody input[name=row]:not(:disabled)')),
]
const allBox = () => /** @type {HTMLInputElement | null} */ (document.querySelector('.grid thead .pick input'))

/** the box that was clicked before @type {string | null} */
let last = null

/** Call it again when the table was replaced. */
export function enableSelection() {
  // Here the box selects the rows themselves, so the server need not work out which are shown.
  allBox()?.removeAttribute('name')
  count()
}

function count() {
  const all = boxes()
  const selected = all.filter((box) => box.checked).length
  const head = allBox()
  if (head) {
    head.checked = selected > 0 && selected === all.length
    head.indeterminate = selected > 0 && selected < all.length
  }
  const output = document.querySelector('.bulk-count')
  const text = `${selected.toLocaleString('en')} selected`
  if (output && output.textContent !== text) output.textContent = text
}

document.addEventListener('grid:selected', count)
document.addEventListener('click', (event) => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || !box.matches('.grid .pick input')) return
  if (box === allBox()) for (const one of boxes()) one.checked = box.checked
  else {
    if (event.shiftKey && last !== null) selectRange(last, box)
    last = box.value
  }
  count()
})

/** @param {string} from @param {HTMLInputElement} to */
function selectRange(from, to) {
  const all = boxes()
  const [start, end] = [all.findIndex((box) => box.value === from), all.indexOf(to)].sort((a, b) => a - b)
  if (start === undefined || start < 0) return
  for (const box of all.slice(start, (end ?? start) + 1)) box.checked = to.checked
}
