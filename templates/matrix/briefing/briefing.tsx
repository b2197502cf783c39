// What to know before rating, above the matrix: the background of the question, how to rate, and what words and marks mean.

import type { View } from '../../../src/ach/view/view.ts'
import { Background } from './background.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Legend } from './legend.tsx'

interface BriefingProps {
  /** id of the workbook */
  readonly id: string
  readonly view: View
  /** the viewer has cells left to rate here */
  readonly rates: boolean
  /** the page shows scores, and with them weights */
  readonly scored: boolean
}

export const Briefing = ({ id, view, rates, scored }: BriefingProps) => (
  <div class="briefing">
    <Background view={view} />
    {rates && <FirstSteps view={view} id={id} />}
    <Legend scored={scored} />
  </div>
)
