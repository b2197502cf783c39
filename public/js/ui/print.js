// @ts-check
// The button that prints the page; without JavaScript it stays hidden, and the browser's own menu prints.

for (const button of document.querySelectorAll('[data-print]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => window.print())
}
