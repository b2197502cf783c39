// The access key that people sign in with: set in the configuration, or generated at the first start and shown once.
import { paths } from '../paths.ts'
import type { KeyStore } from '../store/contract/access-store.ts'
import { hashOf, newSecret } from './secrets.ts'

/**
 * Sets the configured key, or generates one if the store has none. A changed key ends all sessions signed in with the old one. Returns a
 * generated key, otherwise null; only its hash is stored, so it can never be shown again.
 */
export async function currentAccessKey(store: KeyStore, configured: string | null): Promise<string | null> {
  if (configured !== null) {
    await store.setAccessKey(hashOf(configured))
    return null
  }
  const key = newSecret()
  // If two servers start at the same moment, only one of them sets the key.
  return (await store.setFirstAccessKey(hashOf(key))) ? key : null
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
