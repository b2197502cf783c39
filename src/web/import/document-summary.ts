// Summarises a document in a few lines for the import preview.
import type { Document } from '../../ach/document/document.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import { countNoun } from '../../ach/words/phrases.ts'

export interface DocumentSummary {
  readonly title: string
  readonly question: string
  readonly method: 'count' | 'weighted'
  /** lines of counts, such as "4 hypotheses" */
  readonly counts: readonly string[]
  readonly raters: readonly { readonly name: string; readonly words: string }[]
}

/** `me`: the person who would create the workbook. */
export function summarizeDocument(document: Document, me: string): DocumentSummary {
  const count = (items: readonly { parked?: boolean }[], one: string, many: string) => {
    const parked = items.filter((item) => item.parked).length
    return `${countNoun(items.length, one, many)}${parked > 0 ? `, ${parked} of them parked` : ''}`
  }
  const raters = document.raters.map((rater) => {
    const cells = Object.values(rater.ratings).reduce((sum, row) => sum + Object.keys(row).length, 0)
    const rated = cells === 0 ? 'nothing rated' : `${countNoun(cells, 'cell')} rated`
    if (rater.kind === 'person') return { name: rater.name, words: rater.id === me ? `${rated} (you)` : rated }
    return { name: rater.name, words: `${rated}; reference ratings, ${rater.shown ? 'shown' : 'hidden until you show them'}` }
  })
  if (!document.raters.some(({ id }) => id === me)) raters.push({ name: FIRST_NAME, words: 'nothing rated yet (you)' })
  return {
    title: document.title,
    question: document.question,
    method: document.method,
    counts: [
      count(document.hypotheses, 'hypothesis', 'hypotheses'),
      count(document.evidence, 'item of evidence', 'items of evidence'),
      count(document.sources, 'source', 'sources'),
      count(document.clusters, 'cluster', 'clusters'),
      ...(document.assumptions.length > 0 ? [count(document.assumptions, 'key assumption', 'key assumptions')] : []),
      ...(document.expectations.length > 0 ? [count(document.expectations, 'indicator', 'indicators')] : []),
      ...(document.milestones.length > 0 ? [count(document.milestones, 'milestone', 'milestones')] : []),
      ...(Object.keys(document.report).length > 0 ? ['text for the report'] : []),
    ],
    raters,
  }
}
