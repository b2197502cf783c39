// Weights as people read them; everything else is worded by src/ach/words/phrases.ts.
import { weightOf } from '../../src/ach/model/weight.ts'
import type { Evidence } from '../../src/ach/model/workbook.ts'

/** The weight of credibility and relevance, whatever the method: ×1.41. */
export const weightText = (item: Pick<Evidence, 'credibility' | 'relevance'>): string => `×${weightOf(item, 'weighted').toFixed(2)}`

export { formatDate, ordinalNumber } from '../../src/ach/words/phrases.ts'
