// @ts-check
// Keys that work wherever the matrix or a card is on screen: "?" opens the list of keys, and the page handles the others. People can limit
// them to what has the focus (WCAG 2.1.4); the browser remembers that.

const STORED = 'ach keys'
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'))
const box = dialog?.querySelector('input[type="checkbox"]')

const areLimited = () => {
  try {
    return localStorage.getItem(STORED) === 'focus'
  } catch {
    return false
  }
}

/** `handle` returns true if it used the key. It gets no key that something else on the page used. @param {(event: KeyboardEvent) => boolean} handle */
export function onPageKeys(handle) {
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return
    if (document.querySelector('dialog:modal') || areLimited()) return
    if (event.key === '?') dialog?.showModal()
    else if (!handle(event)) return
    event.preventDefault()
  })
}

if (box instanceof HTMLInputElement) {
  box.checked = !areLimited()
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(STORED)
      else localStorage.setItem(STORED, 'focus')
    } catch {
      // private windows may have no storage; the choice then lasts as long as the page
    }
  })
}
