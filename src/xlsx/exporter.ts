// Makes spreadsheets off the main thread where they are large. The web asks here and knows nothing of exceljs.
import type { View } from '../ach/view.ts'

export interface Exporter {
  /** Bytes of an .xlsx. `raters`: ids whose matrices are included; the first one's is the Matrix sheet. Same input, same bytes. */
  xlsx(view: View, raters: readonly string[]): Promise<Uint8Array>
  close(): Promise<void>
}
