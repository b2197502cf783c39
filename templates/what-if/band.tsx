// The band above a page that shows a what-if: what it assumes, that nothing is saved, its effect on the lead, and links to leave or extend it.

import type { HypothesisScore, Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { leadersClause } from '../../src/ach/words/group-words.ts'
import { hypothesisNames } from '../../src/ach/words/phrases.ts'
import { type NamedSupposition, suppositionQuery, suppositionWords, toggleLink } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { Notice } from '../ui/notice.tsx'
import { AddForm } from './add-form.tsx'

interface WhatIfBandProps {
  /** id of the workbook */
  readonly id: string
  /** the page that shows it; links that change the what-if stay on this page */
  readonly page: 'matrix' | 'analysis' | 'group'
  /** the workbook as it is stored */
  readonly real: View
  readonly suppositions: readonly NamedSupposition[]
  /** null while scores are hidden; then the actual scores are not shown either */
  readonly scores: Leaders | null
  readonly realScores: Leaders
}

/** The hypotheses with the lowest score. For a group the verdict only says whether anything is rated. */
type Leaders = Pick<Scores, 'leaders'> & {
  /** those without a rating that counts are called not tested */
  readonly hypotheses?: readonly Pick<HypothesisScore, 'id' | 'rated'>[]
  readonly verdict: Scores['verdict'] | 'rated'
}

const HERE = { matrix: paths.workbook, analysis: paths.analysis, group: paths.groupAnalysis } as const
const OTHER = {
  matrix: { href: paths.analysis, text: 'Show the analysis of this what-if' },
  analysis: { href: paths.workbook, text: 'Show this what-if in the matrix' },
  group: null,
} as const

export const WhatIfBand = ({ id, page, real, suppositions, scores, realScores }: WhatIfBandProps) => {
  const here = HERE[page](id)
  const other = OTHER[page]
  return (
    <Notice kind="what-if" class="what-if" label="What-if">
      <div class="says-so">
        <p>
          <strong>What-if.</strong> This page assumes the following. Nothing is saved
          <span class="no-print">, and no one else sees it</span>.
        </p>
        <ul>
          {suppositions.map((one) => (
            <li>
              <bdi>{suppositionWords(one, real)}</bdi>{' '}
              <a class="no-print" href={toggleLink(here, suppositions, one)}>
                Remove<span class="visually-hidden">: {suppositionWords(one, real)}</span>
              </a>
            </li>
          ))}
        </ul>
        {scores && <p>{effectWords(real, realScores, scores)}</p>}
        {page === 'matrix' && !real.readOnly && (
          <p class="no-print">
            You cannot rate in a what-if. Reload the page to include newer ratings. <a href={here}>Rate in the actual matrix</a>
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
            Back to the actual workbook
          </a>
        </Actions>
        <AddForm action={here} real={real} suppositions={suppositions} />
      </div>
    </Notice>
  )
}

/** "Coup and Jihadi tie for the lowest score", "Coup has the lowest score, but Jihadi is not tested". */
function lowestClause(view: View, { leaders, hypotheses = [] }: Leaders): string {
  const untested = hypotheses.flatMap(({ id, rated }) => (rated === 0 ? [{ id, rated: false }] : []))
  if (untested.length > 0) return leadersClause(view, leaders, untested)
  return `${hypothesisNames(view, leaders)} ${leaders.length === 1 ? 'has' : 'tie for'} the lowest score`
}

/** Who has the lowest score in the what-if and in the actual workbook. Labels come from the actual workbook. */
function effectWords(real: View, realScores: Leaders, scores: Leaders): string {
  if (realScores.verdict === 'unrated') return 'Nothing is rated yet, so this what-if changes no score.'
  if (realScores.leaders.length === 0) return ''
  const inReal = `In the actual workbook, ${lowestClause(real, realScores)}.`
  if (scores.verdict === 'unrated') return `In this what-if, no rating that counts (CC to II) is left. ${inReal}`
  if (scores.leaders.length === 0) return `In this what-if, too few cells are rated for any hypothesis to lead. ${inReal}`
  if (realScores.leaders.join() === scores.leaders.join()) return `As in the actual workbook, ${lowestClause(real, realScores)}.`
  return `In this what-if, ${lowestClause(real, scores)}. ${inReal}`
}
