// @ts-check
// The rating palette: one for the whole matrix, moved into the cell under the pointer or with the focus. On touch screens it is docked at the
// bottom, with the buttons Clear and Note; elsewhere these are in the line of keys, so that nothing covers another cell.
import { cellOf, controlOf, isParked, labelOf, placeOf } from './cells.js'

const template = /** @type {HTMLTemplateElement} */ (document.getElementById('palette-template'))
const palette = /** @type {HTMLElement} */ (template.content.firstElementChild)
const more = /** @type {HTMLElement} */ (palette.querySelector('.more'))
export const paletteButtons = /** @type {HTMLButtonElement[]} */ ([...palette.querySelectorAll('button')])
const coarse = window.matchMedia('(pointer: coarse)')
/** Time that the pointer rests on a cell before its note appears. */
const REST_MS = 500

/** @typedef {import('./cells.js').Cell} Cell */
/** @type {Cell | null} */
let open = null
let resting = 0

/** @param {Cell} cell */
export function openPalette(cell) {
  for (const button of paletteButtons)
    if (button.dataset.key) button.setAttribute('aria-pressed', String(button.value === cell.dataset.rating))
    else if (button.hasAttribute('value')) button.hidden = cell.dataset.rating === ''
  if (open === cell && palette.isConnected) return
  hideNote()
  if (isParked(cell)) return closePalette()
  open = cell
  palette.setAttribute('aria-label', `Rate ${placeOf(cell).evidence} for ${labelOf(cell)}`)
  const place = coarse.matches ? document.body : cell
  if (palette.parentElement !== place) place.append(palette)
  if (coarse.matches) keepAbove(cell)
  if (!('note' in cell.dataset)) return
  if (coarse.matches || cell.contains(document.activeElement)) void showNote(cell)
  else resting = window.setTimeout(showNote, REST_MS, cell)
}

/** Removes the palette from its cell. Must be called before a swap, so that the response does not replace it with the cell. */
export function closePalette() {
  hideNote()
  watched.disconnect()
  palette.remove()
  open = null
}

/** Closes the docked palette once its cell is scrolled away. */
const watched = new IntersectionObserver(([entry]) => {
  if (!entry) return
  if (!entry.isIntersecting && wasInSight) closePalette()
  wasInSight = entry.isIntersecting
})
let wasInSight = false

/** The docked palette hides no open cell. A scroll margin does not move a control that is in sight. @param {Cell} cell */
function keepAbove(cell) {
  watched.disconnect()
  wasInSight = false
  watched.observe(cell)
  requestAnimationFrame(() => {
    const hidden = controlOf(cell).getBoundingClientRect().bottom - palette.getBoundingClientRect().top
    if (open === cell && hidden > 0) window.scrollBy(0, hidden + GAP_PX)
  })
}
const GAP_PX = 8

/** Returns the cell of the palette, or null. */
export const openCell = () => open

/** Moves the focus into the palette. */
export function enterPalette() {
  const pressed = paletteButtons.find((button) => button.getAttribute('aria-pressed') === 'true')
  ;(pressed ?? paletteButtons[0])?.focus()
}

const notePlace = () => (coarse.matches ? more.querySelector('p') : document.getElementById('cell-note'))

function hideNote() {
  clearTimeout(resting)
  const place = notePlace()
  if (place) place.hidden = true
}

/** @param {Cell} cell */
async function showNote(cell) {
  const { evidence, hypothesis } = placeOf(cell)
  const workbook = document.getElementById('main')?.dataset.workbook
  const response = await fetch(`${workbook}/notes/${evidence}/${hypothesis}?text`).catch(() => null)
  const place = notePlace()
  if (!response?.ok || open !== cell || !place) return
  place.textContent = await response.text()
  place.hidden = place.textContent === ''
}

/**
 * `choose` gets true if the cell keeps the focus: a mouse is there already, and what is chosen can be changed or cleared at once.
 * @param {HTMLElement} matrix
 * @param {{ choose: (cell: Cell, value: string, stays: boolean) => void, write: (cell: Cell) => void, leave: (cell: Cell) => void }} page
 */
export function startPalette(matrix, { choose, write, leave }) {
  // Where the pointer was last. Scrolling moves cells under it, and must not take the palette from the cell with the focus.
  let [x, y] = [-1, -1]
  document.addEventListener('pointermove', (event) => ([x, y] = [event.clientX, event.clientY]), { passive: true })
  const goBack = () => {
    const focused = cellOf(document.activeElement)
    if (focused) openPalette(focused)
    else closePalette()
  }
  matrix.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse' || coarse.matches) return
    if (event.target instanceof Element && event.target.closest('.keys-line')) return goBack()
    const cell = cellOf(event.target)
    if (cell && (event.clientX !== x || event.clientY !== y)) openPalette(cell)
  })
  matrix.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') goBack()
  })
  palette.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button || !open) return
    event.stopPropagation()
    if ('write' in button.dataset) write(open)
    else if ('leave' in button.dataset) closePalette()
    // the click of a key has no detail
    else choose(open, button.value, button.value === '' || (event.detail > 0 && !coarse.matches))
  })
  palette.addEventListener('keydown', (event) => {
    const visible = paletteButtons.filter((button) => button.offsetParent !== null)
    const index = visible.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
    if (event.key === 'ArrowRight') visible[Math.min(index + 1, visible.length - 1)]?.focus()
    else if (event.key === 'ArrowLeft') visible[Math.max(index - 1, 0)]?.focus()
    else if (event.key === 'Escape' && open) leave(open)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
}
