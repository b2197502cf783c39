// The items that did the work for a group, and what the loss of one would change.

import { leadClause } from '../../ach/words/analysis-words.ts'
import { countNoun, itemPhrase } from '../../ach/words/phrases.ts'
import { type Block, listBlocks, type Phrases, wordsBlock } from '../blocks.ts'
import { MAX_TELLING_ITEMS, NO_TELLING_ITEMS, sourceText, tellingItemsTable } from '../rater/telling-items.ts'
import { formatMean, type GroupReportInputs } from './group-report-inputs.ts'

export function groupItems({ view, table, losses, comparable }: GroupReportInputs): Block[] {
  const telling = losses.filter(({ apart }) => apart > 0)
  if (!comparable || telling.length === 0) return [NO_TELLING_ITEMS]
  const weights = new Map(table.rows.map(({ id, weight }) => [id, weight]))
  const told = telling.toSorted((a, b) => Number(b.changes) - Number(a.changes) || b.apart - a.apart).slice(0, MAX_TELLING_ITEMS)
  const rows = told.map(({ id, apart, changes }): Phrases[] => {
    const evidence = view.evidence.get(id)
    return [
      [itemPhrase(id), `${changes ? ' ◆' : ''} ${evidence?.statement ?? ''}`],
      [evidence ? sourceText(view, evidence) : ''],
      [formatMean(weights.get(id) ?? 1)],
      [formatMean(apart)],
    ]
  })
  return [
    wordsBlock(
      `${countNoun(telling.length, 'item')} of ${losses.length} ${telling.length === 1 ? 'sets' : 'set'} the scores apart. `,
      telling.length > told.length ? `Told are ${told.length}. ` : '',
      losses.some(({ changes }) => changes) ? '◆ marks a linchpin: leaving it out changes who is least contradicted.' : '',
    ),
    tellingItemsTable('Sets apart by', rows),
  ]
}

export function groupChange({ view, losses, comparable }: GroupReportInputs): Block[] {
  if (!comparable) return [wordsBlock('There is no order yet that anything could change.')]
  const changing = losses.filter(({ changes }) => changes)
  if (changing.length === 0) return [wordsBlock('Leaving out any single item leaves the same on top.')]
  const told = changing.slice(0, MAX_TELLING_ITEMS)
  return listBlocks([
    ...told.map(({ id, leaders }): Phrases => ['If ', itemPhrase(id), ' is left out, ', ...leadClause(view, leaders), '.']),
    ...(changing.length > told.length ? [[`${countNoun(changing.length - told.length, 'more item')} would change it too.`]] : []),
  ])
}
