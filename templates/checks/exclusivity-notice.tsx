// What the answers about pairs and about the whole list mean for the Bayesian view, with links to combine, merge or edit hypotheses.

import type { Exclusivity, HypothesisPair } from '../../src/ach/analysis/exclusivity.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, hypothesisName, listPhrases, phraseText } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'

interface Props {
  readonly id: string
  readonly view: View
  readonly exclusivity: Exclusivity
}

export const ExclusivityNotice = ({ id, view, exclusivity }: Props) => (
  <section class="panel" aria-labelledby="follows">
    <h2 class="h3" id="follows">
      What this means
    </h2>
    <p class="prose">{exclusivityConclusion(exclusivity)}</p>
    {exclusivity.state === 'exclusive' && (
      <p>
        <a href={`${paths.analysis(id)}#fig-bayes`}>Show the Bayesian view</a>
      </p>
    )}
    {exclusivity.complete === 'no' && (
      <p>
        <a href={paths.newItem(id, 'hypotheses')}>Add the missing hypothesis</a>
      </p>
    )}
    {exclusivity.overlapping.length > 0 && (
      <ul class="list">
        {exclusivity.overlapping.map((pair) => (
          <Offers id={id} view={view} pair={pair} />
        ))}
      </ul>
    )}
  </section>
)

const Offers = ({ id, view, pair: { ids } }: { id: string; view: View; pair: HypothesisPair }) => {
  const [a, b] = ids
  return (
    <li class="stack-tight">
      <p>
        <strong>
          <bdi>{hypothesisName(view, a)}</bdi> and <bdi>{hypothesisName(view, b)}</bdi>
        </strong>{' '}
        can both be true. Add a hypothesis that combines them, merge them into one, or edit one of them.
      </p>
      <Actions>
        <a class="btn" data-size="s" href={paths.combine(id, a, b)}>
          Combine: add a hypothesis
        </a>
        <a class="btn" data-size="s" href={paths.merge(id, a, b)}>
          Merge into one
        </a>
        {ids.map((one) => (
          <a class="btn" data-kind="plain" data-size="s" href={paths.item(id, 'hypotheses', one)}>
            <span>
              Edit <bdi>{hypothesisName(view, one)}</bdi>
            </span>
          </a>
        ))}
      </Actions>
    </li>
  )
}

const NOT_APPLICABLE = 'Do not use the Bayesian view (under Analysis): its figures do not apply to this list. Scores and ranks do.'

/** What the answers mean, in one to three sentences. */
export function exclusivityConclusion(exclusivity: Exclusivity): string {
  const { state, pairs, overlapping, complete } = exclusivity
  if (pairs.length === 0) return 'There are no pairs to compare yet.'
  const none = 'the answer could be none of these'
  if (state === 'overlapping')
    return `According to your answers, ${overlapping.length === 1 ? 'two of these hypotheses can both be true' : `in ${overlapping.length} pairs of hypotheses, both can be true`}${complete === 'no' ? `, and ${none}` : ''}. ${NOT_APPLICABLE}`
  if (state === 'incomplete') return `The answer could be none of these. ${NOT_APPLICABLE}`
  if (state === 'exclusive')
    return 'The hypotheses are mutually exclusive and the list is complete. You can use the Bayesian view (under Analysis), but only as a supplement to the ranking.'
  return `${stillOpen(exclusivity)} Until this is settled, treat the Bayesian view (under Analysis) as provisional.`
}

function stillOpen({ open, unsure, complete }: Exclusivity): string {
  const pairs = open.length + unsure.length
  const marked = unsure.length === 0 ? '' : open.length === 0 ? ' (marked “not sure”)' : ` (${unsure.length} marked “not sure”)`
  const left = [
    ...(complete === null ? ['whether the list is complete'] : []),
    ...(complete === 'unsure' ? ['whether the list is complete (marked “not sure”)'] : []),
    ...(pairs > 0
      ? [
          `${complete === null || complete === 'unsure' ? 'and, ' : ''}for ${countNoun(pairs, 'pair')} of hypotheses${marked}, whether both can be true`,
        ]
      : []),
  ]
  return `It is still open ${left.join(' ')}.`
}

/** The answers in words, for the Bayesian view: it follows the question whether two can be true, or none. */
export function exclusivityAnswers(view: View, exclusivity: Exclusivity): string {
  const { state, overlapping, complete } = exclusivity
  if (state === 'exclusive') return 'You answered that no two can both be true and that the list is complete, so these figures apply.'
  if (state === 'open') return `${stillOpen(exclusivity)} The figures assume that exactly one hypothesis is true.`
  const pairs = listPhrases(
    overlapping.map(({ ids: [a, b] }) => `${hypothesisName(view, a)} with ${hypothesisName(view, b)}`),
    'and',
  )
  const yes = [
    ...(overlapping.length > 0 ? [`two can both be true (${pairs.map(phraseText).join('')})`] : []),
    ...(complete === 'no' ? ['the answer could be none of them'] : []),
  ]
  return `You answered that ${yes.join(', and ')}. Do not use these figures; scores and ranks do not depend on them.`
}
