// The quiet line under an item's text and the figures at its end, as strings: a long matrix has a thousand of them.

import type { Handling } from '../../src/ach/analysis/what-if.ts'
import { type Evidence, type Level, type Method, RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import type { EvidenceScore } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { formatDate, weightText } from '../ui/format.ts'
import { escapeHtml } from '../ui/html.ts'

/** The element of a row that rating it may change: its marks, and its figures. */
export const marksId = (evidence: string) => `m-${evidence}`
export const figuresId = (evidence: string) => `d-${evidence}`

const SHORT: Readonly<Record<Level, string>> = { low: 'low', medium: 'med.', high: 'high' }
const level = (value: Level | null) => (value === null ? 'unknown' : SHORT[value])

/** "cred. high, rel. med. ×1.41"; without the weight where items are counted. */
export function weightWords(item: Pick<Evidence, 'credibility' | 'relevance'>, method: Method): string {
  const weight = method === 'count' ? '' : ` ${weightText(item)}`
  return `cred. ${level(item.credibility)}, rel. ${level(item.relevance)}${weight}`
}

/** Source with its letter, place, date, credibility and relevance, cluster. Independent of ratings. */
export function evidenceLine(view: View, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)
  const cluster = item.cluster === null ? undefined : view.clusters.get(item.cluster)
  const letter = source?.reliability
  return [
    source &&
      `<span>${escapeHtml(source.name)}${letter ? ` <abbr class="rel" title="${RELIABILITY_WORDS[letter]}">${letter}</abbr>` : ''}</span>`,
    item.locator && `<span>${escapeHtml(item.locator)}</span>`,
    item.date && `<time datetime="${item.date}">${formatDate(item.date)}</time>`,
    `<span>${weightWords(item, view.method)}</span>`,
    cluster && `<span title="Not independent: ${escapeHtml(cluster.label)}">≈ ${escapeHtml(cluster.id)}</span>`,
  ]
    .filter(Boolean)
    .join('')
}

/** What the ratings make of an item, in words: ◆ linchpin, separates nothing. An element even where it says nothing. */
export function evidenceMarks(evidence: string, score: EvidenceScore | undefined, alike: boolean): string {
  const linchpin = score?.linchpin ? '<span class="mark" title="Leaving this item out changes who leads">◆ linchpin</span>' : ''
  const same = alike ? '<span class="mark alike" title="Rated alike for all hypotheses">separates nothing</span>' : ''
  return `<span id="${marksId(evidence)}">${linchpin}${linchpin && same ? ' ' : ''}${same}</span>`
}

const SUPPOSED: Readonly<Record<Handling, string>> = { without: 'left out', neutral: 'taken as neutral', mirrored: 'mirrored' }

/** What a what-if does with an item. */
export const whatIfMark = (how: Handling | undefined): string =>
  how === undefined ? '' : `<span class="mark supposed">${SUPPOSED[how]} in this what-if</span>`

/** Diagnosticity as a bar from 0 to 2 and a figure. Nothing where scores are hidden or the item does not count. */
export function evidenceFigures(evidence: string, score: EvidenceScore | undefined): string {
  if (!score) return ''
  const share = Math.round(score.diagnosticity * 500) / 10
  const figure = score.comparable
    ? score.diagnosticity.toFixed(2)
    : '<span class="visually-hidden">not yet</span><span aria-hidden="true">–</span>'
  return `<span class="diag" id="${figuresId(evidence)}"><svg aria-hidden="true"><rect/><rect width="${share}%"/></svg><span><span class="visually-hidden">diagnosticity </span>${figure}</span></span>`
}
