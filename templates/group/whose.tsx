// Whose analysis this is, where several have rated: one of them, or the group.
import { FEWEST, groupOf } from '../../src/ach/group.ts'
import type { View } from '../../src/ach/view.ts'
import { paths } from '../../src/paths.ts'

/** The query that names a rater. */
export const RATER = 'rater'

/** `shown`: id of the rater whose analysis it is; null for the group. Nothing where there is nobody to choose. */
export const Whose = ({ id, view, shown }: { id: string; view: View; shown: string | null }) => {
  const group = groupOf(view)
  const readings = [...view.raters.values()].filter(({ kind, ratings }) => kind === 'reference' && ratings.size > 0)
  if (group.length < FEWEST) return null
  return (
    <form method="get" action={paths.analysis(id)} class="row no-print" data-choose>
      <label for="whose">Analysis of</label>
      <select class="input" id="whose" name={RATER}>
        {shown === null && (
          <option value="" selected>
            the group of {group.length}
          </option>
        )}
        {[...group, ...readings].map((rater) => (
          <option value={rater.id} selected={rater.id === shown}>
            {rater.name}
          </option>
        ))}
      </select>
      <button type="submit" class="btn">
        Show
      </button>
      {shown !== null && (
        <a class="btn" href={paths.groupAnalysis(id)}>
          The group of {group.length}
        </a>
      )}
    </form>
  )
}
