// The key evidence of a group's report, and what the loss of single items would change.

import { changedResult, leadClause } from '../../ach/words/analysis-words.ts'
import { formatMean, itemPhrase } from '../../ach/words/phrases.ts'
import { listedItems, othersToo, tellingCount } from '../../ach/words/report-words.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import { linchpinNote, MAX_TELLING_ITEMS, NO_TELLING_ITEMS, sourceText, tellingItemsTable } from '../rater/telling-items.ts'
import { NO_RANKING } from '../rater/what-would-change.ts'
import { groupStanding, noLinchpin } from './group-bottom.ts'
import type { GroupReportInputs } from './group-report-inputs.ts'

export function groupItems(inputs: GroupReportInputs): Block[] {
  const { view, table, losses, comparable } = inputs
  const telling = losses.filter(({ apart }) => apart > 0)
  if (!comparable || telling.length === 0) return [NO_TELLING_ITEMS]
  const weights = new Map(table.rows.map(({ id, weight }) => [id, weight]))
  const listed = telling.toSorted((a, b) => Number(b.changes) - Number(a.changes) || b.apart - a.apart).slice(0, MAX_TELLING_ITEMS)
  const rows = listed.map(({ id, apart, changes }): Phrases[] => {
    const evidence = view.evidence.get(id)
    return [
      [itemPhrase(id), `${changes ? ' ◆' : ''} ${evidence?.statement ?? ''}`],
      [evidence ? sourceText(view, evidence) : ''],
      [formatMean(weights.get(id) ?? 1)],
      [formatMean(apart)],
    ]
  })
  const linchpins = losses.some(({ changes }) => changes)
  const sentences = [
    tellingCount(telling.length, losses.length - telling.length),
    ...(telling.length > listed.length ? [listedItems(listed.length, linchpins)] : []),
    ...(linchpins ? [linchpinNote(changedResult(groupStanding(inputs)))] : []),
  ]
  return [wordsBlock(sentences.join(' ')), tellingItemsTable('Score gap', rows)]
}

export function groupChange(inputs: GroupReportInputs): Block[] {
  const { view, losses, comparable } = inputs
  if (!comparable) return [NO_RANKING]
  const linchpins = losses.filter(({ changes }) => changes)
  if (linchpins.length === 0) return [wordsBlock(noLinchpin(inputs))]
  const listed = linchpins.slice(0, MAX_TELLING_ITEMS)
  const more = linchpins.length - listed.length
  const standing = groupStanding(inputs)
  return listBlocks([
    ...listed.map(
      ({ id, leaders }): Phrases => ['If ', itemPhrase(id), ' were left out, ', ...leadClause(view, leaders, standing.verdict), '.'],
    ),
    ...(more > 0 ? [[othersToo('Leaving out', more, 'item', changedResult(standing))]] : []),
  ])
}
