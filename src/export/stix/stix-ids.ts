// Ids of STIX objects: the same objects of the same workbook get the same ids in every export, so that a receiver updates what it has.
import { createHash } from 'node:crypto'

/** This project's own namespace. STIX reserves another one for observables. */
const NAMESPACE = Buffer.from('7b0d9a5e4c1f4e0e9d3a52c86f1e7a42', 'hex')

/** A name-based UUID, version 5 of RFC 9562. */
export function nameBasedUuid(name: string, namespace: Uint8Array = NAMESPACE): string {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** `key`: what the object is within the workbook, in parts that no separator can confuse. */
export const stixId = (type: string, workbook: string, ...key: readonly string[]): string =>
  `${type}--${nameBasedUuid(JSON.stringify([workbook, type, ...key]))}`
