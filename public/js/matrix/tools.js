// @ts-check
// What the matrix has in common with a what-if: submits the form of the tools as soon as a selection changes, and loads a pending verdict.
import './pending-verdict.js'

document.addEventListener('change', (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.form : null
  if (form?.id === 'tools') form.requestSubmit()
})
