// @ts-check
// The form of sort, filter and order sends itself.
document.addEventListener('change', (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.form : null
  if (form?.id === 'tools') form.requestSubmit()
})
