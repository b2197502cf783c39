// Unpacks an untrusted gzip file up to a size limit.
import { gunzipSync } from 'node:zlib'
import { Refused } from '../../ach/model/refused.ts'

const MEGABYTE = 1024 * 1024
/** Upper limits in bytes, packed and unpacked. */
export const MOST_PACKED = 10 * MEGABYTE
export const MOST_UNPACKED = 64 * MEGABYTE

/** Why a file cannot be unpacked. */
export const GUNZIP_REFUSALS = {
  empty: 'This file is empty.',
  tooLarge: `This file is larger than ${MOST_PACKED / MEGABYTE} MB, the most that can be imported.`,
  notGzip: 'This is not a PARC ACH file: .achz files are packed with gzip, and this one is not.',
  bomb: `This file unpacks to more than ${MOST_UNPACKED / MEGABYTE} MB, far more than any analysis needs. It was not read.`,
  truncated: 'This file ends too early: part of it is missing. Copy or download it again.',
  damaged: 'This file is damaged and cannot be unpacked. Copy or download it again.',
} as const

/** Returns the unpacked bytes. Throws `Refused` with the reason. */
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
