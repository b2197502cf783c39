// The results that a document prints: totals, ranks, verdicts and likelihoods, as they are written. They are stored only with a
// matrix that is checked. Pure.
import { checkPrinted } from '../../ach/check/printed-check.ts'
import { changesOf, type Document } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { MOST_PRINTED, type PrintedKind, type PrintedResults, printedValue } from '../../ach/model/printed-results.ts'
import { cleanText, cutText, LIMITS } from '../../ach/model/texts.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { joinPhrases } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type GridRow, gridCell } from '../table/grid.ts'
import { computedColumn, isHypothesisColumn, type Meaning, type PrintedColumnKind } from '../table/grid-columns.ts'
import { printedKindOf } from '../words/row-vocabulary.ts'
import type { GridHypothesis } from './grid-hypotheses.ts'

/** A row of results, with the text under each hypothesis. */
export interface PrintedRow {
  /** row number in the file */
  readonly row: number
  /** the row heading, as written */
  readonly heading: string
  readonly kind: PrintedKind
  /** hypothesis id → text; a blank cell is missing */
  readonly values: Readonly<Record<string, string>>
}
/** A column of results, with the text of each item. */
export interface PrintedColumn {
  readonly heading: string
  readonly kind: PrintedColumnKind
  /** evidence id → text; a blank cell is missing */
  readonly values: Readonly<Record<string, string>>
}
export interface Printed {
  readonly rows: readonly PrintedRow[]
  readonly columns: readonly PrintedColumn[]
}
export const NOTHING_PRINTED: Printed = { rows: [], columns: [] }

/** Reads a row of results; null if it holds none. */
export function printedRow(
  row: GridRow,
  kind: PrintedKind,
  columns: readonly Meaning[],
  hypotheses: ReadonlyMap<number, GridHypothesis>,
): PrintedRow | null {
  const heading = row.cells.find((cell, at) => cell.trim() !== '' && !isHypothesisColumn(columns[at] ?? null))?.trim() ?? ''
  const values = Object.fromEntries(
    [...hypotheses].flatMap(([at, { id }]) => {
      const text = gridCell(row, at).trim()
      return text === '' ? [] : [[id, text]]
    }),
  )
  return heading === '' || Object.keys(values).length === 0 ? null : { row: row.row, heading, kind, values }
}

/** Rows of results above the headings, as in spreadsheets whose scores stay in view. */
export const printedAbove = (
  above: readonly GridRow[],
  columns: readonly Meaning[],
  hypotheses: ReadonlyMap<number, GridHypothesis>,
): PrintedRow[] =>
  above.flatMap((row) => {
    const heading = row.cells.find((cell, at) => cell.trim() !== '' && !isHypothesisColumn(columns[at] ?? null)) ?? ''
    const kind = heading.length < 200 ? printedKindOf(heading) : null
    const read = kind === null && !looksLikeFigures(row, hypotheses) ? null : printedRow(row, kind ?? 'other', columns, hypotheses)
    return read ? [read] : []
  })

const looksLikeFigures = (row: GridRow, hypotheses: ReadonlyMap<number, GridHypothesis>) =>
  hypotheses.size > 0 && [...hypotheses.keys()].every((at) => /^\s*[+\-−]?\d/.test(gridCell(row, at)))

/** Columns of results, such as weights and diagnosticity. `items`: item ids by row number. */
export const printedColumns = (
  titles: readonly string[],
  columns: readonly Meaning[],
  body: readonly GridRow[],
  items: ReadonlyMap<number, string>,
): PrintedColumn[] =>
  titles.flatMap((heading, at) => {
    const kind = columns[at] === null ? computedColumn(heading) : null
    if (kind === null) return []
    const values = Object.fromEntries(
      body.flatMap((row) => {
        const [item, text] = [items.get(row.row), gridCell(row, at).trim()]
        return item === undefined || text === '' ? [] : [[item, text]]
      }),
    )
    return Object.keys(values).length === 0 ? [] : [{ heading, kind, values }]
  })

export const printedDiffers = (printed: readonly string[], heading: string, given: readonly string[]): string =>
  `The table prints ${joinPhrases(printed, 'and', 20)} as “${shortLabel(heading)}”. Its ratings give ${joinPhrases(given, 'and', 20)}.`

/** The number that a result states, such as 3 in “Rejected (3 inconsistencies)”; undefined without one. */
export function printedNumber(text: string): number | undefined {
  const plain = text.trim().replace(/[−–]/g, '-')
  const found = /^[+-]?\d+(?:[.,]\d+)?/.exec(plain)?.[0] ?? /\(\s*([+-]?\d+(?:[.,]\d+)?)/.exec(plain)?.[1]
  return found === undefined ? undefined : Number(found.replace(',', '.'))
}

/** The results as they are stored with a workbook; null if there are none. */
export function printedResults({ rows, columns }: Printed): PrintedResults | null {
  if (rows.length === 0) return null
  const weights = Object.entries(columns.find(({ kind }) => kind === 'weight')?.values ?? {}).flatMap(([id, text]) => {
    const number = printedNumber(text)
    return number === undefined ? [] : [[id, number] as const]
  })
  return {
    rows: rows.slice(0, MOST_PRINTED).map(({ heading, kind, values }) => ({
      heading: cutText(cleanText(heading), LIMITS.short),
      kind,
      values: Object.fromEntries(Object.entries(values).map(([id, text]) => [id, printedValue(cleanText(text), printedNumber(text))])),
    })),
    ...(weights.length > 0 && { weights: Object.fromEntries(weights) }),
  }
}

/** Sentences about printed totals that no common rule gives. Only for the ratings of one rater. */
export function printedDifferences(printed: Printed, document: Document): string[] {
  const [rater] = document.raters
  if (!rater || document.raters.length > 1 || printed.rows.length === 0) return []
  const { changes } = changesOf({ ...document, printed: printedResults(printed) }, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: new Map(), unveiled: true })
  return checkPrinted(view, rater.id).totals.flatMap(({ outcome, row, cells }) =>
    outcome !== 'differs'
      ? []
      : [
          printedDiffers(
            cells.map((cell) => String(cell.printed)),
            row.heading ?? '',
            cells.map((cell) => String(cell.given)),
          ),
        ],
  )
}
