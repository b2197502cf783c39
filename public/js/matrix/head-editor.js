// @ts-check
// Edits the head of an item or a hypothesis in its place: Enter saves, Esc leaves, Tab goes to the next field, and leaving the form saves.
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'
import { controlIn, idOf, listOf } from './head-parts.js'
import { keepThroughSwaps } from './keep-open.js'

/** @typedef {import('./editing.js').Page} Page */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** Holds the form; moved into the head that is edited. */
const box = document.createElement('div')
box.id = 'head-editor'

/** id of the edited head @type {string | null} */
let edited = null
/** the form is being saved, or removed for another reason than the user's */
let isLeaving = false

/** @param {HTMLElement} head */
export async function openHeadEditor(head) {
  if (edited === head.id) return focusFirst()
  closeHeadEditor()
  edited = head.id
  mark(head)
  const workbook = document.getElementById('main')?.dataset.workbook
  const status = await request('GET', `${workbook}/${listOf(head)}/${idOf(head)}`, { target: '#head-editor', swap: 'innerHTML' })
  if (edited !== head.id) return
  if (status > 0 && status < 400) return focusFirst()
  closeHeadEditor()
  if (status === 0) toast('You are offline, so this cannot be edited now.')
}

/** @param {Element} head */
function mark(head) {
  head.setAttribute('data-editing', '')
  head.append(box)
}

function focusFirst() {
  const first = box.querySelector('[data-first]')
  if (!(first instanceof HTMLElement)) return
  first.focus()
  if (first instanceof HTMLInputElement) first.select()
  else if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length)
}

/** @param {{ focus?: boolean }} [options] focus: also move the focus to the head, if it is in the form or lost */
export function closeHeadEditor({ focus = false } = {}) {
  if (edited === null) return
  const head = document.getElementById(edited)
  const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body
  isLeaving = true
  box.remove()
  box.replaceChildren()
  isLeaving = false
  head?.removeAttribute('data-editing')
  edited = null
  if (focus && hadFocus) controlIn(head)?.focus()
}

const form = () => box.querySelector('form')

/** The fields that differ from what was loaded. */
function changedFields() {
  const fields = /** @type {NodeListOf<Field>} */ (box.querySelectorAll('textarea, input:not([type="hidden"]), select'))
  return [...fields].filter((field) =>
    field instanceof HTMLSelectElement ? !field.selectedOptions[0]?.defaultSelected : field.value !== field.defaultValue,
  )
}

/** @param {Page} page @param {() => void} [then] called once it is saved */
export function saveHead({ send }, then) {
  const editing = form()
  if (!editing || editing.hasAttribute('aria-busy')) return
  const changed = changedFields()
  if (changed.length === 0) {
    closeHeadEditor({ focus: true })
    return then?.()
  }
  /** @type {Record<string, string>} */
  const values = Object.fromEntries(changed.map(({ name, value }) => [name, value]))
  // A source is typed by its name; an empty one removes it.
  if ('newSource' in values) values.source = ''
  const version = editing.querySelector('input[name="version"]')
  if (version instanceof HTMLInputElement) values.version = version.value
  editing.setAttribute('aria-busy', 'true')
  send(editing.action, values, (status) => {
    if (form() !== editing) return
    editing.removeAttribute('aria-busy')
    if (status === 0) toast('You are offline. Your text is still here; save it when you are back online.')
    else if (status < 400 || document.querySelector('#side-panel-body > *')) closeHeadEditor({ focus: true })
    if (status > 0 && status < 400) then?.()
  })
}

/** @param {Page} page */
export function startHeadEditor(page) {
  const { isAway } = keepThroughSwaps({
    element: () => (edited === null ? null : box),
    place() {
      const head = edited === null ? null : document.getElementById(edited)
      head?.setAttribute('data-editing', '')
      return head
    },
    lost() {
      edited = null
      toast('The item that you were editing is no longer shown.', 'warn')
    },
  })
  box.addEventListener('submit', (event) => {
    event.preventDefault()
    saveHead(page)
  })
  box.addEventListener('keydown', (event) => {
    event.stopPropagation()
    const isButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (event.key === 'Escape') closeHeadEditor({ focus: true })
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !isButton) saveHead(page)
    else return
    event.preventDefault()
  })
  box.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-leave]')) closeHeadEditor({ focus: true })
  })
  box.addEventListener('focusout', () => {
    if (isLeaving || isAway()) return
    setTimeout(() => {
      if (edited === null || box.contains(document.activeElement) || !document.hasFocus() || isAway()) return
      if (document.querySelector('dialog[open]')) return
      saveHead(page)
    })
  })
}
