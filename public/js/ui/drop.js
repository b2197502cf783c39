// @ts-check
// Lets the user drop files anywhere on the page: puts them into the file field of the form and submits it.
import './supported.js'
import './page.js'
import './paste-table.js'

const form = document.querySelector('form[data-drop]')
const field = form?.querySelector('input[type=file]')

if (form instanceof HTMLFormElement && field instanceof HTMLInputElement) {
  form.querySelector('[data-drop-hint]')?.removeAttribute('hidden')
  /** dragenter and dragleave fire for every element, so the nesting is counted */
  let depth = 0
  /** @param {DragEvent} event */
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false
  const mark = () => {
    if (depth > 0) document.body.dataset.dropping = form.dataset.drop
    else delete document.body.dataset.dropping
  }

  document.addEventListener('dragenter', (event) => {
    if (!holdsFiles(event)) return
    depth += 1
    mark()
  })
  document.addEventListener('dragleave', (event) => {
    if (!holdsFiles(event)) return
    depth -= 1
    mark()
  })
  document.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event) || !event.dataTransfer) return
    event.preventDefault()
    depth = 0
    mark()
    field.files = event.dataTransfer.files
    form.requestSubmit()
  })
}
