// The list of tables and columns that `move` copies, in an order that foreign keys allow. A test compares it with the tables of both
// stores.
import { formatCount } from '../../ach/model/format-count.ts'

/** 'number' is a whole number. SQLite stores a 'boolean' as 0 or 1. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'bytes'

export interface MovedTable {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnKind>>
  /** The columns that rows are sorted by when read and written; 'arrival' is the order of insertion, where the store records no other. */
  readonly order: readonly string[] | 'arrival'
  /** The most rows held in memory at once. */
  readonly page: number
  /** SQL condition, valid in both databases, for the rows to move; all rows if missing. */
  readonly where?: string
  /** Singular and plural of a row, for messages. */
  readonly words: readonly [one: string, several: string]
}

const PAGE = 500

/** Rows of a workbook that a killed server did not finish, or had begun to remove, stay behind. */
const FINISHED = "workbook NOT IN (SELECT workbook FROM workbooks WHERE deleted_at = 'unfinished')"

export const MOVED_TABLES: readonly MovedTable[] = [
  {
    name: 'workbooks',
    columns: { workbook: 'text', created_at: 'text', deleted_at: 'text' },
    order: ['workbook'],
    page: PAGE,
    // SQLite may contain one that a killed server did not finish.
    where: "deleted_at IS NULL OR deleted_at <> 'unfinished'",
    words: ['workbook', 'workbooks'],
  },
  {
    name: 'log',
    columns: {
      workbook: 'text',
      seq: 'number',
      at: 'text',
      by: 'text',
      batch: 'text',
      undoes: 'text',
      v: 'number',
      change: 'text',
      sum: 'text',
    },
    order: ['workbook', 'seq'],
    where: FINISHED,
    page: PAGE,
    words: ['change', 'changes'],
  },
  {
    name: 'log_ends',
    columns: { workbook: 'text', seq: 'number', batch: 'text', sum: 'text' },
    order: ['workbook'],
    where: FINISHED,
    page: PAGE,
    words: ['end of a log', 'ends of logs'],
  },
  {
    name: 'people',
    columns: { workbook: 'text', rater: 'text', name: 'text' },
    order: ['workbook', 'rater'],
    where: FINISHED,
    page: PAGE,
    words: ['name in a workbook', 'names in workbooks'],
  },
  {
    name: 'access_key',
    columns: { hash: 'text' },
    order: ['hash'],
    page: PAGE,
    words: ['access key', 'access keys'],
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
    where: FINISHED,
    page: PAGE,
    words: ['reader link', 'reader links'],
  },
  {
    name: 'sessions',
    columns: { hash: 'text', at: 'text', person: 'text', link: 'text' },
    order: ['hash'],
    page: PAGE,
    // Earlier versions stored a session for each reader. It gives no access any more.
    where: 'link IS NULL',
    words: ['signed-in browser', 'signed-in browsers'],
  },
  {
    name: 'join_codes',
    columns: { workbook: 'text', code: 'text', at: 'text' },
    order: ['workbook'],
    where: FINISHED,
    page: PAGE,
    words: ['join code', 'join codes'],
  },
  {
    name: 'participants',
    columns: { workbook: 'text', rater: 'text', hash: 'text' },
    order: ['workbook', 'rater'],
    where: FINISHED,
    page: PAGE,
    words: ['participant with a personal code', 'participants with personal codes'],
  },
  {
    name: 'participant_sessions',
    columns: { workbook: 'text', hash: 'text', rater: 'text', at: 'text' },
    order: ['workbook', 'hash'],
    where: FINISHED,
    page: PAGE,
    words: ['browser of a participant', 'browsers of participants'],
  },
  {
    name: 'uploads',
    columns: { id: 'text', at: 'text', workbook: 'text' },
    order: ['id'],
    page: PAGE,
    words: ['pending upload', 'pending uploads'],
  },
  {
    name: 'upload_files',
    columns: { upload: 'text', number: 'number', name: 'text', bytes: 'bytes', piece: 'number' },
    order: ['upload', 'number', 'piece'],
    // As large as a piece may be.
    page: 1,
    words: ['piece of an uploaded file', 'pieces of uploaded files'],
  },
]

/**
 * Tables that are not moved: those rebuilt from the log, `listed` as it is written and the others when a workbook is opened or listed; and
 * `redactions` of SQLite, because logs are rewritten before they are moved.
 */
export const UNMOVED_TABLES: readonly string[] = ['snapshots', 'snapshot_heads', 'summaries', 'listed', 'redactions']

export type MovedValue = string | number | boolean | null | Uint8Array
/** Values in the order of the table's columns. */
export type MovedRow = readonly MovedValue[]

/** Number of rows by table name. */
export type Counts = ReadonlyMap<string, number>

/** Returns, for example, `3 workbooks with 1,204 changes, 2 people`; `nothing` if all counts are 0. */
export function countsInWords(counts: Counts): string {
  const words = new Map(
    MOVED_TABLES.flatMap(({ name, words: [one, several] }) => {
      const count = counts.get(name) ?? 0
      return count === 0 ? [] : [[name, `${formatCount(count)} ${count === 1 ? one : several}`] as const]
    }),
  )
  words.delete('log_ends')
  const [workbooks, changes] = [words.get('workbooks'), words.get('log')]
  if (workbooks && changes) words.set('workbooks', `${workbooks} with ${changes}`).delete('log')
  return [...words.values()].join(', ') || 'nothing'
}
