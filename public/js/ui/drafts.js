// @ts-check
// Keeps text that was typed into a form and not saved: in this browser, for each form, until it is saved or discarded. The form offers it
// again, the bar says "Not saved", and the browser asks before the page is left.
import { smallButton } from './small-button.js'

const PREFIX = 'ach draft '
/** the form that was sent last, until a page shows whether it was saved */
const SENT = 'ach sent'
const KEPT_DAYS = 30
const PAUSE_MS = 300

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */
/** @typedef {{ at: number, texts: Record<string, string> }} Draft */

/** @param {ParentNode} root @returns {TextField[]} */
const textFields = (root) =>
  [...root.querySelectorAll('textarea:not([hidden]), input:not([type]), input[type="text"]')]
    .filter((field) => /** @type {TextField} */ (field).name !== '')
    .map((field) => /** @type {TextField} */ (field))

/** True if a text in it differs from what was loaded. @param {ParentNode} root */
export const hasUnsavedText = (root) => textFields(root).some((field) => field.value !== field.defaultValue)

/** Makes the browser ask before the page is left, while `isUnsaved` returns true. @param {() => boolean} isUnsaved */
export function askBeforeLeaving(isUnsaved) {
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault()
  })
}

const state = document.getElementById('saved')
const wasSaved = state?.textContent === 'Saved'
const forms = [...document.querySelectorAll('main:not([data-workbook]) form')].flatMap((form) =>
  form instanceof HTMLFormElement && form.method === 'post' && textFields(form).length > 0 ? [form] : [],
)
let isLeaving = false

/** The name of a form's draft: the page, and the address that the form is sent to. @param {HTMLFormElement} form */
const nameOf = (form) => `${PREFIX}${location.pathname} ${new URL(form.action).pathname}`

/** @param {string} name @returns {Draft | null} */
function read(name) {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof draft?.at === 'number' && typeof draft.texts === 'object' ? draft : null
  } catch {
    return null
  }
}

/** Ignores a browser without storage. @param {() => void} write */
function attempt(write) {
  try {
    write()
  } catch {
    // private windows may have no storage; the question before leaving remains
  }
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const texts = Object.fromEntries(
    textFields(form).flatMap(({ name, value, defaultValue }) => (value === defaultValue ? [] : [[name, value]])),
  )
  const isChanged = Object.keys(texts).length > 0
  attempt(() =>
    isChanged ? localStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), texts })) : localStorage.removeItem(nameOf(form)),
  )
}

function showState() {
  if (state && wasSaved) state.textContent = forms.some(hasUnsavedText) ? 'Not saved' : 'Saved'
}

/** @param {HTMLFormElement} form @param {Draft} draft */
function offer(form, draft) {
  const box = document.createElement('div')
  box.className = 'notice draft'
  box.setAttribute('role', 'status')
  const words = document.createElement('p')
  const time = new Date(draft.at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  words.textContent = `This browser has kept text from ${time} that was not saved.`
  const restore = smallButton('Restore', () => {
    for (const field of textFields(form)) field.value = draft.texts[field.name] ?? field.value
    box.remove()
    showState()
    textFields(form)
      .find(({ name }) => name in draft.texts)
      ?.focus()
  })
  const discard = smallButton('Discard', () => {
    attempt(() => localStorage.removeItem(nameOf(form)))
    box.remove()
    textFields(form)[0]?.focus()
  })
  box.append(words, restore, discard)
  form.prepend(box)
}

/** Removes the draft of the form that was sent, once a page shows that it was saved, and drafts that are too old. */
function settle() {
  const sent = sessionStorage.getItem(SENT)
  // A page of the same form is a success only if it says so.
  const isSaved = wasSaved && (/[?&](saved|added)=/.test(location.search) || !forms.some((form) => nameOf(form) === sent))
  if (sent && isSaved) localStorage.removeItem(sent)
  if (isSaved) sessionStorage.removeItem(SENT)
  for (const name of Object.keys(localStorage))
    if (name.startsWith(PREFIX) && Date.now() - (read(name)?.at ?? 0) > KEPT_DAYS * 24 * 60 * 60 * 1000) localStorage.removeItem(name)
}

/** Starts on a page with forms; other pages only call it to learn that a form was saved. */
export function startDrafts() {
  attempt(settle)
  showState()
  /** @type {Map<Element, number>} */
  const timers = new Map()
  for (const form of forms) {
    const draft = read(nameOf(form))
    if (draft && textFields(form).some(({ name, defaultValue }) => name in draft.texts && draft.texts[name] !== defaultValue))
      offer(form, draft)
    else if (draft) attempt(() => localStorage.removeItem(nameOf(form)))
    form.addEventListener('input', () => {
      showState()
      clearTimeout(timers.get(form))
      timers.set(
        form,
        window.setTimeout(() => keep(form), PAUSE_MS),
      )
    })
    form.addEventListener('submit', () => {
      isLeaving = true
      clearTimeout(timers.get(form))
      keep(form)
      attempt(() => sessionStorage.setItem(SENT, nameOf(form)))
    })
  }
  window.addEventListener('pageshow', () => {
    isLeaving = false
  })
  if (forms.length > 0) askBeforeLeaving(() => !isLeaving && (forms.some(hasUnsavedText) || state?.textContent === 'Not saved'))
}
