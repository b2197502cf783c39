// What a room judged of the credibility of items becomes the items' own. Must not overwrite what nobody judged.
import type { Change } from '../log/change.ts'
import { activeItems, LEVELS, type Level, type Participation, type Rater, type Workbook } from '../model/workbook.ts'

/** What somebody may say of an item's credibility. `unknown` is an answer: they looked, and cannot say. */
export const CREDIBILITY_CHOICES = [...LEVELS, 'unknown'] as const
export type CredibilityChoice = (typeof CREDIBILITY_CHOICES)[number]

/** How a judgement is called where it is asked for. */
export const CREDIBILITY_CHOICE_WORDS: Readonly<Record<CredibilityChoice, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  unknown: 'cannot say',
}

/** What this person said of the item; null where they gave no answer. */
export const credibilityChoice = (part: Pick<Participation, 'weighed' | 'unsure'> | null, evidence: string): CredibilityChoice | null =>
  part === null ? null : (part.weighed.get(evidence) ?? (part.unsure.has(evidence) ? 'unknown' : null))

/** The changes after which this person says that of the item; none where they do already. Null takes the answer back. */
export function credibilityChoiceChanges(
  { id, participation }: Pick<Rater, 'id' | 'participation'>,
  evidence: string,
  after: CredibilityChoice | null,
): Change[] {
  const [was, level] = [participation?.weighed.get(evidence) ?? null, after === 'unknown' ? null : after]
  const [wasUnsure, unsure] = [participation?.unsure.has(evidence) ?? false, after === 'unknown']
  return [
    ...(was === level ? [] : [{ type: 'weighed', rater: id, evidence, before: was, after: level } as const]),
    ...(wasUnsure === unsure ? [] : [{ type: 'unsure', rater: id, evidence, before: wasUnsure, after: unsure } as const]),
  ]
}

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

/**
 * The changes that give each active item the median of those who take part now; none for an item that nobody judged, or that has it. Who
 * cannot say counts as nobody.
 */
export function credibilityChanges({
  evidence,
  raters,
}: Pick<Workbook, 'evidence'> & { readonly raters: ReadonlyMap<string, Rater> }): Change[] {
  const room = [...raters.values()].filter(({ participation: part, present }) => part !== null && present)
  return activeItems(evidence).flatMap((item): Change[] => {
    const after = medianLevel(room.flatMap(({ participation: part }) => part?.weighed.get(item.id) ?? []))
    if (after === null || after === item.credibility) return []
    return [{ type: 'changed', what: 'evidence', id: item.id, before: { credibility: item.credibility }, after: { credibility: after } }]
  })
}
