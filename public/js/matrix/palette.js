// @ts-check
// The rating palette: one for the whole matrix, moved into the cell under the pointer or with the focus. A strip below the cell shows its
// note and has the buttons Clear and Note; it appears once the pointer rests, or with the focus if there is a note. On touch screens both
// are docked at the bottom.
import { cellOf, controlOf, isParked, placeOf } from './cells.js'

const template = /** @type {HTMLTemplateElement} */ (document.getElementById('palette-template'))
const palette = /** @type {HTMLElement} */ (template.content.firstElementChild)
const strip = /** @type {HTMLElement} */ (palette.querySelector('.more'))
const note = /** @type {HTMLElement} */ (strip.querySelector('p'))
export const paletteButtons = /** @type {HTMLButtonElement[]} */ ([...palette.querySelectorAll('button')])
const coarse = window.matchMedia('(pointer: coarse)')
/** Time that the pointer rests on a cell before the strip appears, so that it is not in the way of one who goes on. */
const REST_MS = 500

/** @typedef {import('./cells.js').Cell} Cell */
/** @type {Cell | null} */
let open = null
let resting = 0

/** @param {Cell} cell */
export function openPalette(cell) {
  if (open === cell && palette.isConnected) return
  hideStrip()
  if (isParked(cell)) return closePalette()
  open = cell
  const { evidence, hypothesis } = placeOf(cell)
  palette.setAttribute('aria-label', `Rate ${evidence} for ${controlOf(cell).dataset.label ?? hypothesis}`)
  for (const button of paletteButtons)
    if (button.dataset.key) button.setAttribute('aria-pressed', String(button.value === cell.dataset.rating))
  const place = coarse.matches ? document.body : cell
  if (palette.parentElement !== place) place.append(palette)
  if (coarse.matches || ('note' in cell.dataset && cell.contains(document.activeElement))) showStrip()
}

/** Removes the palette from its cell. Must be called before a swap, so that the response does not replace it with the cell. */
export function closePalette() {
  hideStrip()
  palette.remove()
  open = null
}

/** Returns the cell of the palette, or null. */
export const openCell = () => open

/** Moves the focus into the palette. */
export function enterPalette() {
  showStrip()
  const pressed = paletteButtons.find((button) => button.getAttribute('aria-pressed') === 'true')
  ;(pressed ?? paletteButtons[0])?.focus()
}

function hideStrip() {
  clearTimeout(resting)
  if (strip.contains(document.activeElement) && open) controlOf(open).focus({ preventScroll: true })
  strip.remove()
  note.hidden = true
}

function showStrip() {
  clearTimeout(resting)
  const cell = open
  if (!cell || strip.isConnected) return
  const clear = strip.querySelector('button[value=""]')
  if (clear instanceof HTMLElement) clear.hidden = cell.dataset.rating === ''
  if (coarse.matches) palette.append(strip)
  else {
    // Outside of the cell, because rows of a long matrix cut off what is larger than they are.
    document.getElementById('main')?.append(strip)
    placeBelow(cell)
  }
  if ('note' in cell.dataset) void showNote(cell)
}

/** @param {Cell} cell */
function placeBelow(cell) {
  const { left, top, bottom } = cell.getBoundingClientRect()
  const { offsetHeight, offsetWidth } = strip
  const isBelow = bottom + offsetHeight < window.innerHeight
  strip.style.insetBlockStart = `${isBelow ? bottom : top - offsetHeight}px`
  strip.style.insetInlineStart = `${Math.max(0, Math.min(left, document.documentElement.clientWidth - offsetWidth))}px`
}

/** @param {Cell} cell */
async function showNote(cell) {
  const { evidence, hypothesis } = placeOf(cell)
  const workbook = document.getElementById('main')?.dataset.workbook
  const response = await fetch(`${workbook}/notes/${evidence}/${hypothesis}?text`).catch(() => null)
  if (!response?.ok || open !== cell || !strip.isConnected) return
  note.textContent = await response.text()
  note.hidden = note.textContent === ''
  if (!coarse.matches) placeBelow(cell)
}

/**
 * @param {HTMLElement} matrix
 * @param {{ choose: (cell: Cell, value: string) => void, write: (cell: Cell) => void, leave: (cell: Cell) => void }} page
 */
export function startPalette(matrix, { choose, write, leave }) {
  matrix.addEventListener('pointerover', (event) => {
    const cell = cellOf(event.target)
    if (event.pointerType !== 'mouse' || coarse.matches || !cell) return
    openPalette(cell)
    clearTimeout(resting)
    resting = window.setTimeout(showStrip, REST_MS)
  })
  matrix.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'mouse') return
    const focused = cellOf(document.activeElement)
    if (focused) openPalette(focused)
    else closePalette()
  })
  document.addEventListener('scroll', () => !coarse.matches && hideStrip(), { capture: true, passive: true })
  for (const part of [palette, strip]) {
    part.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (!button || !open) return
      event.stopPropagation()
      if ('write' in button.dataset) write(open)
      else choose(open, button.value)
    })
    part.addEventListener('keydown', (event) => {
      const visible = paletteButtons.filter((button) => button.offsetParent !== null || (!button.hidden && strip.isConnected))
      const index = visible.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
      if (event.key === 'ArrowRight') visible[Math.min(index + 1, visible.length - 1)]?.focus()
      else if (event.key === 'ArrowLeft') visible[Math.max(index - 1, 0)]?.focus()
      else if (event.key === 'Escape' && open) leave(open)
      else return
      event.preventDefault()
      event.stopPropagation()
    })
  }
}
