// The annex of a report: every item with its ratings, its source, and the reasons and notes on it.

import { admiraltyCode } from '../../ach/model/grade.ts'
import type { Steps } from '../../ach/model/steps.ts'
import { weightOf } from '../../ach/model/weight.ts'
import { activeItems, type Evidence, ratingAt } from '../../ach/model/workbook.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { formatDate, itemName } from '../../ach/words/phrases.ts'
import type { Annex, AnnexRow, Block } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** Items between two pauses for other requests. */
export const ROWS_IN_STEP = 100

/** Empty without items, active or parked. In steps of some items each. */
export function* annexSection({ view, rater, scores, matrix }: ReportInputs): Steps<Block[]> {
  const figures = new Map(scores.evidence.map((one) => [one.id, one]))
  const rows: AnnexRow[] = []
  for (const item of activeItems(view.evidence)) {
    if (rows.length % ROWS_IN_STEP === ROWS_IN_STEP - 1) yield
    const score = figures.get(item.id)
    rows.push({
      id: item.id,
      linchpin: score?.linchpin ?? false,
      statement: item.statement,
      facts: annexFacts(view, item),
      links: annexLinks(view, item),
      reason: rater.rationales.get(item.id) ?? null,
      notes: item.notes,
      weight: weightOf(item, view.method).toFixed(2),
      figure: score?.comparable ? score.diagnosticity.toFixed(2) : '–',
      ratings: matrix.hypotheses.map((id) => ratingAt(rater, item.id, id)),
      cellNotes: notesOf(view, rater, item.id, matrix.hypotheses),
    })
  }
  const annex: Annex = {
    hypotheses: matrix.hypotheses.map((id) => itemName(view, id)),
    rows,
    parked: parkedItems(view),
    figure: 'diagnosticity',
    result: changedResult(scores),
  }
  return rows.length + annex.parked.length === 0 ? [] : [{ kind: 'matrix', annex }]
}

const notesOf = (view: View, rater: RaterView, evidence: string, hypotheses: readonly string[]) =>
  hypotheses.flatMap((id) => {
    const note = rater.notes.get(evidence)?.get(id)
    return note === undefined ? [] : [{ hypothesis: itemName(view, id), note }]
  })

/** Kind, source with its reliability, place in the source, date, credibility, relevance and cluster, in one line. */
export function annexFacts(view: View, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)
  const cluster = item.cluster === null ? undefined : view.clusters.get(item.cluster)
  const code = admiraltyCode(source, item)
  return [
    item.kind,
    source && `${source.name}${code ? ` (${code})` : ''}${item.locator ? `, ${item.locator}` : ''}`,
    item.date && formatDate(item.date),
    `credibility ${item.credibility ?? 'unknown'}${item.grade && !source ? ` (${item.grade})` : ''}`,
    `relevance ${item.relevance ?? 'unknown'}`,
    cluster && `cluster: ${cluster.label}`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** The link of an item and that of its source. */
export const annexLinks = (view: View, { url, source }: Evidence): string[] => [
  ...new Set([url, (source !== null && view.sources.get(source)?.url) || null].filter((one) => one !== null)),
]

export const parkedItems = (view: View): string[] =>
  [...view.evidence.values()]
    .filter((one) => one.parked)
    .map((one) => `${one.id} ${one.statement} (${[annexFacts(view, one), ...annexLinks(view, one)].join('; ')})`)
