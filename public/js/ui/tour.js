// @ts-check
// The tour of the finished example: moves the focus to its main button, so that Enter goes on, and lets the arrow keys go on and back.
import './supported.js'
import './page.js'

const panel = document.querySelector('.tour')
const main = panel?.querySelector('[data-kind="main"]')
// Scrolling to the row in the address takes the focus away, so the button gets it afterwards.
const focusMain = () => requestAnimationFrame(() => main instanceof HTMLElement && main.focus({ preventScroll: true }))
if (document.readyState === 'complete') focusMain()
else addEventListener('load', focusMain, { once: true })

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const rel = event.key === 'ArrowRight' ? 'next' : event.key === 'ArrowLeft' ? 'prev' : null
  // elsewhere the arrows scroll or change a control
  const free = document.activeElement === document.body || panel?.contains(document.activeElement)
  if (rel === null || !free) return
  const link = panel?.querySelector(`[rel="${rel}"]`)
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  link.click()
})
