// The Bayesian view: numbers beside the ranking, under a condition that only a person can judge. Never words for a computed probability.
import { scaleLinear } from 'd3-scale'
import type { BayesHypothesis } from '../../src/ach/bayes.ts'
import { nameOf } from '../../src/ach/wording.ts'
import { DataTable, Figure, share } from './figure.tsx'
import type { Analysis } from './model.ts'
import { fine } from './words.tsx'

/** The rest of the width is for the number behind the longest bar. */
const x = scaleLinear([0, 1], [0, 0.82])

export const BayesFigure = ({ of }: { of: Analysis }) => {
  const { view, bayes, ranked } = of
  const by = new Map(bayes.hypotheses.map((one) => [one.id, one]))
  const inOrder = ranked.flatMap(({ id }) => by.get(id) ?? [])
  const whole = bayes.hypotheses.reduce<BayesHypothesis | null>((most, one) => (most && most.posterior >= one.posterior ? most : one), null)
  return (
    <Figure
      id="fig-bayes"
      whole
      title={
        whole
          ? `Taken as probabilities, ${nameOf(view, whole.id)} has ${rounded(whole.posterior)}, if two conditions hold`
          : 'The Bayesian view'
      }
      how={
        <>
          <strong>Can two of the hypotheses be true at once, or could the answer be none of them?</strong> Then leave this figure aside: it
          takes for granted that exactly one is true. Before the evidence all are taken as equally probable. Items of one cluster count as
          partly one voice; NA and blank cells say nothing.
        </>
      }
      numbers={
        <DataTable
          columns={[{ name: 'Hypothesis' }, { name: 'before', num: true }, { name: 'after', num: true }]}
          rows={inOrder.map((one) => [nameOf(view, one.id), fine(one.prior), fine(one.posterior)])}
        />
      }
    >
      <ol class="bars">
        {inOrder.map((one) => (
          <li>
            <span class="words">
              <b dir="auto">{nameOf(view, one.id)}</b>
            </span>
            <svg class="plot" height="22" aria-hidden="true">
              <line class="base" x1={share(x(one.prior))} x2={share(x(one.prior))} y1="0" y2="22" />
              <rect class="t2" y="4" width={share(x(one.posterior))} height="14" />
              <text class="start halo" x={share(x(one.posterior) + 0.015)} y="15.5">
                {rounded(one.posterior)}
              </text>
            </svg>
          </li>
        ))}
      </ol>
      <p class="key">
        <span>Dotted: before the evidence</span>
      </p>
      <p class="prose">{breakEven(of)}</p>
    </Figure>
  )
}

function rounded(probability: number): string {
  if (probability > 0 && probability < 0.005) return 'less than 1\u00a0%'
  if (probability < 1 && probability > 0.995) return 'more than 99\u00a0%'
  return `${Math.round(probability * 100)}\u00a0%`
}

function breakEven({ view, bayes }: Analysis): string {
  const level = bayes.breakEven
  if (!level) return 'There is nothing that could draw level.'
  const prior = level.prior < 0.001 ? 'less than 0.1 %' : `${(level.prior * 100).toFixed(1)} %`
  return `${nameOf(view, level.leader)} and ${nameOf(view, level.runnerUp)} would come out equal if ${nameOf(view, level.leader)} had ${prior} before the evidence, and the others kept their proportions.`
}
