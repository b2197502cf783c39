// The items that did the work for a group, and what the loss of one would change.
import { comeFirst } from '../../ach/words/analysis-words.ts'
import { counted } from '../../ach/words/phrases.ts'
import { type Block, list, type Words, words } from '../blocks.ts'
import { item } from '../rater/report-inputs.ts'
import { sourceOf } from '../rater/telling-items.ts'
import { type GroupGiven, mean } from './group-report-inputs.ts'

/** So many items are told; the annex has all. */
const TOLD = 8

export function groupItems({ view, table, losses, comparable }: GroupGiven): Block[] {
  const telling = losses.filter(({ apart }) => apart > 0)
  if (!comparable || telling.length === 0) return [words('Nothing tells the hypotheses apart yet.')]
  const weights = new Map(table.rows.map(({ id, weight }) => [id, weight]))
  const told = telling.toSorted((a, b) => Number(b.changes) - Number(a.changes) || b.apart - a.apart).slice(0, TOLD)
  const rows = told.map(({ id, apart, changes }): Words[] => {
    const evidence = view.evidence.get(id)
    return [
      [item(id), `${changes ? ' ◆' : ''} ${evidence?.statement ?? ''}`],
      [evidence ? sourceOf(view, evidence) : ''],
      [mean(weights.get(id) ?? 1)],
      [mean(apart)],
    ]
  })
  return [
    words(
      `${counted(telling.length, 'item')} of ${losses.length} ${telling.length === 1 ? 'sets' : 'set'} the scores apart. `,
      telling.length > told.length ? `Told are ${told.length}. ` : '',
      losses.some(({ changes }) => changes) ? '◆ marks a linchpin: leaving it out changes who is least contradicted.' : '',
    ),
    {
      kind: 'table',
      table: {
        label: 'Items that did the work',
        head: [{ text: 'Item' }, { text: 'Source' }, { text: 'Weight', num: true }, { text: 'Sets apart by', num: true }],
        rows,
      },
    },
  ]
}

export function groupChange({ view, losses, comparable }: GroupGiven): Block[] {
  if (!comparable) return [words('There is no order yet that anything could change.')]
  const changing = losses.filter(({ changes }) => changes)
  if (changing.length === 0) return [words('Leaving out any single item leaves the same on top.')]
  const told = changing.slice(0, TOLD)
  return list([
    ...told.map(({ id, leaders }): Words => ['If ', item(id), ' is left out, ', ...comeFirst(view, leaders), '.']),
    ...(changing.length > told.length ? [[`${counted(changing.length - told.length, 'more item')} would change it too.`]] : []),
  ])
}
