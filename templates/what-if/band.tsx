// The band over a page that shows a what-if: what is supposed, that nothing of it is saved, what it does to the lead, and the ways on.

import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { hypothesisNames } from '../../src/ach/words/phrases.ts'
import { type NamedSupposition, suppositionQuery, suppositionWords, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { Notice } from '../ui/notice.tsx'
import { AddForm } from './add-form.tsx'

interface WhatIfBandProps {
  /** id of the workbook */
  readonly id: string
  /** where it stands: its links stay on this page */
  readonly page: 'matrix' | 'analysis' | 'group'
  /** the workbook as it is stored */
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  /** null while scores are hidden: then the real ones are not shown either */
  readonly scores: Led | null
  readonly realScores: Led
}

/** Who has the lowest score; of a group it is only known whether anything was rated. */
type Led = Pick<Scores, 'leaders'> & { readonly verdict: Scores['verdict'] | 'rated' }

const HERE = { matrix: paths.workbook, analysis: paths.analysis, group: paths.groupAnalysis } as const
const OTHER = {
  matrix: { href: paths.analysis, text: 'See the analysis of this what-if' },
  analysis: { href: paths.workbook, text: 'See it in the matrix' },
  group: null,
} as const

export const WhatIfBand = ({ id, page, real, suppositions, scores, realScores }: WhatIfBandProps) => {
  const here = HERE[page](id)
  const other = OTHER[page]
  return (
    <Notice kind="what-if" class="what-if" label="What if">
      <div class="says-so">
        <p>
          <strong>What if:</strong> this page supposes the following. Nothing of it is saved
          <span class="no-print">, and nobody else sees it</span>.
        </p>
        <ul>
          {suppositions.map((one) => (
            <li>
              <bdi>{suppositionWords(one, real)}</bdi>{' '}
              <a class="no-print" href={toggleLink(here, suppositions, one)}>
                Put back<span class="visually-hidden">: {suppositionWords(one, real)}</span>
              </a>
            </li>
          ))}
        </ul>
        {scores && <p>{leadWords(real, realScores, scores)}</p>}
        {page === 'matrix' && (
          <p class="no-print">
            Rating is off here, and newer ratings come in when the page is loaded again. <a href={here}>Rate in the real matrix</a>
          </p>
        )}
      </div>
      <div class="ways no-print">
        <Actions>
          {other && (
            <a class="btn" data-size="s" href={`${other.href(id)}${suppositionQuery(suppositions)}`}>
              {other.text}
            </a>
          )}
          <a class="btn" data-size="s" href={here}>
            Back to the real workbook
          </a>
        </Actions>
        <AddForm action={here} real={real} suppositions={suppositions} />
      </div>
    </Notice>
  )
}

const lead = (view: View, { leaders }: Led): string =>
  `${hypothesisNames(view, leaders)} ${leaders.length === 1 ? 'has' : 'share'} the lowest score`

/** Who leads now and in the real workbook; the labels of hypotheses are those of the real one. */
function leadWords(real: View, realScores: Led, scores: Led): string {
  if (realScores.verdict === 'unrated') return 'Nothing is rated yet, so supposing this changes no score.'
  if (realScores.leaders.length === 0) return ''
  const really = `In the real workbook ${lead(real, realScores)}.`
  if (scores.verdict === 'unrated') return `Supposed so, no rating from CC to II is left. ${really}`
  if (realScores.leaders.join() === scores.leaders.join()) return `As in the real workbook, ${lead(real, realScores)}.`
  return `Supposed so, ${lead(real, scores)}. ${really}`
}
