// "What it hangs on" in one paragraph: the items and sources whose loss changes who leads, and how near the nearest change is. Words only,
// true of the figures they are given. Never says winner, best, proven or most likely.

import type { Flip } from '../analysis/flip-distance.ts'
import type { ItemGroupSensitivity, ItemLoss } from '../analysis/sensitivity.ts'
import { comparable, type Scores } from '../scoring/score.ts'
import type { View } from '../view/view.ts'
import { nearestChange } from './analysis-words.ts'
import { listPhrases, MAX_NAMED, namePhrases, numberWord, type Phrase, phraseText, TIE_WORDS } from './phrases.ts'

export interface DependenceInputs {
  readonly scores: Scores
  readonly items: readonly ItemLoss[]
  readonly sources: readonly ItemGroupSensitivity[]
  readonly flip: Flip | null
}

/**
 * The paragraph as parts, with links to items, hypotheses and cells. Null where nothing can hang on anything: the verdicts single and
 * unrated, whose own sentence says it all. All figures must be of one view and rater.
 */
export function dependenceParts(view: View, { scores, items, sources, flip }: DependenceInputs): readonly Phrase[] | null {
  if (!comparable(scores)) return null
  const alone = scores.leaders.length === 1
  const linchpins = items.filter((one) => one.linchpin)
  const telling = sources.filter((one) => one.changes.includes('without'))
  const { standing, it, own } = wordsFor(alone, scores.verdict === 'untested')
  const opening: Phrase[] = [...namePhrases(view, scores.leaders), standing]
  const byItem = linchpins.map(({ id, leadersWithout }): Loss => ({ name: { text: id, evidence: id }, leaders: leadersWithout }))
  const bySource = telling.map(({ id, without }): Loss => ({ name: view.sources.get(id)?.name ?? id, leaders: without.leaders }))
  const but = linchpins.length + telling.length > 0 ? ', but ' : ', and '
  return [
    ...opening,
    but,
    ...(byItem.length > 0
      ? [`${number(byItem.length)} ${byItem.length === 1 ? 'item holds' : 'items hold'} ${it} up: `, ...losses(view, byItem)]
      : [`no single item holds ${own} up`]),
    '.',
    ...(bySource.length > 0
      ? [
          ` ${it[0]?.toUpperCase()}${it.slice(1)} hangs on ${number(bySource.length)} ${bySource.length === 1 ? 'source' : 'sources'}: `,
          ...losses(view, bySource),
          '.',
        ]
      : sources.some((one) => one.items.length > 0)
        ? [byItem.length > 0 ? ' Leaving out a single source does not change who leads.' : ' No single source does either.']
        : []),
    ' ',
    ...nearestChange(view, flip),
  ]
}

/** How the first are said to stand, and what holds it up; what was hardly tested has a low score, and leads nothing. */
function wordsFor(alone: boolean, untested: boolean): { standing: string; it: string; own: string } {
  if (untested && alone) return { standing: ' has the lowest score', it: 'that', own: 'that' }
  if (untested) return { standing: ' have the lowest score', it: 'the tie', own: 'the tie' }
  if (alone) return { standing: ' is least contradicted', it: 'it', own: 'its lead' }
  return { standing: ` ${TIE_WORDS.leaders}`, it: 'the tie', own: 'the tie' }
}

interface Loss {
  readonly name: Phrase
  readonly leaders: readonly string[]
}

/** "without E5, Grievance would come first; without E7, Coup and Grievance would tie"; from five on only their names. */
function losses(view: View, all: readonly Loss[]): Phrase[] {
  if (all.length > MAX_NAMED)
    return [
      'leaving out any one of ',
      ...listPhrases(
        all.map((one) => one.name),
        'and',
      ),
      ' changes who leads',
    ]
  return all.flatMap(({ name, leaders }, at): Phrase[] => [
    at === 0 ? 'without ' : '; without ',
    name,
    ', ',
    ...namePhrases(view, leaders),
    leaders.length === 1 ? ' would come first' : ' would tie',
  ])
}

const number = (n: number): string => numberWord(n).toLowerCase()

/** The paragraph as plain text. */
export const dependenceText = (parts: readonly Phrase[]): string => parts.map(phraseText).join('')
