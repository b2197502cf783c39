// Reads the fields of one item from its row in a returned file, with the same parsers as the program's forms.
import { dateProblem, readDate } from '../../ach/model/dates.ts'
import { agreeGrade } from '../../ach/model/grade.ts'
import { dateSchema } from '../../ach/model/texts.ts'
import type { EvidenceFields } from '../../ach/model/workbook.ts'
import { shortLabel } from '../../forms/ids.ts'
import { readFields } from '../../forms/typed-fields.ts'
import { readGrade, readLevel } from '../../forms/values.ts'
import { serialDate } from '../../import/table/grid.ts'
import { type SheetCells, sameText } from './returned-cells.ts'

/** Problems of a field that cannot be read. A sentence about what stays is appended. */
export const UNREADABLE_FIELD = {
  level: (field: string, typed: string) => `“${shortLabel(typed)}” is not a ${field}. Use low, medium, high or unknown.`,
  grade: (typed: string) => `“${shortLabel(typed)}” is not a grade of the Admiralty code. Use 1 to 6.`,
  reliability: (typed: string) => `“${shortLabel(typed)}” is not a reliability. Use a letter from A to F.`,
  date: dateProblem,
  link: (field: string, typed: string) => `There is no ${field} “${shortLabel(typed)}” on the Sources sheet.`,
} as const

type Field = string | null
type Fields = Readonly<Record<string, Field>>
export type ListedKind = 'hypothesis' | 'evidence' | 'source' | 'cluster'

/** One row of a list, to be compared with `was`, the item the file was made with; undefined for a new row. */
export interface ReturnedRow {
  readonly what: ListedKind
  readonly cells: SheetCells
  readonly row: number
  /** field → column; fields without a column keep their value */
  readonly columns: ReadonlyMap<string, number>
  readonly was: Fields | undefined
  readonly id: string
  /** dates stored as numbers count from 1904 */
  readonly from1904: boolean
  /** Returns the id of a source or cluster by id or name; undefined if there is none. */
  readonly linked: (field: 'source' | 'cluster', text: string) => string | undefined
}

/** Returns the item's current fields. Reports a row that cannot be read as a new item and returns null. */
export function fieldsOf({ what, cells, row, columns, was, id, from1904, linked }: ReturnedRow): Fields | null {
  const readFromRow: Record<string, Field> = {}
  for (const [field, column] of columns) {
    const before = was?.[field] ?? null
    const stays = was ? `${id} is left unchanged.` : 'It is left blank.'
    const typed = cells.typed(row, column, stays)
    if (typed === undefined) {
      readFromRow[field] = before
      continue
    }
    const read = readField(field, typed, before, { from1904, linked })
    if (read.message !== undefined) cells.problem(row, column, `${read.message} ${stays}`)
    readFromRow[field] = read.value
  }
  const all: Record<string, Field> = { ...was, ...readFromRow }
  if (what === 'hypothesis') {
    all.statement ??= all.label ?? null
    all.label ??= firstLine(all.statement ?? '') || null
  }
  const read = readFields(what, Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value ?? undefined])))
  if (read.ok) {
    const kept = restoreField(read.fields as Fields, all, was)
    if (what !== 'evidence') return kept
    return agreeGrade(kept as unknown as EvidenceFields, (was ?? null) as unknown as EvidenceFields | null) as unknown as Fields
  }
  for (const { field, message } of read.problems) {
    cells.problem(row, columns.get(field) ?? null, `${message} ${was ? `${id} is left unchanged.` : 'The row is left out.'}`)
    if (was) all[field] = was[field] ?? null
  }
  return was ? all : null
}

/** Restores the original text if only the spreadsheet program changed it. */
function restoreField(fields: Fields, typed: Fields, was: Fields | undefined): Fields {
  const kept: Record<string, Field> = { ...fields }
  for (const [field, before] of Object.entries(was ?? {})) {
    if (!(field in kept)) continue
    if (typed[field] === before || sameText(kept[field] ?? '', before ?? '')) kept[field] = before
  }
  return kept
}

interface Read {
  readonly value: Field
  readonly message?: string
}

function readField(field: string, typed: string, before: Field, { from1904, linked }: Pick<ReturnedRow, 'from1904' | 'linked'>): Read {
  const no = (message: string): Read => ({ value: before, message })
  if (field === 'credibility' || field === 'relevance') {
    const level = readLevel(typed)
    return level === undefined ? no(UNREADABLE_FIELD.level(field, typed)) : { value: level }
  }
  if (field === 'grade' && typed !== '') {
    const grade = readGrade(typed)
    return grade === undefined ? no(UNREADABLE_FIELD.grade(typed)) : { value: grade }
  }
  if (field === 'reliability' && typed !== '')
    return /^[a-f]$/i.test(typed) ? { value: typed.toUpperCase() } : no(UNREADABLE_FIELD.reliability(typed))
  if (field === 'date' && typed !== '') {
    if (typed === before || dateSchema.safeParse(typed).success) return { value: typed }
    const date = (/^\d{5}(\.\d+)?$/.test(typed) ? serialDate(Number(typed), from1904) : undefined) ?? readDate(typed)
    return date === undefined ? no(UNREADABLE_FIELD.date(typed)) : { value: date }
  }
  if ((field === 'source' || field === 'cluster') && typed !== '') {
    const id = linked(field, typed)
    return id === undefined ? no(UNREADABLE_FIELD.link(field, typed)) : { value: id }
  }
  return { value: typed === '' ? null : typed }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 60).trim()
