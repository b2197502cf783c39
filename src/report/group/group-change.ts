// What would change the conclusion of a group: items whose loss does, who rated, and cells that few rated.

import { changedResult, leadClause } from '../../ach/words/analysis-words.ts'
import { noiseSentence, sparseSentence, withoutRaterSentences } from '../../ach/words/group-doubt-words.ts'
import { itemPhrase } from '../../ach/words/phrases.ts'
import { othersToo } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import { groupStanding, noLinchpin } from './group-bottom.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

/** The most items that are listed. */
const MOST_ITEMS = 4

export function groupChange(inputs: GroupReportInputs): Block[] {
  const { view, losses, comparable, noise } = inputs
  if (!comparable) return []
  const standing = groupStanding(inputs)
  const linchpins = losses.filter(({ changes }) => changes)
  const more = linchpins.length - MOST_ITEMS
  const people = [...withoutRaterSentences(view, inputs), sparseSentence(view, inputs), noiseSentence(noise)].filter((one) => one !== '')
  return [
    ...(linchpins.length === 0 ? [wordsBlock(noLinchpin(inputs))] : []),
    ...listBlocks([
      ...linchpins
        .slice(0, MOST_ITEMS)
        .map(
          ({ id, leaders }): Phrases => ['If ', itemPhrase(id), ' were left out, ', ...leadClause(view, leaders, standing.verdict), '.'],
        ),
      ...(more > 0 ? [[othersToo('Leaving out', more, 'item', changedResult(standing))]] : []),
    ]),
    ...(people.length > 0 ? [wordsBlock(people.join(' '))] : []),
  ]
}
