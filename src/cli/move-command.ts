// The command `move`: copies all data into an empty database, between files and PostgreSQL in any direction.
import { parseArgs } from 'node:util'
import { Refused } from '../ach/model/refused.ts'
import { databaseFromUrl } from '../config.ts'
import { countsInWords } from '../store/contract/move-tables.ts'
import { move } from '../store/move.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Error messages for missing or invalid addresses. */
export const MOVE_USAGE = {
  urls: 'Name both databases: move --from URL --to URL.',
  noAddress: (option: string) => `--${option} must be file: and a path, or an address such as postgres://user@host/database.`,
} as const

/**
 * Returns the text to print. Throws `UsageError` or `UnreadableFile`; neither contains a password. Damaged workbooks are moved and reported
 * as an error, so that the damage is not taken over unnoticed.
 */
export async function moveCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } })
  const [from, to] = [databaseOption('from', values.from), databaseOption('to', values.to)]
  try {
    const { counts, damaged } = await move(from, to)
    const moved = countsInWords(counts)
    if (damaged.length > 0) {
      throw new UnreadableFile([
        `Moved: ${moved}. The source is unchanged. It contains damage, as does the copy.`,
        ...damaged.map(({ message }) => message),
      ])
    }
    return `Moved and verified: ${moved}.\nThe source is unchanged. Start the server with the new DATABASE_URL; snapshots and summaries will be rebuilt.\n`
  } catch (error) {
    if (error instanceof Refused) throw new UnreadableFile([error.message])
    throw error
  }
}

function databaseOption(option: 'from' | 'to', url: string | undefined): string {
  if (url === undefined) throw new UsageError(MOVE_USAGE.urls)
  const database = databaseFromUrl(url)
  // The address may contain a password, so the message does not repeat it.
  if (database === null) throw new UsageError(MOVE_USAGE.noAddress(option))
  return database
}
