// Reads what was typed into a matrix of a returned file other than ratings: texts and levels over the looked-up cells, and new items in empty
// rows. Figures typed over formulas are named, because they are always calculated.
import type { EvidenceFields } from '../../ach/model/workbook.ts'
import { UsedIds } from '../../forms/ids.ts'
import { readRatingWord } from '../../import/notation/rating-words.ts'
import { EVIDENCE_HEADINGS } from '../sheets/evidence.ts'
import { ID_HEADING } from '../sheets/layout.ts'
import { isFigureLabel } from '../sheets/matrix.ts'
import { isTyped, type ReturnedTable, type SheetCells, sameText } from './returned-cells.ts'
import { withComments } from './returned-comments.ts'
import { fieldsOf } from './returned-fields.ts'
import { itemLinks, LIST_PROBLEMS, type ReturnedLists, readUse, shownFields } from './returned-lists.ts'
import { FIGURE, ROW_PROBLEMS } from './returned-texts-above.ts'

type Evidence = ReturnedLists['evidence']
type Item = Evidence[number]

/** Heading → field of the cells that look something up on Evidence. */
const LOOKED_UP = Object.fromEntries(
  (['statement', 'kind', 'credibility', 'relevance', 'use'] as const).map((field) => [EVIDENCE_HEADINGS[field], field]),
)
const CALCULATED = ['Weight', 'Diagnosticity']

export interface MatrixRows {
  readonly evidence: Evidence
  /** row → id of its item, for items that are not written in column A */
  readonly added: ReadonlyMap<number, string>
}

export interface MatrixContext {
  readonly lists: ReturnedLists
  /** the items the file was made with */
  readonly base: Evidence
  readonly from1904: boolean
  /** the name of the sheet Evidence in the file */
  readonly evidenceSheet: string
}

/** `rated`: columns of ratings. */
export function readRows(table: ReturnedTable, rated: ReadonlySet<number>, cells: SheetCells, context: MatrixContext): MatrixRows {
  const { lists, base, from1904, evidenceSheet } = context
  const cellAt = (row: number, column: number) => table.sheet.rows.get(row)?.get(column)
  const now = new Map(lists.evidence.map((item) => [item.id.toLowerCase(), item]))
  const before = new Map(base.map((item) => [item.id.toLowerCase(), item]))
  const ids = new UsedIds('evidence', [...lists.evidence.map(({ id }) => id), ...writtenIds(table)])
  const added = new Map<number, string>()
  const links = itemLinks(lists)
  const fields = new Map(
    Object.entries(LOOKED_UP).flatMap(([heading, field]) => (table.columns.has(heading) ? [[field, table.columns.get(heading) ?? 0]] : [])),
  )
  const calculated = CALCULATED.flatMap((heading) => table.columns.get(heading) ?? [])
  const computes = table.rows.some((row) => calculated.some((column) => cellAt(row, column)?.formula)) ? calculated : []
  const idColumn = table.columns.get(ID_HEADING)
  const seen = new Set<string>()

  for (const row of table.rows) {
    const typedId = idColumn === undefined || !isTyped(cellAt(row, idColumn)) ? '' : String(cellAt(row, idColumn)?.value).trim()
    const item = now.get(typedId.toLowerCase())
    const typed = new Map([...fields].filter(([, column]) => isTyped(cellAt(row, column))))
    if (item ? !seen.has(item.id) : isNewItem(row)) {
      const current = item ?? newItem(row, typedId, typed)
      if (!current) continue
      seen.add(current.id)
      const read = withComments('evidence', item ? typedOver(row, item, typed) : current, cells, row, rated)
      now.set(current.id.toLowerCase(), read)
      if (typedId === '') added.set(row, current.id)
      for (const column of computes)
        if (isTyped(cellAt(row, column))) cells.problem(row, column, ROW_PROBLEMS.computed(String(cellAt(row, column)?.value)))
    } else if (typedId === '') remarksOf(row)
  }
  return { evidence: [...now.values()], added }

  /** A text in an empty row of the table, which still has its formulas or next to ratings. */
  function isNewItem(row: number): boolean {
    const text = fields.get('statement')
    if (text === undefined || !isTyped(cellAt(row, text))) return false
    const filled = [...rated].filter((column) => isTyped(cellAt(row, column)))
    if (filled.some((column) => readRatingWord(String(cellAt(row, column)?.value)) === undefined)) return false
    return filled.length > 0 || calculated.some((column) => cellAt(row, column)?.formula)
  }

  function newItem(row: number, typedId: string, typed: ReadonlyMap<string, number>): Item | null {
    const id = typedId === '' ? ids.give() : typedId
    const columns = new Map([...typed].filter(([field]) => field !== 'use'))
    const read = fieldsOf({
      ...{ what: 'evidence', cells, row, columns, was: undefined, id, from1904 },
      linked: (field, text) => links[field].get(text.toLowerCase()),
    })
    return read && ({ id, ...(read as unknown as EvidenceFields), parked: useOf(row, id, typed) === false } as Item)
  }

  function useOf(row: number, id: string, typed: ReadonlyMap<string, number>): boolean | undefined {
    const column = typed.get('use')
    if (column === undefined) return undefined
    const value = String(cellAt(row, column)?.value).trim()
    const use = readUse(value)
    if (use === undefined) cells.problem(row, column, `${LIST_PROBLEMS.use(value)} ${id} is left unchanged.`)
    return use
  }

  /** Values that are neither what the export showed nor what Evidence has now. */
  function typedOver(row: number, item: Item, typed: ReadonlyMap<string, number>): Item {
    const was = before.get(item.id.toLowerCase()) ?? item
    const [shown, current] = [was, item].map((one) => shownFields('evidence', one as unknown as Parameters<typeof shownFields>[1]))
    const changed = new Map<string, number>()
    for (const [field, column] of typed) {
      const value = String(cellAt(row, column)?.value ?? '')
      if ([shown, current].some((one) => isSame(one?.[field] ?? '', value))) continue
      if (isSame(shown?.[field] ?? '', current?.[field] ?? '')) changed.set(field, column)
      else cells.problem(row, column, ROW_PROBLEMS.twoTexts(item.id, evidenceSheet))
    }
    const use = useOf(row, item.id, changed)
    const { id, parked, ...rest } = item
    const read = fieldsOf({
      ...{ what: 'evidence', cells, row, id, from1904, was: rest as unknown as Record<string, string | null> },
      columns: new Map([...changed].filter(([field]) => field !== 'use')),
      linked: (field, text) => links[field].get(text.toLowerCase()),
    })
    return { ...item, ...(read as unknown as EvidenceFields | null), parked: use === undefined ? parked : !use }
  }

  /** Texts in empty rows and below the table, and figures typed over formulas. A row of figures begins with its label. */
  function remarksOf(row: number): void {
    const all = [...(table.sheet.rows.get(row) ?? [])]
    const computed = all.some(([, { formula }]) => formula)
    const isSpare = calculated.some((column) => cellAt(row, column)?.formula)
    for (const [column, cell] of all) {
      if (!isTyped(cell)) continue
      const value = String(cell.value)
      const isLabel = column === fields.get('statement') && !isSpare && (computed || isFigureLabel(value))
      const isFigure = !computed && FIGURE.test(value)
      if (rated.has(column) && readRatingWord(value) !== undefined) continue
      if (computed && !isSpare && column !== fields.get('statement')) cells.problem(row, column, ROW_PROBLEMS.computed(value))
      else if (!isLabel && !isFigure) cells.problem(row, column, ROW_PROBLEMS.remark(value))
    }
  }

  function* writtenIds({ rows, columns }: ReturnedTable) {
    const column = columns.get(ID_HEADING)
    for (const row of rows) if (column !== undefined && isTyped(cellAt(row, column))) yield String(cellAt(row, column)?.value).trim()
  }
}

const isSame = (shown: string, typed: string): boolean => sameText(shown.toLowerCase(), typed.toLowerCase())
