// Prepares the matrix page before any markup: hypotheses, sorted and filtered items, your ratings and the ratings they are compared with.

import type { Handling } from '../../src/ach/analysis/what-if.ts'
import type { Rating } from '../../src/ach/model/rating.ts'
import { activeItems, type Evidence, type Hypothesis, isRowRated, LEVELS, noteAt, ratingAt } from '../../src/ach/model/workbook.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import { orderFor } from '../../src/ach/scoring/rater-order.ts'
import type { CellAt, EvidenceScore, HypothesisScore, Scores } from '../../src/ach/scoring/score.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { type HiddenScores, hiddenScores, type MatrixSettings } from './matrix-settings.ts'

/** The actual workbook behind a what-if. A page that shows a what-if cannot rate. */
export interface WhatIf {
  readonly suppositions: readonly NamedSupposition[]
  readonly real: View
  readonly realScores: Scores
  /** what the what-if does with whole rows; rows left out stay in their place */
  readonly rows: ReadonlyMap<string, Handling>
}

/** What a single cell, head or figure needs. Cheap enough to build for every rating. */
export interface MatrixBase {
  readonly id: string
  readonly view: View
  readonly settings: MatrixSettings
  /** why scores are hidden; null if they are shown */
  readonly hidden: HiddenScores | null
  /** null while scores are hidden, so nothing computed can reach the page */
  readonly scores: Scores | null
  readonly scoreOf: ReadonlyMap<string, HypothesisScore>
  readonly rowScoreOf: ReadonlyMap<string, EvidenceScore>
  /** items rated the same for all hypotheses */
  readonly alike: ReadonlySet<string>
  readonly hypotheses: readonly Hypothesis[]
  /** the rater to compare with; null in a what-if, because its ratings belong to nobody */
  readonly other: RaterView | null
  /** the matrix is small enough for every cell to carry labels */
  readonly small: boolean
  /** null if the page shows the workbook as it is stored */
  readonly whatIf: WhatIf | null
  /** number of the last change of the earlier state that is shown; null for the workbook as it is */
  readonly at: number | null
}

export interface MatrixModel extends MatrixBase {
  readonly parkedHypotheses: number
  /** active items that pass the filter, in the chosen order */
  readonly rows: readonly Evidence[]
  readonly parked: readonly Evidence[]
  /** number of active items, before filtering */
  readonly total: number
  readonly differing: number
}

/** From this number of items on, the page states how many it shows. */
export const LONG_LIST = 50
/** Above this number of cells, rows are laid out only when they come into view, and cells leave out what the table already gives. */
const SMALL_CELLS = 1000

export function matrixBase(
  id: string,
  view: View,
  allScores: Scores | null,
  settings: MatrixSettings,
  { whatIf = null, at = null }: { readonly whatIf?: WhatIf | null; readonly at?: number | null | undefined } = {},
): MatrixBase {
  const hidden = hiddenScores(settings, view)
  const scores = hidden ? null : allScores
  const scoreOf = new Map(scores?.hypotheses.map((one) => [one.id, one]))
  const own = activeItems(view.hypotheses)
  const hypotheses =
    settings.hypotheses === 'rank' && scores
      ? own.toSorted((a, b) => byRank(scoreOf.get(a.id) ?? { rank: null }, scoreOf.get(b.id) ?? { rank: null }))
      : own
  return {
    id,
    view,
    settings,
    hidden,
    scores,
    scoreOf,
    rowScoreOf: new Map(scores?.evidence.map((one) => [one.id, one])),
    alike: new Set(scores?.warnings.flatMap((warning) => (warning.code === 'same-everywhere' ? warning.ids : []))),
    hypotheses,
    other: whatIf || settings.compare === null || settings.compare === view.me?.id ? null : (view.raters.get(settings.compare) ?? null),
    small: hypotheses.length * view.evidence.size <= SMALL_CELLS,
    whatIf,
    at,
  }
}

export function matrixModel(base: MatrixBase): MatrixModel {
  const { view, settings, hypotheses, other } = base
  // Items that a what-if leaves out keep their place.
  const evidence = realView(base).evidence
  const items = activeItems(evidence)
  return {
    ...base,
    parkedHypotheses: view.hypotheses.size - hypotheses.length,
    rows: sortItems(base, items.filter(filterOf(base))),
    parked: [...evidence.values()].filter((item) => item.parked && matches(item, settings.search)),
    total: items.length,
    differing: other
      ? items.reduce((sum, item) => sum + hypotheses.filter((one) => isDifferent(view, other, item.id, one.id)).length, 0)
      : 0,
  }
}

/** True if there is nothing to rate yet. */
export const isEmpty = (view: View): boolean => activeItems(view.hypotheses).length === 0 || view.evidence.size === 0

/** True if cells are nothing but their letters, because there are many of them and nothing more to show. */
export const hasPlainCells = ({ small, settings, other, whatIf }: MatrixBase): boolean =>
  !small && !settings.turned && other === null && whatIf === null

/** True if items can be added and edited on this page. */
export const canEdit = ({ view, whatIf }: MatrixBase): boolean => !view.readOnly && whatIf === null

/** The workbook as it is stored, even on the page of a what-if. */
export const realView = ({ view, whatIf }: MatrixBase): View => whatIf?.real ?? view

/** The query that keeps the what-if or the earlier state of this page, plus `extra` fields. Empty if there is none of them. */
export const keptQuery = ({ whatIf, at }: MatrixBase, extra?: Readonly<Record<string, string>>): string =>
  suppositionQuery(whatIf?.suppositions ?? [], { ...(at !== null && { at: String(at) }), ...extra })

/** True if the user has not rated the item for all hypotheses. Cheaper than to list the blank cells. */
export const hasBlank = ({ me, hypotheses }: View, { id }: Evidence): boolean => !me || !isRowRated(me, id, activeItems(hypotheses))

/** The user's blank cells, in the order of the workbook. */
export function blankCells(view: View): CellAt[] {
  const hypotheses = activeItems(view.hypotheses)
  return activeItems(view.evidence).flatMap((item) =>
    hypotheses.flatMap((one) => (myRating(view, item.id, one.id) === null ? [{ evidence: item.id, hypothesis: one.id }] : [])),
  )
}

export const myRating = (view: View, evidence: string, hypothesis: string): Rating | null =>
  view.me && ratingAt(view.me, evidence, hypothesis)
export const myNote = (view: View, evidence: string, hypothesis: string): string | null => view.me && noteAt(view.me, evidence, hypothesis)

/** True if both raters rated the cell and their ratings differ. */
export function isDifferent(view: View, other: RaterView, evidence: string, hypothesis: string): boolean {
  const mine = myRating(view, evidence, hypothesis)
  const theirs = ratingAt(other, evidence, hypothesis)
  return mine !== null && theirs !== null && mine !== theirs
}

const matches = (item: Evidence, search: string) =>
  search.trim() === '' || `${item.id} ${item.statement} ${item.notes ?? ''}`.toLowerCase().includes(search.trim().toLowerCase())

function filterOf({ view, hypotheses, rowScoreOf, other, settings, hidden }: MatrixBase): (item: Evidence) => boolean {
  const { show, search } = settings
  const passes = (item: Evidence): boolean => {
    if (show === 'unrated') return hypotheses.some((one) => myRating(view, item.id, one.id) === null)
    if (show === 'linchpins') return hidden !== null || rowScoreOf.get(item.id)?.linchpin === true
    if (show === 'differs') return other === null || hypotheses.some((one) => isDifferent(view, other, item.id, one.id))
    return show.startsWith('kind:') ? item.kind === show.slice('kind:'.length) : true
  }
  return (item) => passes(item) && matches(item, search)
}

/** Ties keep the order of the workbook; items without a value come last. */
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
  const compare = (a: number | string | null, b: number | string | null) =>
    a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1
  return rows
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compare(a.key, b.key))
    .map((one) => one.item)
}

/** What the row cards show, in their order: the rater's own on a first pass, else the workbook's. */
export function cardOrder({ evidence, hypotheses, firstPass }: View): {
  readonly items: readonly Evidence[]
  readonly hypotheses: readonly Hypothesis[]
} {
  const order = firstPass?.order ?? null
  return { items: orderFor(activeItems(evidence), order), hypotheses: orderFor(activeItems(hypotheses), order) }
}

/** The first item with a blank cell in the order of the row cards, of those that are given; the first of them if none is blank. */
export function nextCard(view: View, among: ReadonlySet<string>): Evidence | undefined {
  const { items, hypotheses } = cardOrder(view)
  const shown = items.filter(({ id }) => among.has(id))
  return shown.find((item) => filledCount(view, item, hypotheses) < hypotheses.length) ?? shown[0]
}

/** The number of an item's cells that the user has rated. */
export function filledCount(view: View, item: Evidence, hypotheses: readonly Hypothesis[]): number {
  return hypotheses.filter((one) => myRating(view, item.id, one.id) !== null).length
}
