// Exports the matrix as CSV for other programs: one row per item, blank cells empty, NA as NA, numbers unrounded. Scores and ranks are
// left out, so that every row means the same; the .xlsx and the .md have them.

import { escapeFormula } from '../ach/document/formula-guard.ts'
import { finishSteps, type Steps } from '../ach/model/steps.ts'
import { weightOf } from '../ach/model/weight.ts'
import { type Evidence, type EvidenceFields, type Hypothesis, ratingAt } from '../ach/model/workbook.ts'
import { raterIn } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'

/** Excel reads a CSV file as UTF-8 only if it begins with this mark; other programs skip it. Without it Excel garbles "Қазақстан". */
export const BYTE_ORDER_MARK = '\ufeff'

/** Rows between two pauses for other requests. */
const ROWS_IN_STEP = 100

type Value = string | number | null
/** The value of each column of an item, by the heading of the column; null for a field that is not exported. */
const FIELD_VALUES: Readonly<Record<keyof EvidenceFields, ((item: Evidence, view: View) => Value) | null>> = {
  statement: ({ statement }) => statement,
  kind: ({ kind }) => kind,
  source: ({ source }, view) => (source === null ? null : (view.sources.get(source)?.name ?? source)),
  cluster: ({ cluster }, view) => (cluster === null ? null : (view.clusters.get(cluster)?.label ?? cluster)),
  locator: ({ locator }) => locator,
  url: ({ url }) => url,
  date: ({ date }) => date,
  credibility: ({ credibility }) => credibility,
  grade: ({ grade }) => grade,
  relevance: ({ relevance }) => relevance,
  // written for the analyst, not for other programs
  notes: null,
}
const FIELDS = Object.entries(FIELD_VALUES).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
const COLUMNS = ['id', ...FIELDS.map(({ name }) => name), 'weight', 'diagnosticity', 'parked']

/**
 * RFC 4180 with CRLF. Sources and clusters are given by name. Parked items and hypotheses are included and marked; diagnosticity is empty
 * for parked items. With more than one rater, each item has a row per rater, which begins with the rater's id and name.
 * Throws Refused 'unknown' for a rater that the view does not show.
 */
export const csvOf = (view: View, raterIds: readonly string[]): string => finishSteps(csvSteps(view, raterIds))

/** `csvOf` in steps of some items each. */
export function* csvSteps(view: View, raterIds: readonly string[]): Steps<string> {
  const hypotheses = [...view.hypotheses.values()]
  const several = raterIds.length > 1
  const head = [...(several ? ['rater', 'rater name'] : []), ...COLUMNS, ...hypotheses.map(heading)]
  const lines: string[] = []
  for (const id of raterIds) {
    const rater = raterIn(view, id)
    const spread = new Map(scoresOf(view, id).evidence.map((one) => [one.id, one.diagnosticity]))
    const raterCells = several ? [rater.id, rater.name] : []
    for (const item of view.evidence.values()) {
      const ratings = hypotheses.map((hypothesis) => ratingAt(rater, item.id, hypothesis.id))
      if (lines.length % ROWS_IN_STEP === 0) yield
      lines.push(csvLine([...raterCells, ...itemOf(view, item, spread.get(item.id) ?? null), ...ratings]))
    }
  }
  return BYTE_ORDER_MARK + csvLine(head) + lines.join('')
}

const heading = ({ id, label, parked }: Hypothesis) => `${id} ${label}${parked ? ' (parked)' : ''}`

const itemOf = (view: View, item: Evidence, diagnosticity: number | null): Value[] => [
  item.id,
  ...FIELDS.map(({ value }) => value(item, view)),
  weightOf(item, view.method),
  diagnosticity,
  item.parked ? 'yes' : 'no',
]

/**
 * Escapes formulas, and quotes a value that contains a comma, a quotation mark or a line break. Semicolons and tabs are quoted too, because
 * LibreOffice separates by all three at once.
 */
export function csvField(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : escapeFormula(value ?? '')
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\r\n`
