// Composes the paragraph "what the lead depends on": the items and sources whose loss changes the leader, and the smallest change of
// ratings that does. Computes nothing. Never says winner, best, proven or most likely.

import type { Flip } from '../analysis/flip-distance.ts'
import type { ItemGroupSensitivity, ItemLoss } from '../analysis/sensitivity.ts'
import { comparable, type Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { changedResult, leadClause, nearestChange } from './analysis-words.ts'
import { nameInSentence } from './name-in-sentence.ts'
import { listPhrases, MAX_NAMED, namePhrases, numberWord, type Phrase, phraseText, startSentence, TIE_WORDS } from './phrases.ts'

export interface DependenceInputs {
  readonly scores: Scores
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
  readonly flip: Flip | null
}

/**
 * Returns the paragraph as parts, with links to items, hypotheses and cells. Returns null for the verdicts single, unrated and early, whose own
 * sentence is enough. All inputs must come from the same view and rater.
 */
export function dependenceParts(view: View, { scores, items, sources, flip }: DependenceInputs): readonly Phrase[] | null {
  if (!comparable(scores)) return null
  const words = wordsFor(scores)
  const byItem = items
    .filter((one) => one.linchpin)
    .map(({ id, leadersWithout }): Loss => ({ name: { text: id, evidence: id }, leaders: leadersWithout }))
  const bySource = sources
    .filter((one) => one.changes.includes('without'))
    .map(({ id, without }): Loss => ({ name: nameInSentence(view.sources.get(id)?.name ?? id), leaders: without.leaders }))
  const hasSources = sources.some((one) => one.items.length > 0)
  return [
    ...namePhrases(view, scores.leaders),
    words.standing,
    ...dependsOn(view, words, byItem, bySource, hasSources),
    ' ',
    ...nearestChange(view, scores, flip),
  ]
}

function dependsOn(view: View, words: Words, byItem: readonly Loss[], bySource: readonly Loss[], hasSources: boolean): Phrase[] {
  const { subject } = words
  const onItems: Phrase[] = [` on ${countWord(byItem.length, 'item')}: `, ...losses(view, byItem, words), '.']
  const onSources: Phrase[] = [` on ${countWord(bySource.length, 'source')}: `, ...losses(view, bySource, words), '.']
  if (byItem.length === 0 && bySource.length === 0)
    return [`. No single item${hasSources ? ' or source' : ''} would change ${words.outcome} if it were left out.`]
  if (byItem.length === 0)
    return [`, but ${subject} depends`, ...onSources, ` No single item would change ${words.outcome} if it were left out.`]
  return [
    `, but ${subject} depends`,
    ...onItems,
    ...(bySource.length > 0
      ? [` ${startSentence(words.again)} also depends`, ...onSources]
      : hasSources
        ? [` No single source would change ${words.outcome} if it were left out.`]
        : []),
  ]
}

interface Words {
  /** how the leaders stand, after their names */
  readonly standing: string
  /** what depends on items and sources: follows the standing, in a separate sentence */
  readonly subject: string
  readonly again: string
  /** what the loss of an item would change */
  readonly outcome: string
  readonly verdict: Scores['verdict']
}

/** A hypothesis that was barely tested may have the lowest score, but is not said to lead. */
function wordsFor(scores: Scores): Words {
  const { leaders, verdict } = scores
  const several = leaders.length > 1
  if (verdict === 'untested')
    return {
      standing: several ? ' share the lowest score' : ' has the lowest score',
      subject: 'that',
      again: 'that',
      outcome: 'that',
      verdict,
    }
  if (several) return { standing: ` ${TIE_WORDS.leaders}`, subject: 'the tie', again: 'the tie', outcome: changedResult(scores), verdict }
  return { standing: ' has the least evidence against it', subject: 'its lead', again: 'the lead', outcome: changedResult(scores), verdict }
}

interface Loss {
  readonly name: Phrase
  readonly leaders: readonly string[]
}

/** "if E5 were left out, Grievance would lead; if E7 were left out, the lowest score would be shared by …"; more than four are only listed. */
function losses(view: View, all: readonly Loss[], { outcome, verdict }: Words): Phrase[] {
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
