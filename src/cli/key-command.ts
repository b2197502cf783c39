// The command `key rotate`: creates a new access key and prints it once. All sessions of the old key end. Reader links and participants do
// not depend on the key, so they end only if asked, and the output says what still works.
import { parseArgs } from 'node:util'
import { newAccessKey, signInLink } from '../access/access-key.ts'
import { BadSettings, type Config, readConfig } from '../config.ts'
import type { KeylessAccess, KeyStore } from '../store/contract/access-store.ts'
import { openStore } from '../store/open-store.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Why no new key was created. */
export const KEY_ERRORS = {
  usage: 'Use key rotate to create a new key.',
  isSetting: 'The access key is set by ACCESS_KEY. Change it there and restart the server.',
} as const

type Ended = Partial<Record<keyof KeylessAccess, boolean>>

/** Returns the text to print. Throws `UsageError` or `UnreadableFile`. */
export async function keyCommand(args: string[]): Promise<string> {
  const options = { links: { type: 'boolean' }, participants: { type: 'boolean' } } as const
  const { values: end, positionals } = parseArgs({ args, allowPositionals: true, options })
  if (positionals.join(' ') !== 'rotate') throw new UsageError(KEY_ERRORS.usage)
  try {
    const config = readConfig()
    if (config.accessKey !== null && !end.links && !end.participants) throw new Error(KEY_ERRORS.isSetting)
    const store = await openStore(config.databaseUrl, { snapshots: false })
    try {
      return `${await rotate(store, config, end)}\n`
    } finally {
      await store.close()
    }
  } catch (error) {
    throw new UnreadableFile(error instanceof BadSettings ? error.problems : [error instanceof Error ? error.message : String(error)])
  }
}

async function rotate(store: KeyStore, { accessKey, baseUrl, host, port }: Config, end: Ended): Promise<string> {
  const before = await store.keylessAccess()
  for (const what of KEYLESS) if (end[what]) await store.endKeyless(what, new Date().toISOString())
  const lines = KEYLESS.map((what) => {
    const amount = `${before[what]} ${NOUNS[what][before[what] === 1 ? 0 : 1]}`
    return end[what] ? `Ended: ${amount}.` : `Still working: ${amount}. To end them: key rotate --${what}`
  })
  if (accessKey !== null) return [...lines, KEY_ERRORS.isSetting].join('\n')
  const address = baseUrl?.origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const key = await newAccessKey(store)
  return [...lines, `The old key no longer works, and everyone must sign in again. Sign in: ${signInLink(address, key)}`].join('\n')
}

const KEYLESS = ['links', 'participants'] as const
const NOUNS = {
  links: ['reader link', 'reader links'],
  participants: ['participant of an exercise', 'participants of exercises'],
} as const
