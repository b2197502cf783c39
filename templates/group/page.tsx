// The page about a group: its ranking, how far it agrees, the cells worth talking about, rounds and probabilities.
import { paths } from '../../src/paths.ts'
import { AgreementFigure, SecondRoundFigure } from './agreement.tsx'
import { CellsFigure } from './cells.tsx'
import type { Group } from './model.ts'
import { ProbabilitiesFigure } from './probabilities.tsx'
import { GroupScoresFigure } from './scores.tsx'
import { Whose } from './whose.tsx'

export const GroupPage = ({ of }: { of: Group }) => (
  <main id="main" class="page">
    <div class="stack">
      <h1>What the group says</h1>
      <p class="quiet" dir="auto">
        {of.view.question}
      </p>
      <Whose id={of.id} view={of.view} shown={null} />
    </div>
    <div class="figs">
      {of.view.hypotheses.size > 0 && <GroupScoresFigure of={of} />}
      <AgreementFigure of={of} />
      <SecondRoundFigure of={of} />
      <CellsFigure of={of} />
      <ProbabilitiesFigure of={of} />
    </div>
  </main>
)

/** Fewer than two who rated, or before the reveal of an exercise. */
export const NoGroup = ({ id, hidden }: { id: string; hidden: boolean }) => (
  <main id="main" class="page" data-narrow>
    <p class="meta">
      <a href={paths.analysis(id)}>Analysis</a>
    </p>
    <h1>What the group says</h1>
    <p>
      {hidden
        ? 'Before the reveal of an exercise nobody’s ratings are shown here.'
        : 'Two people who have rated something are needed to make a group.'}
    </p>
  </main>
)
