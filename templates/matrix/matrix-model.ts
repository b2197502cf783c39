// What the matrix page shows, worked out before any markup: columns, rows in order and filtered, my ratings and the other reading.

import type { Handling } from '../../src/ach/analysis/what-if.ts'
import type { Rating } from '../../src/ach/model/rating.ts'
import { activeItems, type Evidence, type Hypothesis, LEVELS, noteAt, ratingAt } from '../../src/ach/model/workbook.ts'
import type { CellAt, EvidenceScore, HypothesisScore, Scores } from '../../src/ach/scoring/score.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import type { MatrixSettings } from './matrix-settings.ts'

/** Beside a view and scores that are supposed: what is so. Nothing can be rated then. */
export interface WhatIf {
  readonly suppositions: readonly NamedSupposition[]
  readonly real: View
  readonly realScores: Scores
  /** how rows are handled as a whole; those left out stay in their place */
  readonly rows: ReadonlyMap<string, Handling>
}

/** What a single cell, head or figure needs; cheap to make for every rating. */
export interface MatrixBase {
  readonly id: string
  readonly view: View
  readonly settings: MatrixSettings
  /** null while they are hidden, so that nothing computed can slip into the page */
  readonly scores: Scores | null
  readonly scoreOf: ReadonlyMap<string, HypothesisScore>
  readonly rowScoreOf: ReadonlyMap<string, EvidenceScore>
  /** items rated alike for all hypotheses */
  readonly alike: ReadonlySet<string>
  readonly hypotheses: readonly Hypothesis[]
  /** the reading that stands beside mine; none beside a what-if, which is nobody's reading */
  readonly other: RaterView | null
  /** small enough for cells to carry their words */
  readonly small: boolean
  /** null where the page shows what is stored */
  readonly whatIf: WhatIf | null
}

export interface MatrixModel extends MatrixBase {
  readonly parkedHypotheses: number
  /** active items that pass the filter, in the order asked for */
  readonly rows: readonly Evidence[]
  readonly parked: readonly Evidence[]
  /** active items, filtered or not */
  readonly total: number
  readonly blanks: readonly CellAt[]
  readonly differing: number
}

/** From here a page says how many of its items it shows. */
export const LONG_LIST = 50
/** Beyond so many cells a page leaves out what the table says anyway. */
const SMALL_CELLS = 4000

export function matrixBase(
  id: string,
  view: View,
  allScores: Scores | null,
  settings: MatrixSettings,
  whatIf: WhatIf | null = null,
): MatrixBase {
  const scores = settings.scoresHidden ? null : allScores
  const scoreOf = new Map(scores?.hypotheses.map((one) => [one.id, one]))
  const own = activeItems(view.hypotheses)
  const hypotheses =
    settings.hypotheses === 'rank' && scores ? own.toSorted((a, b) => (scoreOf.get(a.id)?.rank ?? 0) - (scoreOf.get(b.id)?.rank ?? 0)) : own
  return {
    id,
    view,
    settings,
    scores,
    scoreOf,
    rowScoreOf: new Map(scores?.evidence.map((one) => [one.id, one])),
    alike: new Set(scores?.warnings.flatMap((warning) => (warning.code === 'same-everywhere' ? warning.ids : []))),
    hypotheses,
    other: whatIf || settings.compare === null || settings.compare === view.me?.id ? null : (view.raters.get(settings.compare) ?? null),
    small: hypotheses.length * view.evidence.size <= SMALL_CELLS,
    whatIf,
  }
}

export function matrixModel(base: MatrixBase): MatrixModel {
  const { view, settings, hypotheses, other } = base
  // What a what-if leaves out stays in its place.
  const evidence = realView(base).evidence
  const items = activeItems(evidence)
  return {
    ...base,
    parkedHypotheses: view.hypotheses.size - hypotheses.length,
    rows: sortItems(base, items.filter(filterOf(base))),
    parked: [...evidence.values()].filter((item) => item.parked && matches(item, settings.search)),
    total: items.length,
    blanks: blankCells(view),
    differing: other
      ? items.reduce((sum, item) => sum + hypotheses.filter((one) => isDifferent(view, other, item.id, one.id)).length, 0)
      : 0,
  }
}

/** The workbook as it is stored, also where another one is supposed. */
export const realView = ({ view, whatIf }: MatrixBase): View => whatIf?.real ?? view

/** The end of an address that leads to the same what-if; empty for what is stored and nothing further. */
export const whatIfQuery = ({ whatIf }: MatrixBase, further?: Readonly<Record<string, string>>): string =>
  suppositionQuery(whatIf?.suppositions ?? [], further)

/** My blank cells, in the workbook's order. */
export function blankCells(view: View): CellAt[] {
  const hypotheses = activeItems(view.hypotheses)
  return activeItems(view.evidence).flatMap((item) =>
    hypotheses.flatMap((one) => (myRating(view, item.id, one.id) === null ? [{ evidence: item.id, hypothesis: one.id }] : [])),
  )
}

export const myRating = (view: View, evidence: string, hypothesis: string): Rating | null =>
  view.me && ratingAt(view.me, evidence, hypothesis)
export const myNote = (view: View, evidence: string, hypothesis: string): string | null => view.me && noteAt(view.me, evidence, hypothesis)

/** Two readings differ where both said something and it is not the same. */
export function isDifferent(view: View, other: RaterView, evidence: string, hypothesis: string): boolean {
  const mine = myRating(view, evidence, hypothesis)
  const theirs = ratingAt(other, evidence, hypothesis)
  return mine !== null && theirs !== null && mine !== theirs
}

const matches = (item: Evidence, search: string) =>
  search.trim() === '' || `${item.id} ${item.statement} ${item.notes ?? ''}`.toLowerCase().includes(search.trim().toLowerCase())

function filterOf({ view, hypotheses, rowScoreOf, other, settings }: MatrixBase): (item: Evidence) => boolean {
  const { show, search } = settings
  const shown = (item: Evidence): boolean => {
    if (show === 'unrated') return hypotheses.some((one) => myRating(view, item.id, one.id) === null)
    if (show === 'linchpins') return settings.scoresHidden || rowScoreOf.get(item.id)?.linchpin === true
    if (show === 'differs') return other === null || hypotheses.some((one) => isDifferent(view, other, item.id, one.id))
    return show.startsWith('kind:') ? item.kind === show.slice('kind:'.length) : true
  }
  return (item) => shown(item) && matches(item, search)
}

/** Ties keep the workbook's own order; what is not known comes last. */
function sortItems({ view, rowScoreOf, settings: { sort } }: MatrixBase, rows: readonly Evidence[]): readonly Evidence[] {
  if (sort === 'own') return rows
  const key = (item: Evidence): number | string | null => {
    switch (sort) {
      case 'diagnosticity':
        return -(rowScoreOf.get(item.id)?.diagnosticity ?? 0)
      case 'source':
        return item.source === null ? null : (view.sources.get(item.source)?.name.toLowerCase() ?? null)
      case 'cluster':
        return item.cluster === null ? null : (view.clusters.get(item.cluster)?.label.toLowerCase() ?? null)
      case 'credibility':
        return item.credibility === null ? null : -LEVELS.indexOf(item.credibility)
      case 'kind':
        return item.kind?.toLowerCase() ?? null
      case 'date':
        return item.date
    }
  }
  const before = (a: number | string | null, b: number | string | null) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)
  return rows
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => before(a.key, b.key))
    .map((one) => one.item)
}

/** How many of an item's cells are filled, for the card's steps. */
export function filledCount(view: View, item: Evidence, hypotheses: readonly Hypothesis[]): number {
  return hypotheses.filter((one) => myRating(view, item.id, one.id) !== null).length
}
