// Who comes into a room: an id that nobody has, and a name that nobody else there has.

import { cleanName, foldName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { raterIdFrom } from '../../live/people.ts'
import { newId } from '../../new-id.ts'

export const nameTaken = (name: string): string => `There is a ${name} here already. Choose another name.`

/** An id for the rater of somebody who comes in. */
export const newParticipant = (): string => raterIdFrom(newId())

/** True where somebody in the room has this name already, other than `but`. */
export function isNameTaken({ raters }: Workbook, names: ReadonlyMap<string, string>, name: string, but: string | null = null): boolean {
  for (const { id, participation, present } of raters.values())
    if (id !== but && participation && present && foldName(names.get(id) ?? '') === foldName(name)) return true
  return false
}

/** The name as it is kept. Refused with the field `name` where it is empty or somebody else in the room has it. */
export function uniqueParticipantName(
  workbook: Workbook,
  names: ReadonlyMap<string, string>,
  typed: string,
  but: string | null = null,
): string {
  const name = cleanName(typed)
  if (name === '') throw new Refused('invalid', 'Write a name.', 'name')
  if (isNameTaken(workbook, names, name, but)) throw new Refused('conflict', nameTaken(name), 'name')
  return name
}
