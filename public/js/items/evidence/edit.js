// @ts-check
// Edits a value of the evidence table in its cell: a click, Enter, F2 or a letter opens it; Enter saves and goes down, Tab saves and goes on,
// Esc leaves. A value that could not be saved stays in its cell and can be sent again.
import { toast } from '../../ui/page.js'
import { request } from '../../ui/request.js'
import { cellBelow, cellBeside, enableCells, focusControl } from './cells.js'

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */
/** @typedef {{ cell: HTMLTableCellElement, link: HTMLElement, field: Field, was: string, begin: string, typed: boolean }} Editor */

const templates = /** @type {HTMLTemplateElement | null} */ (document.getElementById('editors'))
const problem = document.getElementById('edit-problem')

/** @type {Editor | null} */
let open = null
/** what was typed into cells and is not saved, by place @type {Map<string, string>} */
const drafts = new Map()
/** number of values that are being saved */
let saving = 0
/** the cell to open when its value is saved */
let reopen = ''

/** @param {HTMLTableCellElement} cell */
const linkIn = (cell) => /** @type {HTMLElement} */ (cell.querySelector(':scope > .cell'))
/** The cell may have been replaced while a value was saved. @param {string} place @returns {HTMLTableCellElement | null} */
const cellAt = (place) => {
  const [row = '', field = ''] = place.split('/')
  return document.querySelector(`#${CSS.escape(row)} > [data-field="${field}"]`)
}
/** @param {HTMLTableCellElement} cell */
const placeOf = (cell) => `${cell.parentElement?.id}/${cell.dataset.field}`
/** @param {HTMLTableCellElement} cell */
const storedIn = (cell) => cell.dataset.value ?? linkIn(cell).textContent ?? ''

/** @param {HTMLTableCellElement} cell @param {string} [begin] replaces the value */
function edit(cell, begin) {
  if (open) void commit()
  if (cell.dataset.state === 'saving') {
    reopen = placeOf(cell)
    return
  }
  const name = cell.dataset.field ?? ''
  const model = templates?.content.querySelector(`[data-editor="${name}"]`)
  if (!model) return
  const field = /** @type {Field} */ (model.cloneNode(true))
  const was = storedIn(cell)
  const place = placeOf(cell)
  const shown = name === 'date' ? (linkIn(cell).textContent ?? '') : was
  const value = begin ?? drafts.get(place) ?? shown
  const id = cell.parentElement?.querySelector('.item-id')?.textContent
  field.setAttribute('aria-label', `${field.getAttribute('aria-label')} of ${id}`)
  // A parked source is offered only where it is chosen.
  if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value))
    field.append(new Option(linkIn(cell).textContent ?? value, value))
  field.value = value
  const box = document.createElement('div')
  box.className = 'editor'
  box.append(field)
  // Its row is replaced when another value of it was saved.
  cell.setAttribute('hx-morph-skip', '')
  cell.append(box)
  open = { cell, link: linkIn(cell), field, was, begin: shown, typed: false }
  field.focus()
  if (begin === undefined && !(field instanceof HTMLSelectElement)) field.select()
  showProblem(cell, null)
}

/** Puts the message of a refused value below its cell. @param {HTMLTableCellElement} cell @param {string | null} text */
function showProblem(cell, text) {
  if (!problem) return
  if (text === null) problem.textContent = ''
  else {
    cell.append(problem)
    open?.field.setAttribute('aria-invalid', 'true')
    open?.field.setAttribute('aria-describedby', 'edit-problem')
  }
}

function close() {
  if (!open) return
  const { cell } = open
  open = null
  if (problem && cell.contains(problem)) {
    problem.textContent = ''
    document.querySelector('.grid-form')?.append(problem)
  }
  cell.querySelector('.editor')?.remove()
  cell.removeAttribute('hx-morph-skip')
}

/** Closes the field without saving. */
function cancel() {
  if (!open) return
  const { cell, link } = open
  drafts.delete(placeOf(cell))
  if (cell.dataset.state === 'bad') delete cell.dataset.state
  link.textContent = link.dataset.saved ?? link.textContent
  close()
  focusControl(link)
}

/** Closes the field and saves its value, if it is another one. */
async function commit() {
  if (!open) return
  const { cell, link, field, was, begin } = open
  const value = field.value
  const shown = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.textContent ?? '') : value
  const place = placeOf(cell)
  close()
  if (value === begin) {
    drafts.delete(place)
    return
  }
  link.dataset.saved ??= link.textContent ?? ''
  link.textContent = shown
  cell.dataset.state = 'saving'
  drafts.set(place, value)
  await save(place, value, was)
}

/** @param {string} place @param {string} value @param {string} was */
async function save(place, value, was) {
  const cell = cellAt(place)
  const row = cell?.parentElement
  if (!cell || !row) return
  const address = new URL(/** @type {HTMLAnchorElement} */ (linkIn(cell)).href)
  const path = `${address.pathname}/fields/${cell.dataset.field}`
  const query = /** @type {HTMLInputElement | null} */ (document.querySelector('#list-evidence input[name=query]'))?.value ?? ''
  if (problem) problem.textContent = ''
  saving += 1
  const status = await request('POST', path, { values: { value, was, query } })
  saving -= 1
  if (status === 200) {
    drafts.delete(place)
    enableCells()
    const saved = cellAt(place)
    if (saved && reopen === place) edit(saved)
    reopen = ''
    return
  }
  if (status === 412) return sendForm(address, row, cell.dataset.field ?? '', value)
  const now = cellAt(place)
  if (!now) return
  now.dataset.state = 'bad'
  if (status === 0) toast('You are offline, so this value is not saved. Open it and press Enter to try again.')
  const text = problem?.textContent ?? ''
  reopen = ''
  if (open) return text === '' ? undefined : toast(text)
  edit(now, value)
  if (text !== '' && problem) {
    problem.textContent = text
    showProblem(now, text)
  }
}

/** Another person changed this value: the form of the item shows both versions. @param {URL} address @param {Element} row @param {string} name @param {string} value */
function sendForm(address, row, name, value) {
  drafts.clear()
  const form = document.createElement('form')
  form.method = 'post'
  form.action = address.pathname
  const back = address.searchParams.get('back')
  const fields = { [name]: value, version: /** @type {HTMLElement} */ (row).dataset.version ?? '', ...(back && { back }) }
  for (const [key, text] of Object.entries(fields)) {
    const field = document.createElement('textarea')
    field.name = key
    field.value = text
    form.append(field)
  }
  form.hidden = true
  document.body.append(form)
  form.submit()
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const cell = /** @type {HTMLTableCellElement | null} */ (target?.closest('.grid tbody td[data-field]') ?? null)
  if (!cell || !target || target.closest('.web, .editor, .error') || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection()) !== '') return
  event.preventDefault()
  edit(cell)
})

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  const target = event.target instanceof HTMLElement ? event.target : null
  if (open && target === open.field) return keyInField(event, open)
  const cell = /** @type {HTMLTableCellElement | null} */ (target?.closest('td[data-field]') ?? null)
  if (!cell || !target?.matches('.grid .cell') || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault()
    edit(cell)
  } else if (event.key.length === 1 && event.key !== ' ')
    edit(cell, /^(source|cluster|credibility|relevance)$/.test(cell.dataset.field ?? '') ? undefined : '')
})

/** @param {KeyboardEvent} event @param {Editor} editor */
function keyInField(event, { link }) {
  if (event.key === 'Escape') {
    event.preventDefault()
    cancel()
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    void commit()
    focusControl(cellBelow(link))
  } else if (event.key === 'Tab') {
    event.preventDefault()
    void commit()
    focusControl(cellBeside(link, event.shiftKey ? -1 : 1))
  } else if (open) open.typed = true
}

// A click elsewhere saves too, but another window does not.
document.addEventListener('focusout', (event) => {
  if (open && event.target === open.field && document.activeElement !== open.field)
    setTimeout(() => open?.field === event.target && void commit())
})
// A choice with the mouse or a finger is final; with keys, each arrow would be one.
document.addEventListener('pointerdown', () => {
  if (open) open.typed = false
})
document.addEventListener('change', (event) => {
  if (!open || event.target !== open.field || !(open.field instanceof HTMLSelectElement) || open.typed) return
  const { link } = open
  void commit()
  focusControl(link)
})

window.addEventListener('beforeunload', (event) => {
  if (saving > 0 || drafts.size > 0 || (open && open.field.value !== open.begin)) event.preventDefault()
})
