// What to know before rating, above the matrix: the background of the question, how to rate, and what words and marks mean.

import { blankCells, type MatrixBase } from '../matrix-model.ts'
import { Background } from './background.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Legend } from './legend.tsx'

export const Briefing = ({ base, base: { view, whatIf } }: { base: MatrixBase }) => (
  <div class="briefing">
    <Background view={view} />
    {!whatIf && !view.readOnly && view.me && blankCells(view).length > 0 && <FirstSteps view={view} />}
    <Legend base={base} />
  </div>
)
