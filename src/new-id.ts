// An id that cannot be guessed: 128 random bits, 22 characters that an address may carry.
import { randomFillSync } from 'node:crypto'

const BYTES = 16
// Asked for a few hundred at a time: the kernel's answer costs more than everything else that a rating does with its id.
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
