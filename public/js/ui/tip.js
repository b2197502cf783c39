// @ts-check
// Explanations that open on hover, focus and tap (styles do that): Escape closes them until the pointer or the focus comes back.
import './supported.js'

/** @param {EventTarget | null} target */
const tipAt = (target) => (target instanceof Element ? target.closest('.tip') : null)

// Safari does not focus a button that is clicked, and a tap first opens the text, which then lies over the button.
document.addEventListener('click', (event) => {
  const touched = event.target instanceof Element ? event.target.closest('.tip-words, .tip-text') : null
  const words = tipAt(touched)?.querySelector('.tip-words')
  if (!(words instanceof HTMLElement)) return
  tipAt(words)?.removeAttribute('data-closed')
  words.focus()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const tip of document.querySelectorAll('.tip:is(:hover, :focus-within)')) tip.setAttribute('data-closed', '')
})

for (const type of ['focusout', 'mouseout'])
  document.addEventListener(type, (event) => {
    const tip = tipAt(event.target)
    const to = /** @type {FocusEvent | MouseEvent} */ (event).relatedTarget
    if (tip && !(to instanceof Node && tip.contains(to))) tip.removeAttribute('data-closed')
  })
