// @ts-check
// Adds items and hypotheses in the matrix: the link at the end of the rows or columns becomes a field, and Enter adds one after the other.
import { toast } from '../ui/page.js'
import { keepThroughSwaps } from './keep-open.js'

const WORDS = { evidence: 'New item of evidence', hypotheses: 'New hypothesis' }
/** @typedef {keyof typeof WORDS} List */

const form = document.createElement('form')
form.className = 'add-form'
const field = document.createElement('textarea')
field.className = 'input'
field.rows = 1
field.name = 'line'
field.dir = 'auto'
const button = document.createElement('button')
button.className = 'btn'
button.dataset.size = 's'
button.textContent = 'Add'
form.append(field, button)

/** @type {List | null} */
let adding = null
/** @param {List} list */
const linkOf = (list) => /** @type {HTMLElement | null} */ (document.querySelector(`.add[data-list="${list}"]`))

/** @param {HTMLElement} link */
export function openAdding(link) {
  const list = /** @type {List} */ (link.dataset.list)
  if (adding !== list) field.value = ''
  adding = list
  field.setAttribute('aria-label', WORDS[list])
  field.placeholder = list === 'evidence' ? 'What happened or was said' : 'A hypothesis: one possible answer'
  link.parentElement?.append(form)
  field.focus()
}

/** @param {{ focus?: boolean }} [options] */
function closeAdding({ focus = false } = {}) {
  const link = adding === null ? null : linkOf(adding)
  adding = null
  form.remove()
  if (focus) link?.focus()
}

/** @param {import('./editing.js').Page} page */
export function startAdding({ workbook, send }) {
  /** @param {string} path @param {Record<string, string>} values @param {string} text */
  const add = (path, values, text) => {
    const list = adding
    field.value = ''
    send(path, values, (status) => {
      if (status > 0 && status < 400) return
      // What was refused is in the side panel; what was not sent comes back.
      if (status >= 400 && document.querySelector('#side-panel-body > *')) return
      if (status === 0) toast('You are offline, so this was not added. Your text is still in its field.')
      if (field.value === '' && adding === list) field.value = text
    })
  }
  keepThroughSwaps({
    element: () => (adding === null ? null : form),
    place: () => (adding === null ? null : (linkOf(adding)?.parentElement ?? null)),
    lost: () => closeAdding(),
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const line = field.value.trim()
    if (line === '' || adding === null) return
    add(`${workbook}/${adding}`, { line }, line)
    field.focus()
  })
  form.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') closeAdding({ focus: true })
    else if (event.key === 'Enter' && event.target === field && !event.shiftKey && !event.isComposing) form.requestSubmit()
    else return
    event.preventDefault()
  })
  field.addEventListener('paste', (event) => {
    const rows = event.clipboardData?.getData('text/plain') ?? ''
    if (adding === null || !/[\n\t]/.test(rows.trim())) return
    event.preventDefault()
    add(`${workbook}/paste/${adding}`, { rows, separator: '', step: 'add-all' }, rows)
  })
  form.addEventListener('focusout', () =>
    setTimeout(() => {
      if (field.value.trim() === '' && form.isConnected && !form.contains(document.activeElement) && document.hasFocus()) closeAdding()
    }),
  )
  // In a workbook without hypotheses, the field for the first one is open.
  const first = document.querySelector('.matrix[data-empty] .add[data-list="hypotheses"]')
  if (first instanceof HTMLElement && !document.querySelector('.matrix .hyp')) openAdding(first)
}
