// What a room judged of the credibility of items becomes the items' own. Must not overwrite what nobody judged.
import type { Change } from './change.ts'
import { active, LEVELS, type Level, type Rater, type Workbook } from './workbook.ts'

/**
 * The middle of the levels given, low before medium before high; with an even number the one nearer to medium of the two in the middle,
 * medium where these are low and high. Null where none was given.
 */
export function medianLevel(levels: readonly Level[]): Level | null {
  const places = levels.map((level) => LEVELS.indexOf(level)).sort((a, b) => a - b)
  if (places.length === 0) return null
  const [one = 0, other = 0] = [places[Math.floor((places.length - 1) / 2)], places[Math.floor(places.length / 2)]]
  return one === other ? (LEVELS[one] ?? null) : 'medium'
}

/** The changes that give each active item the median of those who take part now; none for an item that nobody judged, or that has it. */
export function credibilityChanges({
  evidence,
  raters,
}: Pick<Workbook, 'evidence'> & { readonly raters: ReadonlyMap<string, Rater> }): Change[] {
  const room = [...raters.values()].filter(({ part, present }) => part !== null && present)
  return active(evidence).flatMap((item): Change[] => {
    const after = medianLevel(room.flatMap(({ part }) => part?.weighed.get(item.id) ?? []))
    if (after === null || after === item.credibility) return []
    return [{ type: 'changed', what: 'evidence', id: item.id, before: { credibility: item.credibility }, after: { credibility: after } }]
  })
}
