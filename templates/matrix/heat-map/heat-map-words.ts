// The texts of the heat map, on its page and in its picture.

import { formatCount } from '../../../src/ach/model/format-count.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import type { MatrixModel } from '../matrix-model.ts'

export interface HeatMapWords {
  /** the question, a user's text */
  readonly title: string
  readonly how: string
  readonly description: string
}

export function heatMapWords({ view, rows, total, hypotheses, settings }: MatrixModel): HeatMapWords {
  const shown = rows.length === total ? countNoun(total, 'item') : `${formatCount(rows.length)} of ${countNoun(total, 'item')}`
  const order = settings.sort === 'own' ? '' : `, by ${settings.sort}`
  return {
    title: view.question,
    how: `Each column is an item, each row a hypothesis: ${shown} of evidence${order}. The stronger the orange, the more a rating counts against the hypothesis; blue fits it, and no colour fits either way. A column with one colour does not tell the hypotheses apart.`,
    description: `Ratings of ${shown} of evidence for ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}, as shades`,
  }
}
