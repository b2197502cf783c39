// Takes apart what the rows of a table say in one text: ids and levels in the evidence, and categories in rows of their own. Pure.
import { idSchema } from '../../ach/model/texts.ts'
import { countNoun, joinPhrases } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type Answers, askQuestion, type Question } from '../questions/question.ts'
import { type GridRow, gridCell, rowPlace } from '../table/grid.ts'
import type { FieldColumn, Meaning } from '../table/grid-columns.ts'
import { ROW_REASONS, type RowRead } from '../table/row-roles.ts'
import { labelPartsQuestion } from './label-parts.ts'
import { repeatCells, repeatQuestion } from './repeat-cells.ts'

export interface EvidenceRows {
  readonly rows: readonly GridRow[]
  /** the columns of the table, then those that were found in texts */
  readonly columns: readonly Meaning[]
  readonly titles: readonly string[]
  readonly questions: readonly Question[]
  /** rows that are no evidence, with the reason */
  readonly ignored: readonly { readonly row: GridRow; readonly reason: string }[]
  /** whether ids were read from the texts */
  readonly ids: boolean
}

/** A column that is added to a table: its meaning, heading, and text by row number. */
export interface AddedColumn {
  readonly meaning: FieldColumn
  readonly title: string
  readonly texts: ReadonlyMap<number, string>
}

export function evidenceRows(
  roles: readonly RowRead[],
  columns: readonly Meaning[],
  titles: readonly string[],
  answers: Answers,
): EvidenceRows {
  const category = categoryQuestion(roles, answers)
  const repeat = repeatQuestion(roles, columns, titles, answers)
  const asEvidence = category?.chosen === 'evidence'
  let rows = roles.flatMap(({ row, role }) => (role === 'evidence' || (role === 'category' && asEvidence) ? [row] : []))
  if (repeat?.question.chosen === 'yes') rows = repeatCells(rows, repeat.columns)
  const added: AddedColumn[] = []
  if (category?.chosen === 'kind' || category?.chosen === 'cluster') added.push(categoryColumn(roles, category.chosen))
  const statementAt = columns.indexOf('statement')
  const coded = columns.includes('id') ? null : codedTexts(rows, statementAt)
  if (coded) {
    rows = withTexts(rows, statementAt, coded.texts)
    added.push({ meaning: 'id', title: 'ID', texts: coded.ids })
  }
  const parts = labelPartsQuestion(rows, columns, titles, answers)
  if (parts?.split) {
    rows = withTexts(rows, statementAt, parts.texts)
    added.push(...parts.columns)
  }
  return {
    ...withColumns(rows, columns, titles, added),
    questions: [category, repeat?.question ?? null, parts?.question ?? null].filter((question) => question !== null),
    ids: coded !== null,
    ignored: roles.flatMap(({ row, role }) =>
      role === 'evidence' || (role === 'category' && asEvidence) ? [] : [{ row, reason: ROW_REASONS[role] }],
    ),
  }
}

/** The rows of a table of this program, which never says two things in one text. */
export const ownRows = (roles: readonly RowRead[], columns: readonly Meaning[], titles: readonly string[]): EvidenceRows => ({
  ...{ rows: roles.flatMap(({ role, row }) => (role === 'evidence' ? [row] : [])), columns, titles, questions: [], ids: false },
  ignored: roles.flatMap(({ row, role }) => (role === 'evidence' ? [] : [{ row, reason: ROW_REASONS[role] }])),
})

/** Adds columns; a value in the table wins over one from a text, in the same column. */
function withColumns(rows: readonly GridRow[], columns: readonly Meaning[], titles: readonly string[], added: readonly AddedColumn[]) {
  const own = added.map(({ meaning }) => columns.indexOf(meaning))
  const fresh = added.filter((_, at) => (own[at] ?? -1) < 0)
  const width = columns.length
  return {
    columns: [...columns, ...fresh.map(({ meaning }) => meaning)],
    titles: [...titles, ...fresh.map(({ title }) => title)],
    rows: rows.map((row) => {
      if (added.length === 0) return row
      const cells = Array.from({ length: width }, (_, at) => gridCell(row, at))
      added.forEach(({ texts }, index) => {
        const at = own[index] ?? -1
        if (at >= 0 && cells[at]?.trim() === '') cells[at] = texts.get(row.row) ?? ''
      })
      return { ...row, cells: [...cells, ...fresh.map(({ texts }) => texts.get(row.row) ?? '')] }
    }),
  }
}

const withTexts = (rows: readonly GridRow[], at: number, texts: ReadonlyMap<number, string>): GridRow[] =>
  rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === at ? (texts.get(row.row) ?? cell) : cell)) }))

const CODE = /^\s*([A-Za-z]{1,8}[-.]?\d{1,4}[a-z]?)(?:\s*[:：.)–—-]+\s*|\s*$)/

/** Ids at the beginning of every text, such as “E1: …”; null unless all rows have one. */
function codedTexts(rows: readonly GridRow[], at: number): { texts: ReadonlyMap<number, string>; ids: ReadonlyMap<number, string> } | null {
  const [texts, ids, used] = [new Map<number, string>(), new Map<number, string>(), new Map<string, string>()]
  for (const row of rows) {
    const text = gridCell(row, at)
    const [start = '', id = ''] = CODE.exec(text.slice(0, 60)) ?? []
    const before = used.get(id.toLowerCase())
    if (!idSchema.safeParse(id).success || (before !== undefined && before !== text)) return null
    used.set(id.toLowerCase(), text)
    ids.set(row.row, id)
    texts.set(row.row, text.slice(start.length) || text.trim())
  }
  return used.size > 1 ? { texts, ids } : null
}

const categoryName = ({ row }: RowRead) => (row.cells.find((cell) => cell.trim() !== '') ?? '').trim().replace(/\s*[:：]$/, '')

function categoryQuestion(roles: readonly RowRead[], answers: Answers): Question | null {
  const found = roles.filter(({ role }) => role === 'category')
  if (found.length === 0) return null
  const names = joinPhrases(found.map((one) => `“${shortLabel(categoryName(one))}”`))
  return askQuestion(
    {
      id: 'categories',
      sentence: `${countNoun(found.length, 'row holds', 'rows hold')} nothing but a text: ${names}. What is it to the rows below?`,
      options: [
        { value: 'kind', words: 'their kind' },
        { value: 'cluster', words: 'their cluster: items from one origin' },
        { value: 'evidence', words: 'nothing: it is an item of evidence that is not rated' },
        { value: 'out', words: 'leave it out' },
      ],
      usual: 'kind',
      places: found.map(({ row }) => rowPlace(row)),
    },
    answers,
  )
}

function categoryColumn(roles: readonly RowRead[], meaning: 'kind' | 'cluster'): AddedColumn {
  const texts = new Map<number, string>()
  let name = ''
  for (const one of roles) {
    if (one.role === 'category') name = categoryName(one)
    else if (one.role === 'evidence' && name !== '') texts.set(one.row.row, name)
  }
  return { meaning, title: meaning, texts }
}
