// @ts-check
// The matrix in a what-if: read-only, without live updates. Opens score breakdowns in a dialog and follows links to cells.
import '../ui/supported.js'
import '../ui/page.js'
import { closeDetails } from '../matrix/details.js'
import '../matrix/tools.js'

// Skips htmx processing: the page has no hx attributes, and searching a long matrix for them is slow.
document.addEventListener('htmx:before:process', (event) => event.preventDefault())

// A link from the dialog to a cell: closes the dialog first, because closing moves the focus back and scrolls the page.
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
