// Secrets that people carry: keys, cookies, links. Only their hashes are kept, and they are compared in constant time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 random bits, as letters, digits, - and _. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(`ach-workbook secret ${secret}`).digest('base64url')

/** True where the secret has this hash. */
export function isSecret(secret: string, hash: string): boolean {
  const [given, wanted] = [Buffer.from(hashOf(secret)), Buffer.from(hash)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
