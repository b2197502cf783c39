// `backup` and `restore`: the database that DATABASE_URL names, as a copy and from one.
import { parseArgs } from 'node:util'
import { BadSettings, readConfig } from '../config.ts'
import { isPostgres } from '../store/open-store.ts'
import { type BackupContents, backUp } from '../store/sqlite/backup.ts'
import { databasePath } from '../store/sqlite/open-database.ts'
import { restore } from '../store/sqlite/restore.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** What is said of a command that cannot be read. */
export const BACKUP_USAGE = {
  backup: 'Say where to, for example backup.db.',
  restore: 'Say from which backup, for example backup.db.',
  notOne: 'Name one file.',
} as const

/** Answers what to print. Throws Misused or Unreadable. */
export async function backupCommand(args: string[]): Promise<string> {
  const out = oneFile(args, BACKUP_USAGE.backup)
  return backupMessage(async () => `${out} holds ${words(await backUp(database(), out))}.\n`)
}

export async function restoreCommand(args: string[]): Promise<string> {
  const from = oneFile(args, BACKUP_USAGE.restore)
  return backupMessage(async () => {
    const file = database()
    const restored = await restore(from, file, new Date())
    const before = restored.kept === null ? '' : `What was there before is in ${restored.kept}.\n`
    return `${file} is restored from ${from}: ${words(restored)}.\n${before}`
  })
}

function database(): string {
  const { databaseUrl } = readConfig()
  if (isPostgres(databaseUrl)) {
    throw new Error(
      'backup and restore are for the database in one file. For PostgreSQL there are pg_dump and pg_restore, or ach-workbook move into a file.',
    )
  }
  return databasePath(databaseUrl)
}

const words = ({ workbooks, changes }: BackupContents) =>
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
    if (error instanceof BadSettings) throw new UnreadableFile(error.problems)
    throw new UnreadableFile([error instanceof Error ? error.message : String(error)])
  }
}
