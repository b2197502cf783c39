// The analysis page: what the conclusion depends on. Figures are computed in analysis/model.ts and rendered in one file each.

import type { Child } from 'hono/jsx'
import type { RobustnessFigures } from '../../src/ach/analysis/robustness-figures.ts'
import { verdictSentence } from '../../src/ach/words/verdict-words.ts'
import { suppositionQuery } from '../../src/forms/what-if-query.ts'
import { paths } from '../../src/paths.ts'
import { BeforeAfter, beforeAfterTexts } from '../matrix/before-after.tsx'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { WhatIfBand } from '../what-if/band.tsx'
import { AssumptionsFigure } from './assumptions.tsx'
import { BayesFigure } from './bayes.tsx'
import { Figure, pictureOf } from './figure.tsx'
import { ClustersFigure, KindsFigure, SourcesFigure } from './groups.tsx'
import { LeaveOneOutFigure } from './leave-one-out.tsx'
import type { Analysis } from './model.ts'
import { RankingHistoryFigure } from './ranking-history.tsx'
import { RankingsFigure } from './rankings.tsx'
import { RobustnessFigure } from './robustness.tsx'
import { ScoresFigure } from './scores.tsx'

interface Props {
  readonly analysis: Analysis
  readonly robustness: RobustnessFigures | null
}

interface Shown {
  /** the figures as finished strings; otherwise they are rendered here */
  readonly figures?: readonly Child[]
  /** the choice of rater, if there is one */
  readonly raterChoice?: Child
  /** another rater's ratings are shown: offers no what-ifs, which use the viewer's own */
  readonly otherRater?: boolean
}

export const ANALYSIS_HEADING = 'What the conclusion depends on'

export const AnalysisPage = ({ analysis, robustness, figures, raterChoice, otherRater }: Props & Shown) => (
  <PageMain
    wide
    data={{ 'data-another': otherRater ? 'yes' : undefined }}
    heading={ANALYSIS_HEADING}
    below={
      <>
        <p class="quiet lead" dir="auto">
          {analysis.view.question}
        </p>
        {raterChoice}
        {analysis.suppositions.length > 0 && <WhatIfBand page="analysis" {...analysis} />}
        <Opening analysis={analysis} />
      </>
    }
  >
    <div class="figs">{figures ?? analysisFigures({ analysis, robustness })}</div>
  </PageMain>
)

/** The figures in the order of use; those of less use are folded. Each is rendered only when it is turned into a string. */
export const analysisFigures = ({ analysis, robustness }: Props): Child[] => [
  analysis.suppositions.length > 0 && analysis.scores.hypotheses.length > 0 && <BeforeAfterFigure analysis={analysis} />,
  analysis.scores.hypotheses.length > 0 && <ScoresFigure analysis={analysis} />,
  analysis.warnings.length > 0 && <Warnings analysis={analysis} />,
  ...(analysis.comparable
    ? [
        <LeaveOneOutFigure analysis={analysis} />,
        analysis.groups.source.length > 0 && <SourcesFigure analysis={analysis} />,
        analysis.assumptions.length > 0 && <AssumptionsFigure analysis={analysis} />,
        <RobustnessFigure
          id={analysis.id}
          view={analysis.view}
          suppositions={analysis.suppositions}
          scores={analysis.scores}
          figures={robustness}
        />,
        analysis.groups.cluster.length > 0 && <ClustersFigure analysis={analysis} />,
        analysis.groups.kind.length > 0 && <KindsFigure analysis={analysis} />,
        <RankingsFigure analysis={analysis} />,
        <BayesFigure analysis={analysis} />,
      ]
    : []),
  analysis.real.hypotheses.size > 0 && <RankingHistoryFigure analysis={analysis} />,
]

const BeforeAfterFigure = ({ analysis }: { analysis: Analysis }) => (
  <Figure id="fig-before-after" whole picture={pictureOf(analysis, 'before-after')} {...beforeAfterTexts(analysis)}>
    <BeforeAfter {...analysis} />
  </Figure>
)

const Opening = ({ analysis }: { analysis: Analysis }) => {
  const { id, scores, dependence, suppositions } = analysis
  if (!dependence) return <NotComparable analysis={analysis} />
  return (
    <>
      <AnalysisVerdict {...analysis} />
      {dependence.length > 0 && (
        <p class="prose" id="hangs-on">
          <Sentence id={id} parts={dependence} leader={scores.leaders[0]} suppositions={suppositions} />
        </p>
      )}
    </>
  )
}

/** The verdict. One that is pending is sent again with the robustness. */
export const AnalysisVerdict = ({ id, view, scores, suppositions }: Pick<Analysis, 'id' | 'view' | 'scores' | 'suppositions'>) => {
  const sentence = verdictSentence(scores, view)
  return (
    <p class="prose" id="says">
      <span>
        {sentence.opening}
        <strong>{sentence.lead}</strong>
        <Sentence id={id} parts={sentence.rest} leader={scores.leaders[0]} suppositions={suppositions} />
      </span>
    </p>
  )
}

/** Fewer than two hypotheses, or too little rated: the verdict says what to do first. */
const NotComparable = ({ analysis }: { analysis: Analysis }) => (
  <>
    <AnalysisVerdict {...analysis} />
    <p class="prose quiet">Once half of the cells are rated, for two or more hypotheses, this page shows what the conclusion depends on.</p>
    <Actions>
      <a
        class="btn"
        href={
          analysis.view.hypotheses.size > 1 && analysis.view.evidence.size > 0
            ? `${paths.workbook(analysis.id)}${suppositionQuery(analysis.suppositions)}`
            : paths.newItem(analysis.id, analysis.view.hypotheses.size > 1 ? 'evidence' : 'hypotheses')
        }
      >
        {analysis.view.hypotheses.size <= 1 ? 'Add hypotheses' : analysis.view.evidence.size === 0 ? 'Add evidence' : 'Go to the matrix'}
      </a>
    </Actions>
  </>
)

const Warnings = ({ analysis }: { analysis: Analysis }) => (
  <section class="panel whole" aria-labelledby="warnings">
    <h2 id="warnings">Worth a second look</h2>
    <ul class="list">
      {analysis.warnings.map((warning) => (
        <li dir="auto">{warning}</li>
      ))}
    </ul>
  </section>
)

/** For a viewer who has not rated anything. */
export const NoRatings = () => (
  <PageMain heading={ANALYSIS_HEADING}>
    <p>You have no ratings in this workbook yet.</p>
  </PageMain>
)
