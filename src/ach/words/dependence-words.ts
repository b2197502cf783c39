// Composes the paragraph "what the lead depends on", after the verdict: the items and sources whose loss changes the leader. Computes nothing. Never says winner, best, proven or most likely.

import type { ItemGroupSensitivity, ItemLoss } from '../analysis/sensitivity.ts'
import { comparable, type Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { changedResult, leadClause, leadNoun } from './analysis-words.ts'
import { nameInSentence } from './name-in-sentence.ts'
import { listPhrases, MAX_NAMED, numberWord, type Phrase, phraseText, startSentence } from './phrases.ts'

export interface DependenceInputs {
  readonly scores: Scores
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
}

/**
 * Returns the paragraph as parts, with links to items and hypotheses: what the verdict before it has not said. May be empty. Returns null for
 * the verdicts single, unrated and early, whose own sentence is enough. All inputs must come from the same view and rater.
 */
export function dependenceParts(view: View, { scores, items, sources }: DependenceInputs): readonly Phrase[] | null {
  if (!comparable(scores)) return null
  const byItem = items
    .filter((one) => one.linchpin)
    .map(({ id, leadersWithout }): Loss => ({ name: { text: id, evidence: id }, leaders: leadersWithout }))
  const bySource = sources
    .filter((one) => one.changes.includes('without'))
    .map(({ id, without }): Loss => ({ name: nameInSentence(view.sources.get(id)?.name ?? id), leaders: without.leaders }))
  const [subject, outcome] = [startSentence(leadNoun(scores)), changedResult(scores)]
  const depends = (all: readonly Loss[], noun: string, also: string): Phrase[][] =>
    all.length === 0
      ? []
      : [[`${subject} ${also}depends on ${countWord(all.length, noun)}: `, ...losses(view, all, outcome, scores.verdict), '.']]
  // these verdicts have said that no single item would change anything
  const itemsSaid = scores.verdict === 'separated' || scores.verdict === 'tied'
  const harmless = [
    ...(byItem.length === 0 && !itemsSaid ? ['item'] : []),
    ...(bySource.length === 0 && sources.some((one) => one.items.length > 0) ? ['source'] : []),
  ]
  const sentences: Phrase[][] = [
    ...depends(byItem, 'item', ''),
    ...depends(bySource, 'source', byItem.length > 0 ? 'also ' : ''),
    ...(harmless.length > 0 ? [[`No single ${harmless.join(' or ')} would change ${outcome} if it were left out.`]] : []),
  ]
  return sentences.flatMap((one, at) => (at === 0 ? one : [' ', ...one]))
}

interface Loss {
  readonly name: Phrase
  readonly leaders: readonly string[]
}

/** "if E5 were left out, Grievance would lead; if E7 were left out, the lowest score would be shared by …"; more than four are only listed. */
function losses(view: View, all: readonly Loss[], outcome: string, verdict: Scores['verdict']): Phrase[] {
  if (all.length > MAX_NAMED)
    return [
      'leaving out any one of ',
      ...listPhrases(
        all.map((loss) => loss.name),
        'and',
      ),
      ` would change ${outcome}`,
    ]
  return all.flatMap(({ name, leaders }, at): Phrase[] => [
    at === 0 ? 'if ' : '; if ',
    name,
    ' were left out, ',
    ...leadClause(view, leaders, verdict),
  ])
}

const countWord = (n: number, noun: string): string => `${numberWord(n).toLowerCase()} ${n === 1 ? noun : `${noun}s`}`

/** Returns the paragraph as plain text. */
export const dependenceText = (parts: readonly Phrase[]): string => parts.map(phraseText).join('')
