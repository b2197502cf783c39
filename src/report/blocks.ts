// What a report is made of, before any markup: parts, and in them blocks of words and figures. Page and .md are drawn from the same
// blocks, so that both say the same.

import type { ReportPart } from '../ach/model/checks.ts'
import type { Rating } from '../ach/model/rating.ts'
import type { Scores } from '../ach/scoring/score.ts'
import type { Phrase } from '../ach/words/phrases.ts'

/** A sentence or more; pieces with ids are links where there is something to link to. */
export type Phrases = readonly Phrase[]

export interface ReportTable {
  /** what it shows, for those who do not see it */
  readonly label: string
  readonly head: readonly { readonly text: string; readonly num?: boolean }[]
  /** the first cell of a row is its head */
  readonly rows: readonly (readonly Phrases[])[]
}

/** An item that counts against a hypothesis. */
export interface ContraryItem {
  readonly evidence: string
  readonly rating: Rating
  readonly statement: string
  /** what it adds to the score in force, as it is shown */
  readonly adds: string
}

/** One hypothesis with what speaks against it, the heaviest first. */
export interface HypothesisCase {
  readonly id: string
  readonly name: string
  /** "1."; empty where there is no order */
  readonly place: string
  /** the score in force as it is shown */
  readonly score: string
  readonly statement: string
  readonly against: readonly ContraryItem[]
  /** what the list leaves out, or why there is none; empty where it is whole */
  readonly rest: string
}

/** One item of the annex. */
export interface AnnexRow {
  readonly id: string
  readonly linchpin: boolean
  readonly statement: string
  /** source, place, date, credibility, relevance … in one line */
  readonly facts: string
  readonly reason: string | null
  readonly notes: string | null
  readonly weight: string
  /** what the annex says by `formatScore` */
  readonly figure: string
  /** one entry per hypothesis; null is blank */
  readonly ratings: readonly (Rating | null)[]
  /** notes on single cells: whose, and what */
  readonly cellNotes: readonly { readonly hypothesis: string; readonly note: string }[]
}
export interface Annex {
  readonly hypotheses: readonly string[]
  readonly rows: readonly AnnexRow[]
  /** what stands beside the weight of an item: how far it tells hypotheses apart, or how far a group agrees on it */
  readonly figure: 'diagnosticity' | 'agreement'
  /** still in the workbook, out of every score */
  readonly parked: readonly string[]
}

export type Block =
  | { readonly kind: 'lead'; readonly words: Phrases }
  | { readonly kind: 'words'; readonly words: Phrases }
  | { readonly kind: 'list'; readonly items: readonly Phrases[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'scores'; readonly scores: Scores }
  | { readonly kind: 'hypotheses'; readonly hypotheses: readonly HypothesisCase[] }
  | { readonly kind: 'matrix'; readonly annex: Annex }

export interface Section {
  readonly part: ReportPart | 'annex'
  readonly heading: string
  readonly blocks: readonly Block[]
  /** words of the people themselves; null where there are none, and for the annex */
  readonly own: { readonly text: string; readonly version: number } | null
}

export interface Report {
  readonly title: string
  readonly question: string
  readonly background: string | null
  /** who rated, how, and how much of it: short, for one line */
  readonly facts: readonly string[]
  /** ids of those of rank 1, in the workbook's order */
  readonly leaders: readonly string[]
  readonly sections: readonly Section[]
}

export const wordsBlock = (...parts: readonly Phrase[]): Block => ({ kind: 'words', words: parts })
export const listBlocks = (items: readonly Phrases[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [])
