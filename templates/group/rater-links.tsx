// Chooses the rater, or the group, whose analysis or report is shown.

import { groupMembers, MIN_GROUP } from '../../src/ach/view/group-members.ts'
import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'

/** The query parameter for the id of a rater; empty for the group. */
export const RATER_PARAMETER = 'rater'

interface Props {
  readonly id: string
  readonly view: View
  /** id of the rater whose page it is; null for the group */
  readonly shown: string | null
  readonly page?: 'analysis' | 'report'
  /** set if the page shows the workbook as it was after this change */
  readonly at?: number | undefined
}

const PAGES = {
  analysis: { words: 'Analysis of', of: paths.analysis, ofGroup: paths.groupAnalysis },
  report: { words: 'Report of', of: paths.report, ofGroup: (id: string) => `${paths.report(id)}?${RATER_PARAMETER}=` },
} as const

/** Renders nothing where there is no group. */
export const RaterLinks = ({ id, view, shown, page = 'analysis', at }: Props) => {
  const { words, of, ofGroup } = PAGES[page]
  const group = groupMembers(view)
  const references = [...view.raters.values()].filter(({ kind, ratings }) => kind === 'reference' && ratings.size > 0)
  if (group.length < MIN_GROUP) return null
  return (
    <form method="get" action={of(id)} class="row no-print" data-choose>
      {at !== undefined && <HiddenField name="at" value={String(at)} />}
      <label for="whose">{words}</label>
      <select class="input" id="whose" name={RATER_PARAMETER}>
        {shown === null && (
          <option value="" selected>
            the group ({group.length} raters)
          </option>
        )}
        {[...group, ...references].map((rater) => (
          <option value={rater.id} selected={rater.id === shown}>
            {rater.name}
          </option>
        ))}
      </select>
      <button type="submit" class="btn">
        Show
      </button>
      {shown !== null && (
        <a class="btn" href={at === undefined ? ofGroup(id) : `${ofGroup(id)}${page === 'report' ? '&' : '?'}at=${at}`}>
          Show the group ({group.length} raters)
        </a>
      )}
    </form>
  )
}
