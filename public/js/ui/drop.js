// @ts-check
// A file that is dropped anywhere on the page is one chosen in its form. Without this script the form's own field does it.
const form = document.querySelector('form[data-drop]')
const field = form?.querySelector('input[type=file]')

if (form instanceof HTMLFormElement && field instanceof HTMLInputElement) {
  form.querySelector('[data-drop-hint]')?.removeAttribute('hidden')
  let inside = 0
  /** @param {DragEvent} event */
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false
  const mark = () => document.body.toggleAttribute('data-dropping', inside > 0)

  document.addEventListener('dragenter', (event) => {
    if (!holdsFiles(event)) return
    inside += 1
    mark()
  })
  document.addEventListener('dragleave', (event) => {
    if (!holdsFiles(event)) return
    inside -= 1
    mark()
  })
  document.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event) || !event.dataTransfer) return
    event.preventDefault()
    inside = 0
    mark()
    field.files = event.dataTransfer.files
    form.requestSubmit()
  })
}
