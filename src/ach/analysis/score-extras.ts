// The figures of scores.json that need more than one pass over the cells. Apart from score.ts so that a rating stays quick.

import { raterIn, tableOf } from '../scoring/rating-table.ts'
import type { View } from '../view/view.ts'
import { bayesOf } from './posterior.ts'
import type { Further } from './scores-json.ts'
import { groupSensitivity } from './sensitivity.ts'

/** With a uniform prior and the usual correlation of clusters. Refused 'unknown' for a rater not in the view. */
export function furtherOf(view: View, raterId: string): Further {
  const table = tableOf(view, raterIn(view, raterId))
  return {
    posterior: new Map(bayesOf(view, raterId).hypotheses.map(({ id, posterior }) => [id, posterior])),
    sources: groupSensitivity(view, table, 'source').map(({ id, without }) => ({ id, leadersWithout: without.leaders })),
  }
}
