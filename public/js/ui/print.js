// @ts-check
// Shows the Print button, which is hidden without JavaScript.
import './supported.js'
import './page.js'

for (const button of document.querySelectorAll('[data-print]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => window.print())
}
