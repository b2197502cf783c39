// @ts-check
// The form of the item on screen: each rating is queued alone and shown at once.
import { draftOf, dropDraft, keepDraft } from './drafts.js'

/** @typedef {import('./taps.js').Tap} Tap */
/** @typedef {{ push: (tap: Tap) => void }} Taps */

export const row = () => /** @type {HTMLFormElement | null} */ (document.getElementById('row'))
const reason = () => /** @type {HTMLTextAreaElement | null} */ (document.getElementById('reason'))
const fieldsets = () => /** @type {HTMLElement[]} */ ([...(row()?.querySelectorAll('fieldset[data-tap]') ?? [])])

/** @param {HTMLElement} fieldset @param {string} value */
function paint(fieldset, value) {
  fieldset.dataset.value = value
  let words = ''
  for (const input of fieldset.querySelectorAll('input')) {
    input.checked = input.value === value
    if (input.checked) words = input.dataset.words ?? ''
  }
  const now = /** @type {HTMLElement | null} */ (fieldset.querySelector('.now'))
  if (now) now.textContent = words || (now.dataset.blank ?? '')
  const clear = /** @type {HTMLElement | null} */ (fieldset.querySelector('.asked-end'))
  clear?.toggleAttribute('data-blank', value === '')
}

/** The reason last sent or received from the server, by item. @type {Map<string, string>} */
const lastSent = new Map()

/** Shows the answers of an item and the draft of its reason. @param {string} item @param {Record<string, string>} values @param {string} text */
export function showRow(item, values, text) {
  const form = row()
  if (!form) return
  const same = form.dataset.item === item
  form.dataset.item = item
  if (form.dataset.action) form.action = form.dataset.action.replace(':evidence', item)
  for (const fieldset of fieldsets()) paint(fieldset, values[fieldset.dataset.name ?? ''] ?? '')
  if (!lastSent.has(item)) lastSent.set(item, text)
  const field = reason()
  // Do not overwrite text that is being typed.
  if (field && !(same && document.activeElement === field)) field.value = draftOf(item) ?? lastSent.get(item) ?? ''
}

/** Answers of the item on screen, by field. @returns {Record<string, string>} */
export const rowValues = () =>
  Object.fromEntries(fieldsets().map((one) => [one.dataset.name ?? '', one.querySelector('input:checked')?.getAttribute('value') ?? '']))

/** @param {Tap} tap */
export function reasonStored({ item = '', name, values }) {
  if (name === 'reason') dropDraft(item, values.reason ?? '')
}

/** Sends the reason if it has changed. @param {Taps} taps */
export function sendReason(taps) {
  const [form, field] = [row(), reason()]
  const item = form?.dataset.item ?? ''
  const path = form?.dataset.reasonTap?.replace(':evidence', item)
  if (!field || !path) return
  if (field.value.trim() === (lastSent.get(item) ?? '').trim()) return
  lastSent.set(item, field.value)
  taps.push({ path, values: { reason: field.value }, item, name: 'reason' })
}

/**
 * @param {Taps} taps
 * @param {(item: string, name: string, value: string) => void} onAnswer
 */
export function openRow(taps, onAnswer) {
  // Only the form on screen: in the second round each screen has its own.
  const isInRow = (/** @type {Event} */ { target }) => target instanceof Node && row()?.contains(target)
  /** @param {HTMLElement} fieldset @param {string} value */
  const tap = (fieldset, value) => {
    const item = row()?.dataset.item ?? ''
    const name = fieldset.dataset.name ?? ''
    const before = fieldset.dataset.value ?? ''
    paint(fieldset, value)
    taps.push({ path: (fieldset.dataset.tap ?? '').replace(':evidence', item), values: { value }, item, name, before })
    onAnswer(item, name, value)
  }
  document.addEventListener('change', (event) => {
    if (!isInRow(event)) return
    const input = event.target
    if (input instanceof HTMLTextAreaElement) sendReason(taps)
    const fieldset = input instanceof HTMLInputElement ? /** @type {HTMLElement | null} */ (input.closest('fieldset[data-tap]')) : null
    if (fieldset && input instanceof HTMLInputElement) tap(fieldset, input.value)
  })
  document.addEventListener('input', (event) => {
    if (isInRow(event) && event.target instanceof HTMLTextAreaElement) keepDraft(row()?.dataset.item ?? '', event.target.value)
  })
  document.addEventListener('click', (event) => {
    const button = isInRow(event) && event.target instanceof Element ? event.target.closest('button[name="clear"]') : null
    const fieldset = /** @type {HTMLElement | null} */ (button?.closest('fieldset') ?? null)
    if (!fieldset) return
    event.preventDefault()
    tap(fieldset, '')
    fieldset.querySelector('input')?.focus()
  })
}

/** Shows the earlier value again after an answer was refused. @param {Tap} tap */
export function revert({ item, name, before = '' }) {
  if (row()?.dataset.item !== item) return
  const fieldset = fieldsets().find((one) => one.dataset.name === name)
  if (fieldset) paint(fieldset, before)
}
