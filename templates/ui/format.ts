// Formats credibility, relevance and weights for display. Other numbers and dates are formatted by src/ach/words/phrases.ts.
import { weightOf } from '../../src/ach/model/weight.ts'
import type { Evidence, Level } from '../../src/ach/model/workbook.ts'

/** "×1.41": the weight from credibility and relevance, even if the workbook counts items. */
export const weightText = (item: Pick<Evidence, 'credibility' | 'relevance'>): string => `×${weightOf(item, 'weighted').toFixed(2)}`

const SHORT_LEVELS: Readonly<Record<Level, string>> = { low: 'low', medium: 'med.', high: 'high' }
const shortLevel = (value: Level | null) => (value === null ? 'unknown' : SHORT_LEVELS[value])

/** "cred. high, relev. med.": credibility and relevance in short. */
export const levelWords = ({ credibility, relevance }: Pick<Evidence, 'credibility' | 'relevance'>): string =>
  `cred. ${shortLevel(credibility)}, relev. ${shortLevel(relevance)}`

export { formatDate, ordinalNumber } from '../../src/ach/words/phrases.ts'
