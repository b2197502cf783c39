// @ts-check
// What every page does: messages can be closed, Undo and Redo press once. Pages work without it.
import './older-browsers.js'

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-dismiss]') : null
  button?.closest('.toast')?.remove()
})

// On a narrow screen the tabs scroll: the one that is open is in sight.
const tabs = document.querySelector('.tabs')
const here = tabs?.querySelector('[aria-current]')
if (tabs instanceof HTMLElement && here instanceof HTMLElement)
  tabs.scrollLeft = here.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2

/** Shows a sentence among the messages; used where no server answered.
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
