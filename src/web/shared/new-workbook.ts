// Prepares the first changes of a new workbook. The person who creates it is always one of its raters.

import type { Person } from '../../access/request-env.ts'
import type { Change } from '../../ach/log/change.ts'
import { join } from '../../ach/log/rater-changes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { LIMITS } from '../../ach/model/texts.ts'

export const keptId = (id: string): string => `The ID ${id} is reserved for your own ratings. Give that rater another ID in the file.`

export interface FirstChanges {
  readonly changes: readonly Change[]
  /** names of people by rater id */
  readonly people: ReadonlyMap<string, string>
}

export const FIRST_NAME = 'Analyst'

/** Adds the person as a rater, unless they are one already. */
export function addPerson({ changes, people }: FirstChanges, { id: person, name }: Pick<Person, 'id' | 'name'>): FirstChanges {
  const same = changes.find((change) => change.type === 'joined' && change.rater.toLowerCase() === person.toLowerCase())
  if (same?.type === 'joined') {
    if (same.rater === person && same.kind === 'person') return { changes, people }
    throw new Refused('invalid', keptId(same.rater))
  }
  if (changes.filter(({ type }) => type === 'joined').length >= LIMITS.raters)
    throw new Refused(
      'limit',
      `The file has ${LIMITS.raters} raters, the most a workbook can have, and you would be one more. Remove one from the file.`,
    )
  return {
    changes: [...changes, join(person)],
    people: new Map([...people, [person, name ?? FIRST_NAME]]),
  }
}
