// Compares two states of a workbook: what was added, taken away, worded, weighed and rated otherwise, and how the scores moved.

import type { Rating } from '../model/rating.ts'
import { weightOf } from '../model/weight.ts'
import { activeItems, ratingAt, type Workbook } from '../model/workbook.ts'
import { type Scores, scoresOf } from '../scoring/score.ts'
import type { View } from '../view/view.ts'

/** The kinds of item that decide the scores. */
export const COMPARED_KINDS = ['hypothesis', 'evidence'] as const
export type ComparedKind = (typeof COMPARED_KINDS)[number]

export interface ComparedItem {
  readonly what: ComparedKind
  readonly id: string
}

export interface ReratedCell {
  readonly evidence: string
  readonly hypothesis: string
  /** null: blank */
  readonly before: Rating | null
  readonly after: Rating | null
}

export interface ScoreMove {
  readonly hypothesis: string
  /** null: not on the list, or nothing of it was rated */
  readonly before: number | null
  readonly after: number | null
}

export interface StateComparison {
  /** active after, but not before */
  readonly added: readonly ComparedItem[]
  /** active before, but not after */
  readonly removed: readonly ComparedItem[]
  /** with another text; only items that are active in both states, here and below */
  readonly reworded: readonly ComparedItem[]
  /** items of evidence with another weight */
  readonly reweighed: readonly string[]
  /** the viewer's own cells, in the order of the later state */
  readonly rerated: readonly ReratedCell[]
  readonly scores: readonly ScoreMove[]
  /** null: the viewer is no rater in that state */
  readonly before: Scores | null
  readonly after: Scores | null
}

/** Both views must be those of one viewer. */
export function compareStates(before: View, after: View): StateComparison {
  const [was, is] = [activeIds(before), activeIds(after)]
  const only = (ids: ReadonlySet<string>, others: ReadonlySet<string>) => [...ids].filter((id) => !others.has(id))
  const compared = (pick: (kind: ComparedKind) => readonly string[]): ComparedItem[] =>
    COMPARED_KINDS.flatMap((what) => pick(what).map((id) => ({ what, id })))
  const both = (kind: ComparedKind) => [...is[kind]].filter((id) => was[kind].has(id))
  const [scoresBefore, scoresAfter] = [ownScores(before), ownScores(after)]
  return {
    added: compared((kind) => only(is[kind], was[kind])),
    removed: compared((kind) => only(was[kind], is[kind])),
    reworded: compared((kind) => both(kind).filter((id) => textOf(before, kind, id) !== textOf(after, kind, id))),
    reweighed: both('evidence').filter((id) => weightIn(before, id) !== weightIn(after, id)),
    rerated: rerated(before, after, [...is.evidence], [...is.hypothesis]),
    scores: [...new Set([...is.hypothesis, ...was.hypothesis])].map((hypothesis) => ({
      hypothesis,
      before: testedScore(scoresBefore, hypothesis),
      after: testedScore(scoresAfter, hypothesis),
    })),
    before: scoresBefore,
    after: scoresAfter,
  }
}

type Items = Pick<Workbook, 'hypotheses' | 'evidence'>

const activeIds = ({ hypotheses, evidence }: Items): Readonly<Record<ComparedKind, ReadonlySet<string>>> => ({
  hypothesis: new Set(activeItems(hypotheses).map(({ id }) => id)),
  evidence: new Set(activeItems(evidence).map(({ id }) => id)),
})

/** The words of an item: a hypothesis has a label too. */
function textOf({ hypotheses, evidence }: Items, what: ComparedKind, id: string): string {
  if (what === 'evidence') return evidence.get(id)?.statement ?? ''
  const item = hypotheses.get(id)
  return `${item?.label}\n${item?.statement}`
}

function weightIn({ evidence, method }: Pick<Workbook, 'evidence' | 'method'>, id: string): number {
  const item = evidence.get(id)
  return item ? weightOf(item, method) : 0
}

function rerated(before: View, after: View, evidence: readonly string[], hypotheses: readonly string[]): ReratedCell[] {
  const rating = ({ me }: View, item: string, hypothesis: string) => (me ? ratingAt(me, item, hypothesis) : null)
  return evidence
    .flatMap((item) =>
      hypotheses.map((hypothesis) => ({
        evidence: item,
        hypothesis,
        before: rating(before, item, hypothesis),
        after: rating(after, item, hypothesis),
      })),
    )
    .filter((cell) => cell.before !== cell.after)
}

const ownScores = (view: View): Scores | null => (view.me ? scoresOf(view, view.me.id) : null)

function testedScore(scores: Scores | null, hypothesis: string): number | null {
  const one = scores && scores.verdict !== 'single' ? scores.hypotheses.find(({ id }) => id === hypothesis) : undefined
  return one && one.rated > 0 ? one.score : null
}
