// The data of a report before any markup: sections made of blocks of text and figures. The page, the .md file and the Word file
// render the same blocks.

import type { ReportPart } from '../ach/model/checks.ts'
import { type Rating, ratingWords } from '../ach/model/rating.ts'
import type { Scores } from '../ach/scoring/score.ts'
import type { Phrase } from '../ach/words/phrases.ts'
import { scaleLegend } from '../ach/words/scale-words.ts'

/** One or more sentences; pieces with ids become links on a page. */
export type Phrases = readonly Phrase[]

export interface ReportTable {
  /** accessible name of the table */
  readonly label: string
  readonly head: readonly { readonly text: string; readonly num?: boolean }[]
  /** the first cell of a row is its heading */
  readonly rows: readonly (readonly Phrases[])[]
}

/** An item that counts against a hypothesis. */
export interface ContraryItem {
  readonly evidence: string
  readonly rating: Rating
  readonly statement: string
  /** what it adds to the score, formatted: "+2.00" */
  readonly adds: string
  /** leaving the item out would change the result */
  readonly linchpin: boolean
}

/** One hypothesis with the evidence against it, the heaviest first. */
export interface HypothesisCase {
  readonly id: string
  readonly name: string
  /** "score 2.00, 1st of 4", "score 1, tied for 1st", "not tested"; without a place where nothing can be said to lead */
  readonly standing: string
  readonly statement: string
  readonly against: readonly ContraryItem[]
  /** how many items are not listed, or why there are none; empty where the list is complete */
  readonly rest: string
}

/** One item of the annex. */
export interface AnnexRow {
  readonly id: string
  readonly linchpin: boolean
  readonly statement: string
  /** source, place in it, date, credibility, relevance … in one line */
  readonly facts: string
  /** addresses of web pages */
  readonly links: readonly string[]
  readonly reason: string | null
  readonly notes: string | null
  readonly weight: string
  /** formatted; `Annex.figure` says which figure it is */
  readonly figure: string
  /** one entry per hypothesis; null is blank */
  readonly ratings: readonly (Rating | null)[]
  /** notes on single cells, by the name of the hypothesis */
  readonly cellNotes: readonly { readonly hypothesis: string; readonly note: string }[]
}
export interface Annex {
  readonly hypotheses: readonly string[]
  readonly rows: readonly AnnexRow[]
  /** the figure in each row: diagnosticity for one rater, mean agreement (0 to 1) for a group */
  readonly figure: 'diagnosticity' | 'agreement'
  /** what the loss of a linchpin changes, as `changedResult` returns it */
  readonly result: string
  /** parked items, each in one line */
  readonly parked: readonly string[]
}

export type Block =
  | { readonly kind: 'lead'; readonly words: Phrases }
  | { readonly kind: 'words'; readonly words: Phrases }
  | { readonly kind: 'small'; readonly words: Phrases }
  | { readonly kind: 'list'; readonly items: readonly Phrases[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'scores'; readonly scores: Scores }
  | { readonly kind: 'hypotheses'; readonly hypotheses: readonly HypothesisCase[]; readonly result: string }
  | { readonly kind: 'matrix'; readonly annex: Annex }

export interface Section {
  /** `case-1` and so on: what the rooms of a course have with one question */
  readonly part: ReportPart | 'annex' | `case-${number}`
  readonly heading: string
  readonly blocks: readonly Block[]
  /** the analysts' comment on the section; null where there is none, and for the annex */
  readonly own: { readonly text: string; readonly version: number } | null
  /** why there is nothing to show; such a section is only named in the contents. Null for the others */
  readonly nothing: string | null
}

export interface Report {
  readonly title: string
  readonly question: string
  readonly background: string | null
  /** null: none */
  readonly marking: string | null
  /** who rated, the date and the marking: for one line below the title */
  readonly byline: readonly string[]
  /** ids of the hypotheses of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  /** those with nothing to show included */
  readonly sections: readonly Section[]
}

/** The sections that no one comments on. On paper, their tables need a page turned on its side. */
export const isWidePart = (part: Section['part']): part is Exclude<Section['part'], ReportPart> =>
  part === 'annex' || part.startsWith('case-')

/** Introduces the analysts' comment on a section. */
export const ANALYST_COMMENT = 'Analyst’s comment.'
/** The key to ◆ in the annex. */
export const linchpinKey = ({ result }: { readonly result: string }): string =>
  `◆ marks a linchpin: leaving out this item would change ${result}${result === 'the leader' ? ', or cause a tie for the lead' : ''}.`
/** The key to the letters in the annex. */
export const ratingLegend = (): string => `${scaleLegend()}; a blank cell is ${ratingWords(null)}.`
/** Said of parked items. */
export const PARKED_NOTE = 'Kept in the workbook, but not counted in any score.'

export const wordsBlock = (...parts: readonly Phrase[]): Block => ({ kind: 'words', words: parts })
/** Text of the size of a footnote. */
export const smallBlock = (...parts: readonly Phrase[]): Block => ({ kind: 'small', words: parts })
export const listBlocks = (items: readonly Phrases[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [])
