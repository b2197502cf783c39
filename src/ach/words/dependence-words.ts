// Composes the paragraph "what the lead depends on": the items and sources whose loss changes who leads, and the smallest change of ratings
// that does. Computes nothing. Never says winner, best, proven or most likely.

import type { Flip } from '../analysis/flip-distance.ts'
import type { ItemGroupSensitivity, ItemLoss } from '../analysis/sensitivity.ts'
import { comparable, type Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { nearestChange } from './analysis-words.ts'
import { listPhrases, MAX_NAMED, namePhrases, numberWord, type Phrase, phraseText, startSentence, TIE_WORDS } from './phrases.ts'

export interface DependenceInputs {
  readonly scores: Scores
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
  readonly flip: Flip | null
}

/**
 * Returns the paragraph as parts, with links to items, hypotheses and cells. Returns null for the verdicts single and unrated, whose own
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
    .map(({ id, without }): Loss => ({ name: view.sources.get(id)?.name ?? id, leaders: without.leaders }))
  const hasSources = sources.some((one) => one.items.length > 0)
  return [
    ...namePhrases(view, scores.leaders),
    words.standing,
    ...dependsOn(view, words, byItem, bySource, hasSources),
    ' ',
    ...nearestChange(view, flip),
  ]
}

function dependsOn(view: View, words: Words, byItem: readonly Loss[], bySource: readonly Loss[], hasSources: boolean): Phrase[] {
  const { subject } = words
  const onItems: Phrase[] = [` on ${countWord(byItem.length, 'item')}: `, ...losses(view, byItem, words), '.']
  const onSources: Phrase[] = [` on ${countWord(bySource.length, 'source')}: `, ...losses(view, bySource, words), '.']
  if (byItem.length === 0 && bySource.length === 0)
    return [`, and ${subject} does not depend on any single item${hasSources ? ' or source' : ''}.`]
  if (byItem.length === 0) return [`, but ${subject} depends`, ...onSources, ` No single item would change ${words.outcome}.`]
  return [
    `, but ${subject} depends`,
    ...onItems,
    ...(bySource.length > 0
      ? [` ${startSentence(words.again)} also depends`, ...onSources]
      : hasSources
        ? [` No single source would change ${words.outcome}.`]
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
  /** what the leaders without it would have, for one and for several */
  readonly one: string
  readonly several: string
}

/** A hypothesis that was barely tested may have the lowest score, but is not said to lead. */
function wordsFor({ leaders, verdict }: Scores): Words {
  const untested = verdict === 'untested'
  const leading = untested
    ? { one: ' would have the lowest score', several: ' would share the lowest score' }
    : { one: ' would lead', several: ` ${TIE_WORDS.top}` }
  if (leaders.length > 1)
    return {
      standing: untested ? ' share the lowest score' : ` ${TIE_WORDS.leaders}`,
      subject: 'the tie',
      again: 'the tie',
      outcome: 'the tie',
      ...leading,
    }
  if (untested) return { standing: ' has the lowest score', subject: 'that', again: 'that', outcome: 'that', ...leading }
  return { standing: ' has the least evidence against it', subject: 'its lead', again: 'the lead', outcome: 'the leader', ...leading }
}

interface Loss {
  readonly name: Phrase
  readonly leaders: readonly string[]
}

/** "without E5, Grievance would lead; without E7, Coup and Grievance would tie"; more than four are only listed. */
function losses(view: View, all: readonly Loss[], { outcome, one, several }: Words): Phrase[] {
  if (all.length > MAX_NAMED)
    return [
      'dropping any one of ',
      ...listPhrases(
        all.map((loss) => loss.name),
        'and',
      ),
      ` would change ${outcome}`,
    ]
  return all.flatMap(({ name, leaders }, at): Phrase[] => [
    at === 0 ? 'without ' : '; without ',
    name,
    ', ',
    ...namePhrases(view, leaders),
    leaders.length === 1 ? one : several,
  ])
}

const countWord = (n: number, noun: string): string => `${numberWord(n).toLowerCase()} ${n === 1 ? noun : `${noun}s`}`

/** Returns the paragraph as plain text. */
export const dependenceText = (parts: readonly Phrase[]): string => parts.map(phraseText).join('')
