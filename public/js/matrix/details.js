// @ts-check
// Opens score breakdowns and notes in a dialog over the page. Without JavaScript they are separate pages.
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('piece'))

/** had the focus before the dialog opened @type {Element | null} */
let opener = null

/** @param {string} path */
export async function openDetails(path) {
  if (!dialog) return
  opener = document.activeElement
  const status = await request('GET', path, { target: '#piece-body', swap: 'innerHTML' })
  if (status === 0) return toast('You are offline, so this cannot be opened now.')
  if (status >= 400) return
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
  dialog.querySelector('textarea')?.focus()
}

export const closeDetails = () => dialog?.close()

/** Esc must not discard unsaved text. */
const hasUnsavedText = () => [...(dialog?.querySelectorAll('textarea') ?? [])].some((area) => area.value !== area.defaultValue)

dialog?.addEventListener('cancel', (event) => {
  if (!hasUnsavedText()) return
  event.preventDefault()
  toast('This note is not saved. Save it, or choose Cancel to discard your changes.', 'warn')
})

dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  event.target.form?.requestSubmit()
})

dialog?.addEventListener('close', () => {
  const body = document.getElementById('piece-body')
  body?.replaceChildren()
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
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
