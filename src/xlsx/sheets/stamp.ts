// The stamp in an exported file: which workbook it came from, and when, so that an import can recognise it. Never holds the workbook's id,
// because the id opens the workbook.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isUnfinished } from '../../ach/view/run-view.ts'
import type { View } from '../../ach/view/view.ts'

/** The workbook that a file is exported from. */
export interface FileOrigin {
  /** the id of the workbook */
  readonly workbook: string
  /** as of when it is exported: its last change, or now for a running exercise; ISO 8601 */
  readonly at: string
}

/** The stamp as the hidden sheet stores it. */
export const stampSchema = z.object({
  /** a full export, or a blank worksheet */
  kind: z.enum(['workbook', 'worksheet']),
  /** fingerprint of the workbook's id; null without one, as on the command line */
  from: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  /** number of the last change included; 0 in files of a running exercise */
  seq: z.int().min(0),
  at: z.iso.datetime().nullable(),
})
export type Stamp = z.infer<typeof stampSchema>

/** Identifies a workbook without revealing its id. */
export const fingerprintOf = (workbook: string): string =>
  createHash('sha256').update(`ach-workbook ${workbook}`).digest('hex').slice(0, 32)

export const stampOf = (kind: Stamp['kind'], view: View, origin: FileOrigin | null): Stamp => ({
  kind,
  from: origin ? fingerprintOf(origin.workbook) : null,
  seq: isUnfinished(view.run) ? 0 : view.seq,
  at: origin?.at ?? null,
})

/** " after change 12 of the workbook"; empty in files of a running exercise. */
export const afterChange = ({ seq, run }: View): string => (isUnfinished(run) ? '' : ` after change ${seq} of the workbook`)
