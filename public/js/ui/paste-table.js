// @ts-check
// Keeps merged cells and bold text of a table that is pasted into the box for rows: puts it there as HTML, which the server reads.
import { copiedTable, tableHtml } from './copied-table.js'

document.addEventListener('paste', (event) => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement) || field.dataset.pasteTable === undefined) return
  const body = copiedTable(event)
  if (body === null) return
  event.preventDefault()
  field.setRangeText(tableHtml(body), field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
})
