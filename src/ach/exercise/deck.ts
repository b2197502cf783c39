// In which order somebody gets the evidence of an exercise, and how one knows that there is something else to rate. Must not depend on when
// it is asked, nor on what was parked meanwhile.
import { seedOf } from '../analysis/seeded-random.ts'
import { activeItems, type Workbook } from '../model/workbook.ts'

/**
 * As it stands, or in an order of the rater's own: always the same for the same rater, and items keep their order among each other when
 * one is parked or added. Two raters with different ids mostly get different orders. Not for secrets.
 */
export function deckFor<T extends { readonly id: string }>(evidence: readonly T[], raterId: string, shuffled: boolean): T[] {
  if (!shuffled) return [...evidence]
  const places = new Map(evidence.map(({ id }) => [id, seedOf(`${raterId} ${id}`)]))
  const place = (id: string, at: 0 | 1) => places.get(id)?.[at] ?? 0
  return [...evidence].sort((a, b) => place(a.id, 0) - place(b.id, 0) || place(a.id, 1) - place(b.id, 1))
}

type Asked = Pick<Workbook, 'hypotheses' | 'evidence'>
/** Many phones ask about the same lists. */
const known = new WeakMap<Asked['evidence'], { readonly hypotheses: Asked['hypotheses']; readonly mark: string }>()

/**
 * A mark of what there is to rate: another where an item or a hypothesis in use comes, goes, moves or is worded otherwise, the same whatever
 * people answer. 13 letters and digits that say nothing of the content; not for secrets.
 */
export function deckFingerprint({ hypotheses, evidence }: Asked): string {
  const before = known.get(evidence)
  if (before?.hypotheses === hypotheses) return before.mark
  const said = [
    activeItems(hypotheses).map(({ id, label, statement }) => [id, label, statement]),
    activeItems(evidence).map(({ id, statement }) => [id, statement]),
  ]
  const [one, other] = seedOf(JSON.stringify(said))
  const mark = (one.toString(36).padStart(7, '0') + other.toString(36)).slice(0, 13).padEnd(13, '0')
  known.set(evidence, { hypotheses, mark })
  return mark
}
