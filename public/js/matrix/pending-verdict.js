// @ts-check
// Loads a verdict that was not ready with the page, and replaces the pending one. htmx does not search the matrix for attributes.

const section = document.getElementById('verdict')
/** the element whose verdict is being loaded @type {HTMLElement | null} */
let loading = null

async function loadPending() {
  const says = document.getElementById('says')
  const address = says?.dataset.pending
  if (!says || !address || says === loading) return
  loading = says
  const before = says.innerHTML
  const response = await fetch(address, { headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } }).catch(() => null)
  loading = null
  if (!response?.ok) return
  const text = await response.text()
  const now = document.getElementById('says')
  // A newer verdict arrived first: it is final, or is loaded in turn.
  if (now !== says || says.innerHTML !== before) return loadPending()
  says.outerHTML = text
}

if (section) {
  new MutationObserver(() => void loadPending()).observe(section, { childList: true, subtree: true, characterData: true })
  void loadPending()
}
