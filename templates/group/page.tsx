// The group analysis page: scores and rankings, agreement, cells to discuss, the second round and probabilities.

import type { GroupScores } from '../../src/ach/group/group-score.ts'
import { NOT_BLIND } from '../../src/ach/words/exercise-words.ts'
import { paths } from '../../src/paths.ts'
import { PageMain } from '../ui/page-main.tsx'
import { AddForm } from '../what-if/add-form.tsx'
import { WhatIfBand } from '../what-if/band.tsx'
import { AgreementFigure, SecondRoundFigure } from './agreement.tsx'
import { CellsFigure } from './cells.tsx'
import type { GroupModel } from './model.ts'
import { ProbabilitiesFigure } from './probabilities.tsx'
import { RaterLinks } from './rater-links.tsx'
import { GroupScoresFigure } from './scores.tsx'

export const GroupPage = ({ of }: { of: GroupModel }) => (
  <PageMain
    wide
    heading="The group’s analysis"
    below={
      <>
        <p class="quiet lead" dir="auto">
          {of.view.question}
        </p>
        {of.real.run?.seenBefore && <p class="meta">{NOT_BLIND}</p>}
        <RaterLinks id={of.id} view={of.real} shown={null} at={of.at} />
      </>
    }
  >
    {of.at === undefined && <WhatIf of={of} />}
    <div class="figs">
      <ProbabilitiesFigure of={of} />
      {of.view.hypotheses.size > 0 && <GroupScoresFigure of={of} />}
      <AgreementFigure of={of} />
      <SecondRoundFigure of={of} />
      <CellsFigure of={of} />
    </div>
  </PageMain>
)

const ledBy = ({ leaders, hypotheses }: GroupScores) =>
  ({ leaders, hypotheses, verdict: hypotheses.every(({ rated }) => rated === 0) ? 'unrated' : 'rated' }) as const

const WhatIf = ({ of: { id, real, suppositions, scores, realScores } }: { of: GroupModel }) =>
  suppositions.length > 0 ? (
    <WhatIfBand page="group" {...{ id, real, suppositions }} scores={ledBy(scores)} realScores={ledBy(realScores)} />
  ) : (
    <details class="no-print">
      <summary>What if an item or a source is wrong?</summary>
      <AddForm action={paths.groupAnalysis(id)} real={real} suppositions={[]} />
    </details>
  )

/** Shown with fewer than two raters, and before the reveal of an exercise. */
export const NoGroup = ({ id, hidden }: { id: string; hidden: boolean }) => (
  <PageMain crumb={<a href={paths.analysis(id)}>Analysis</a>} heading="The group’s analysis">
    <p>
      {hidden
        ? 'In an exercise, no ratings are shown here before the reveal.'
        : 'A group needs at least two people who have rated something.'}
    </p>
  </PageMain>
)
