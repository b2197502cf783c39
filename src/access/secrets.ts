// Generates and checks secrets: access keys, cookies, reader links. The store keeps only hashes, and comparison takes constant time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Returns 192 random bits as letters, digits, - and _. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(`ach-workbook secret ${secret}`).digest('base64url')

/** True if the secret has this hash. */
export function isSecret(secret: string, hash: string): boolean {
  const [actual, expected] = [Buffer.from(hashOf(secret)), Buffer.from(hash)]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
