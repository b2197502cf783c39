// Limits a view to the raters of an export. Separate from the plan of the sheets, which only the worker that makes them loads.
import { Refused } from '../ach/model/refused.ts'
import { NO_SOURCE_TEXTS } from '../ach/model/source-texts.ts'
import type { RaterView, View } from '../ach/view/view.ts'

/** Returns the view with only these raters, in this order; others appear neither in the file nor in its hidden sheet. */
export function withRaters(view: View, ids: readonly string[]): View {
  const raters = new Map<string, RaterView>()
  for (const id of ids) {
    const rater = view.raters.get(id)
    if (!rater) throw new Refused('unknown', `There is no rater with the ID ${id}.`)
    raters.set(id, rater)
  }
  return { ...view, ...NO_SOURCE_TEXTS, me: null, raters }
}
