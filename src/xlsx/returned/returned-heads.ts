// Finds the hypothesis of each column of a matrix in a returned file: by the id in the heading, by its name, or by its ratings. A name
// typed over a heading renames the hypothesis; a heading of one’s own above ratings adds one.
import { idSchema, LIMITS } from '../../ach/model/texts.ts'
import { UsedIds } from '../../forms/ids.ts'
import { readRatingWord } from '../../import/notation/rating-words.ts'
import { headingMeaning } from '../../import/words/heading-vocabulary.ts'
import { ID_HEADING, WHY_HEADING } from '../sheets/layout.ts'
import { oneLine } from '../write/safe-text.ts'
import { headingOf, isTyped, type ReturnedTable, type SheetCells, sameText } from './returned-cells.ts'
import { COLUMN_WARNINGS, columnName } from './returned-columns.ts'
import type { ReturnedLists } from './returned-lists.ts'
import { COMPUTED_HEADINGS, MATRIX_PROBLEMS, type RaterRead } from './returned-matrix.ts'

type Hypotheses = ReturnedLists['hypotheses']

export interface MatrixHeads {
  /** column → id of its hypothesis */
  readonly columns: ReadonlyMap<number, string>
  /** the hypotheses with names and additions from the headings */
  readonly hypotheses: Hypotheses
}

interface Count {
  ratings: number
  /** filled cells of items that are no ratings */
  others: number
  formulas: number
}
interface Head extends Readonly<Count> {
  readonly column: number
  /** '' if the heading is empty */
  readonly heading: string
  readonly typed: boolean
}

/** `base`: the hypotheses the file was made with. `was`: the rater’s ratings then. */
export function readHeads(table: ReturnedTable, hypotheses: Hypotheses, base: Hypotheses, was: RaterRead, cells: SheetCells): MatrixHeads {
  const found = new Map<number, string>()
  let now = [...hypotheses]
  const known = new Map(now.map(({ id }) => [id.toLowerCase(), id]))
  const take = (column: number, id: string): boolean => {
    const twice = [...found.values()].includes(id)
    if (twice) cells.problem(table.head, column, MATRIX_PROBLEMS.hypothesisTwice(id))
    else found.set(column, id)
    return !twice
  }
  const rename = (id: string, label: string) => {
    const was = base.find((one) => one.id === id)
    const current = now.find((one) => one.id === id)
    if (!was || !current || label === '' || label.length > LIMITS.label) return
    if ([was.label, current.label].some((one) => showsName(label, one))) return
    if (current.label === was.label) now = now.map((one) => (one.id === id ? { ...one, label } : one))
  }
  const open: Head[] = []
  for (const head of headsOf(table)) {
    const [, first = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(head.heading) ?? []
    const id = known.get(first.replace(/:$/, '').toLowerCase())
    if (id === undefined) open.push(head)
    else if (take(head.column, id) && head.typed) rename(id, plainName(rest))
  }
  const missing = () => now.filter(({ id, parked }) => !parked && ![...found.values()].includes(id))
  for (const head of open) {
    const named = now.find(({ label }) => head.heading !== '' && showsName(plainName(head.heading), label))
    const id = (named ?? missing().find((one) => hasRatings(table, head.column, was, one.id)))?.id
    if (id !== undefined) {
      if (take(head.column, id)) rename(id, plainName(head.heading))
      continue
    }
    // The spare column, or one whose formula is all that it has.
    if (!head.typed && head.ratings + head.others === 0) continue
    const added = head.ratings > 0 && head.others === 0 ? newHypothesis(head, now, missing()) : null
    if (!added && head.ratings === 0 && head.others > 0)
      cells.findings.warnings.push(COLUMN_WARNINGS.own(table.sheet.name, head.heading || columnName(head.column), head.others))
    else if (!added) cells.problem(table.head, head.column, head.heading === '' ? MATRIX_PROBLEMS.noHeading : noHypothesis(head))
    else {
      if (!now.some(({ id }) => id === added.id)) now = [...now, added]
      found.set(head.column, added.id)
    }
  }
  return { columns: new Map([...found].sort(([a], [b]) => a - b)), hypotheses: now }
}

const noHypothesis = ({ heading }: Head): string => MATRIX_PROBLEMS.noHypothesis(heading.replace(/\s+/g, ' ').slice(0, 60))

/** Returns all columns that are not of the item, with a heading or with ratings. */
function headsOf(table: ReturnedTable): Head[] {
  const { sheet, columns } = table
  const cells = sheet.rows.get(table.head)
  const id = columns.get(ID_HEADING)
  const counts = new Map<number, Count>()
  const countOf = (column: number) => {
    const count = counts.get(column) ?? { ratings: 0, others: 0, formulas: 0 }
    counts.set(column, count)
    return count
  }
  for (const column of cells?.keys() ?? []) countOf(column)
  for (const row of table.rows) {
    const all = sheet.rows.get(row)
    // Rows without an id hold figures and remarks.
    const isItem = id !== undefined && isTyped(all?.get(id))
    for (const [column, cell] of all ?? []) {
      if (isTyped(cell) && readRatingWord(String(cell.value))) countOf(column).ratings += 1
      else if (isItem && isTyped(cell)) countOf(column).others += 1
      else if (isItem && cell.formula) countOf(column).formulas += 1
    }
  }
  const hasWhy = [...columns.keys()].some(isWhy)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .flatMap(([column, count]): Head[] => {
      const heading = headingOf(cells?.get(column))
      if (column === id || COMPUTED_HEADINGS.has(heading.toLowerCase()) || isWhy(heading)) return []
      if (!hasWhy && headingMeaning(heading) === 'why') return []
      const filled = count.ratings + count.others
      // A looked-up column whose heading was renamed.
      if (filled === 0 && (heading === '' || count.formulas > 0)) return []
      return [{ column, heading, typed: isTyped(cells?.get(column)), ...count }]
    })
}

const isWhy = (heading: string): boolean => heading === WHY_HEADING || heading.startsWith(`${WHY_HEADING} (`)

const plainName = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** True if a heading shows this name, in full or cut as an export cuts it. */
const showsName = (shown: string, name: string): boolean => {
  if (sameText(shown, oneLine(name, LIMITS.label))) return true
  const cut = /^(.{10,})…$/.exec(shown)?.[1]
  return cut !== undefined && oneLine(name, LIMITS.label).startsWith(cut.trimEnd())
}

/** True if at least half of the ratings in the column are those that the hypothesis had. */
function hasRatings(table: ReturnedTable, column: number, { ratings }: RaterRead, hypothesis: string): boolean {
  const id = table.columns.get(ID_HEADING)
  if (id === undefined) return false
  let [same, filled] = [0, 0]
  for (const row of table.rows) {
    const cells = table.sheet.rows.get(row)
    const rating = readRatingWord(String(cells?.get(column)?.value ?? ''))
    if (!rating) continue
    filled += 1
    const item = String(cells?.get(id)?.value ?? '').trim()
    if (Object.hasOwn(ratings, item) && ratings[item]?.[hypothesis] === rating) same += 1
  }
  return same > 0 && same * 2 >= filled
}

/** A heading such as “H5 Weather” or “Weather” above ratings; without one, the new hypothesis of the sheet Hypotheses. */
function newHypothesis({ heading }: Head, all: Hypotheses, missing: Hypotheses): Hypotheses[number] | null {
  if (heading === '') return missing.length === 1 ? (missing[0] ?? null) : null
  const [, first = '', rest = ''] = /^([A-Za-z]{1,3}\d{1,4})\b[:.]?\s*([\s\S]*)$/.exec(heading) ?? []
  const numbered = first !== '' && idSchema.safeParse(first).success
  const name = plainName(numbered ? rest || first : heading)
  if (name.length > LIMITS.label) return null
  const ids = new UsedIds(
    'hypothesis',
    all.map(({ id }) => id),
  )
  return { id: numbered ? first : ids.next(), label: name, statement: name, notes: null, parked: false }
}
