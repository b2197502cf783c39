// Reads title and question of a returned file from above a matrix and from About.
import type { Document } from '../../ach/document/document.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { shortLabel } from '../../forms/ids.ts'
import type { SheetContent } from '../../import/table/spreadsheet.ts'
import { matrixHeading, RATED_BY, TITLE_SHOWN } from '../sheets/layout.ts'
import { QUESTION_SHOWN } from '../sheets/matrix.ts'
import { oneLine } from '../write/safe-text.ts'
import { isTyped, type ReadFindings, type ReturnedTable, SheetCells, sameText } from './returned-cells.ts'

type Settings = Pick<Document, 'title' | 'question' | 'background'>

/** Problems of title and question. */
export const SETTINGS_PROBLEMS = {
  other: (field: keyof Settings, read: string) => `The ${field} was changed in two ways. “${shortLabel(read)}” is read instead.`,
  long: (field: keyof Settings) => `The ${field} is too long. It is left unchanged.`,
} as const

const MOST: Readonly<Record<keyof Settings, number>> = { title: LIMITS.title, question: LIMITS.text, background: LIMITS.text }

/** `base`: the document the file was made with. */
export function returnedSettings(
  base: Document,
  matrices: readonly { readonly sheet: SheetContent; readonly table: ReturnedTable; readonly name: string }[],
  about: SheetContent | undefined,
  findings: ReadFindings,
): Settings {
  const read: Partial<Record<keyof Settings, string>> = {}
  const take = (field: keyof Settings, text: string, sheet: SheetContent, row: number, column: number) => {
    const cells = new SheetCells(sheet, findings)
    if (text.length > MOST[field]) cells.problem(row, column, SETTINGS_PROBLEMS.long(field))
    else if (read[field] === undefined) read[field] = text
    else if (!sameText(read[field] ?? '', text)) cells.problem(row, column, SETTINGS_PROBLEMS.other(field, read[field] ?? ''))
  }
  for (const { sheet, table, name } of matrices) {
    const at = titlePlace(base, sheet, table)
    if (!at) continue
    const [title, question] = [textAt(sheet, at.row, at.column), textAt(sheet, at.row + 1, at.column)]
    const plain = titleIn(title, name)
    if (plain !== '' && !sameText(plain, oneLine(base.title, TITLE_SHOWN)) && !sameText(title, matrixHeading(base.title, name)))
      take('title', plain, sheet, at.row, at.column)
    if (question !== '' && at.row + 1 < table.head && !showsQuestion(question, base.question))
      take('question', question, sheet, at.row + 1, at.column)
  }
  if (about) readAbout(base, about, take)
  return { title: base.title, question: base.question, background: base.background, ...read }
}

/** The text before the rater's name. */
function titleIn(text: string, name: string): string {
  const at = text.lastIndexOf(RATED_BY)
  if (at >= 0) return text.slice(0, at).trim()
  return name === '' ? text : text.replace(new RegExp(`:?\\s*${escapePattern(name)}$`), '').trim()
}
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The cell with “rated by”; without it, the first one if the question is below it. */
function titlePlace(base: Document, sheet: SheetContent, { head }: ReturnedTable): { row: number; column: number } | null {
  for (const [row, cells] of sheet.rows) {
    if (row >= head) break
    for (const [column, { value, formula }] of cells)
      if (!formula && typeof value === 'string' && value.includes(RATED_BY)) return { row, column }
  }
  return showsQuestion(textAt(sheet, 2, 1), base.question) ? { row: 1, column: 1 } : null
}

/** A sentence about a damaged workbook may precede the question. */
function showsQuestion(text: string, question: string): boolean {
  const shown = oneLine(question, QUESTION_SHOWN)
  if (sameText(text, shown) || text.endsWith(` ${shown}`)) return true
  return text.endsWith('…') && text.includes(shown.slice(0, 40))
}

const textAt = (sheet: SheetContent, row: number, column: number): string => {
  const cell = sheet.rows.get(row)?.get(column)
  return isTyped(cell) ? String(cell?.value).trim() : ''
}

type Take = (field: keyof Settings, text: string, sheet: SheetContent, row: number, column: number) => void

/** About has the title in A1, and below it in column B the marking, the question and the background. */
function readAbout({ title, question, background, marking }: Document, about: SheetContent, take: Take): void {
  const now = textAt(about, 1, 1)
  if (now !== '' && !sameText(now, title)) take('title', now, about, 1, 1)
  const texts: { row: number; text: string }[] = []
  for (const row of about.rows.keys()) {
    if (row > 1 && textAt(about, row, 1) !== '') break
    const text = textAt(about, row, 2)
    if (text !== '') texts.push({ row, text })
  }
  const isText = (text: string, was: string | null) => was !== null && sameText(text, was)
  const open = texts.filter(({ text }) => ![question, background, marking].some((was) => isText(text, was)))
  const lost = (['question', 'background'] as const).filter((field) => {
    const was = { question, background }[field]
    return was !== null && was !== '' && !texts.some(({ text }) => isText(text, was))
  })
  // With one text changed it is plain which one; with more, the matrix says it.
  const [changed, field] = [open[0], lost[0]]
  if (open.length === 1 && lost.length === 1 && changed && field) take(field, changed.text, about, changed.row, 2)
}
