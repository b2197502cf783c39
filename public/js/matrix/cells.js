// @ts-check
// The cells of the matrix: the single tab stop (roving tabindex), keyboard navigation, and how a cell shows a rating before it is stored.

import { controlIn, headOf, idOf } from './head-parts.js'

const words = new Map(
  [.../** @type {HTMLTemplateElement} */ (document.getElementById('palette-template')).content.querySelectorAll('button[data-key]')].map(
    (button) => [button.getAttribute('value') ?? '', button.querySelector('.visually-hidden')?.textContent?.trim() ?? ''],
  ),
)

/** @typedef {HTMLTableCellElement} Cell */

/** @param {EventTarget | null} target @returns {Cell | null} */
export const cellOf = (target) => (target instanceof Element ? target.closest('td[data-rating]') : null)

const linkIn = (/** @type {Cell} */ cell) => /** @type {HTMLAnchorElement | null} */ (cell.querySelector(':scope > a'))

/** What takes the focus: the link of the cell, or in a large matrix the cell itself. @param {Cell} cell @returns {HTMLElement} */
export const controlOf = (cell) => linkIn(cell) ?? cell

/** Returns the ids of the item and the hypothesis. @param {Cell} cell */
export function placeOf(cell) {
  const link = linkIn(cell)
  if (!link) return { evidence: idOf(headOfCell(cell, 'row')), hypothesis: idOf(headOfCell(cell, 'column')) }
  const address = new URL(link.href)
  return { evidence: address.searchParams.get('card') ?? '', hypothesis: address.hash.slice('#h-'.length) }
}

/** The head of the row or column of a cell. @param {Cell} cell @param {'row' | 'column'} which */
export function headOfCell(cell, which) {
  const row = rowOf(cell)
  return headOf((which === 'row' ? row.cells[0] : row.closest('table')?.rows[0]?.cells[cell.cellIndex]) ?? null)
}

/** Returns the label of the hypothesis. @param {Cell} cell */
export const labelOf = (cell) =>
  linkIn(cell)?.dataset.label ?? controlIn(headOfCell(cell, 'column'))?.textContent ?? placeOf(cell).hypothesis

/** @param {Cell} cell */
export const isParked = (cell) => 'parked' in cell.dataset

/** @type {string | null} */
let stop = null

/** Turns the cells into rating controls with a single tab stop. Call it again after new cells are added. @param {ParentNode} root */
export function enableRating(root) {
  for (const control of root.querySelectorAll('td[data-rating] > a:not([tabindex]), :is(.eid, .hyp > a, .hyp-name > a):not([tabindex])'))
    control.setAttribute('tabindex', '-1')
  watchSticky(root)
  const chosen = (stop && document.getElementById(stop)) || document.querySelector('td[data-rating]')
  if (chosen instanceof HTMLTableCellElement) setStop(chosen)
}

/** The cell with the tab stop. */
export const stopCell = () => cellOf(document.getElementById(stop ?? ''))

/** @param {Cell} cell */
export function setStop(cell) {
  const last = stopCell()
  if (last && last !== cell) controlOf(last).setAttribute('tabindex', '-1')
  stop = cell.id
  const control = controlOf(cell)
  control.setAttribute('tabindex', '0')
  // Only the focused cell gets the role. The others remain links to the card.
  if (control !== cell) control.setAttribute('role', 'button')
  updateName(cell)
}

/** @param {Cell | null | undefined} cell */
export function focusCell(cell) {
  if (!cell) return
  setStop(cell)
  controlOf(cell).focus({ preventScroll: true })
  // Once per frame, because scrolling at every key press would lay out a long matrix each time.
  if (!scrolling) scrolling = requestAnimationFrame(scrollToFocus)
}

/**
 * Keeps what gets the focus, also by Tab, clear of the sticky head and first column. A padding, because a margin on 20,000 cells would have
 * to be computed again for each of them.
 */
const sticky = new ResizeObserver(() => {
  const scroller = document.querySelector('.matrix-scroll')
  const head = scroller?.querySelector('thead')
  const corner = head?.querySelector('.corner')
  if (!(scroller instanceof HTMLElement) || !head || !(corner instanceof HTMLElement)) return
  const sticks = getComputedStyle(corner).position === 'sticky'
  const [top, start] = sticks ? [`${head.offsetHeight}px`, `${corner.offsetWidth}px`] : ['0px', '0px']
  const scrolls = getComputedStyle(scroller).overflowY !== 'visible'
  // below, the band shown while offline
  scroller.style.scrollPadding = scrolls ? `${top} 0 2.5rem ${start}` : ''
  document.documentElement.style.scrollPadding = scrolls ? '' : `${top} 0 2.5rem`
})

/** @param {ParentNode} root */
function watchSticky(root) {
  for (const part of root.querySelectorAll('.matrix-scroll, thead, .corner')) sticky.observe(part)
}

let scrolling = 0
function scrollToFocus() {
  scrolling = 0
  if (!cellOf(document.activeElement)) return
  document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  // A link to a cell, and focus() itself, may scroll the page past the head of a matrix that scrolls inside its box.
  const box = document.querySelector('.matrix-scroll')
  if (box && getComputedStyle(box).overflowY !== 'visible' && box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: 'start' })
}

/** @param {Cell} cell */
function updateName(cell) {
  const rating = cell.dataset.rating ?? ''
  const control = controlOf(cell)
  // The name from the server also contains the other rating, so it stays until the rating changes.
  if (control.hasAttribute('aria-label') && !('state' in cell.dataset)) return
  const own = rating === '' ? 'not rated' : `${rating}, ${words.get(rating)}`
  control.setAttribute('aria-label', `${own}${'note' in cell.dataset ? '; has a note' : ''}`)
}

/** Shows a rating before it is stored. @param {Cell} cell @param {string} rating @param {'saving' | 'unsent' | null} state */
export function paint(cell, rating, state) {
  if (state) cell.dataset.state = state
  else delete cell.dataset.state
  if (cell.dataset.rating === rating) return
  cell.dataset.rating = rating
  const letters = cell.querySelector(':scope > a > i') ?? cell.firstChild
  if (letters) letters.textContent = rating === '' ? 'not rated' : rating
  updateName(cell)
}

/** @param {Cell} cell @returns {HTMLTableRowElement} */
export const rowOf = (cell) => /** @type {HTMLTableRowElement} */ (cell.parentElement)
/** @param {HTMLTableRowElement} row */
export const cellsIn = (row) => /** @type {Cell[]} */ ([...row.cells].filter((cell) => 'rating' in cell.dataset))

/** Returns the row that is `by` rows of cells away, or the last one in that direction. @param {Cell} cell @param {number} by */
export function rowAtDistance(cell, by) {
  const row = rowOf(cell)
  const rows = /** @type {HTMLTableElement} */ (row.closest('table')).rows
  let found = row
  let left = Math.abs(by)
  for (let at = row.rowIndex + Math.sign(by); at >= 0 && at < rows.length && left > 0; at += Math.sign(by)) {
    const next = rows[at]
    if (!next || cellsIn(next).length === 0) continue
    found = next
    left -= 1
  }
  return found
}

/** Returns the cell that a navigation key leads to; undefined for other keys. @param {Cell} cell @param {string} key */
export function cellForKey(cell, key) {
  const cells = cellsIn(rowOf(cell))
  const at = cells.indexOf(cell)
  switch (key) {
    case 'ArrowLeft':
      return cells[at - 1] ?? cell
    case 'ArrowRight':
      return cells[at + 1] ?? cell
    case 'Home':
      return cells[0]
    case 'End':
      return cells.at(-1)
    case 'ArrowUp':
      return cellsIn(rowAtDistance(cell, -1))[at]
    case 'ArrowDown':
      return cellsIn(rowAtDistance(cell, 1))[at]
    case 'PageUp':
      return cellsIn(rowAtDistance(cell, -10))[at]
    case 'PageDown':
      return cellsIn(rowAtDistance(cell, 10))[at]
  }
}

/** Returns the next cell in reading order that can be rated, or the same cell if there is none. @param {Cell} cell */
export function nextCell(cell) {
  const rest = cellsIn(rowOf(cell))
  const after = rest.slice(rest.indexOf(cell) + 1).find((one) => !isParked(one))
  if (after) return after
  for (let from = cell; ; ) {
    const row = rowAtDistance(from, 1)
    if (row === rowOf(from)) return cell
    const cells = cellsIn(row)
    const first = cells.find((one) => !isParked(one))
    if (first) return first
    from = /** @type {Cell} */ (cells[0])
  }
}
