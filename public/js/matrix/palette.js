// @ts-check
// The rating palette: one for the whole matrix, moved into the cell under the pointer or with the focus. On touch screens it is docked at
// the bottom.
import { cellOf, controlOf, isParked, placeOf } from './cells.js'

const template = /** @type {HTMLTemplateElement} */ (document.getElementById('palette-template'))
const palette = /** @type {HTMLElement} */ (template.content.firstElementChild)
export const paletteButtons = /** @type {HTMLButtonElement[]} */ ([...palette.querySelectorAll('button')])
const coarse = window.matchMedia('(pointer: coarse)')

/** @typedef {import('./cells.js').Cell} Cell */
/** @type {Cell | null} */
let open = null

/** @param {Cell} cell */
export function openPalette(cell) {
  if (open === cell && palette.isConnected) return
  if (isParked(cell)) return closePalette()
  open = cell
  const { evidence, hypothesis } = placeOf(cell)
  palette.setAttribute('aria-label', `Rate ${evidence} for ${controlOf(cell).dataset.label ?? hypothesis}`)
  for (const button of paletteButtons)
    if (button.dataset.key) button.setAttribute('aria-pressed', String(button.value === cell.dataset.rating))
  const place = coarse.matches ? document.body : cell
  if (palette.parentElement !== place) place.append(palette)
}

/** Removes the palette from its cell. Must be called before a swap, so that the response does not replace it with the cell. */
export function closePalette() {
  palette.remove()
  open = null
}

/** Returns the cell of the palette, or null. */
export const openCell = () => open

/** Moves the focus into the palette. */
export function enterPalette() {
  const pressed = paletteButtons.find((button) => button.getAttribute('aria-pressed') === 'true')
  ;(pressed ?? paletteButtons[0])?.focus()
}

/**
 * @param {HTMLElement} matrix
 * @param {{ choose: (cell: Cell, value: string) => void, write: (cell: Cell) => void, leave: (cell: Cell) => void }} page
 */
export function startPalette(matrix, { choose, write, leave }) {
  matrix.addEventListener('pointerover', (event) => {
    const cell = cellOf(event.target)
    if (event.pointerType === 'mouse' && cell) openPalette(cell)
  })
  matrix.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'mouse') return
    const focused = cellOf(document.activeElement)
    if (focused) openPalette(focused)
    else closePalette()
  })
  palette.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button || !open) return
    if ('write' in button.dataset) write(open)
    else choose(open, button.value)
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
