// The robustness of what a viewer sees, from the worker thread; null where it could not be drawn, so that the rest can still be shown.
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { raterIn, tableOf } from '../../ach/scoring/rating-table.ts'
import type { View } from '../../ach/view/view.ts'
import type { Deps } from './deps.ts'

/** Refused 'unknown' for a rater whom the view does not show. */
export function drawn(deps: Pick<Deps, 'robustness'>, view: View, rater: string): Promise<Robustness | null> {
  const table = tableOf(view, raterIn(view, rater))
  return deps.robustness.of(table, view.method).catch(() => null)
}
