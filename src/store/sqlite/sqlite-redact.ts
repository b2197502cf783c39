// Removes personal data from one workbook in SQLite, without keeping other writers waiting: one short transaction makes it unreadable, then
// the rows are rewritten a few at a time, and the old bytes erased from the file.
import { setImmediate } from 'node:timers/promises'
import { JOINED, planRedaction, type Redaction, redactedNames } from '../../ach/log/redact.ts'
import { LOG_COLUMNS, type LogRow, loggedChange, readLog, redactedRow } from '../contract/log-rows.ts'
import type { LogEnd } from '../contract/log-sums.ts'
import { noSuchWorkbook } from '../contract/refusals.ts'
import { RowRewriter } from '../contract/rewriting.ts'
import { DROPPED_TABLES, type EraseResult, RATER_TABLES, REBUILT_TABLES, type Store } from '../contract/store.ts'
import type { Database } from './driver/driver.ts'
import { eraseFreeSpace } from './erase-free-space.ts'
import type { GroupCommit } from './group-commit.ts'
import { INSERT_ROW, MOVE_END } from './sqlite-log.ts'
import { REWRITTEN_AT_ONCE, rewritingIn, sqliteRewriting } from './sqlite-rewriting.ts'

/** Rows searched in one turn of the event loop for people who joined. */
const SEARCHED_AT_ONCE = 10_000

export interface SqliteRedact extends Pick<Store, 'redact'> {
  /** Continues what a stop interrupted. */
  resume(): Promise<void>
}

export function sqliteRedact(db: Database, commit: GroupCommit, busyMs: number): SqliteRedact {
  const exists = db.prepare<[string]>('SELECT 1 FROM workbooks WHERE workbook = ? AND deleted_at IS NULL').pluck()
  const end = db.prepare<[string], LogEnd>('SELECT seq, batch, sum FROM log_ends WHERE workbook = ?')
  const rowsAfter = db.prepare<[string, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq > ? ORDER BY seq LIMIT ${REWRITTEN_AT_ONCE}`,
  )
  const joinedBetween = db.prepare<[string, number, number], LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE workbook = ? AND seq > ? AND seq <= ? AND instr(change, '${JOINED}') ORDER BY seq`,
  )
  const nextActor = db.prepare<[string, string], string>('SELECT min(by) FROM log INDEXED BY log_by WHERE workbook = ? AND by > ?').pluck()
  const append = db.prepare<[string, number, string, string, string, string | null, number, string, string]>(INSERT_ROW)
  const moveEnd = db.prepare<[number, string, string, string]>(MOVE_END)
  const name = db.prepare<[string, string, string]>('INSERT INTO people (workbook, rater, name) VALUES (?, ?, ?)')
  const point = db.prepare<[string, string, string]>('UPDATE reader_links SET rater = ? WHERE workbook = ? AND rater = ?')
  // Without their heads, snapshots cannot be read. Large ones would hold up the transaction.
  const dropsOf = (tables: readonly string[]) =>
    tables.filter((table) => table !== 'snapshots').map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE workbook = ?`))
  const [drops, rebuiltDrops] = [dropsOf(DROPPED_TABLES), dropsOf(REBUILT_TABLES)]
  const raterDrops = RATER_TABLES.map((table) => db.prepare<[string, string]>(`DELETE FROM ${table} WHERE workbook = ? AND rater = ?`))
  const dropPart = db.prepare<[string]>('DELETE FROM snapshots WHERE rowid = (SELECT rowid FROM snapshots WHERE workbook = ? LIMIT 1)')
  const rewritingOf = rewritingIn(db)
  const rewriting = sqliteRewriting(db)

  function* actors(workbook: string): Generator<string> {
    for (let by = nextActor.get(workbook, ''); typeof by === 'string'; by = nextActor.get(workbook, by)) yield by
  }

  /** Computes the checksums of the redacted log up to its end, in slices. */
  function redactable(workbook: string, only: string | undefined) {
    const first = rowsAfter.get(workbook, 0)
    const joined: LogRow[] = []
    let searched = 0
    let rewriter: RowRewriter | null = null

    /** Returns false if rows are left to search. */
    const search = (): boolean => {
      const { seq } = end.get(workbook) ?? { seq: 0 }
      const to = Math.min(seq, searched + SEARCHED_AT_ONCE)
      joined.push(...joinedBetween.all(workbook, searched, to))
      searched = to
      return searched === seq
    }
    const plan = (): { readonly redaction: Redaction; readonly rewriter: RowRewriter } => {
      const toLogged = (row: LogRow) => loggedChange(row, workbook)
      const redaction = planRedaction(first && toLogged(first), joined.map(toLogged), new Set(actors(workbook)), only)
      if (!rewriter?.extend(redaction)) rewriter = new RowRewriter(workbook, redaction)
      return { redaction, rewriter }
    }
    /** Returns false if rows are left. */
    const advance = (to: RowRewriter): boolean => {
      const rows = readLog(workbook, () => rowsAfter.all(workbook, to.end.seq))
      to.add(rows)
      return rows.length < REWRITTEN_AT_ONCE
    }
    return {
      async catchUp() {
        while (!readLog(workbook, search)) await setImmediate()
        const { rewriter } = readLog(workbook, plan)
        while (!advance(rewriter)) await setImmediate()
      },
      /** Within a transaction: null if more has been appended than fits into it. */
      reachEnd() {
        if (!search()) return null
        const planned = plan()
        if (!advance(planned.rewriter)) return null
        planned.rewriter.finish(end.get(workbook))
        return planned
      },
    }
  }

  /** Returns false if the workbook changed too much since. */
  const remove = (
    { workbook, batch, at, by, only }: Parameters<Store['redact']>[0],
    reachEnd: ReturnType<typeof redactable>['reachEnd'],
  ): boolean => {
    if (exists.get(workbook) === undefined) throw noSuchWorkbook()
    const reached = reachEnd()
    if (reached === null) return false
    const { redaction, rewriter } = reached
    const added = redactedRow(rewriter.end, { batch, at, by })
    rewriting.begin(workbook, { upto: rewriter.end.seq, last: rewriter.end.sum, redaction })
    for (const drop of only === undefined ? drops : rebuiltDrops) drop.run(workbook)
    if (only !== undefined) for (const drop of raterDrops) drop.run(workbook, only)
    for (const [rater, personName] of redactedNames(redaction)) name.run(workbook, rater, personName)
    // Reader links keep showing the same people; an id may itself be a name.
    for (const [before, now] of redaction.ids) if (before !== now) point.run(now, workbook, before)
    append.run(workbook, added.seq, at, by, batch, null, added.v, added.change, added.sum)
    moveEnd.run(added.seq, batch, added.sum, workbook)
    return true
  }

  const rewriteAll = async (workbook: string): Promise<void> => {
    if (rewritingOf(workbook) === null) return
    // No snapshot is made until the log is rewritten.
    while ((await commit.add(() => dropPart.run(workbook).changes)) > 0);
    while (await commit.add(() => rewriting.continue(workbook)));
  }
  const erase = async (): Promise<EraseResult> => {
    // A log that is rewritten from here on may leave bytes in pages that are erased already.
    const logs = rewriting.rewritten()
    if (!(await eraseFreeSpace(db, busyMs))) return 'traces'
    await commit.add(() => rewriting.finish(logs))
    return 'gone'
  }
  const finish = async (workbook: string): Promise<EraseResult> => {
    try {
      await rewriteAll(workbook)
      return await erase()
    } catch {
      // The disk is full, or the server stops.
      return 'traces'
    }
  }

  const removeOnce = async (batch: Parameters<Store['redact']>[0]): Promise<void> => {
    const { workbook, only } = batch
    if (exists.get(workbook) === undefined) throw noSuchWorkbook()
    // Of an earlier removal.
    await rewriteAll(workbook)
    const { catchUp, reachEnd } = redactable(workbook, only)
    do await catchUp()
    while (!(await commit.add(() => remove(batch, reachEnd))))
  }
  /** The last removal of each workbook that is under way. */
  const removals = new Map<string, Promise<void>>()

  return {
    async redact(batch) {
      const { workbook } = batch
      const once = () => removeOnce(batch)
      // One after the other: another removal would rewrite rows while they are being read.
      const removal = removals.get(workbook)?.then(once, once) ?? once()
      removals.set(workbook, removal)
      try {
        await removal
      } finally {
        if (removals.get(workbook) === removal) removals.delete(workbook)
      }
      return { erased: finish(workbook) }
    },
    async resume() {
      const workbooks = rewriting.unerased()
      if (workbooks.length === 0) return
      // A damaged log must not keep the others from being finished.
      for (const workbook of workbooks) await rewriteAll(workbook).catch(() => {})
      await erase()
    },
  }
}
