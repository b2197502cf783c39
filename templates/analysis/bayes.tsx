// The figure of the Bayesian view: posterior probabilities, shown next to the ranking. They apply only if exactly one hypothesis is true, which
// only a person can judge; if it is answered otherwise, the figures are folded away. Computed probabilities never get likelihood terms.
import { scaleLinear } from 'd3-scale'
import type { Child } from 'hono/jsx'
import { type BayesianView, capPosterior } from '../../src/ach/analysis/posterior.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import { TOLERANCE } from '../../src/ach/scoring/tolerance.ts'
import { breakEvenSentence, posteriorRangeSentence, unratedPosteriors } from '../../src/ach/words/analysis-words.ts'
import { formatFinePercent, hypothesisNames, itemName, joinPhrases } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { exclusivityAnswers } from '../checks/exclusivity-notice.tsx'
import { DataTable, Figure, formatShare, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

/** Leaves room for the number behind the longest bar. */
const x = scaleLinear([0, 1], [0, 0.72])

export const BayesFigure = ({ analysis }: { analysis: Analysis }) => {
  const { state } = analysis.exclusivity
  const applies = state === 'exclusive' || state === 'open'
  return (
    <Figure
      id="fig-bayes"
      whole
      title={
        state === 'overlapping'
          ? 'Probabilities do not apply: two of the hypotheses can both be true'
          : state === 'incomplete'
            ? 'Probabilities do not apply: the answer could be none of the hypotheses'
            : finding(analysis)
      }
      how={<Question analysis={analysis} />}
      numbers={applies && <Numbers analysis={analysis} />}
    >
      {applies ? (
        <Figures analysis={analysis} />
      ) : (
        <details class="apart">
          <summary>Show the figures anyway</summary>
          <Figures analysis={analysis} />
          <Scroller label="Numbers that do not apply">
            <Numbers analysis={analysis} />
          </Scroller>
        </details>
      )}
    </Figure>
  )
}

/** The hypotheses with the highest posterior, from equal priors and from the rater's own prior. */
function finding({ view, bayes, ownBayes, exclusivity }: Analysis): string {
  const most = mostOf(bayes)
  if (!most) return 'The Bayesian view'
  const share = ({ ids, posterior }: Most) =>
    `${hypothesisNames(view, ids)} at ${formatFinePercent(posterior)}${ids.length === 1 ? '' : ' each'}`
  const own = ownBayes && mostOf(ownBayes)
  const condition = exclusivity.state === 'open' ? ', provided that no two hypotheses can both be true and the list is complete' : ''
  if (!own) return `Read as probabilities, the ratings put ${share(most)}${condition}`
  const fromOwn = own.ids.join() === most.ids.join() ? `at ${formatFinePercent(own.posterior)}` : share(own)
  return `Read as probabilities, the ratings put ${share(most)} from equal probabilities and ${fromOwn} from ${view.readOnly ? 'their own' : 'yours'}${condition}`
}

interface Most {
  readonly ids: readonly string[]
  readonly posterior: number
}

/** The hypotheses with the highest posterior; equal within the tolerance of every comparison. */
function mostOf({ hypotheses }: BayesianView): Most | null {
  const found = hypotheses.flatMap(({ id, posterior }) => (posterior === null ? [] : [{ id, posterior }]))
  if (found.length === 0) return null
  const most = Math.max(...found.map((one) => one.posterior))
  const ids = found.filter((one) => one.posterior >= most - TOLERANCE).map(({ id }) => id)
  return { ids, posterior: capPosterior({ hypotheses }, most) }
}

const Question = ({ analysis: { id, view, exclusivity } }: { analysis: Analysis }) => (
  <>
    <strong>Can two of the hypotheses be true at once, or could the answer be none of them?</strong> {exclusivityAnswers(view, exclusivity)}{' '}
    {!view.readOnly && <a href={paths.pairs(id)}>{exclusivity.state === 'open' ? 'Answer these questions' : 'Show the answers'}</a>}
  </>
)

const Figures = ({ analysis }: { analysis: Analysis }) => {
  const { id, view, bayes, ownBayes } = analysis
  return (
    <>
      <p class="how">
        {ownBayes
          ? `The calculation starts from equal probabilities before the evidence, and a second time from ${own(view)}.`
          : 'The calculation starts from equal probabilities before the evidence.'}{' '}
        {clusters(analysis)} An item moves probability only between the hypotheses that it is rated for.{unratedPosteriors(view, bayes)} The
        figures are calculated from ratings; they are not anyone’s own estimates.
      </p>
      <ol class="bars">
        {analysis.ranked.map((one) => (
          <li>
            <span class="words">
              <b dir="auto">{itemName(view, one.id)}</b>
            </span>
            <div>
              <Bar tone="t2" bayes={bayes} id={one.id} />
              {ownBayes && <Bar tone="t3" bayes={ownBayes} id={one.id} more={view.readOnly ? ', their own' : ', yours'} />}
            </div>
          </li>
        ))}
      </ol>
      <p class="key">
        <span>
          {ownBayes && `Above: from equal probabilities. Below: from ${own(view)}. `}
          Dotted line: before the evidence
        </span>
      </p>
      <p class="prose">
        <span>
          {ownBayes && 'From equal probabilities: '}
          {breakEvenSentence(view, bayes)} {posteriorRangeSentence(view, bayes, mostOf(bayes)?.ids[0])}
        </span>
        {ownBayes && (
          <span>
            From {own(view)}: {breakEvenSentence(view, ownBayes)}
          </span>
        )}
        {!view.readOnly && (
          <span>
            {ownBayes
              ? 'Your probabilities before the evidence are scaled to 100%. '
              : 'To start from your own probabilities, say how probable each hypothesis was before the evidence was considered. '}
            <a href={paths.probabilities(id)}>Your probabilities</a>
          </span>
        )}
      </p>
    </>
  )
}

/** A reader sees someone else's probabilities. */
const own = ({ readOnly }: Analysis['view']): string => (readOnly ? 'their own' : 'your own')

const Bar = ({ bayes, id, tone, more = '' }: { bayes: BayesianView; id: string; tone: 't2' | 't3'; more?: string }) => {
  const { prior = 0, posterior = null } = bayes.hypotheses.find((one) => one.id === id) ?? {}
  return (
    <svg class="plot" height="22" aria-hidden="true">
      <line class="base" x1={formatShare(x(prior))} x2={formatShare(x(prior))} y1="0" y2="22" />
      <rect class={tone} y="4" width={formatShare(x(posterior ?? 0))} height="14" />
      <text class="start halo" x={formatShare(x(posterior ?? 0) + 0.015)} y="15.5">
        {posterior === null ? '–' : formatFinePercent(capPosterior(bayes, posterior))}
        {more}
      </text>
    </svg>
  )
}

const Numbers = ({ analysis: { view, ranked, bayes, ownBayes } }: { analysis: Analysis }) => {
  const views = ownBayes ? [bayes, ownBayes] : [bayes]
  const names: Child[] = ownBayes
    ? [
        'Before, equal',
        'After',
        'If blanks were rated',
        view.readOnly ? 'Before, their own' : 'Before, yours',
        'After',
        'If blanks were rated',
      ]
    : ['Before', 'After', 'If blanks were rated']
  return (
    <DataTable
      columns={[{ name: 'Hypothesis' }, ...names.map((name) => ({ name, num: true }))]}
      rows={ranked.map(({ id }) => [
        itemName(view, id),
        ...views.flatMap((one) => {
          const { prior = 0, posterior = null, range = null } = one.hypotheses.find((other) => other.id === id) ?? {}
          return [
            formatFinePercent(prior),
            posterior === null ? '–' : formatFinePercent(capPosterior(one, posterior)),
            range === null ? '–' : `${formatFinePercent(range.low)} to ${formatFinePercent(range.high)}`,
          ]
        }),
      ])}
    />
  )
}

/** How clusters count, with the names of those that have two or more items. */
function clusters({ view }: Analysis): string {
  const used = activeItems(view.clusters).filter(({ id }) => activeItems(view.evidence).filter(({ cluster }) => cluster === id).length > 1)
  if (used.length === 0) return 'Every item counts as independent.'
  const names = joinPhrases(
    used.map(({ label }) => `“${label}”`),
    'and',
  )
  return `Items in the same cluster count as only partly independent (${names}).`
}
