// Shows a link that lets people in: on a terminal, otherwise in a file that only this user can read, because the output of a service
// ends up in a log that others read.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Place {
  readonly terminal: boolean
  /** of the file, if there is no terminal */
  readonly folder: string
}

/** `use` says what the link is for. Returns the line to print. */
export function showLink(use: string, name: 'sign-in-link' | 'start-link', link: string, { terminal, folder }: Place): string {
  if (terminal) return `${use}: ${link}`
  const file = join(folder, `${name}.txt`)
  try {
    // An existing file would keep its mode.
    rmSync(file, { force: true })
    writeFileSync(file, `${link}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    return `The link is not shown, because this output may be a log, and ${file} cannot be written: ${error instanceof Error ? error.message : error}. Run the server in a terminal${name === 'sign-in-link' ? ', or use key rotate,' : ''} to see a link.`
  }
  return `${use} in ${file}. Delete the file afterwards.`
}
