// Ids and names of new participants: a fresh id, and a name that no one else in the room has.

import { cleanName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isSameName, nameTaken } from '../../ach/model/same-name.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { raterIdFrom } from '../../live/people.ts'
import { newId } from '../../new-id.ts'

/** A new rater id for a participant. */
export const newParticipant = (): string => raterIdFrom(newId())

/** True if someone in the room other than `but` has this name. Ignores case and other spellings that look the same. */
export function isNameTaken({ raters }: Workbook, names: ReadonlyMap<string, string>, name: string, but: string | null = null): boolean {
  for (const { id, participation, present } of raters.values())
    if (id !== but && participation && present && isSameName(names.get(id) ?? '', name)) return true
  return false
}

/** Returns the cleaned name. Throws `Refused` with field `name` if it is empty or taken by someone other than `but`. */
export function uniqueParticipantName(
  workbook: Workbook,
  names: ReadonlyMap<string, string>,
  typed: string,
  but: string | null = null,
): string {
  const name = cleanName(typed)
  if (name === '') throw new Refused('invalid', 'Enter a name.', 'name')
  if (isNameTaken(workbook, names, name, but)) throw new Refused('conflict', nameTaken(name), 'name')
  return name
}
