// Which items and sources the room's lead depends on: leaves out one at a time and scores the room's ratings again.
import { groupScores } from '../group/group-score.ts'
import { type GroupTable, tableOfGroup } from '../group/group-table.ts'
import { untestedInGroup } from '../group/group-verdict.ts'
import type { Untested } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { ratersInRound } from './wall-figures.ts'

/** Another lead, if this item or source is left out. */
export interface Dependence {
  /** id of the item or the source */
  readonly id: string
  /** ids in the workbook's order; empty if too little is then rated */
  readonly leaders: readonly string[]
  readonly untested: readonly Untested[]
}

export interface LeadDependence {
  readonly leaders: readonly string[]
  readonly untested: readonly Untested[]
  /** items and sources without which others lead, at most six of each; heaviest items first, ties in the workbook's order */
  readonly items: readonly Dependence[]
  readonly sources: readonly Dependence[]
}
/** Listed at most. */
const MOST = 6

/** Null if no hypothesis leads in the room, or all do. A source counts only if it has more than one item: otherwise its item says the same. */
export function leadDependence(view: View): LeadDependence | null {
  const table = tableOfGroup(view, ratersInRound(view))
  const whole = leadIn(view, table)
  if (whole.leaders.length === 0 || whole.leaders.length === table.hypotheses.length) return null
  const without = (id: string, isLeftOut: (item: string) => boolean): Dependence[] => {
    const rest = leadIn(view, { ...table, rows: table.rows.filter((row) => !isLeftOut(row.id)) })
    return rest.leaders.join() === whole.leaders.join() ? [] : [{ id, ...rest }]
  }
  const rows = table.rows.toSorted((a, b) => b.weight - a.weight)
  const itemsOf = (source: string) => table.rows.filter(({ id }) => view.evidence.get(id)?.source === source)
  return {
    ...whole,
    items: rows.flatMap(({ id }) => without(id, (item) => item === id)).slice(0, MOST),
    sources: [...view.sources.keys()]
      .filter((source) => itemsOf(source).length > 1)
      .flatMap((source) => without(source, (item) => view.evidence.get(item)?.source === source))
      .slice(0, MOST),
  }
}

function leadIn(view: View, table: GroupTable) {
  const scores = groupScores(table, view.method)
  return { leaders: scores.leaders, untested: untestedInGroup(table, scores) }
}
