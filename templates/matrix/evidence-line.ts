// Renders the details and figures of an evidence row: source, date, weight, marks, diagnosticity. They are strings because a long matrix
// has a thousand rows.

import type { Handling } from '../../src/ach/analysis/what-if.ts'
import { admiraltyCode, admiraltyWords } from '../../src/ach/model/grade.ts'
import type { Evidence, Level, Method } from '../../src/ach/model/workbook.ts'
import type { EvidenceScore } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { changedResult, type Standing } from '../../src/ach/words/analysis-words.ts'
import { HANDLING_WORDS } from '../../src/forms/what-if-subjects.ts'
import { formatDate, weightText } from '../ui/format.ts'
import { escapeHtml } from '../ui/html.ts'
import { passageHref } from '../ui/passage-link.tsx'
import { webLinkHtml } from '../ui/web-link.tsx'

/** Ids of the two elements of a row that a rating can change: its marks and its figures. */
export const marksId = (evidence: string) => `m-${evidence}`
export const figuresId = (evidence: string) => `d-${evidence}`

const level = (value: Level | null) => value ?? 'unknown'

/** "credibility high, relevance medium, weight ×1.41"; without the weight if the method is unweighted. */
export function weightWords(item: Pick<Evidence, 'credibility' | 'relevance'>, method: Method): string {
  return `credibility ${level(item.credibility)}, relevance ${level(item.relevance)}${method === 'count' ? '' : `, weight ${weightText(item)}`}`
}

/**
 * Source with its reliability, place, link (else that of the source), date, credibility, relevance and cluster; without the weight while a
 * first pass hides it. `id` of the workbook, for the link to the passage that the item quotes.
 */
export function evidenceLine(view: View, item: Evidence, id: string): string {
  const passage = passageHref({ id, view, evidence: item.id })
  const source = item.source === null ? undefined : view.sources.get(item.source)
  const cluster = item.cluster === null ? undefined : view.clusters.get(item.cluster)
  const code = admiraltyCode(source, item)
  const box = code === '' ? '' : `<abbr class="rel" title="${admiraltyWords(source, item)}">${code}</abbr>`
  const url = item.url ?? source?.url
  return [
    (source || box) && `<span>${source ? escapeHtml(source.name) : ''}${source && box ? ' ' : ''}${box}</span>`,
    passage === null
      ? item.locator && `<span>${escapeHtml(item.locator)}</span>`
      : `<a href="${passage}">${escapeHtml(item.locator ?? 'passage')}</a>`,
    url && webLinkHtml(url),
    item.date && `<time datetime="${item.date}">${formatDate(item.date)}</time>`,
    !view.firstPass?.scoresHidden && `<span>${weightWords(item, view.method)}</span>`,
    cluster && `<span title="${escapeHtml(cluster.label)}">cluster ${escapeHtml(cluster.id)}</span>`,
  ]
    .filter(Boolean)
    .join('')
}

/** Marks that follow from the ratings: "◆ linchpin", "not diagnostic". The element exists even if there is no mark, so it can be replaced. */
export function evidenceMarks(evidence: string, score: EvidenceScore | undefined, alike: boolean, standing: Standing): string {
  const linchpin = score?.linchpin
    ? `<span class="mark" title="Leaving this item out changes ${changedResult(standing)}">◆ linchpin</span>`
    : ''
  const same = alike ? '<span class="mark alike" title="Rated the same for all hypotheses">not diagnostic</span>' : ''
  return `<span id="${marksId(evidence)}">${linchpin}${linchpin && same ? ' ' : ''}${same}</span>`
}

/** What the what-if does with an item; empty if it leaves the item as it is. */
export const whatIfMark = (how: Handling | undefined): string =>
  how === undefined ? '' : `<span class="mark supposed">${HANDLING_WORDS[how]} in this what-if</span>`

/** Diagnosticity as a bar from 0 to 2 and a figure. Empty if scores are hidden or the item does not count. */
export function evidenceFigures(evidence: string, score: EvidenceScore | undefined): string {
  if (!score) return ''
  const share = Math.round(score.diagnosticity * 500) / 10
  if (!score.comparable)
    return `<span class="diag" id="${figuresId(evidence)}"><span class="visually-hidden">diagnosticity not known yet</span></span>`
  const figure = score.diagnosticity.toFixed(2)
  return `<span class="diag" id="${figuresId(evidence)}"><svg aria-hidden="true"><rect width="${share}%"/></svg><span><span class="visually-hidden">diagnosticity </span>${figure}</span></span>`
}
