// Prepares the first changes of a new workbook. The person who creates it is always one of its raters.

import type { Person } from '../../access/request-env.ts'
import { type CreateOptions, changeSteps, type Document } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { join } from '../../ach/log/rater-changes.ts'
import { Refused } from '../../ach/model/refused.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import type { Rater } from '../../ach/model/workbook.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import type { Deps } from './deps.ts'

export const keptId = (id: string): string => `The ID ${id} is reserved for your own ratings. Give that rater another ID in the file.`

export interface FirstChanges {
  readonly changes: readonly Change[]
  /** names of people by rater id */
  readonly people: ReadonlyMap<string, string>
}

/** Adds the person as a rater, unless they are one already. */
export function addPerson({ changes, people }: FirstChanges, { id: person, name }: Pick<Person, 'id' | 'name'>): FirstChanges {
  const raters = changes.flatMap((change) => (change.type === 'joined' ? [{ id: change.rater, kind: change.kind }] : []))
  if (isRater(raters, person)) return { changes, people }
  return {
    changes: [...changes, join(person)],
    people: new Map([...people, [person, name ?? FIRST_NAME]]),
  }
}

/** True if the person is one of these raters. Throws `Refused` if the id is used for another one, or if the person would be one too many. */
export function isRater(raters: readonly Pick<Rater, 'id' | 'kind'>[], person: string): boolean {
  const same = raters.find(({ id }) => id.toLowerCase() === person.toLowerCase())
  if (same?.id === person && same.kind === 'person') return true
  if (same) throw new Refused('invalid', keptId(same.id))
  if (raters.length >= LIMITS.raters)
    throw new Refused(
      'limit',
      `The file has ${LIMITS.raters} raters, the most a workbook can have, and you would be one more. Remove one from the file.`,
    )
  return false
}

/** Where a document comes from, and what of it is used. */
export interface DocumentOrigin extends CreateOptions {
  readonly from: string | null
}

/** Creates a workbook from a document, in slices. Returns its id. Throws `Refused` as `isRater` does. */
export async function createFromDocument(
  { workbooks }: Pick<Deps, 'workbooks'>,
  person: Pick<Person, 'id' | 'name'>,
  document: Document,
  { from, ...options }: DocumentOrigin,
): Promise<string> {
  const { changes, people } = addPerson(await runInSlices(changeSteps(document, from, options)), person)
  return workbooks.create(person.id, changes, people)
}
