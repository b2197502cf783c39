// @ts-check
// The heads of rows and columns: keys that lead to them and between them, and clicks that edit them or add to them.
import { openAdding } from './add-items.js'
import { cellsIn, focusCell, headOfCell } from './cells.js'
import { openHeadEditor, saveHead } from './head-editor.js'
import { controlIn, focusHead, headOf, headsBeside, isColumn } from './head-parts.js'
import { startMoving } from './move-heads.js'
import { openSidePanel } from './side-panel.js'

/** @typedef {import('./cells.js').Cell} Cell */

/** The first cell of the row or column of a head. @param {HTMLElement} head */
function firstCell(head) {
  const table = head.closest('table')
  const row = isColumn(head) ? [...(table?.tBodies[0]?.rows ?? [])].find((one) => cellsIn(one).length > 0) : head.closest('tr')
  if (!row) return null
  return isColumn(head) ? /** @type {Cell} */ (row.cells[/** @type {HTMLTableCellElement} */ (head).cellIndex]) : cellsIn(row)[0]
}

/** @param {HTMLElement} head @param {string} key */
function moveFocus(head, key) {
  const [back, forward, into] = isColumn(head) ? ['ArrowLeft', 'ArrowRight', 'ArrowDown'] : ['ArrowUp', 'ArrowDown', 'ArrowRight']
  const heads = headsBeside(head)
  const at = heads.indexOf(head)
  if (key === into) focusCell(firstCell(head))
  else if (key === back || key === forward) focusHead(heads[at + (key === back ? -1 : 1)])
  else if (key === 'Home' || key === 'End') focusHead(heads.at(key === 'Home' ? 0 : -1))
  else return false
  return true
}

/** @param {import('./editing.js').Page} page */
export function startHeads(page) {
  const { main } = page
  const moving = startMoving(page)
  main.addEventListener('keydown', (event) => {
    const head = headOf(event.target)
    if (!head || event.target !== controlIn(head) || event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      if (!moving.byKey(head, event.key)) return
    } else if (event.key === 'F2') void openHeadEditor(head)
    else if (event.shiftKey || !moveFocus(head, event.key)) return
    event.preventDefault()
  })
  main.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    const add = target.closest('.add')
    if (add instanceof HTMLElement) {
      event.preventDefault()
      return openAdding(add)
    }
    const head = headOf(target)
    if (!head) return
    const panel = target.closest('a[data-side-panel]')
    const step = target.closest('[data-move]')
    if (panel instanceof HTMLAnchorElement) {
      const path = panel.pathname + panel.search
      saveHead(page, () => void openSidePanel(path, head.id))
    } else if (step instanceof HTMLElement) moving.by(head, Number(step.dataset.move))
    else if (target.closest('a.eid, .hyp > a, .hyp-name > a, .text') && !String(getSelection() ?? '')) void openHeadEditor(head)
    else return
    event.preventDefault()
  })
  return {
    /** Leaves the cells at the start of a row or the top of a column. @param {Cell} cell @param {string} key */
    leaveCells(cell, key) {
      if (key === 'ArrowLeft') focusHead(headOfCell(cell, 'row'))
      if (key === 'ArrowUp') focusHead(headOfCell(cell, 'column'))
    },
  }
}
