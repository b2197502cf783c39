// Reads rows pasted from a spreadsheet into hypotheses or evidence to add, with every problem and its row. Pure: it reads the
// workbook's ids and names only; the proposed changes form one batch.

import type { Change } from '../../ach/log/change.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { cleanText, LIMITS } from '../../ach/model/texts.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { firstWords, type NamedItem, NameIndex } from '../../forms/find-or-add.ts'
import { idFor, shortLabel, UsedIds, type WorkbookLists } from '../../forms/ids.ts'
import { SameTexts } from '../../forms/same-text.ts'
import { additionOf, type FieldsOf, readFields, type Typed } from '../../forms/typed-fields.ts'
import { evidenceValues, VALUE_PROBLEMS } from '../../forms/values.ts'
import { markupKind } from './markup.ts'
import { defaultColumns, type PastedColumn, type PasteTarget, pastedHeader, readSeparator } from './pasted-columns.ts'
import { hasMoreCells, MOST_TABLE_CELLS, type Separator, splitCells } from './split-cells.ts'

export type { NamedItem } from '../../forms/find-or-add.ts'
export type { PasteTarget } from './pasted-columns.ts'

export interface TableProblem {
  /** row number as in the spreadsheet, from 1, including the header; null for a problem of a column or the whole */
  readonly row: number | null
  readonly message: string
}
export interface NewItem<W extends PasteTarget = PasteTarget> {
  readonly row: number
  readonly id: string
  readonly fields: FieldsOf<W>
}
/** A row with the text of another item, in the workbook or further up. */
export interface DuplicateRow {
  readonly row: number
  readonly statement: string
  /** id of the other item */
  readonly of: string
  /** the row is added anyway */
  readonly kept: boolean
}
export interface TableRead {
  readonly header: boolean
  readonly separator: Separator | null
  readonly columns: readonly PastedColumn[]
  /** rows with content, without the header */
  readonly rows: number
  readonly items: readonly NewItem[]
  readonly sources: readonly NamedItem[]
  readonly clusters: readonly NamedItem[]
  readonly duplicates: readonly DuplicateRow[]
  /** rows or values that are left out, with the reason */
  readonly problems: readonly TableProblem[]
  /** why nothing can be added; null if something can */
  readonly stop: string | null
  readonly changes: readonly Change[]
}

const NOUN = { hypothesis: ['hypothesis', 'hypotheses'], evidence: ['item', 'items'] } as const
const LIST = { hypothesis: 'hypotheses', evidence: 'evidence' } as const
/** Why nothing can be added. */
export const PASTE_STOPS = {
  tooManyCells: `You pasted more than ${formatCount(MOST_TABLE_CELLS)} cells. Paste only the rows and columns to add.`,
  nothing: 'There is nothing to add yet. Paste at least one row.',
  noneFits: 'None of these rows can be added as they are.',
  allKnown: 'All of these rows have the text of an existing item. Tick those to add anyway.',
  markup: (kind: string) => `This is ${kind}, not a table. Copy its text or its table, then paste that.`,
  tooManyRows: tooMany,
} as const

export const columnWithoutPlace = (title: string): string => `Column ${title} is not recognised and is left out.`

/**
 * `separator`: undefined detects it from the text; null reads one item per line. Rows with the text of another item are left out, except those
 * whose numbers are in `keep`.
 */
export function readTable(
  what: PasteTarget,
  pasted: string,
  lists: WorkbookLists,
  separator?: Separator | null,
  keep: ReadonlySet<number> = new Set(),
): TableRead {
  const text = cleanText(pasted)
  const between = separator === undefined ? readSeparator(what, text) : separator
  const nothing = { items: [], sources: [], clusters: [], duplicates: [], problems: [], changes: [] }
  const markup = markupKind(text)
  if (markup !== null) return { header: false, separator: between, columns: [], rows: 0, ...nothing, stop: PASTE_STOPS.markup(markup) }
  if (hasMoreCells(text, between, MOST_TABLE_CELLS)) {
    return { header: false, separator: between, columns: [], rows: 0, ...nothing, stop: PASTE_STOPS.tooManyCells }
  }
  const all = splitCells(text, between).map((cells, at) => ({ row: at + 1, cells }))
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const named = filled[0] ? pastedHeader(what, filled[0].cells) : null
  const rows = named ? filled.slice(1) : filled
  const columns =
    named ??
    (rows.length > 0
      ? defaultColumns(
          what,
          rows.map(({ cells }) => cells),
        )
      : [])
  const found = { header: named !== null, separator: between, columns, rows: rows.length }

  if (rows.length === 0) return { ...found, ...nothing, stop: PASTE_STOPS.nothing }
  const room = LIMITS[LIST[what]] - activeItems<{ readonly parked: boolean }>(lists[LIST[what]]).length
  if (rows.length > room) return { ...found, ...nothing, stop: PASTE_STOPS.tooManyRows(what, rows.length, lists) }

  const titles = filled[0]?.cells ?? []
  const problems: TableProblem[] = []
  columns.forEach((column, at) => {
    if (column === null && rows.some(({ cells }) => (cells[at] ?? '') !== '')) {
      const title = named ? `“${shortLabel(titles[at] ?? '')}”` : `number ${at + 1}`
      problems.push({ row: null, message: columnWithoutPlace(title) })
    }
  })
  const draft = new Draft(what, lists, problems, keep)
  for (const { row, cells } of rows)
    draft.add(row, Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, cells[at] ?? '']] : []))))
  const stop = draft.items.length > 0 ? null : draft.duplicates.length > 0 ? PASTE_STOPS.allKnown : PASTE_STOPS.noneFits
  return { ...found, ...draft.done(), stop }
}

function tooMany(what: PasteTarget, rows: number, lists: WorkbookLists): string {
  const limit = LIMITS[LIST[what]]
  const have = activeItems<{ readonly parked: boolean }>(lists[LIST[what]]).length
  const [one, more] = NOUN[what]
  const room = limit - have
  const space = room > 0 ? `so there is room for ${formatCount(room)} more` : 'so it is full'
  return `You pasted ${countNoun(rows, 'row', 'rows')}. A workbook holds at most ${countNoun(limit, one, more)} and this one has ${formatCount(have)}, ${space}. Paste fewer rows, park some ${more}, or split the question.`
}

/** Collects the items, sources and clusters to add, in row order. */
class Draft {
  readonly items: NewItem[] = []
  readonly duplicates: DuplicateRow[] = []
  readonly #texts: SameTexts | null
  readonly #sources: NameIndex
  readonly #clusters: NameIndex
  readonly #ids: UsedIds

  constructor(
    readonly what: PasteTarget,
    lists: WorkbookLists,
    readonly problems: TableProblem[],
    readonly keep: ReadonlySet<number>,
  ) {
    this.#texts = what === 'evidence' ? new SameTexts(lists) : null
    this.#ids = UsedIds.in(lists, what)
    this.#sources = new NameIndex('source', lists.sources, UsedIds.in(lists, 'source'))
    this.#clusters = new NameIndex('cluster', lists.clusters, UsedIds.in(lists, 'cluster'))
  }

  add(row: number, typed: Typed) {
    const report = (message: string) => {
      if (message !== VALUE_PROBLEMS.letters) this.problems.push({ row, message })
      else if (!this.problems.some((problem) => problem.message === message)) this.problems.push({ row: null, message })
    }
    const values = evidenceValues(typed, (_, message) => report(message))
    if (this.what === 'hypothesis') {
      values.statement ||= values.label
      values.label ||= firstWords(values.statement ?? '')
    }
    const sourceName = values.source ?? ''
    const clusterName = values.cluster ?? ''
    const read = readFields(this.what, { ...values, source: '', cluster: '' })
    if (!read.ok) {
      for (const { message } of read.problems) report(`${message} The row is left out.`)
      return
    }
    const same = this.#texts?.find(values.statement ?? '')
    if (same !== undefined) {
      const kept = this.keep.has(row)
      this.duplicates.push({ row, statement: values.statement ?? '', of: same, kept })
      if (!kept) return
    }
    const id = idFor(this.#ids, values.id ?? '')
    if (id.problem !== null) report(id.problem)
    if (id.id === null) return
    const fields =
      this.what === 'evidence'
        ? { ...read.fields, source: this.#sources.find(sourceName, report), cluster: this.#clusters.find(clusterName, report) }
        : read.fields
    this.items.push({ row, id: id.id, fields })
    this.#texts?.add(id.id, values.statement ?? '')
  }

  done(): Pick<TableRead, 'items' | 'sources' | 'clusters' | 'duplicates' | 'problems' | 'changes'> {
    const changes = [
      ...this.#sources.fresh.map(({ id, name }) =>
        additionOf('source', id, { name, kind: null, reliability: null, url: null, note: null }),
      ),
      ...this.#clusters.fresh.map(({ id, name }) => additionOf('cluster', id, { label: name, note: null })),
      ...this.items.map(({ id, fields }) => additionOf(this.what, id, fields)),
    ]
    return {
      items: this.items,
      sources: this.#sources.fresh,
      clusters: this.#clusters.fresh,
      duplicates: this.duplicates,
      problems: this.problems,
      changes,
    }
  }
}
