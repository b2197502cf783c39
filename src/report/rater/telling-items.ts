// The key evidence of a report, with its sources: linchpins first, then the items that set the scores furthest apart.

import { type Evidence, RELIABILITY_WORDS } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { changedResult } from '../../ach/words/analysis-words.ts'
import { itemPhrase } from '../../ach/words/phrases.ts'
import { listedItems, tellingCount, uncountedCells } from '../../ach/words/report-words.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most items that the report lists as key evidence; the annex has all. */
export const MAX_TELLING_ITEMS = 8
export const NO_TELLING_ITEMS = wordsBlock('No item tells the hypotheses apart yet.')

export function tellingItems({ view, rater, scores, table, comparable }: ReportInputs): Block[] {
  if (!comparable) return [NO_TELLING_ITEMS]
  // blank and NA add nothing to a score, so an item rated against one hypothesis only still moves that one against the others
  const moves = new Map(table.rows.map(({ id, v, weight }) => [id, weight * (Math.max(...v) - Math.min(...v))]))
  const moved = ({ id }: { readonly id: string }) => moves.get(id) ?? 0
  const telling = scores.evidence.filter((one) => moved(one) > 0)
  const listed = telling
    .toSorted((a, b) => Number(b.linchpin) - Number(a.linchpin) || moved(b) - moved(a) || b.diagnosticity - a.diagnosticity)
    .slice(0, MAX_TELLING_ITEMS)
  const rows = listed.map((one): Phrases[] => {
    const evidence = view.evidence.get(one.id)
    const reason = rater.rationales.get(one.id)
    return [
      [itemPhrase(one.id), `${one.linchpin ? ' ◆' : ''} ${evidence?.statement ?? ''}${reason ? ` (${reason})` : ''}`],
      [evidence ? sourceText(view, evidence) : ''],
      [one.weight.toFixed(2)],
      [one.comparable ? one.diagnosticity.toFixed(2) : '–'],
    ]
  })
  const linchpins = telling.some((one) => one.linchpin)
  const result = changedResult(scores)
  const sentences = [
    tellingCount(telling.length, scores.evidence.length - telling.length),
    ...(telling.length > listed.length ? [listedItems(listed.length, linchpins)] : []),
    ...(linchpins
      ? [linchpinNote(result)]
      : telling.length > 0
        ? [`There is no linchpin: no single item would change ${result} if it were left out.`]
        : []),
  ]
  return [
    wordsBlock(sentences.join(' ')),
    ...(rows.length > 0 ? [tellingItemsTable('Diagnosticity', rows)] : []),
    ...uncountedNote(scores.evidence.length, scores.hypotheses),
  ]
}

/** The key to the sign of a linchpin; `result` as `changedResult` returns it. */
export const linchpinNote = (result: string): string =>
  `◆ marks a linchpin: leaving it out would change ${result}${result === 'the leader' ? ', or cause a tie for the lead' : ''}.`

/** The table of key evidence; `figure` is the heading of its last column. */
export const tellingItemsTable = (figure: string, rows: readonly Phrases[][]): Block => ({
  kind: 'table',
  table: {
    label: 'Table of key evidence',
    head: [{ text: 'Item' }, { text: 'Source' }, { text: 'Weight', num: true }, { text: figure, num: true }],
    rows,
  },
})

function uncountedNote(items: number, hypotheses: readonly { readonly blank: number; readonly notApplicable: number }[]): Block[] {
  const blank = hypotheses.reduce((sum, one) => sum + one.blank, 0)
  const notApplicable = hypotheses.reduce((sum, one) => sum + one.notApplicable, 0)
  const sentence = uncountedCells(items * hypotheses.length, blank, notApplicable)
  return sentence === '' ? [] : [wordsBlock(sentence)]
}

/** "Open record (A, completely reliable), para. 5; credibility high" */
export function sourceText(view: View, { source: id, locator, credibility }: Evidence): string {
  const source = id === null ? undefined : view.sources.get(id)
  const letter = source?.reliability
  const name = source ? `${source.name}${letter ? ` (${letter}, ${RELIABILITY_WORDS[letter]})` : ' (reliability not graded)'}` : 'no source'
  return [`${name}${locator ? `, ${locator}` : ''}`, `credibility ${credibility ?? 'unknown'}`].join('; ')
}
