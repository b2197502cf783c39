// The size of a workbook in words.
import { countNoun } from '../../src/ach/words/phrases.ts'

/** "4 hypotheses, 23 items of evidence", "no hypotheses, no evidence" */
export const sizeWords = ({ hypotheses, evidence }: { readonly hypotheses: number; readonly evidence: number }): string =>
  [
    hypotheses === 0 ? 'no hypotheses' : countNoun(hypotheses, 'hypothesis', 'hypotheses'),
    evidence === 0 ? 'no evidence' : `${countNoun(evidence, 'item')} of evidence`,
  ].join(', ')
