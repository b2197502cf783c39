// Which tables and columns are moved from one store into another, in an order that foreign keys allow. The only such list; its test
// compares it with the tables of both stores.

/** 'number' is a whole number. SQLite keeps a 'boolean' as 0 or 1. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'bytes'

export interface MovedTable {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnKind>>
  /** the order in which its rows are read and written; 'arrival' where the store keeps no more of it than which row came first */
  readonly order: readonly string[] | 'arrival'
  /** so many rows are in memory at once */
  readonly page: number
  /** in SQL for both: rows that are worth moving; all where it is left out */
  readonly where?: string
  /** what one row is for people, and several */
  readonly words: readonly [one: string, several: string]
}

const PAGE = 500

export const MOVED_TABLES: readonly MovedTable[] = [
  {
    name: 'workbooks',
    columns: { workbook: 'text', created_at: 'text', deleted_at: 'text' },
    order: ['workbook'],
    page: PAGE,
    words: ['workbook', 'workbooks'],
  },
  {
    name: 'log',
    columns: { workbook: 'text', seq: 'number', at: 'text', by: 'text', batch: 'text', undoes: 'text', v: 'number', change: 'text' },
    order: ['workbook', 'seq'],
    page: PAGE,
    words: ['change', 'changes'],
  },
  {
    name: 'people',
    columns: { workbook: 'text', rater: 'text', name: 'text' },
    order: ['workbook', 'rater'],
    page: PAGE,
    words: ['name in a workbook', 'names in workbooks'],
  },
  {
    name: 'access_key',
    columns: { hash: 'text' },
    order: ['hash'],
    page: PAGE,
    words: ['key for signing in', 'keys for signing in'],
  },
  {
    name: 'persons',
    columns: { person: 'text', name: 'text', folded: 'text' },
    order: 'arrival',
    page: PAGE,
    words: ['person', 'people'],
  },
  {
    name: 'reader_links',
    columns: {
      workbook: 'text',
      id: 'text',
      hash: 'text',
      rater: 'text',
      names: 'boolean',
      notes: 'boolean',
      at: 'text',
      revoked_at: 'text',
    },
    order: ['workbook', 'id'],
    page: PAGE,
    words: ['link for readers', 'links for readers'],
  },
  {
    name: 'sessions',
    columns: { hash: 'text', at: 'text', person: 'text', link: 'text' },
    order: ['hash'],
    page: PAGE,
    // PostgreSQL has no rule that ends a session together with its link; one without it opens nothing.
    where: 'link IS NULL OR link IN (SELECT id FROM reader_links)',
    words: ['signed-in browser', 'signed-in browsers'],
  },
  {
    name: 'join_codes',
    columns: { workbook: 'text', code: 'text', at: 'text' },
    order: ['workbook'],
    page: PAGE,
    words: ['code to join', 'codes to join'],
  },
  {
    name: 'participants',
    columns: { workbook: 'text', rater: 'text', hash: 'text' },
    order: ['workbook', 'rater'],
    page: PAGE,
    words: ['participant with a code', 'participants with codes'],
  },
  {
    name: 'participant_sessions',
    columns: { workbook: 'text', hash: 'text', rater: 'text', at: 'text' },
    order: ['workbook', 'hash'],
    page: PAGE,
    words: ['browser of a participant', 'browsers of participants'],
  },
  {
    name: 'uploads',
    columns: { id: 'text', at: 'text', workbook: 'text' },
    order: ['id'],
    page: PAGE,
    words: ['upload that waits', 'uploads that wait'],
  },
  {
    name: 'upload_files',
    columns: { upload: 'text', number: 'number', name: 'text', bytes: 'bytes' },
    order: ['upload', 'number'],
    // A file may be as large as a request.
    page: 1,
    words: ['file in them', 'files in them'],
  },
]

/** Made again from the log when a workbook is opened. */
export const DERIVED_TABLES: readonly string[] = ['snapshots', 'snapshot_heads', 'summaries']

export type MovedValue = string | number | boolean | null | Uint8Array
/** In the order of the columns. */
export type MovedRow = readonly MovedValue[]

/** How many rows there are, by the name of the table. */
export type Counts = ReadonlyMap<string, number>

/** `3 workbooks with 1,204 changes, 2 people`; `nothing` where there are no rows. */
export function countsInWords(counts: Counts): string {
  const words = new Map(
    MOVED_TABLES.flatMap(({ name, words: [one, several] }) => {
      const count = counts.get(name) ?? 0
      return count === 0 ? [] : [[name, `${count.toLocaleString('en')} ${count === 1 ? one : several}`] as const]
    }),
  )
  const [workbooks, changes] = [words.get('workbooks'), words.get('log')]
  if (workbooks && changes) words.set('workbooks', `${workbooks} with ${changes}`).delete('log')
  return [...words.values()].join(', ') || 'nothing'
}
