// Turns the participants' judgements of credibility into the credibility of the items. Items that no one judged are unchanged.

import type { Change } from '../log/change.ts'
import { GRADE_LEVELS } from '../model/grade.ts'
import { activeItems, LEVELS, type Level, type Participation, type Rater, type Workbook } from '../model/workbook.ts'

/** The answers to the question of an item's credibility. `unknown` is an answer too: the participant cannot say. */
export const CREDIBILITY_CHOICES = [...LEVELS, 'unknown'] as const
export type CredibilityChoice = (typeof CREDIBILITY_CHOICES)[number]

/** The labels of the answers. */
export const CREDIBILITY_CHOICE_WORDS: Readonly<Record<CredibilityChoice, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  unknown: 'cannot say',
}

/** A participant's answer for the item; null if there is none. */
export const credibilityChoice = (part: Pick<Participation, 'weighed' | 'unsure'> | null, evidence: string): CredibilityChoice | null =>
  part === null ? null : (part.weighed.get(evidence) ?? (part.unsure.has(evidence) ? 'unknown' : null))

/** The changes that set a participant's answer for the item; empty if it is set already. `after` null removes the answer. */
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
 * The median of the levels, in the order low, medium, high. For an even number, the one of the two middle levels that is nearer to medium;
 * medium if these are low and high. Null for an empty list.
 */
export function medianLevel(levels: readonly Level[]): Level | null {
  const places = levels.map((level) => LEVELS.indexOf(level)).sort((a, b) => a - b)
  if (places.length === 0) return null
  const [one = 0, other = 0] = [places[Math.floor((places.length - 1) / 2)], places[Math.floor(places.length / 2)]]
  return one === other ? (LEVELS[one] ?? null) : 'medium'
}

/**
 * The changes that give each active item the median of the present participants' judgements. No change for an item that no one judged or
 * that already has that level. “Cannot say” does not count.
 */
export function credibilityChanges({
  evidence,
  raters,
}: Pick<Workbook, 'evidence'> & { readonly raters: ReadonlyMap<string, Rater> }): Change[] {
  const room = [...raters.values()].filter(({ participation: part, present }) => part !== null && present)
  return activeItems(evidence).flatMap((item): Change[] => {
    const after = medianLevel(room.flatMap(({ participation: part }) => part?.weighed.get(item.id) ?? []))
    if (after === null || after === item.credibility) return []
    const dropped = item.grade !== null && GRADE_LEVELS[item.grade] !== after
    return [
      {
        ...{ type: 'changed', what: 'evidence', id: item.id },
        before: { credibility: item.credibility, ...(dropped && { grade: item.grade }) },
        after: { credibility: after, ...(dropped && { grade: null }) },
      },
    ]
  })
}
