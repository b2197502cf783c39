// Formats credibility, relevance and weights for display. Other numbers and dates are formatted by src/ach/words/phrases.ts.
import { weightOf } from '../../src/ach/model/weight.ts'
import type { Evidence } from '../../src/ach/model/workbook.ts'

/** "×1.41": the weight from credibility and relevance, even if the workbook counts items. */
export const weightText = (item: Pick<Evidence, 'credibility' | 'relevance'>): string => `×${weightOf(item, 'weighted').toFixed(2)}`

/** "credibility high, relevance unknown" */
export const levelWords = ({ credibility, relevance }: Pick<Evidence, 'credibility' | 'relevance'>): string =>
  `credibility ${credibility ?? 'unknown'}, relevance ${relevance ?? 'unknown'}`

export { formatDate, ordinalNumber } from '../../src/ach/words/phrases.ts'
