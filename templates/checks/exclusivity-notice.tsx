// What follows from the answers about pairs and about the list: in words, with what can be done about it.

import type { Exclusivity, HypothesisPair } from '../../src/ach/analysis/exclusivity.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun, itemName, listPhrases, phraseText } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'

interface Props {
  readonly id: string
  readonly view: View
  readonly said: Exclusivity
}

export const ExclusivityNotice = ({ id, view, said }: Props) => (
  <section class="panel" aria-labelledby="follows">
    <h2 class="h3" id="follows">
      What follows
    </h2>
    <p class="prose">{exclusivityConclusion(said)}</p>
    {said.state === 'exclusive' && (
      <p>
        <a href={`${paths.analysis(id)}#fig-bayes`}>To the Bayesian view</a>
      </p>
    )}
    {said.complete === 'no' && (
      <p>
        <a href={paths.newItem(id, 'hypotheses')}>Add the hypothesis that is missing</a>
      </p>
    )}
    {said.overlapping.length > 0 && (
      <ul class="list">
        {said.overlapping.map((pair) => (
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
          <bdi>{itemName(view, a)}</bdi> and <bdi>{itemName(view, b)}</bdi>
        </strong>{' '}
        can both be true. Say so in a hypothesis of its own, put one in place of both, or reword one of them.
      </p>
      <Actions>
        <a class="btn" data-size="s" href={paths.combine(id, a, b)}>
          Combine: add one that says both
        </a>
        <a class="btn" data-size="s" href={paths.merge(id, a, b)}>
          Merge: one instead of both
        </a>
        {ids.map((one) => (
          <a class="btn" data-kind="plain" data-size="s" href={paths.item(id, 'hypotheses', one)}>
            <span>
              Reword <bdi>{itemName(view, one)}</bdi>
            </span>
          </a>
        ))}
      </Actions>
    </li>
  )
}

/** One or two plain sentences. */
export function exclusivityConclusion(said: Exclusivity): string {
  const { state, pairs, overlapping, complete } = said
  if (pairs.length === 0) return 'There is nothing to compare yet.'
  const none = 'the answer could be none of these'
  if (state === 'overlapping')
    return `${overlapping.length === 1 ? 'Two of them can both be true' : `In ${overlapping.length} pairs both can be true`}${complete === 'no' ? `, and ${none}` : ''}. Leave the Bayesian view aside: its figures do not apply to this list. Scores and ranks do.`
  if (state === 'incomplete')
    return 'The answer could be none of these. Leave the Bayesian view aside: its figures do not apply to this list. Scores and ranks do.'
  if (state === 'exclusive')
    return 'No two of them can be true at once, and the list is complete. The Bayesian view may be read, next to the ranking and not instead of it.'
  return `${stillOpen(said)} Until then the Bayesian view holds only on a condition.`
}

function stillOpen({ open, unsure, complete }: Exclusivity): string {
  const left = [
    ...(complete === null ? ['whether the list is complete'] : complete === 'unsure' ? ['whether the list is complete (not sure)'] : []),
    ...(open.length > 0 ? [countNoun(open.length, 'pair')] : []),
    ...(unsure.length > 0 ? [`${countNoun(unsure.length, 'pair')} marked not sure`] : []),
  ]
  return `Still open: ${left.join(', ')}.`
}

/** The answers as the Bayesian view repeats them, behind its question. */
export function exclusivityAnswers(view: View, said: Exclusivity): string {
  const { state, overlapping, complete } = said
  if (state === 'exclusive') return 'Answered with no, for every pair and for the list: these figures may be read.'
  if (state === 'open') return `${stillOpen(said)} The figure takes for granted that exactly one of them is true.`
  const pairs = listPhrases(
    overlapping.map(({ ids: [a, b] }) => `${itemName(view, a)} with ${itemName(view, b)}`),
    'and',
  )
  const yes = [
    ...(overlapping.length > 0 ? [`two can both be true (${pairs.map(phraseText).join('')})`] : []),
    ...(complete === 'no' ? ['the answer could be none of them'] : []),
  ]
  return `Answered with yes: ${yes.join(', and ')}. So leave this figure aside. Scores and ranks do not depend on it.`
}
