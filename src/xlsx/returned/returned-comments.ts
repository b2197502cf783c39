// Reads comments on cells of a returned file: one on a rating becomes its note, one on another cell of an item is added to the item’s
// notes. All others are named.
import { formatCount } from '../../ach/model/format-count.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import type { SheetContent } from '../../import/table/spreadsheet.ts'
import { plainText } from '../write/safe-text.ts'
import { type ReadFindings, SheetCells, sameText } from './returned-cells.ts'
import type { ListedKind } from './returned-fields.ts'

/** Sentences about comments. */
export const COMMENT_WARNINGS = {
  gone: (sheet: string, notes: number) =>
    `${countNoun(notes, 'comment with the note of a rating is', 'comments with notes of ratings are')} missing on the ${sheet} sheet. The ${notes === 1 ? 'note is' : 'notes are'} left unchanged.`,
  unread: (text: string) => `The comment “${shortLabel(text)}” belongs to no item and no rating. It is not read.`,
  long: `The notes with this comment would be longer than ${formatCount(LIMITS.text)} characters. It is not read.`,
} as const

export const commentAt = ({ comments }: SheetContent, row: number, column: number): string | undefined => comments?.get(row)?.get(column)

/** True if the comment says this text; Excel writes the author’s name before it. */
export const saysComment = (comment: string, text: string): boolean =>
  sameText(comment, plainText(text)) || sameText(comment.replace(/^[^\n]{1,60}:\n/, ''), plainText(text))

const NOTES: Readonly<Record<ListedKind, string>> = { hypothesis: 'notes', evidence: 'notes', source: 'note', cluster: 'note' }

/** Returns the item with the comments on its row added to its notes, unless they say so already. `skip`: columns of ratings. */
export function withComments<T extends object>(what: ListedKind, item: T, cells: SheetCells, row: number, skip?: ReadonlySet<number>): T {
  const { sheet, findings } = cells
  const comments = sheet.comments?.get(row)
  if (!comments) return item
  markCommented(findings, sheet, row)
  const field = NOTES[what]
  let notes = String((item as Record<string, unknown>)[field] ?? '')
  for (const [column, comment] of comments) {
    if (skip?.has(column) || notes.includes(comment)) continue
    const longer = notes === '' ? comment : `${notes}\n${comment}`
    if (longer.length <= LIMITS.text) notes = longer
    else cells.problem(row, column, COMMENT_WARNINGS.long)
  }
  return notes === '' ? item : { ...item, [field]: notes }
}

function markCommented({ commented }: ReadFindings, { name }: SheetContent, row: number): void {
  commented.set(name, (commented.get(name) ?? new Set()).add(row))
}

/** Names all comments outside the rows of items, except those `written` by an export. */
export function warnOfComments(sheets: readonly SheetContent[], findings: ReadFindings, written: (text: string) => boolean): void {
  for (const sheet of sheets)
    for (const [row, columns] of sheet.comments ?? [])
      for (const [column, text] of columns)
        if (!findings.commented.get(sheet.name)?.has(row) && !written(text))
          new SheetCells(sheet, findings).problem(row, column, COMMENT_WARNINGS.unread(text))
}
