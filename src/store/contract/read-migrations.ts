// Reads the steps that create and change the tables of a store, from the numbered `.sql` files beside the code. Knows no database.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The text of every `.sql` file in `migrations/` beside the calling module (`from`: its `import.meta.url`), in the order of their numbers.
 * Throws an Error with one sentence if they are not numbered from 1 without a gap or a repeat, or if there are none.
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
