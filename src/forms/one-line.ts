// Reads an item that was typed as a single line in the matrix. Pure.
import type { ItemList } from '../paths.ts'
import { firstWords } from './find-or-add.ts'
import type { Typed } from './typed-fields.ts'

/** The values with the field `line` as the text of the item, and as the label of a hypothesis. Unchanged without such a field. */
export function withLine(list: ItemList, { line, ...values }: Typed): Typed {
  if (line === undefined) return values
  return { statement: line, ...(list === 'hypotheses' && { label: firstWords(line) }), ...values }
}
