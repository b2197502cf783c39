// A name for somebody in a room: one that nobody else there has.
import { Refused } from '../ach/refused.ts'
import type { Workbook } from '../ach/workbook.ts'
import { folded } from '../import/ids.ts'
import { nameText } from '../import/sheet-rater.ts'

/** The name as it is kept. Refused with the field `name` where it is empty or somebody else in the room has it. */
export function freeName({ raters }: Workbook, names: ReadonlyMap<string, string>, typed: string, but: string | null = null): string {
  const name = nameText(typed)
  if (name === '') throw new Refused('invalid', 'Write a name.', 'name')
  for (const { id, part, present } of raters.values())
    if (id !== but && part && present && folded(names.get(id) ?? '') === folded(name))
      throw new Refused('conflict', `There is a ${name} here already. Choose another name.`, 'name')
  return name
}
