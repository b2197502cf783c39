// The matrix as a plain table for other programs: one row per item, blank cells empty, NA as NA, numbers unrounded. Scores and ranks
// are not in it, so that every row means the same; they are in the .xlsx and the .md.

import { escapeFormula } from '../ach/document/formula-guard.ts'
import { weightOf } from '../ach/model/weight.ts'
import { type Evidence, type Hypothesis, ratingAt } from '../ach/model/workbook.ts'
import { raterIn } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'

/** Excel reads a CSV file as UTF-8 only when it begins with this; others skip it. Without it "Қазақстан" comes out as rubbish. */
export const BYTE_ORDER_MARK = '\ufeff'

const COLUMNS = 'id statement kind source cluster locator date credibility relevance weight diagnosticity parked'.split(' ')

/**
 * RFC 4180 with CRLF. Sources and clusters by name. Parked items and hypotheses are included and say so; diagnosticity is empty for
 * parked items. With more than one rater, every item comes once per rater, with the rater's id and name in front.
 * Refused 'unknown' for a rater whom the view does not show.
 */
export function csvOf(view: View, raterIds: readonly string[]): string {
  const hypotheses = [...view.hypotheses.values()]
  const several = raterIds.length > 1
  const head = [...(several ? ['rater', 'rater name'] : []), ...COLUMNS, ...hypotheses.map(heading)]
  const lines = raterIds.flatMap((id) => {
    const rater = raterIn(view, id)
    const spread = new Map(scoresOf(view, id).evidence.map((one) => [one.id, one.diagnosticity]))
    const who = several ? [rater.id, rater.name] : []
    return [...view.evidence.values()].map((item) => {
      const ratings = hypotheses.map((hypothesis) => ratingAt(rater, item.id, hypothesis.id))
      return csvLine([...who, ...itemOf(view, item, spread.get(item.id) ?? null), ...ratings])
    })
  })
  return BYTE_ORDER_MARK + csvLine(head) + lines.join('')
}

const heading = ({ id, label, parked }: Hypothesis) => `${id} ${label}${parked ? ' (parked)' : ''}`

function itemOf(view: View, item: Evidence, diagnosticity: number | null): (string | number | null)[] {
  return [
    item.id,
    item.statement,
    item.kind,
    item.source === null ? null : (view.sources.get(item.source)?.name ?? item.source),
    item.cluster === null ? null : (view.clusters.get(item.cluster)?.label ?? item.cluster),
    item.locator,
    item.date,
    item.credibility,
    item.relevance,
    weightOf(item, view.method),
    diagnosticity,
    item.parked ? 'yes' : 'no',
  ]
}

/** Guarded, and quoted where it holds a comma, a quotation mark or a line break. */
export function csvField(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : escapeFormula(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\r\n`
