// The figures of scores.json that need more than one pass over the cells. Apart from score.ts so that a rating stays quick.

import { raterIn, ratingTable } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { bayesianView } from './posterior.ts'
import type { ScoreExtras } from './scores-json.ts'
import { itemGroupSensitivity } from './sensitivity.ts'

/** With a uniform prior and the usual correlation of clusters. Refused 'unknown' for a rater not in the view. */
export function scoreExtras(view: View, raterId: string): ScoreExtras {
  const table = ratingTable(view, raterIn(view, raterId))
  return {
    posterior: new Map(bayesianView(view, raterId).hypotheses.map(({ id, posterior }) => [id, posterior])),
    sources: itemGroupSensitivity(view, table, 'source').map(({ id, without }) => ({ id, leadersWithout: without.leaders })),
  }
}
