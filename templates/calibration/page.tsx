// The page Calibration: how often the leader of each verdict came true, Brier scores with their parts, people who agreed, and the workbooks.

import { FEWEST_TO_SAY } from '../../src/ach/group/calibration.ts'
import type { CalibrationFigures } from '../../src/ach/group/known-outcome.ts'
import { TOO_FEW } from '../../src/ach/words/calibration-words.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { WorkbookOutcome } from '../../src/live/outcomes.ts'
import { helpLink, paths } from '../../src/paths.ts'
import { LOCAL_ONLY } from '../layout/local-only.ts'
import { Page } from '../layout/page.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { PeopleFigure, type PersonFigures, ProbabilitiesFigures, VerdictsFigure } from './figures.tsx'
import { OutcomesFigure } from './outcomes.tsx'

export interface CalibrationProps {
  /** last recorded first */
  readonly outcomes: readonly WorkbookOutcome[]
  readonly figures: CalibrationFigures
  readonly people: readonly PersonFigures[]
  /** no sign-in: only this machine can reach the server */
  readonly alone: boolean
}

export const CalibrationPage = ({ outcomes, figures, people, alone }: CalibrationProps) => (
  <Page title="Calibration" screen="calibration" aside={alone ? LOCAL_ONLY : 'Signed in'}>
    <PageMain
      wide
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading="Calibration"
      lead="How often verdicts and probabilities came true, over all workbooks whose outcome is known. Each workbook counts as it was when its outcome was saved."
      below={
        <p class="meta no-print">
          <a href={`${helpLink('several-raters')}#calibration`}>What these figures mean, and what they do not</a>
        </p>
      }
    >
      {outcomes.length === 0 ? (
        <Empty />
      ) : (
        <>
          {outcomes.length < FEWEST_TO_SAY && (
            <p class="panel">
              {countNoun(outcomes.length, 'workbook has', 'workbooks have')} a known outcome. A figure over fewer than {FEWEST_TO_SAY}{' '}
              workbooks is shown as “{TOO_FEW}”.
            </p>
          )}
          <div class="figs">
            <VerdictsFigure figures={figures} />
            <ProbabilitiesFigures figures={figures} />
            <PeopleFigure people={people} />
            <OutcomesFigure outcomes={outcomes} />
          </div>
        </>
      )}
    </PageMain>
  </Page>
)

const Empty = () => (
  <section class="panel stack" aria-label="No outcomes yet">
    <h2>No outcome is known yet</h2>
    <p class="prose">
      <span>
        Once it is known which hypothesis of a workbook is true, open Checks in that workbook, then <b>Your probabilities</b>, and save it
        under <b>Outcome</b>. An exercise counts once it is closed. After ten workbooks this page shows how often the leader of each verdict
        came true, and how good your probabilities were.
      </span>
    </p>
  </section>
)
