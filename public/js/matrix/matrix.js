// @ts-check
// The matrix page: sets ratings by keyboard, mouse and touch, sends them through the outbox, and shows changes by others.
import '../ui/supported.js'
import { followChanges } from '../ui/live.js'
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'
import { cellForKey, cellOf, enableRating, focusCell, isParked, nextCell, paint, placeOf, setStop, stopCell } from './cells.js'
import { closeDetails, openDetails } from './details.js'
import { showChosen, startKeysLine } from './keys-line.js'
import { matrixView, openOutbox } from './outbox.js'
import { onPageKeys } from './page-keys.js'
import { closePalette, enterPalette, openCell, openPalette, startPalette } from './palette.js'
import './tools.js'

/** @typedef {import('./cells.js').Cell} Cell */

// This page has no hx attributes, and htmx would search 20,000 links for them.
document.addEventListener('htmx:before:process', (event) => event.preventDefault())

/** Time after which the page counts as loaded, so that loading what is not needed yet delays nothing. */
const IDLE_MS = 2000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const workbook = main.dataset.workbook ?? ''

const RATING_KEYS = new Map([
  ...[...document.querySelectorAll('template#palette-template')].flatMap((template) =>
    [.../** @type {HTMLTemplateElement} */ (template).content.querySelectorAll('button')].flatMap((button) =>
      button.dataset.key ? [/** @type {const} */ ([button.dataset.key, button.value])] : [],
    ),
  ),
  /** @type {const} */ (['Delete', '']),
  /** @type {const} */ (['Backspace', '']),
])

const queue = openOutbox({
  refused({ cell, was }) {
    const found = cell ? document.getElementById(cell) : null
    if (found && was !== undefined && !(cell && queue.newestFor(cell))) paint(/** @type {Cell} */ (found), was, null)
  },
  drained: () => catchUp(),
  changed() {
    if (queue.entries.length > 0) for (const message of document.querySelectorAll('.toast[data-at=""]')) message.remove()
    repaint()
  },
})

/** ids of cells marked as saving or not sent @type {Set<string>} */
let pendingCells = new Set()

/** Shows queued ratings in their cells, even if a response contained an older one, and clears the mark of stored ones. */
function repaint() {
  const pending = new Set(queue.entries.flatMap((entry) => entry.cell ?? []))
  for (const id of pendingCells) if (!pending.has(id)) delete document.getElementById(id)?.dataset.state
  pendingCells = pending
  for (const entry of queue.entries) {
    const cell = entry.cell ? document.getElementById(entry.cell) : null
    if (!cell) continue
    const state = queue.awaySince ? 'unsent' : 'saving'
    const rating = entry.values.value ?? cell.dataset.rating ?? ''
    if (cell.dataset.rating !== rating || cell.dataset.state !== state) paint(/** @type {Cell} */ (cell), rating, state)
  }
  showChosen()
}

/** `stays`: the cell keeps the focus, else the next one gets it. @param {Cell} cell @param {string} value */
function rate(cell, value, stays = false) {
  const { evidence, hypothesis } = placeOf(cell)
  if (isParked(cell)) return toast(`${evidence} is parked and does not count. Restore it first, then rate it.`, 'warn')
  const was = cell.dataset.rating ?? ''
  if (!stays || was !== value) {
    paint(cell, value, 'saving')
    const path = `${workbook}/ratings/${evidence}/${hypothesis}`
    queue.push({ path, values: { value }, cell: cell.id, was, target: `#${CSS.escape(cell.id)}` })
  }
  const next = stays ? cell : nextCell(cell)
  focusCell(next)
  // also if it has the focus already, while the palette is under the pointer
  openPalette(next)
}

/** @param {Cell} cell */
function writeNote(cell) {
  const { evidence, hypothesis } = placeOf(cell)
  if (isParked(cell)) return toast(`${evidence} is parked. Restore it first, then write a note.`, 'warn')
  void openDetails(`${workbook}/notes/${evidence}/${hypothesis}`)
}

const matrix = document.querySelector('.matrix-box')
if (matrix instanceof HTMLElement) {
  enableRating(matrix)
  startPalette(main, { choose: rate, write: writeNote, leave: focusCell })
  startKeysLine({ clearCell: (cell) => rate(cell, '', true), writeNote })
}

/** @typedef {ReturnType<typeof import('./editing.js').startEditing>} Editing */
/** @type {Promise<Editing> | null} */
let loading = null
/** @type {Editing | null} */
let editing = null
/** Editing is loaded with the first use of the matrix, because a visit may only read. */
async function loadEditing() {
  loading ??= import('./editing.js').then(({ startEditing }) =>
    startEditing({ main, workbook, queue, ratingFor: (key) => RATING_KEYS.get(key) }),
  )
  try {
    editing = await loading
  } catch {
    loading = null
  }
  return editing
}
for (const type of ['pointerover', 'focusin']) main.addEventListener(type, () => void loadEditing(), { once: true })
if (document.querySelector('.matrix[data-empty]')) void loadEditing()
window.addEventListener('load', () => setTimeout(loadEditing, IDLE_MS))

main.addEventListener('focusin', (event) => {
  const cell = cellOf(event.target)
  if (!cell) return
  setStop(cell)
  openPalette(cell)
  showChosen()
})

main.addEventListener('keydown', (event) => {
  const cell = cellOf(event.target)
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return
  const value = RATING_KEYS.get(event.key)
  // While the focus is in the palette, it handles the other keys itself.
  const inPalette = event.target instanceof Element && event.target.closest('#palette')
  // The palette may have followed the pointer to another cell since: a rating key acts where its letters are.
  if (value) rate(openCell() ?? cell, value)
  else if (value === '') rate(cell, value)
  else if (inPalette) return
  else if (event.key === 'Enter' || event.key === ' ') {
    openPalette(cell)
    enterPalette()
  } else if (event.key === 'w') writeNote(cell)
  else if (event.key === '?') /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'))?.showModal()
  else if (event.key === 'Escape') closePalette()
  else {
    const next = cellForKey(cell, event.key)
    if (!next) return
    if (next === cell) void loadEditing().then((page) => page?.leaveCells(cell, event.key))
    else focusCell(next)
  }
  event.preventDefault()
})

// Anywhere else on the page, a rating key rates the cell under the pointer, which shows its palette, unless another control has the focus.
// Otherwise it only goes to the last used cell, so that nothing is rated where nobody looks.
onPageKeys(({ key }) => {
  const value = /^\d$/.test(key) ? RATING_KEYS.get(key) : undefined
  const open = document.activeElement === document.body ? openCell() : null
  const cell = open ?? stopCell()
  if (value === undefined || !cell) return false
  if (open) rate(open, value)
  else focusCell(cell)
  return true
})

// The first tap opens the palette and the next one rates, so nobody rates by accident.
main.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const link = target?.closest('a')
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  if (!editing && target instanceof HTMLElement && target.closest('a.eid, .hyp > a, .hyp-name > a, .add, th .text')) {
    event.preventDefault()
    void loadEditing().then((page) => (page ? target.click() : link && location.assign(link.href)))
    return
  }
  const cell = target?.closest('#palette') ? null : cellOf(target)
  if (cell) {
    event.preventDefault()
    focusCell(cell)
    openPalette(cell)
    return
  }
  if (link?.hash.startsWith('#c-') && link.pathname === location.pathname) {
    event.preventDefault()
    closeDetails()
    goTo(link.hash)
  }
})
document.addEventListener('pointerdown', (event) => {
  const target = event.target instanceof Element ? event.target : null
  if (openCell() && target && !target.closest('#palette, .keys-line, td[data-rating]')) closePalette()
})

/** @param {string} hash */
function goTo(hash) {
  const cell = document.getElementById(decodeURIComponent(hash.slice(1)))
  if (cell instanceof HTMLTableCellElement) focusCell(cell)
  else toast('The current filter hides this cell.', 'warn')
}
if (location.hash.startsWith('#c-') && document.getElementById(decodeURIComponent(location.hash.slice(1)))) {
  const { hash } = location
  goTo(hash)
  const focused = document.activeElement
  // When a long page has loaded, the browser itself goes to the address: it scrolls too far, or takes the focus away.
  const again = () => [document.body, focused].includes(document.activeElement) && goTo(hash)
  window.addEventListener('load', () => setTimeout(again, 100), { once: true })
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.noteOf === undefined) return
  event.preventDefault()
  const note = form.querySelector('textarea')?.value ?? ''
  const id = form.dataset.noteOf
  queue.push({ path: form.action, values: { note }, cell: id, target: `#${CSS.escape(id)}` })
  closeDetails()
})

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select')
  if (isTyping || !(event.ctrlKey || event.metaKey) || event.altKey) return
  const isRedo = event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey)
  if (!isRedo && event.key !== 'z') return
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('#undo-redo form'))
  const form = forms[isRedo ? 1 : 0]
  event.preventDefault()
  if (form && !form.querySelector('button')?.disabled) form.requestSubmit()
})

// A swap may replace the cell that holds the palette, so the palette closes before it and reopens after it.
document.addEventListener('htmx:before:swap', () => {
  reopenId = openCell()?.id ?? null
  closePalette()
})
document.addEventListener('htmx:after:swap', () => {
  const box = document.querySelector('.matrix-box')
  if (box) enableRating(box)
  repaint()
  const cell = reopenId && !document.querySelector('dialog[open]') ? document.getElementById(reopenId) : null
  reopenId = null
  if (cell instanceof HTMLTableCellElement) openPalette(cell)
  showRepeated()
})

/** Moves the focus to the place of an undo or redo. Its message stays until something else is done. */
function showRepeated() {
  const messages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.toast[data-at]')])
  const message = messages.pop()
  for (const older of messages) older.remove()
  const place = message?.dataset.at ? document.getElementById(message.dataset.at) : null
  if (!message || message.dataset.at === '') return
  message.dataset.at = ''
  const cell = cellOf(place)
  if (cell) focusCell(cell)
  else place?.querySelector('a')?.focus()
}
/** @type {string | null} */
let reopenId = null

const catchUp = followChanges(`${workbook}/live`, queue, (seq) =>
  request('GET', `${workbook}/since/${seq}`, { values: { view: matrixView() ?? '' } }),
)
