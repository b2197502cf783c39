// @ts-check
// Script of every page: closes messages and scrolls to the current tab. Pages work without it.
import './supported.js'
import './trusted-types.js'
import './older-browsers.js'
import './printed-details.js'
import './tip.js'

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-dismiss]') : null
  button?.closest('.toast')?.remove()
})

// On a narrow screen the tabs scroll; centre the current one.
const tabs = document.querySelector('.tabs')
const current = tabs?.querySelector('[aria-current]')
if (tabs instanceof HTMLElement && current instanceof HTMLElement)
  tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2

// Few visits open the menu of a picture, so its script is loaded only then.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof Element && target.matches('.picture-menu[open]')) void import('../pictures/pictures.js')
  },
  true,
)

// Participants' pages keep their texts themselves, and so do the matrix and the card.
const typesText = document.querySelector('main:not([data-workbook]) form[method="post"] :is(textarea, .input)')
if (!/^\/(exercises|join)\b/.test(location.pathname) && (typesText || hasSent()))
  void import('./drafts.js').then(({ startDrafts }) => startDrafts())

/** True if a form was sent and no page has shown yet whether it was saved. */
function hasSent() {
  try {
    return sessionStorage.getItem('ach sent') !== null
  } catch {
    return false
  }
}

// The next person at this browser must not find texts that were typed before.
document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== '/sign-out') return
  for (const name of Object.keys(localStorage)) if (name.startsWith('ach draft ')) localStorage.removeItem(name)
})

/** Shows a message that does not come from the server. Must stay in step with `Toast` in templates/layout/page.tsx.
 * @param {string} text
 * @param {'bad' | 'warn' | 'plain'} [kind]
 */
export function toast(text, kind = 'bad') {
  const region = document.getElementById('toasts')
  if (!region) return
  const box = document.createElement('div')
  box.className = 'toast'
  box.dataset.kind = kind
  const words = document.createElement('p')
  words.textContent = text
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'btn'
  close.dataset.kind = 'plain'
  close.dataset.size = 's'
  close.dataset.dismiss = ''
  close.setAttribute('aria-label', 'Dismiss this message')
  close.textContent = 'Close'
  box.append(words, close)
  region.append(box)
}
