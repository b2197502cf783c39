// A table of a Word document whose head row repeats on each page. Its look is that of its style.

import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, TextDirection, WidthType } from 'docx'

/** More characters than this in a row may not fit on one page, so the row may continue on the next. */
const LONG_ROW = 1500

interface Options {
  /** The heads of the columns from this one on are written upwards, in a row of this height. */
  readonly upright?: { readonly from: number; readonly height: number }
  /** The number of characters of each row. */
  readonly lengths?: readonly number[]
}

/** Widths are in twentieths of a point. Cells hold one paragraph or more. */
export function plainTable(
  columnWidths: readonly number[],
  head: readonly Paragraph[],
  rows: readonly (readonly (Paragraph | readonly Paragraph[])[])[],
  style: string,
  { upright, lengths = [] }: Options = {},
): Table {
  const cell = (content: Paragraph | readonly Paragraph[], at: number, turned = false) =>
    new TableCell({
      width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
      ...(turned ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
      children: Array.isArray(content) ? content : [content as Paragraph],
    })
  return new Table({
    style,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths,
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        ...(upright ? { height: { value: upright.height, rule: 'exact' } } : {}),
        children: head.map((one, at) => cell(one, at, upright !== undefined && at >= upright.from)),
      }),
      ...rows.map(
        (row, at) => new TableRow({ cantSplit: (lengths[at] ?? 0) < LONG_ROW, children: row.map((one, column) => cell(one, column)) }),
      ),
    ],
  })
}
