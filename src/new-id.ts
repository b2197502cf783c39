// An id that cannot be guessed: 128 random bits, 22 characters that an address may carry.
import { randomBytes } from 'node:crypto'

export const newId = (): string => randomBytes(16).toString('base64url')
