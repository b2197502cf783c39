// The access key that people sign in with: set in the configuration, or generated at the first start and shown once.
import { paths } from '../paths.ts'
import type { KeyStore } from '../store/contract/access-store.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Why the server does not start with the configured key. */
export const FORMER_ACCESS_KEY =
  'ACCESS_KEY is a key that was replaced earlier, so people may still have it. Choose a new key, for example with openssl rand -hex 20.'

export interface CurrentKey {
  /** A generated key; only its hash is stored, so it can never be shown again. Null if none was generated. */
  readonly generated: string | null
  /** True if the configured key has replaced another one, whose sessions have ended. */
  readonly replaced: boolean
}

/** Sets the configured key, or generates one if the store has none. Throws an Error if the configured key was replaced earlier. */
export async function currentAccessKey(store: KeyStore, configured: string | null): Promise<CurrentKey> {
  if (configured !== null) {
    const result = await store.setAccessKey(hashOf(configured))
    if (result === 'former') throw new Error(FORMER_ACCESS_KEY)
    return { generated: null, replaced: result === 'replaced' }
  }
  const key = newSecret()
  // If two servers start at the same moment, only one of them sets the key.
  return { generated: (await store.setFirstAccessKey(hashOf(key))) ? key : null, replaced: false }
}

/** Replaces the current key with a new one and returns it. */
export async function newAccessKey(store: KeyStore): Promise<string> {
  const key = newSecret()
  await store.setAccessKey(hashOf(key))
  return key
}

/** Returns a link that signs in anyone who opens it. */
export const signInLink = (address: string, key: string): string =>
  new URL(`${paths.signIn()}?key=${encodeURIComponent(key)}`, address).href
