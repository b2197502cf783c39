// @ts-check
// Opens what is folded while the page is printed, for browsers in which style sheets cannot: Chrome before 131, Firefox before 143.

/** @type {HTMLDetailsElement[]} */
let opened = []

if (!CSS.supports('selector(::details-content)')) {
  window.addEventListener('beforeprint', () => {
    // A note without a text is not printed.
    opened = [...document.querySelectorAll('details')].filter((details) => !details.open && !details.matches('.note'))
    for (const details of opened) details.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
    opened = []
  })
}
