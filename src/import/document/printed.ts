// The results that a document prints: totals, ranks, verdicts and likelihoods, as they are written. They are never imported; they can be compared
// with what the ratings give. Pure.
import { changesOf, type Document } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { contradiction } from '../../ach/model/rating.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { viewFor } from '../../ach/view/view.ts'
import { joinPhrases } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type GridRow, gridCell } from '../table/grid.ts'
import { computedColumn, isHypothesisColumn, type Meaning, type PrintedColumnKind } from '../table/grid-columns.ts'
import { type PrintedKind, printedKindOf } from '../words/row-vocabulary.ts'
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

/** Words of a total that counts what contradicts; of one with weights; and of one that counts items. */
const COUNTS =
  /inconsist|incoh|incoer|widerspr|inkonsist|niezgod|sprzecz|несоглас|противореч|супереч|矛盾|不一致|불일치|모순|contradic|against/i
const WEIGHTED = /weight|gewicht|pond[eé]r|ważon|взвеш|зваж|ağırlık|加权|加權|重み|가중/i
const NUMBERS = /count|number|items|inconsistencies|anzahl|nombre|número|numero|liczba|число|количество|кількість|sayı|数|數|개수|số/i

/** Sentences about printed totals that no reading of “total” gives: the number of items against, or the score with or without weights. */
export function printedDifferences({ rows }: Printed, document: Document): string[] {
  const [rater] = document.raters
  const compared = rows.filter(
    ({ kind, values }) =>
      (kind === 'total' || kind === 'verdict') && Object.values(values).some((text) => printedNumber(text) !== undefined),
  )
  if (!rater || document.raters.length > 1 || compared.length === 0) return []
  const view = viewFor(applyChanges(NO_WORKBOOK, changesOf(document, null).changes), { rater: null, names: new Map(), unveiled: true })
  const scores = new Map(scoresOf(view, rater.id).hypotheses.map((score) => [score.id, score]))
  const against = (id: string) => Object.values(rater.ratings).filter((row) => contradiction(row[id]) > 0).length
  return compared.flatMap(({ heading, values }) => {
    const ids = Object.keys(values).filter((id) => printedNumber(values[id] ?? '') !== undefined)
    const printed = ids.map((id) => printedNumber(values[id] ?? '') ?? 0)
    const measures = [against, (id: string) => scores.get(id)?.count ?? 0, (id: string) => scores.get(id)?.weighted ?? 0]
    const near = (a: number, b: number) => Math.abs(Math.abs(a) - b) < 0.05
    const fits = measures.some((measure) => ids.every((id, at) => near(printed[at] ?? 0, measure(id))))
    // A total with weights that are not in the table, or by another formula, says nothing about the ratings.
    const said = `${heading} ${Object.values(values).join(' ')}`
    if (fits || !printed.every(Number.isInteger) || !COUNTS.test(said) || WEIGHTED.test(said)) return []
    const measure = NUMBERS.test(said) ? against : (id: string) => scores.get(id)?.count ?? 0
    return [
      printedDiffers(
        printed.map(String),
        heading,
        ids.map((id) => String(measure(id))),
      ),
    ]
  })
}
