// `key rotate`: a new key, told once; whoever signed in with the old one signs in again.

import { newAccessKey, signInLink } from '../access/access-key.ts'
import { BadSettings, readConfig } from '../config.ts'
import { openStore } from '../store/open-store.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Why there is no new key. */
export const KEY_ERRORS = {
  usage: 'Say key rotate for a new key.',
  isSetting: 'The key is the one that ACCESS_KEY says. Change it there and start the server again.',
} as const

/** Answers what to print. Throws Misused or Unreadable. */
export async function keyCommand([verb, ...rest]: string[]): Promise<string> {
  if (verb !== 'rotate' || rest.length > 0) throw new UsageError(KEY_ERRORS.usage)
  try {
    const { accessKey, baseUrl, databaseUrl, host, port } = readConfig()
    if (accessKey !== null) throw new Error(KEY_ERRORS.isSetting)
    const store = await openStore(databaseUrl, { snapshots: false })
    try {
      const address = baseUrl?.origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
      return `The old key does not work any more. Sign in: ${signInLink(address, await newAccessKey(store))}\n`
    } finally {
      await store.close()
    }
  } catch (error) {
    throw new UnreadableFile(error instanceof BadSettings ? error.problems : [error instanceof Error ? error.message : String(error)])
  }
}
