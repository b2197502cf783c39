// A figure of a report for a file that cannot draw, before it becomes a picture file.

import type { ReportPart } from '../ach/model/checks.ts'

export interface ReportPicture {
  /** the section it belongs to: next to the first table of a section, or above the matrix in the annex */
  readonly part: ReportPart | 'annex'
  /** the finding, for the caption */
  readonly title: string
  /** how to read it */
  readonly how: string
  /** what screen readers read */
  readonly description: string
  readonly svg: string
}
