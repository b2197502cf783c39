// @ts-check
// Makes the table of evidence a grid with a single tab stop, in which arrow keys move from control to control.

const grid = () => /** @type {HTMLTableElement | null} */ (document.querySelector('.grid'))
const CONTROLS = 'input, a, button'

/** @type {HTMLElement | null} */
let stop = null

/** Call it again when rows were replaced. */
export function enableCells() {
  const table = grid()
  if (!table) return
  table.setAttribute('role', 'grid')
  // The box of the table scrolls with the focus of its cells.
  table.parentElement?.removeAttribute('tabindex')
  for (const one of table.querySelectorAll(`tbody :is(${CONTROLS}):not([tabindex])`)) one.setAttribute('tabindex', '-1')
  if (!stop?.isConnected) stop = table.querySelector('tbody tr:not([hidden]) .cell')
  stop?.setAttribute('tabindex', '0')
}

/** @param {Element} row */
const controlsIn = (row) => /** @type {HTMLElement[]} */ ([...row.querySelectorAll(CONTROLS)].filter((one) => !one.closest('.editor')))

/** @param {HTMLElement} control */
function setStop(control) {
  if (stop !== control) stop?.setAttribute('tabindex', '-1')
  stop = control
  control.setAttribute('tabindex', '0')
}

/** @param {Element | null | undefined} control */
export function focusControl(control) {
  if (!(control instanceof HTMLElement)) return
  setStop(control)
  control.focus({ preventScroll: true })
  control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** The row that is `by` shown rows away, or the last one in that direction. @param {Element} row @param {number} by */
function rowAtDistance(row, by) {
  const rows = [...(grid()?.querySelectorAll('tbody tr[data-find]:not([hidden])') ?? [])]
  return rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + by))] ?? row
}

/** The value below or above in the same column. @param {Element} cell @param {number} by */
export function cellBelow(cell, by = 1) {
  const row = cell.closest('tr')
  const place = cell.closest('td, th')
  if (!row || !place) return null
  const at = [...row.children].indexOf(place)
  const there = rowAtDistance(row, by).children[at]
  return there?.querySelector(CONTROLS) ?? null
}

/** The next value to the right or left, in the next row at the end of this one. @param {Element} cell @param {1 | -1} by */
export function cellBeside(cell, by) {
  const row = cell.closest('tr')
  if (!row) return null
  const cells = [...row.querySelectorAll('.cell')]
  const there = cells[cells.indexOf(cell) + by]
  if (there) return there
  const next = rowAtDistance(row, by)
  if (next === row) return cell
  return [...next.querySelectorAll('.cell')].at(by === 1 ? 0 : -1) ?? null
}

document.addEventListener('focusin', (event) => {
  const control = event.target instanceof HTMLElement ? event.target.closest('.grid tbody :is(input, a, button)') : null
  if (control instanceof HTMLElement && !control.closest('.editor')) setStop(control)
})

document.addEventListener('keydown', (event) => {
  const control = event.target instanceof HTMLElement ? event.target : null
  const row = control?.closest('.grid tbody tr[data-find]')
  if (!control || !row || control.closest('.editor') || event.ctrlKey || event.metaKey || event.altKey) return
  if (control === row) {
    // after undo, the row itself has the focus
    if (event.key.startsWith('Arrow')) focusControl(row.querySelector('.cell'))
    return
  }
  const all = controlsIn(row)
  const at = all.indexOf(control)
  const moves = /** @type {Record<string, () => Element | null | undefined>} */ ({
    ArrowLeft: () => all[at - 1],
    ArrowRight: () => all[at + 1],
    Home: () => all[0],
    End: () => all.at(-1),
    ArrowUp: () => cellBelow(control, -1),
    ArrowDown: () => cellBelow(control),
    PageUp: () => cellBelow(control, -10),
    PageDown: () => cellBelow(control, 10),
  })
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
  if (!move) return
  event.preventDefault()
  focusControl(move())
})
