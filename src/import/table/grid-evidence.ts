// Reads the rows of a table as items of evidence, with their sources and clusters. Knows no ratings. Pure.

import type { Document } from '../../ach/document/document.ts'
import { readDate } from '../../ach/model/dates.ts'
import { foldName } from '../../ach/model/names.ts'
import { NameIndex } from '../../forms/find-or-add.ts'
import { idFor, numberedId, shortLabel, UsedIds } from '../../forms/ids.ts'
import { type FieldsOf, readFields } from '../../forms/typed-fields.ts'
import { evidenceValues } from '../../forms/values.ts'
import { type GridRow, gridCell, serialDate } from './grid.ts'
import { FIELD_WORDS, type FieldColumn, type Meaning } from './grid-columns.ts'
import type { GridProblems } from './grid-problems.ts'
import type { GridRater } from './grid-raters.ts'

export type GridItem = Document['evidence'][number]

const FIELDS = Object.keys(FIELD_WORDS).filter((name) => !['why', 'rater', 'rater name'].includes(name)) as FieldColumn[]
const YES = new Set(['yes', 'y', 'true', 'x', '1', 'parked'])
const NO = new Set(['', 'no', 'n', 'false', '0'])

/** Said of a row of evidence. */
export const EVIDENCE_PROBLEMS = {
  differs: (typed: string, row: number) =>
    `“${shortLabel(typed)}” is not what row ${row} says of the same item. What row ${row} says is kept.`,
  parked: (typed: string) => `“${shortLabel(typed)}” is neither yes nor no; the item is not parked.`,
} as const

/** Days as people write them, and as a spreadsheet keeps them: numbers of five digits, from 1927 on. */
const dayReader = (from1904: boolean) => (text: string) =>
  /^\d{5}(\.\d+)?$/.test(text.trim()) ? serialDate(Number(text), from1904) : readDate(text)

export class GridEvidence {
  readonly items = new Map<string, GridItem>()
  readonly sources = new NameIndex('source', new Map())
  readonly clusters = new NameIndex('cluster', new Map())
  readonly #ids = new UsedIds('evidence', [])
  readonly #first = new Map<string, { row: GridRow; raters: Set<GridRater | null> }>()
  readonly #byKey = new Map<string, string>()
  readonly #readDay: (text: string) => string | undefined

  constructor(
    readonly columns: readonly Meaning[],
    readonly problems: GridProblems,
    from1904: boolean,
  ) {
    this.#readDay = dayReader(from1904)
  }

  /** The items by row, in the order of the rows; rows of several raters share one. A row that cannot be an item is not in it. */
  read(rows: readonly GridRow[], raterOf: (row: GridRow) => GridRater | null): ReadonlyMap<number, string> {
    const found = new Map<number, string>()
    // ids that are written must not be given away before
    const ids = new Map<GridRow, string>()
    for (const written of [true, false])
      for (const row of rows)
        if ((this.#cell(row, 'id') !== '') === written) {
          const id = this.#idOf(row, raterOf(row))
          if (id !== null) ids.set(row, id)
        }
    for (const row of rows) {
      const id = ids.get(row)
      if (id === undefined) continue
      const item = this.#first.get(id)?.row === row ? this.#itemOf(row, id) : this.items.get(id)
      if (!item) continue
      this.items.set(id, item)
      found.set(row.row, id)
    }
    return found
  }

  #cell(row: GridRow, field: FieldColumn): string {
    const at = this.columns.indexOf(field)
    return at < 0 ? '' : field === 'statement' ? gridCell(row, at) : gridCell(row, at).trim()
  }

  #say(row: GridRow, field: string, message: string): void {
    const at = this.columns.indexOf(field as Meaning)
    this.problems.add(row.row, at < 0 ? null : at, message)
  }

  /** null where the row is a second one of the same id and rater, which is said */
  #idOf(row: GridRow, rater: GridRater | null): string | null {
    const written = this.#cell(row, 'id')
    const key =
      written === ''
        ? ` ${foldName(this.#cell(row, 'statement'))}`
        : (/^\d{1,9}$/.test(written) ? numberedId('evidence', written) : written).toLowerCase()
    const before = this.#first.get(this.#byKey.get(key) ?? '')
    if (before && rater !== null && !before.raters.has(rater)) {
      before.raters.add(rater)
      this.#compare(before.row, row)
      return this.#byKey.get(key) ?? null
    }
    const { id, problem } = idFor(this.#ids, written)
    if (problem !== null) this.#say(row, 'id', problem)
    if (id === null) return null
    if (!this.#byKey.has(key)) this.#byKey.set(key, id)
    this.#first.set(id, { row, raters: new Set([rater]) })
    return id
  }

  /** The same item in the row of another rater should say the same. */
  #compare(first: GridRow, row: GridRow): void {
    for (const field of FIELDS)
      if (field !== 'id' && foldName(this.#cell(first, field)) !== foldName(this.#cell(row, field)))
        this.#say(row, field, EVIDENCE_PROBLEMS.differs(this.#cell(row, field), first.row))
  }

  #itemOf(row: GridRow, id: string): GridItem | null {
    const typed = Object.fromEntries(FIELDS.map((field) => [field, this.#cell(row, field)]))
    const values = evidenceValues(typed, (field, message) => this.#say(row, field, message), this.#readDay)
    const fields = this.#fieldsOf(row, { ...values, source: '', cluster: '' })
    if (fields === null) return null
    const parked = (typed.parked ?? '').toLowerCase()
    if (!YES.has(parked) && !NO.has(parked)) this.#say(row, 'parked', EVIDENCE_PROBLEMS.parked(parked))
    const source = this.sources.find(typed.source ?? '', (message) => this.#say(row, 'source', message))
    const cluster = this.clusters.find(typed.cluster ?? '', (message) => this.#say(row, 'cluster', message))
    return { id, ...fields, source, cluster, parked: YES.has(parked) }
  }

  /** Without its text a row is left out; anything else that does not fit is left blank. */
  #fieldsOf(row: GridRow, values: Record<string, string | undefined>): FieldsOf<'evidence'> | null {
    const read = readFields('evidence', values)
    if (read.ok) return read.fields
    const lost = read.problems.some(({ field }) => field === 'statement')
    for (const { field, message } of read.problems) {
      if (field === 'statement') this.#say(row, field, `${message} The row is left out.`)
      else if (!lost) this.#say(row, field, `${message} It is left blank.`)
    }
    return lost ? null : this.#fieldsOf(row, { ...values, ...Object.fromEntries(read.problems.map(({ field }) => [field, ''])) })
  }
}
