// Rebuilds rows of the list of workbooks that were lost or damaged in the database: without its row, a workbook can be neither found nor
// opened.
import { setImmediate } from 'node:timers/promises'
import { isTime } from './stored-time.ts'

/** A row of the table `listed`. */
export interface ListedRow {
  readonly workbook: string
  readonly changedAt: string
  readonly title: string
  /** its first 1,000 characters */
  readonly question: string
}

/** What a row can be rebuilt from. */
export interface ListSources {
  /** The row as it is; null if it is missing. */
  readonly row: ListedRow | null
  readonly createdAt: string
  /** Time of the last change; null if the log is empty. */
  readonly lastAt: string | null
  /** The newest changes that name the workbook, and those that set the question, as JSON, newest first. */
  readonly titles: readonly string[]
  readonly questions: readonly string[]
}

/** The list of one database. */
export interface Listing {
  /** Workbooks with an id > `after`, in the order of their ids, with what the list has of them. */
  page(after: string, limit: number): Promise<readonly { workbook: string; changedAt: string | null; title: string | null }[]>
  /** Replaces the row by what `rebuild` makes of its sources, while nobody changes the workbook. Returns false if it stays as it is. */
  replace(workbook: string, rebuild: (sources: ListSources) => ListedRow): Promise<boolean>
}

/** Of a title or a question, how many changes are tried: the newest may be damaged. */
export const CHANGES_TRIED = 10
/** SQL condition for the changes that set the title or the question. */
export const namesWith = (field: 'title' | 'question'): string =>
  `(change LIKE '%"type":"created"%' OR change LIKE '%"type":"settings"%') AND change LIKE '%"${field}":%'`

/** Workbooks per turn of the event loop. */
const SLICE = 500
const QUESTION = 1000

/** Returns the number of rows that were rebuilt. Every workbook has a title, so a row without was added after the old one was lost. */
export async function relist({ page, replace }: Listing): Promise<number> {
  let rebuilt = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows = await page(after, SLICE)
    for (const { workbook, changedAt, title } of rows) {
      if (changedAt !== null && isTime(changedAt) && title !== '') continue
      if (await replace(workbook, (sources) => rebuiltRow(workbook, sources))) rebuilt += 1
    }
    after = rows.length < SLICE ? undefined : rows.at(-1)?.workbook
    await setImmediate()
  }
  return rebuilt
}

function rebuiltRow(workbook: string, { row, createdAt, lastAt, titles, questions }: ListSources): ListedRow {
  const times = [row?.changedAt, lastAt, createdAt].filter((time) => time != null)
  return {
    workbook,
    changedAt: times.find(isTime) ?? times[0] ?? createdAt,
    title: textIn(titles, 'title'),
    question: [...textIn(questions, 'question')].slice(0, QUESTION).join(''),
  }
}

function textIn(changes: readonly string[], field: 'title' | 'question'): string {
  for (const change of changes) {
    const text = fieldIn(change, field)
    if (typeof text === 'string') return text
  }
  return ''
}

/** Undefined if the change is damaged. */
function fieldIn(change: string, field: string): unknown {
  try {
    const { fields, after } = JSON.parse(change)
    return (fields ?? after)?.[field]
  } catch {
    return undefined
  }
}

/** True if the rebuilt row is what the database has already. */
export const isSameRow = (one: ListedRow | null, other: ListedRow): boolean =>
  one !== null && one.changedAt === other.changedAt && one.title === other.title && one.question === other.question
