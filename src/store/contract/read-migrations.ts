// Reads the numbered `.sql` files that create and upgrade a store's tables. Independent of the database.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Returns the text of every `.sql` file in the folder `migrations` next to the calling module (`from`: its `import.meta.url`), in the
 * order of their numbers. Throws if there are none, or if they are not numbered from 1 without a gap or a repeat.
 */
export function readMigrations(from: string): readonly string[] {
  const folder = fileURLToPath(new URL('migrations', from))
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[^.].*\.sql$/.test(name)) : []
  const steps = names.map((name) => ({ name, number: Number(/^\d+(?=-)/.exec(name)?.[0]) })).sort((one, other) => one.number - other.number)
  if (steps.length === 0 || steps.some(({ number }, index) => number !== index + 1)) {
    throw new Error(
      `The SQL files in ${folder} must be numbered from 1 without a gap or a repeat, as in 001-name.sql, but there are ${names.sort().join(', ') || 'none'}.`,
    )
  }
  return steps.map(({ name }) => readFileSync(join(folder, name), 'utf8'))
}
