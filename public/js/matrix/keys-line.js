// @ts-check
// The line of keys below the matrix: names the chosen cell, which has or last had the focus, and clears it or writes its note by mouse.
import { labelOf, placeOf, stopCell } from './cells.js'

const line = document.getElementById('keys-line')
const words = line?.querySelector('.chosen > b')
const clear = line?.querySelector('button[data-clear]')
const write = line?.querySelector('button[data-write]')
let isChosen = false

/** Must be called after another cell gets the focus, and after ratings or cells change. */
export function showChosen() {
  const cell = stopCell()
  isChosen ||= cell?.contains(document.activeElement) === true
  if (line) line.hidden = cell === null
  if (!words || !isChosen) return
  words.textContent = cell ? `${placeOf(cell).evidence}, ${labelOf(cell)}` : ''
  if (clear instanceof HTMLButtonElement) clear.disabled = !cell || cell.dataset.rating === ''
  if (write instanceof HTMLButtonElement) write.disabled = !cell
}

/** @typedef {import('./cells.js').Cell} Cell */
/** @param {{ clearCell: (cell: Cell) => void, writeNote: (cell: Cell) => void }} page */
export function startKeysLine({ clearCell, writeNote }) {
  line?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    const cell = stopCell()
    if (!cell || !button) return
    if (button === clear) clearCell(cell)
    else writeNote(cell)
  })
}
