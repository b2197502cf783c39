// Creates unguessable ids: 128 random bits as 22 URL-safe characters.
import { randomFillSync } from 'node:crypto'

const BYTES = 16
// Random bytes are fetched for 256 ids at a time: the system call costs more than the rest of a rating's work on its id.
const pool = Buffer.alloc(BYTES * 256)
let used = pool.length

export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += BYTES
  return pool.toString('base64url', used - BYTES, used)
}
