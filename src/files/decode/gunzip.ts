// Unpacks a gzip file that a stranger may have made. Must not unpack more than a set size, nor look at what is inside.
import { gunzipSync } from 'node:zlib'
import { Refused } from '../../ach/model/refused.ts'

const MEGABYTE = 1024 * 1024
/** The most bytes that are accepted packed, and the most that they may unpack to. */
export const MOST_PACKED = 10 * MEGABYTE
export const MOST_UNPACKED = 64 * MEGABYTE

/** What is wrong with a file that cannot be unpacked. */
export const GUNZIP_REFUSALS = {
  empty: 'The file is empty.',
  tooLarge: `The file is larger than ${MOST_PACKED / MEGABYTE} MB.`,
  notGzip: 'This is not a file of PARC ACH: an .achz file is packed with gzip, and this one is not.',
  bomb: `The file unpacks to more than ${MOST_UNPACKED / MEGABYTE} MB; that is far more than any analysis needs, so it was not read.`,
  truncated: 'The file ends too early: part of it is missing. Copy or download it again.',
  damaged: 'The file is damaged: it cannot be unpacked. Copy or download it again.',
} as const

/** The unpacked bytes, or a refusal that says what is wrong with the file. */
export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new Refused('invalid', GUNZIP_REFUSALS.empty)
  if (bytes.length > MOST_PACKED) throw new Refused('invalid', GUNZIP_REFUSALS.tooLarge)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new Refused('invalid', GUNZIP_REFUSALS.notGzip)
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED })
  } catch (error) {
    throw new Refused('invalid', whatIsWrong(error instanceof Error && 'code' in error ? error.code : null))
  }
}

function whatIsWrong(code: unknown): string {
  if (code === 'ERR_BUFFER_TOO_LARGE') return GUNZIP_REFUSALS.bomb
  if (code === 'Z_BUF_ERROR') return GUNZIP_REFUSALS.truncated
  return GUNZIP_REFUSALS.damaged
}
