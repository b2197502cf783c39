// The commands `backup` and `restore`, which copy the database file that DATABASE_URL names.
import { parseArgs } from 'node:util'
import { BadSettings, readConfig } from '../config.ts'
import { isPostgres } from '../store/open-store.ts'
import { type BackupContents, backUp } from '../store/sqlite/backup.ts'
import { databasePath } from '../store/sqlite/open-database.ts'
import { restore } from '../store/sqlite/restore.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Error messages for a command with missing or extra arguments. */
export const BACKUP_USAGE = {
  backup: 'Name the backup file to create, for example backup.db.',
  restore: 'Name the backup to restore, for example backup.db.',
  notOne: 'Name only one file.',
} as const

/**
 * Returns the text to print. Throws `UsageError` or `UnreadableFile`. Damaged workbooks are copied and reported as an error, so that no
 * script replaces good backups unnoticed.
 */
export async function backupCommand(args: string[]): Promise<string> {
  const out = oneFile(args, BACKUP_USAGE.backup)
  return backupMessage(async () => {
    const contents = await backUp(database(), out)
    return withDamage(`${out} contains ${contentsText(contents)}.`, contents, 'Keep an earlier backup.')
  })
}

export async function restoreCommand(args: string[]): Promise<string> {
  const from = oneFile(args, BACKUP_USAGE.restore)
  return backupMessage(async () => {
    const file = database()
    const restored = await restore(from, file, new Date())
    const before = restored.kept === null ? '' : `\nThe previous database was kept as ${restored.kept}.`
    return withDamage(
      `${file} was restored from ${from}: ${contentsText(restored)}.${before}`,
      restored,
      'Use an earlier backup if you have one.',
    )
  })
}

/** Throws `UnreadableFile` if the file contains damage. */
function withDamage(done: string, { damaged }: BackupContents, advice: string): string {
  if (damaged.length === 0) return `${done}\n`
  throw new UnreadableFile([...done.split('\n'), `It contains damage. ${advice}`, ...damaged.map(({ message }) => message)])
}

function database(): string {
  const { databaseUrl } = readConfig()
  if (isPostgres(databaseUrl)) {
    throw new Error(
      'backup and restore work only with a database file. For PostgreSQL, use pg_dump and pg_restore, or ach-workbook move to copy it into a file.',
    )
  }
  return databasePath(databaseUrl)
}

const contentsText = ({ workbooks, changes }: BackupContents) =>
  `${workbooks} ${workbooks === 1 ? 'workbook' : 'workbooks'} with ${changes} ${changes === 1 ? 'change' : 'changes'}`

function oneFile(args: string[], missing: string): string {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new UsageError(file === undefined ? missing : BACKUP_USAGE.notOne)
  return file
}

async function backupMessage(work: () => Promise<string>): Promise<string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    if (error instanceof BadSettings) throw new UnreadableFile(error.problems)
    throw new UnreadableFile([error instanceof Error ? error.message : String(error)])
  }
}
