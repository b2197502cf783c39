// Replaces a page about scores while they are hidden: says why, and offers to show them.

import type { FirstPass } from '../../src/ach/view/first-pass.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { FIRST_PASS_HIDES, leftWords, ShowScoresNow } from './first-pass.tsx'

export interface HiddenScoresProps {
  /** id of the workbook */
  readonly id: string
  readonly heading: string
  /** why nothing can be shown without scores, as a sentence */
  readonly because: string
  /** the first pass that hides them; null if the viewer chose to hide them */
  readonly firstPass: FirstPass | null
  /** this page, and the same page with scores, which ends a viewer's own choice */
  readonly here: string
  readonly shown: string
  /** the matrix, with the what-if of this page */
  readonly matrix: string
}

export const HiddenScoresPage = ({ id, heading, because, firstPass, here, shown, matrix }: HiddenScoresProps) => {
  const toMatrix = (
    <a class="btn" href={matrix}>
      Back to the matrix
    </a>
  )
  return (
    <PageMain heading={heading}>
      <section class="panel" aria-labelledby="hidden">
        <h2 id="hidden">Scores are hidden while you rate</h2>
        <p>
          {firstPass ? `${leftWords(firstPass)} ${FIRST_PASS_HIDES}` : 'You chose to hide scores so that they do not influence you.'}{' '}
          {because}
        </p>
        {firstPass ? (
          <ShowScoresNow id={id} back={here}>
            {toMatrix}
          </ShowScoresNow>
        ) : (
          <Actions>
            {toMatrix}
            <a class="btn" data-kind="main" href={shown}>
              Show scores
            </a>
          </Actions>
        )}
      </section>
    </PageMain>
  )
}
