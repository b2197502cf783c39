// A view to the bytes of an .xlsx, here and now: for the command line and for the worker. Servers ask an Exporter instead.
import type { View } from '../ach/view.ts'
import { planOf } from './plan.ts'
import { writeXlsx } from './write.ts'

/** `raters`: ids whose matrices are included, the first one's as the sheet Matrix; none = an empty matrix. Same input, same bytes. */
export const xlsxOf = (view: View, raters: readonly string[]): Promise<Buffer> => writeXlsx(planOf(view, raters))
