// `move`: everything from one database into another that is empty, between a file and PostgreSQL in every direction.
import { parseArgs } from 'node:util'
import { Refused } from '../ach/model/refused.ts'
import { databaseFromUrl } from '../config.ts'
import { countsInWords } from '../store/contract/move-tables.ts'
import { move } from '../store/move.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** What is said of a command that cannot be read. */
export const MOVE_USAGE = {
  urls: 'Say from where and to where: move --from URL --to URL.',
  noAddress: (option: string) => `--${option} is neither file: and a path, nor an address such as postgres://user@host/database.`,
} as const

/** Answers what to print. Throws Misused or Unreadable; neither has a password in it. */
export async function moveCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } })
  const [from, to] = [namedDatabases('from', values.from), namedDatabases('to', values.to)]
  try {
    const moved = countsInWords(await move(from, to))
    return `Moved and counted: ${moved}.\nThe source is as it was. Start the server with the new DATABASE_URL; snapshots and summaries are made again.\n`
  } catch (error) {
    if (error instanceof Refused) throw new UnreadableFile([error.message])
    throw error
  }
}

function namedDatabases(option: 'from' | 'to', url: string | undefined): string {
  if (url === undefined) throw new UsageError(MOVE_USAGE.urls)
  const database = databaseFromUrl(url)
  // It may have a password, so it is not said again.
  if (database === null) throw new UsageError(MOVE_USAGE.noAddress(option))
  return database
}
