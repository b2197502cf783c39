// Says which workbook a file was made from, and when, so that a file that comes back can be told from any other. Never holds the
// workbook's id: whoever knows it can open the workbook.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { View } from '../../ach/view/view.ts'

/** Where a file comes from, as the program knows it. */
export interface FileOrigin {
  /** the id of the workbook */
  readonly workbook: string
  /** when it was last changed, ISO 8601 */
  readonly at: string
}

/** What the hidden sheet says of it. */
export const stampSchema = z.object({
  /** all that was exported, or a blank matrix to fill in */
  kind: z.enum(['workbook', 'worksheet']),
  /** fingerprint of the workbook's id; null where it has none, as on the command line */
  from: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  /** number of the last change that was in it */
  seq: z.int().min(0),
  at: z.iso.datetime().nullable(),
})
export type Stamp = z.infer<typeof stampSchema>

/** Tells workbooks apart and gives none of their ids away. */
export const fingerprintOf = (workbook: string): string =>
  createHash('sha256').update(`ach-workbook ${workbook}`).digest('hex').slice(0, 32)

export const stampOf = (kind: Stamp['kind'], view: View, origin: FileOrigin | null): Stamp => ({
  kind,
  from: origin ? fingerprintOf(origin.workbook) : null,
  seq: view.seq,
  at: origin?.at ?? null,
})
