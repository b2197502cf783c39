// The key that lets people in: the one of the settings, or one that was made at the first start and told once.
import { paths } from '../paths.ts'
import type { KeyStore } from '../store/contract/access-store.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Makes it the key in force; whoever signed in with another is signed out. Answers a new key, which nobody can be told again; else null. */
export async function currentAccessKey(store: KeyStore, given: string | null): Promise<string | null> {
  if (given !== null) {
    await store.setAccessKey(hashOf(given))
    return null
  }
  const key = newSecret()
  // Of two servers that start at the same moment one makes the key.
  return (await store.setFirstAccessKey(hashOf(key))) ? key : null
}

/** A new key in place of the one in force. */
export async function newAccessKey(store: KeyStore): Promise<string> {
  const key = newSecret()
  await store.setAccessKey(hashOf(key))
  return key
}

/** The link that signs in whoever opens it. */
export const signInLink = (address: string, key: string): string =>
  new URL(`${paths.signIn()}?key=${encodeURIComponent(key)}`, address).href
