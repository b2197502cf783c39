// The analysis page: what the conclusion hangs on. Everything is computed before (analysis/model.ts); each figure is a file of its own.

import type { Child } from 'hono/jsx'
import type { Robustness } from '../../src/ach/analysis/robustness.ts'
import { verdictSentence } from '../../src/ach/words/verdict-words.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { WhatIfBand } from '../what-if/band.tsx'
import { AssumptionsFigure } from './assumptions.tsx'
import { BayesFigure } from './bayes.tsx'
import { ClustersFigure, KindsFigure, SourcesFigure } from './groups.tsx'
import { LeaveOneOutFigure } from './leave-one-out.tsx'
import type { Analysis } from './model.ts'
import { RankingHistoryFigure } from './ranking-history.tsx'
import { RankingsFigure } from './rankings.tsx'
import { RobustnessFigure } from './robustness.tsx'
import { ScoresFigure } from './scores.tsx'

interface Props {
  readonly of: Analysis
  readonly robustness: Robustness | null
}

interface Shown {
  /** the figures as finished strings; without it they are worked out here */
  readonly drawn?: readonly Child[]
  /** the choice of rater, where there is one */
  readonly whose?: Child
  /** of somebody else’s ratings: what-ifs, which are tried with one’s own, are not offered */
  readonly another?: boolean
}

export const AnalysisPage = ({ of, robustness, drawn, whose, another }: Props & Shown) => (
  <PageMain
    wide
    data={{ 'data-another': another ? 'yes' : undefined }}
    heading="What the conclusion hangs on"
    below={
      <>
        <p class="quiet lead" dir="auto">
          {of.view.question}
        </p>
        {whose}
        {of.suppositions.length > 0 && <WhatIfBand page="analysis" {...of} />}
        <Opening of={of} />
      </>
    }
  >
    <div class="figs">{drawn ?? analysisFigures({ of, robustness })}</div>
  </PageMain>
)

/** The figures in their order, each worked out only when it becomes a string. */
export const analysisFigures = ({ of, robustness }: Props): Child[] => [
  of.scores.hypotheses.length > 0 && <ScoresFigure of={of} />,
  ...(of.comparable
    ? [
        <RankingsFigure of={of} />,
        <RobustnessFigure
          id={of.id}
          view={of.view}
          suppositions={of.suppositions}
          order={of.ranked.map((one) => one.id)}
          robustness={robustness}
        />,
        <LeaveOneOutFigure of={of} />,
        of.groups.source.length > 0 && <SourcesFigure of={of} />,
        of.groups.cluster.length > 0 && <ClustersFigure of={of} />,
        of.groups.kind.length > 0 && <KindsFigure of={of} />,
        of.assumptions.length > 0 && <AssumptionsFigure of={of} />,
        <BayesFigure of={of} />,
      ]
    : []),
  of.real.hypotheses.size > 0 && <RankingHistoryFigure of={of} />,
  of.warnings.length > 0 && <Warnings of={of} />,
]

const Opening = ({ of }: { of: Analysis }) => {
  const { id, view, scores, hangs, suppositions } = of
  const said = verdictSentence(scores, view)
  const verdict = (
    <span>
      {hangs && 'Verdict: '}
      {said.opening}
      <strong>{said.lead}</strong>
      <Sentence id={id} parts={said.rest} leader={scores.leaders[0]} suppositions={suppositions} />
    </span>
  )
  if (!hangs) return <Nothing of={of}>{verdict}</Nothing>
  return (
    <>
      <p class="prose" id="hangs-on">
        <Sentence id={id} parts={hangs} leader={scores.leaders[0]} suppositions={suppositions} />
      </p>
      <p class="prose" id="says">
        {verdict}
      </p>
    </>
  )
}

/** Fewer than two hypotheses, or nothing rated: the verdict says what to do first. */
const Nothing = ({ of: { id, view, suppositions }, children }: { of: Analysis; children?: Child }) => (
  <>
    <p class="prose" id="says">
      {children}
    </p>
    <p class="prose quiet">What the conclusion hangs on is shown here as soon as two hypotheses are rated.</p>
    <Actions>
      <a
        class="btn"
        href={
          view.hypotheses.size > 1 && view.evidence.size > 0
            ? `${paths.workbook(id)}${suppositionQuery(suppositions)}`
            : paths.newItem(id, view.hypotheses.size > 1 ? 'evidence' : 'hypotheses')
        }
      >
        {view.hypotheses.size <= 1 ? 'Add hypotheses' : view.evidence.size === 0 ? 'Add evidence' : 'Go to the matrix'}
      </a>
    </Actions>
  </>
)

const Warnings = ({ of }: { of: Analysis }) => (
  <section class="panel whole" aria-labelledby="warnings">
    <h2 id="warnings">Worth a second look</h2>
    <ul class="list">
      {of.warnings.map((warning) => (
        <li dir="auto">{warning}</li>
      ))}
    </ul>
  </section>
)

/** Instead of all that, while the scores of the matrix are hidden. */
export const HiddenAnalysis = ({ id, suppositions }: { id: string; suppositions: readonly NamedSupposition[] }) => (
  <PageMain heading="What the conclusion hangs on">
    <section class="panel" aria-labelledby="hidden">
      <h2 id="hidden">Scores are hidden while you rate</h2>
      <p>You chose not to see scores, so that they do not lead you. Everything on this page is made of them.</p>
      <Actions>
        <a class="btn" href={`${paths.workbook(id)}${suppositionQuery(suppositions)}`}>
          Back to the matrix
        </a>
        <a class="btn" data-kind="main" href={`${paths.analysis(id)}${suppositionQuery(suppositions, { scores: 'shown' })}`}>
          Show scores
        </a>
      </Actions>
    </section>
  </PageMain>
)

/** For somebody who only reads. */
export const NoRatings = () => (
  <PageMain heading="What the conclusion hangs on">
    <p>There are no ratings of yours in this workbook yet.</p>
  </PageMain>
)
