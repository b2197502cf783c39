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
import { DataTable, Figure, formatShare, pictureOf, Scroller } from './figure.tsx'
import type { Analysis } from './model.ts'

/** Leaves room for the number behind the longest bar. */
const x = scaleLinear([0, 1], [0, 0.72])

/** The posterior of each hypothesis, from equal priors and from the rater's own. */
export interface PosteriorBars {
  readonly title: string
  /** the conditions under which probabilities apply, with what was answered about them */
  readonly question: string
  /** whether those conditions may hold; if not, the figures are folded away */
  readonly applies: boolean
  readonly start: string
  readonly key: string
  readonly rows: readonly { readonly id: string; readonly label: string; readonly bars: readonly PosteriorBar[] }[]
}

interface PosteriorBar {
  readonly tone: 2 | 3
  /** probability before the evidence, 0 to 1 */
  readonly prior: number
  /** after the evidence, 0 to 1; 0 without a rating that counts */
  readonly to: number
  readonly words: string
}

export function posteriorBars(analysis: Analysis): PosteriorBars {
  const { view, ranked, bayes, ownBayes, exclusivity } = analysis
  const { state } = exclusivity
  const titles: Partial<Record<typeof state, string>> = {
    overlapping: 'Probabilities do not apply: two of the hypotheses can both be true',
    incomplete: 'Probabilities do not apply: the answer could be none of the hypotheses',
  }
  return {
    title: titles[state] ?? finding(analysis),
    question: 'Can two of the hypotheses be true at once, or could the answer be none of them?',
    applies: titles[state] === undefined,
    start: ownBayes
      ? `The calculation starts from equal probabilities before the evidence, and a second time from ${own(view)}.`
      : 'The calculation starts from equal probabilities before the evidence.',
    key: `${ownBayes ? `Above: from equal probabilities. Below: from ${own(view)}. ` : ''}Dotted line: before the evidence`,
    rows: ranked.map(({ id }) => ({
      id,
      label: itemName(view, id),
      bars: [
        posteriorBar(bayes, id, 2, ''),
        ...(ownBayes ? [posteriorBar(ownBayes, id, 3, view.readOnly ? ', their own' : ', yours')] : []),
      ],
    })),
  }
}

function posteriorBar(bayes: BayesianView, id: string, tone: 2 | 3, more: string): PosteriorBar {
  const { prior = 0, posterior = null } = bayes.hypotheses.find((one) => one.id === id) ?? {}
  const words = posterior === null ? '–' : formatFinePercent(capPosterior(bayes, posterior))
  return { tone, prior, to: posterior ?? 0, words: `${words}${more}` }
}

export const BayesFigure = ({ analysis }: { analysis: Analysis }) => {
  const drawn = posteriorBars(analysis)
  const { applies } = drawn
  return (
    <Figure
      id="fig-bayes"
      whole
      // of use once someone has said that it applies
      folded={analysis.exclusivity.state === 'open' && analysis.ownBayes === null}
      picture={applies ? pictureOf(analysis, 'probabilities') : undefined}
      title={drawn.title}
      how={<Question analysis={analysis} question={drawn.question} />}
      numbers={applies && <Numbers analysis={analysis} />}
    >
      {applies ? (
        <Figures analysis={analysis} of={drawn} />
      ) : (
        <details class="apart">
          <summary>Show the figures anyway</summary>
          <Figures analysis={analysis} of={drawn} />
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

const Question = ({ analysis: { id, view, exclusivity }, question }: { analysis: Analysis; question: string }) => (
  <>
    <strong>{question}</strong> {exclusivityAnswers(view, exclusivity)}{' '}
    {!view.readOnly && <a href={paths.pairs(id)}>{exclusivity.state === 'open' ? 'Answer these questions' : 'Show the answers'}</a>}
  </>
)

const Figures = ({ analysis, of: drawn }: { analysis: Analysis; of: PosteriorBars }) => {
  const { id, view, bayes, ownBayes } = analysis
  return (
    <>
      <p class="how">
        {drawn.start} {clusters(analysis)} An item moves probability only between the hypotheses that it is rated for.
        {unratedPosteriors(view, bayes)} The figures are calculated from ratings; they are not anyone’s own estimates.
      </p>
      <ol class="bars">
        {drawn.rows.map(({ label, bars }) => (
          <li>
            <span class="words">
              <b dir="auto">{label}</b>
            </span>
            <div>
              {bars.map((bar) => (
                <Bar bar={bar} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <p class="key">
        <span>{drawn.key}</span>
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

const Bar = ({ bar: { tone, prior, to, words } }: { bar: PosteriorBar }) => (
  <svg class="plot" height="22" aria-hidden="true">
    <line class="base" x1={formatShare(x(prior))} x2={formatShare(x(prior))} y1="0" y2="22" />
    <rect class={`t${tone}`} y="4" width={formatShare(x(to))} height="14" />
    <text class="start halo" x={formatShare(x(to) + 0.015)} y="15.5">
      {words}
    </text>
  </svg>
)

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
