// The robustness of what a viewer sees, from the worker thread; null where it could not be drawn, so that the rest can still be shown.
import type { Robustness } from '../../ach/analysis/robustness.ts'
import { raterIn, ratingTable } from '../../ach/scoring/rating-table.ts'
import type { View } from '../../ach/view/view.ts'
import type { Deps } from './deps.ts'

/** Refused 'unknown' for a rater whom the view does not show. */
export function robustnessFor(deps: Pick<Deps, 'robustness'>, view: View, rater: string): Promise<Robustness | null> {
  const table = ratingTable(view, raterIn(view, rater))
  return deps.robustness.of(table, view.method).catch(() => null)
}
