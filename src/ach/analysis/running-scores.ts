// Keeps the scores of one rater up to date change by change, for the ranking history. Sums v by weight as whole numbers, so rounding errors do
// not accumulate over thousands of changes. Must stay in step with apply-change.ts; a test compares them.

import type { Change, ChangeOf } from '../log/change.ts'
import { insertAt } from '../log/workbook-draft.ts'
import { itemKeyOf } from '../log/workbook-lists.ts'
import { contradiction, isCounted, type Rating } from '../model/rating.ts'
import { weightOf } from '../model/weight.ts'
import type { Level, Method } from '../model/workbook.ts'

interface Item {
  parked: boolean
  credibility: Level | null
  relevance: Level | null
  readonly cells: Map<string, Rating>
}

export class RunningScores {
  /** Whether anything that can affect a score, or whether every cell is rated, has changed. The caller resets it. */
  moved = false
  private readonly rater: string
  private method: Method = 'count'
  private readonly items = new Map<string, Item>()
  /** hypothesis id → parked, in the workbook's order */
  private hypotheses = new Map<string, boolean>()
  /** items whose addition was undone, by kind and id */
  private readonly withdrawn = new Map<string, { readonly at: number; readonly value: unknown }>()
  /** hypothesis id → number of cells rated CC to II in active items */
  private readonly rated = new Map<string, number>()
  /** hypothesis id → number of cells with a rating or NA in active items */
  private readonly filled = new Map<string, number>()
  /** hypothesis id → weight of credibility and relevance → Σ v over active items */
  private readonly sums = new Map<string, Map<number, number>>()

  constructor(rater: string) {
    this.rater = rater
  }

  /** Applies the next change of the log. */
  apply(change: Change): void {
    switch (change.type) {
      case 'created':
        this.method = change.fields.method
        return
      case 'settings':
        if (change.after.method === undefined) return
        this.method = change.after.method
        this.moved = true
        return
      case 'added':
        if (change.what === 'hypothesis') this.park(change.id, false)
        else if (change.what === 'evidence') {
          const { credibility, relevance } = change.fields
          this.items.set(change.id, { parked: false, credibility, relevance, cells: new Map() })
        }
        return
      case 'changed':
        if (change.what === 'evidence') this.change(change.id, change.after)
        return
      case 'parked':
      case 'restored': {
        const parked = change.type === 'parked'
        if (change.what === 'hypothesis') this.park(change.id, parked)
        else if (change.what === 'evidence') this.change(change.id, { parked })
        return
      }
      case 'listed':
        if (change.what === 'hypothesis') this.list(this.hypotheses, change)
        else if (change.what === 'evidence') this.list(this.items, change)
        return
      case 'ordered':
        if (change.what === 'hypothesis') this.order(change.after)
        return
      case 'rated':
        if (change.rater === this.rater) this.rate(change.evidence, change.hypothesis, change.after)
    }
  }

  /** Returns the ranking score of each active hypothesis, in the workbook's order; it is compared if it has a cell rated CC to II. */
  scores(): { readonly id: string; readonly score: number; readonly compared: boolean }[] {
    const counted = this.method === 'count'
    return [...this.hypotheses].flatMap(([id, parked]) => {
      if (parked) return []
      let score = 0
      for (const [weight, sum] of this.sums.get(id) ?? []) score += counted ? sum : weight * sum
      return [{ id, score, compared: (this.rated.get(id) ?? 0) > 0 }]
    })
  }

  /** Whether every cell has a rating or NA; false without cells. */
  complete(): boolean {
    let items = 0
    for (const { parked } of this.items.values()) if (!parked) items += 1
    const active = [...this.hypotheses].filter(([, parked]) => !parked)
    return items > 0 && active.length > 0 && active.every(([id]) => this.filled.get(id) === items)
  }

  private park(id: string, parked: boolean): void {
    this.hypotheses.set(id, parked)
    this.moved = true
  }

  /** The change is allowed only for items that nobody has rated. */
  private list<V>(listed: Map<string, V>, { what, id, after }: ChangeOf<'listed'>): void {
    const key = itemKeyOf(what, id)
    const back = this.withdrawn.get(key)
    const value = listed.get(id)
    if (after && back) insertAt(listed, back.at, id, back.value as V)
    else if (!after && value !== undefined) {
      this.withdrawn.set(key, { at: [...listed.keys()].indexOf(id), value })
      listed.delete(id)
    }
    this.moved = true
  }

  /** Hypotheses missing from `ids` follow in their previous order, as in apply-change.ts. */
  private order(ids: readonly string[]): void {
    const before = this.hypotheses
    this.hypotheses = new Map(ids.flatMap((id): [string, boolean][] => (before.has(id) ? [[id, before.get(id) ?? false]] : [])))
    for (const [id, parked] of before) if (!this.hypotheses.has(id)) this.hypotheses.set(id, parked)
  }

  private change(id: string, after: { parked?: boolean; credibility?: Level | null; relevance?: Level | null }): void {
    const item = this.items.get(id)
    if (!item) return
    for (const [hypothesis, rating] of item.cells) this.count(item, hypothesis, rating, -1)
    if (after.parked !== undefined) {
      item.parked = after.parked
      this.moved = true
    }
    if (after.credibility !== undefined) item.credibility = after.credibility
    if (after.relevance !== undefined) item.relevance = after.relevance
    for (const [hypothesis, rating] of item.cells) this.count(item, hypothesis, rating, 1)
  }

  private rate(id: string, hypothesis: string, rating: Rating | null): void {
    const item = this.items.get(id)
    if (!item) return
    this.count(item, hypothesis, item.cells.get(hypothesis) ?? null, -1)
    if (rating === null) item.cells.delete(hypothesis)
    else item.cells.set(hypothesis, rating)
    this.count(item, hypothesis, rating, 1)
  }

  private count(item: Item, hypothesis: string, rating: Rating | null, sign: 1 | -1): void {
    if (item.parked || rating === null) return
    this.filled.set(hypothesis, (this.filled.get(hypothesis) ?? 0) + sign)
    // NA changes no score, but may complete the matrix
    this.moved = true
    if (!isCounted(rating)) return
    this.rated.set(hypothesis, (this.rated.get(hypothesis) ?? 0) + sign)
    const v = contradiction(rating)
    if (v === 0) return
    const sums = this.sums.get(hypothesis) ?? new Map<number, number>()
    this.sums.set(hypothesis, sums)
    const weight = weightOf(item, 'weighted')
    sums.set(weight, (sums.get(weight) ?? 0) + sign * v)
  }
}
