// @ts-check
// Arithmetic and notes open over the page; without JavaScript they are pages of their own.
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('piece'))

/** @type {Element | null} */
let before = null

/** @param {string} path */
export async function openDetails(path) {
  if (!dialog) return
  before = document.activeElement
  const status = await request('GET', path, { target: '#piece-body', swap: 'innerHTML' })
  if (status === 0) return toast('There is no connection, so this cannot be opened now.')
  if (status >= 400) return
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
  dialog.querySelector('textarea')?.focus()
}

export const closeDetails = () => dialog?.close()

/** What was typed and not saved is not thrown away by a key that was hit by mistake. */
const typed = () => [...(dialog?.querySelectorAll('textarea') ?? [])].some((area) => area.value !== area.defaultValue)

dialog?.addEventListener('cancel', (event) => {
  if (!typed()) return
  event.preventDefault()
  toast('This note is not saved. Save it, or choose Cancel to leave it as it was.', 'warn')
})

dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  event.target.form?.requestSubmit()
})

dialog?.addEventListener('close', () => {
  const body = document.getElementById('piece-body')
  body?.replaceChildren()
  if (before instanceof HTMLElement && before.isConnected) before.focus()
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  if ('dialog' in link.dataset && dialog) {
    event.preventDefault()
    void openDetails(link.getAttribute('href') ?? '')
  } else if ('close' in link.dataset && dialog?.open) {
    event.preventDefault()
    closeDetails()
  }
})
