// @ts-check
// Submits the form of the matrix tools as soon as a selection changes.
document.addEventListener('change', (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.form : null
  if (form?.id === 'tools') form.requestSubmit()
})
