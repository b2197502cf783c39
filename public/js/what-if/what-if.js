// @ts-check
// The matrix of a what-if: nothing is rated here and nothing listens. Sums open over it, and links lead to cells.
import { closeDetails } from '../matrix/details.js'
import '../matrix/tools.js'

// Nothing here has hx attributes, and to look for them in a long matrix would take longer than all the rest.
document.addEventListener('htmx:before:process', (event) => event.preventDefault())

// Out of the dialog to a cell: the dialog first, because where it closes the focus goes back and the page scrolls along.
document.getElementById('piece')?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.hash.startsWith('#c-') || link.pathname + link.search !== location.pathname + location.search) return
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  closeDetails()
  requestAnimationFrame(() => {
    location.hash = link.hash
  })
})
