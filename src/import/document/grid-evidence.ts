// Reads the rows of a table as items of evidence with their sources and clusters; does not read ratings. Pure.

import type { Document } from '../../ach/document/document.ts'
import { readDate } from '../../ach/model/dates.ts'
import { foldName } from '../../ach/model/names.ts'
import { NameIndex } from '../../forms/find-or-add.ts'
import { idFor, numberedId, shortLabel, UsedIds } from '../../forms/ids.ts'
import { type FieldsOf, readFields, type Typed } from '../../forms/typed-fields.ts'
import { evidenceValues, VALUE_PROBLEMS } from '../../forms/values.ts'
import { type GridRow, gridCell, serialDate } from '../table/grid.ts'
import { FIELD_WORDS, type FieldColumn, isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'
import type { GridProblems } from '../table/grid-problems.ts'
import { levelWord } from '../words/level-vocabulary.ts'
import type { GridRater } from './grid-raters.ts'

export type GridItem = Document['evidence'][number]

const FIELDS = Object.keys(FIELD_WORDS).filter((name) => !['why', 'rater', 'rater name'].includes(name)) as FieldColumn[]
const YES = new Set(['yes', 'y', 'true', 'x', '1', 'parked'])
const NO = new Set(['', 'no', 'n', 'false', '0'])

/** Problems of one row of evidence. */
export const EVIDENCE_PROBLEMS = {
  differs: (typed: string, row: number) =>
    `“${shortLabel(typed)}” differs from row ${row}, which has the same item. The value of row ${row} is kept.`,
  parked: (typed: string) => `“${shortLabel(typed)}” is neither yes nor no. The item is not parked.`,
  used: (typed: string) => `“${shortLabel(typed)}” is neither yes nor no. The item stays in use.`,
} as const

/** Reads dates as people write them and as spreadsheets store them: five-digit numbers, from 1927 on. */
const dayReader = (from1904: boolean) => (text: string) =>
  /^\d{5}(\.\d+)?$/.test(text.trim()) ? serialDate(Number(text), from1904) : readDate(text)

/** Levels in other languages as this program writes them. */
const withLevels = (typed: Typed): Typed => ({
  ...typed,
  ...Object.fromEntries((['credibility', 'relevance'] as const).map((field) => [field, levelWord(typed[field] ?? '') ?? typed[field]])),
})

export class GridEvidence {
  readonly items = new Map<string, GridItem>()
  readonly sources = new NameIndex('source', new Map())
  readonly clusters = new NameIndex('cluster', new Map())
  readonly #ids = new UsedIds('evidence', [])
  readonly #first = new Map<string, { row: GridRow; raters: Set<GridRater | null> }>()
  readonly #byKey = new Map<string, string>()
  /** letters of sources were reported */
  #hasLetters = false
  readonly #readDay: (text: string) => string | undefined

  constructor(
    readonly columns: readonly Meaning[],
    readonly problems: GridProblems,
    from1904: boolean,
  ) {
    this.#readDay = dayReader(from1904)
  }

  /** Returns the item id of each row, in row order; rows of several raters share one item. Rows that cannot be items are missing. */
  read(rows: readonly GridRow[], raterOf: (row: GridRow) => GridRater | null): ReadonlyMap<number, string> {
    const found = new Map<number, string>()
    // Ids in the file take precedence over generated ones
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

  #report(row: GridRow, field: string, message: string): void {
    if (message === VALUE_PROBLEMS.letters) {
      if (this.#hasLetters) return
      this.#hasLetters = true
    }
    const at = this.columns.indexOf(field as Meaning)
    this.problems.add(row.row, at < 0 ? null : at, message)
  }

  /** Returns null for a second row with the same id and rater, after reporting it. */
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
    if (problem !== null) this.#report(row, 'id', problem)
    if (id === null) return null
    if (!this.#byKey.has(key)) this.#byKey.set(key, id)
    this.#first.set(id, { row, raters: new Set([rater]) })
    return id
  }

  /** Reports fields in which rows of different raters disagree about the same item. */
  #compare(first: GridRow, row: GridRow): void {
    for (const field of FIELDS)
      if (field !== 'id' && foldName(this.#cell(first, field)) !== foldName(this.#cell(row, field)))
        this.#report(row, field, EVIDENCE_PROBLEMS.differs(this.#cell(row, field), first.row))
  }

  #itemOf(row: GridRow, id: string): GridItem | null {
    const cells = FIELDS.map((field) => [field, this.#cell(row, field)] as const)
    const typed = withLevels({ ...Object.fromEntries(cells), notes: this.#notesOf(row, this.#cell(row, 'notes')) })
    const values = evidenceValues(typed, (field, message) => this.#report(row, field, message), this.#readDay)
    const fields = this.#fieldsOf(row, { ...values, source: '', cluster: '' })
    if (fields === null) return null
    const parked = this.#isParked(row, typed)
    const source = this.sources.find(typed.source ?? '', (message) => this.#report(row, 'source', message))
    const cluster = this.clusters.find(typed.cluster ?? '', (message) => this.#report(row, 'cluster', message))
    return { id, ...fields, source, cluster, parked }
  }

  /** By the column “parked”, or the column “in use”, in which an empty cell means yes. */
  #isParked(row: GridRow, { parked = '', used = '' }: Typed): boolean {
    const [off, on] = [parked.toLowerCase(), used.toLowerCase()]
    if (!YES.has(off) && !NO.has(off)) this.#report(row, 'parked', EVIDENCE_PROBLEMS.parked(off))
    if (!YES.has(on) && !NO.has(on)) this.#report(row, 'used', EVIDENCE_PROBLEMS.used(on))
    return YES.has(off) || (on !== '' && NO.has(on))
  }

  /** The notes of the row and the comments on its cells, except those on ratings. */
  #notesOf(row: GridRow, notes: string): string {
    const comments = [...(row.comments ?? [])]
      .filter(([at]) => !isHypothesisColumn(this.columns[at] ?? null))
      .map(([, text]) => text.trim())
    return [notes, ...comments].filter((one) => one !== '').join('\n')
  }

  /** Drops the row if its text is unusable; blanks any other unusable field. */
  #fieldsOf(row: GridRow, values: Record<string, string | undefined>): FieldsOf<'evidence'> | null {
    const read = readFields('evidence', values)
    if (read.ok) return read.fields
    const lost = read.problems.some(({ field }) => field === 'statement')
    for (const { field, message } of read.problems) {
      if (field === 'statement') this.#report(row, field, `${message} The row is left out.`)
      else if (!lost) this.#report(row, field, `${message} It is left blank.`)
    }
    return lost ? null : this.#fieldsOf(row, { ...values, ...Object.fromEntries(read.problems.map(({ field }) => [field, ''])) })
  }
}
