// The figures of the calibration, as tables, and the picture of the probabilities. Below ten workbooks they say that these are too few.

import { type BrierParts, FEWEST_TO_SAY } from '../../src/ach/group/calibration.ts'
import type { CalibrationFigures } from '../../src/ach/group/known-outcome.ts'
import { binWords, partOfBrier, shareOfWorkbooks } from '../../src/ach/words/calibration-words.ts'
import { formatFinePercent, formatPercent, startSentence } from '../../src/ach/words/phrases.ts'
import { VERDICT_LABELS } from '../../src/ach/words/verdict-meanings.ts'
import { DataTable, Figure, formatShare, Scroller } from '../analysis/figure.tsx'

export interface PersonFigures {
  readonly name: string
  readonly figures: CalibrationFigures & { readonly workbooks: number }
}

export const VerdictsFigure = ({ figures: { verdicts, led } }: { figures: CalibrationFigures }) => {
  const row = (name: string, { workbooks, right, expected }: { workbooks: number; right: number | null; expected: number | null }) =>
    right === null || expected === null
      ? [name, workbooks, workbooks === 0 ? '–' : 'nothing leads', '–', '–']
      : [
          name,
          workbooks,
          right,
          workbooks === 0 ? '–' : shareOfWorkbooks(right, workbooks),
          workbooks === 0 ? '–' : shareOfWorkbooks(expected, workbooks),
        ]
  return (
    <Figure
      id="fig-verdicts"
      whole
      title="How often the leader of each verdict came true"
      how="The verdict of a workbook is that of its group, or of its only rater. In a tie, the leader came true if one of the tied hypotheses did. “By chance” is the share if every hypothesis had been equally likely."
    >
      <Scroller label="How often the leader of each verdict came true">
        <DataTable
          columns={['Verdict', 'Workbooks', 'Leader came true', 'Share', 'By chance'].map((name, at) => ({ name, num: at > 0 }))}
          rows={[...verdicts.map((one) => row(startSentence(VERDICT_LABELS[one.verdict]), one)), row('All with a leader', led)]}
        />
      </Scroller>
    </Figure>
  )
}

const PARTS = [
  ['Brier score', ({ brier }) => brier],
  ['Equal probabilities', ({ uniform }) => uniform],
  ['Reliability', ({ reliability }) => reliability],
  ['Resolution', ({ resolution }) => resolution],
  ['Uncertainty', ({ uncertainty }) => uncertainty],
  ['Within bins', ({ withinBins }) => withinBins],
] as const satisfies readonly (readonly [string, (parts: BrierParts) => number])[]

export const ProbabilitiesFigures = ({ figures: { brier } }: { figures: CalibrationFigures }) => {
  const times = [
    ['Before the evidence', brier.before],
    ['After the evidence', brier.now],
  ] as const
  return (
    <>
      <Figure
        id="fig-brier"
        whole
        title="How good the probabilities were"
        how="Pooled probabilities of each workbook: its raters’ own estimates, averaged. Brier score: 0 is certain and right, 2 is certain and wrong. It is reliability (lower is better) minus resolution (higher is better) plus uncertainty, which does not depend on the estimates, plus a small correction, because each bin spans ten points."
      >
        <Scroller label="How good the probabilities were">
          <DataTable
            columns={['Probabilities', 'Workbooks', ...PARTS.map(([name]) => name)].map((name, at) => ({ name, num: at > 0 }))}
            rows={times.map(([name, parts]) => [
              name,
              parts?.workbooks ?? 0,
              ...PARTS.map(([, of]) => (parts ? partOfBrier(of(parts), parts.workbooks) : '–')),
            ])}
          />
        </Scroller>
      </Figure>
      {brier.now !== null && brier.now.workbooks >= FEWEST_TO_SAY && <BinsFigure parts={brier.now} />}
    </>
  )
}

/** Rows of a bin, a bar for the share that came true, and a line at the mean probability. */
const BinsFigure = ({ parts }: { parts: BrierParts }) => (
  <Figure
    id="fig-bins"
    whole
    title="Probabilities after the evidence, and how often they came true"
    how="Each probability of each hypothesis is one forecast, grouped by ten points. The bar is the share that came true; the line is the mean of the probabilities. Probabilities are reliable where the bar ends at the line. A bin with few forecasts says little."
    numbers={
      <DataTable
        columns={['Probability', 'Forecasts', 'Mean', 'Came true'].map((name, at) => ({ name, num: at > 0 }))}
        rows={parts.bins.map(({ from, forecasts, mean, frequency }) => [
          binWords(from),
          forecasts,
          formatFinePercent(mean),
          formatFinePercent(frequency),
        ])}
      />
    }
  >
    <ol class="bars">
      {parts.bins.map(({ from, forecasts, mean, frequency }) => (
        <li>
          <span class="words">
            <b>{binWords(from)}</b>{' '}
            <span class="quiet">
              {Math.round(frequency * forecasts)} of {forecasts} came true
            </span>
          </span>
          <svg
            class="plot"
            height="22"
            role="img"
            aria-label={`${formatPercent(frequency)} came true, mean probability ${formatPercent(mean)}`}
          >
            <line class="gridline" x1="0" x2="0" y1="0" y2="22" />
            <line class="gridline" x1="100%" x2="100%" y1="0" y2="22" />
            <rect class="t2" y="5" width={formatShare(frequency)} height="12" />
            <line class="zero" x1={formatShare(mean)} x2={formatShare(mean)} y1="0" y2="22" />
          </svg>
        </li>
      ))}
    </ol>
  </Figure>
)

export const PeopleFigure = ({ people }: { people: readonly PersonFigures[] }) =>
  people.length === 0 ? null : (
    <Figure
      id="fig-people"
      whole
      title="People who agreed to be named"
      how="Only workbooks in which the person agreed before the outcome was saved, and has not withdrawn. The figures are those of their own ratings and of their own probabilities after the evidence. People choose workbook by workbook, so these may not be typical."
    >
      <Scroller label="People who agreed to be named">
        <DataTable
          columns={[
            'Person',
            'Workbooks',
            'Leader came true',
            'Share',
            'By chance',
            'Brier score',
            'Equal probabilities',
            'Reliability',
            'Resolution',
          ].map((name, at) => ({ name, num: at > 0 }))}
          rows={people.map(({ name, figures: { workbooks, led, brier } }) => {
            const part = (of: (parts: BrierParts) => number) => (brier.now ? partOfBrier(of(brier.now), brier.now.workbooks) : '–')
            return [
              name,
              workbooks,
              `${led.right} of ${led.workbooks}`,
              shareOfWorkbooks(led.right, led.workbooks),
              shareOfWorkbooks(led.expected, led.workbooks),
              part((parts) => parts.brier),
              part((parts) => parts.uniform),
              part((parts) => parts.reliability),
              part((parts) => parts.resolution),
            ]
          })}
        />
      </Scroller>
    </Figure>
  )
