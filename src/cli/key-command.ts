// The command `key rotate`: creates a new access key and prints it once. All sessions end, so everyone must sign in again.

import { newAccessKey, signInLink } from '../access/access-key.ts'
import { BadSettings, readConfig } from '../config.ts'
import { openStore } from '../store/open-store.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Why no new key was created. */
export const KEY_ERRORS = {
  usage: 'Use key rotate to create a new key.',
  isSetting: 'The access key is set by ACCESS_KEY. Change it there and restart the server.',
} as const

/** Returns the text to print. Throws `UsageError` or `UnreadableFile`. */
export async function keyCommand([verb, ...rest]: string[]): Promise<string> {
  if (verb !== 'rotate' || rest.length > 0) throw new UsageError(KEY_ERRORS.usage)
  try {
    const { accessKey, baseUrl, databaseUrl, host, port } = readConfig()
    if (accessKey !== null) throw new Error(KEY_ERRORS.isSetting)
    const store = await openStore(databaseUrl, { snapshots: false })
    try {
      const address = baseUrl?.origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
      return `The old key no longer works. Sign in: ${signInLink(address, await newAccessKey(store))}\n`
    } finally {
      await store.close()
    }
  } catch (error) {
    throw new UnreadableFile(error instanceof BadSettings ? error.problems : [error instanceof Error ? error.message : String(error)])
  }
}
