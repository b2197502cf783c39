// Sentences and figures of the calibration: how often verdicts and probabilities came true.

import { FEWEST_TO_SAY } from '../group/calibration.ts'
import { formatFigure, formatPercent } from './phrases.ts'

/** Replaces a figure over fewer than FEWEST_TO_SAY workbooks. */
export const TOO_FEW = 'too few to say'

/** A count as a share of workbooks: "70%", or that they are too few. */
export const shareOfWorkbooks = (count: number, workbooks: number): string =>
  workbooks < FEWEST_TO_SAY ? TOO_FEW : formatPercent(count / workbooks)

/** A part of a Brier score over these workbooks, or that they are too few. */
export const partOfBrier = (value: number, workbooks: number): string => (workbooks < FEWEST_TO_SAY ? TOO_FEW : formatFigure(value, [2]))

/** "70–80%": the probabilities of a bin. */
export const binWords = (from: number): string => `${Math.round(from * 100)}–${Math.round(from * 100) + 10}%`
