// The list of the workbooks whose outcome is known.

import { brierParts, type Forecast } from '../../src/ach/group/calibration.ts'
import { countNoun, formatFigure } from '../../src/ach/words/phrases.ts'
import { VERDICT_LABELS } from '../../src/ach/words/verdict-meanings.ts'
import type { WorkbookOutcome } from '../../src/live/outcomes.ts'
import { paths } from '../../src/paths.ts'
import { Scroller } from '../analysis/figure.tsx'
import { Day } from '../ui/when.tsx'

/** The list has at most this many; the figures count all. */
const MOST_LISTED = 200

export const OutcomesFigure = ({ outcomes }: { outcomes: readonly WorkbookOutcome[] }) => (
  <section class="fig whole" id="fig-outcomes" aria-labelledby="fig-outcomes-title">
    <h2 id="fig-outcomes-title">{countNoun(outcomes.length, 'workbook')} with a known outcome</h2>
    {outcomes.length > MOST_LISTED && <p class="how">The {MOST_LISTED} whose outcome was saved last.</p>}
    <Scroller label="Workbooks with a known outcome">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Workbook</th>
            <th scope="col">What came true</th>
            <th scope="col">Verdict</th>
            <th scope="col">Leader came true</th>
            <th scope="col" class="num opt">
              Brier before
            </th>
            <th scope="col" class="num">
              Brier after
            </th>
            <th scope="col" class="opt">
              Saved
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomes.slice(0, MOST_LISTED).map((one) => (
            <tr>
              <th scope="row">
                <a href={paths.workbook(one.id)} dir="auto">
                  {one.title}
                </a>
              </th>
              <td dir="auto">{one.cameTrue}</td>
              <td>{VERDICT_LABELS[one.judged.verdict]}</td>
              <td>{leaderWords(one)}</td>
              <td class="num opt">{brierOf(one.forecasts.before)}</td>
              <td class="num">{brierOf(one.forecasts.now)}</td>
              <td class="nowrap opt">
                <Day at={one.recordedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  </section>
)

function leaderWords({ judged: { verdict, leaders, leaderCameTrue } }: WorkbookOutcome): string {
  if (leaders === 0 || verdict === 'single' || verdict === 'untested') return 'nothing leads'
  return leaderCameTrue ? (leaders > 1 ? `yes, one of ${leaders} tied` : 'yes') : 'no'
}

const brierOf = (forecasts: readonly Forecast[] | null): string =>
  forecasts ? formatFigure(brierParts([forecasts])?.brier ?? 0, [2]) : '–'
