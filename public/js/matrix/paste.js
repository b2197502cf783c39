// @ts-check
// Pastes a block of ratings, copied from a spreadsheet, into the cells from the focused one on. The server reads the ratings; it takes all
// of them or none.
import { copiedTable, tableBlock } from '../ui/copied-table.js'
import { toast } from '../ui/page.js'
import { cellOf, cellsIn, placeOf, rowAtDistance, rowOf } from './cells.js'

/** @param {import('./editing.js').Page} page */
export function startPasting({ main, workbook, send }) {
  document.addEventListener('paste', (event) => {
    const cell = cellOf(document.activeElement)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!cell || !main.contains(cell) || (text === '' && !copiedTable(event))) return
    event.preventDefault()
    const copied = copiedTable(event)
    const block = (copied && tableBlock(copied)) ?? linesOf(text)
    const columns = Math.max(...block.map(({ length }) => length))
    const first = cellsIn(rowOf(cell)).indexOf(cell)
    /** @type {string[]} */
    const lines = []
    for (const [at, texts] of block.entries()) {
      const row = at === 0 ? rowOf(cell) : rowAtDistance(cell, at)
      const cells = cellsIn(row).slice(first, first + columns)
      const isMissing = at > 0 && row === rowAtDistance(cell, at - 1)
      if (isMissing || cells.length < columns)
        return toast(
          `The block has ${block.length} rows and ${columns} columns and does not fit between this cell and the end of the matrix. Nothing was changed.`,
          'warn',
        )
      for (const [index, one] of cells.entries()) {
        const { evidence, hypothesis } = placeOf(one)
        lines.push(`${evidence} ${hypothesis} ${(texts[index] ?? '').replace(/\s+/g, ' ').trim()}`)
      }
    }
    send(`${workbook}/ratings`, { cells: lines.join('\n') })
  })
}

/** @param {string} text */
const linesOf = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
