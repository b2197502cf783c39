// @ts-check
// The side panel next to the matrix: shows the form of an item, or what is wrong with something typed in the matrix. It covers a narrow screen.
import { hasUnsavedText } from '../ui/drafts.js'
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'
import { focusCell, stopCell } from './cells.js'

const panel = /** @type {HTMLDialogElement} */ (document.getElementById('side-panel'))
const body = /** @type {HTMLElement} */ (document.getElementById('side-panel-body'))
const narrow = window.matchMedia('(max-width: 40rem)')

/** id of the element that gets the focus back @type {string} */
let opener = ''

/** @param {string} path @param {string} [from] id of the head from which it is opened */
export async function openSidePanel(path, from = '') {
  opener = from
  const status = await request('GET', path, { target: '#side-panel-body' })
  if (status === 0) toast('You are offline, so this cannot be opened now.')
}

function show() {
  if (panel.open) return
  if (narrow.matches) panel.showModal()
  else panel.show()
  const first = body.querySelector('#problems, textarea, input:not([type="hidden"]), button, a')
  if (first instanceof HTMLElement) first.focus()
}

function close() {
  if (panel.open) panel.close()
}

function tryToClose() {
  if (!hasUnsavedText(body)) return close()
  toast('This is not saved. Save it, or choose Cancel to discard your changes.', 'warn')
}

/** @param {import('./editing.js').Page} page */
export function startSidePanel({ send }) {
  document.addEventListener('htmx:after:swap', () => {
    if (body.firstElementChild) show()
  })
  panel.addEventListener('close', () => {
    body.replaceChildren()
    const head = document.getElementById(opener)
    const control = head?.querySelector('a.eid, .hyp > a, .hyp-name > a, .add')
    if (control instanceof HTMLElement) control.focus()
    else focusCell(stopCell())
  })
  panel.addEventListener('cancel', (event) => {
    event.preventDefault()
    tryToClose()
  })
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement) {
      event.preventDefault()
      return event.target.form?.requestSubmit()
    }
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    tryToClose()
  })
  panel.addEventListener('click', (event) => {
    const control = event.target instanceof Element ? event.target.closest('a, button') : null
    if (control instanceof HTMLButtonElement && 'close' in control.dataset) return tryToClose()
    if (!(control instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (!('close' in control.dataset) && control.pathname !== location.pathname) return
    event.preventDefault()
    close()
  })
  panel.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    /** @type {Record<string, string>} */
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const button = submitter instanceof HTMLButtonElement ? submitter : null
    if (button?.name) values[button.name] = button.value
    const another = values.then === 'another'
    const path = button?.hasAttribute('formaction') ? button.formAction : form.action
    form.dataset.sent = ''
    send(path, values, (status) => {
      if (status === 0) return toast('You are offline. Your text is still here; save it when you are back online.')
      // New content in the side panel is what the server wants to say.
      if (!form.isConnected || status >= 400) return
      if (another) return form.reset()
      close()
    })
  })
}
