// The items that did the work, with their sources: linchpins first, then those that tell the hypotheses apart most.

import { RATINGS } from '../../ach/model/rating.ts'
import { type Evidence, RELIABILITY_WORDS } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { countNoun, itemPhrase, listPhrases } from '../../ach/words/phrases.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

/** The most items that the report tells; the annex has all. */
export const MAX_TELLING_ITEMS = 8
export const NO_TELLING_ITEMS = wordsBlock('Nothing tells the hypotheses apart yet.')

export function tellingItems({ view, rater, scores, table, comparable }: ReportInputs): Block[] {
  if (!comparable) return [NO_TELLING_ITEMS]
  // blank and NA bring nothing to a score, and so an item that contradicts one hypothesis alone moves it against the others
  const moves = new Map(table.rows.map(({ id, v, weight }) => [id, weight * (Math.max(...v) - Math.min(...v))]))
  const moved = ({ id }: { readonly id: string }) => moves.get(id) ?? 0
  const telling = scores.evidence.filter((one) => moved(one) > 0)
  const told = telling
    .toSorted((a, b) => Number(b.linchpin) - Number(a.linchpin) || moved(b) - moved(a) || b.diagnosticity - a.diagnosticity)
    .slice(0, MAX_TELLING_ITEMS)
  const rows = told.map((one): Phrases[] => {
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
  const idle = scores.evidence.length - telling.length
  return [
    wordsBlock(
      `${howMany(telling.length, idle)}${telling.length > 0 ? ' ' : ''}`,
      telling.length > told.length
        ? `Told are ${told.length}: ${linchpins ? 'linchpins first, then ' : ''}those that move a score most. `
        : '',
      linchpins
        ? '◆ marks a linchpin: leaving it out changes who leads.'
        : telling.length > 0
          ? 'None of them is a linchpin, whose loss would change who leads.'
          : '',
    ),
    ...(rows.length > 0 ? [tellingItemsTable('Diagnosticity', rows)] : []),
    ...unratedNote(scores.evidence.length, scores.hypotheses),
  ]
}

/** `figure`: the heading of the last column. */
export const tellingItemsTable = (figure: string, rows: readonly Phrases[][]): Block => ({
  kind: 'table',
  table: {
    label: 'Items that did the work',
    head: [{ text: 'Item' }, { text: 'Source' }, { text: 'Weight', num: true }, { text: figure, num: true }],
    rows,
  },
})

function howMany(telling: number, idle: number): string {
  if (telling === 0)
    return idle === 1 ? 'The one item moves no score against another.' : `None of the ${idle} items moves a score against another.`
  const all = telling + idle
  const some = `${telling === all ? (all === 1 ? 'The one item' : `All ${all} items`) : `${countNoun(telling, 'item')} of ${all}`} contradict${telling === 1 ? 's' : ''} one hypothesis more than another`
  return idle === 0 ? `${some}.` : `${some}; the other ${idle === 1 ? 'one moves' : `${idle} move`} no score against another.`
}

function unratedNote(items: number, hypotheses: readonly { readonly blank: number; readonly notApplicable: number }[]): Block[] {
  const blank = hypotheses.reduce((sum, one) => sum + one.blank, 0)
  const notApplicable = hypotheses.reduce((sum, one) => sum + one.notApplicable, 0)
  const cells = items * hypotheses.length
  const parts = [
    ...(blank > 0 ? [`${countNoun(blank, 'cell')} of ${cells.toLocaleString('en')} ${blank === 1 ? 'is' : 'are'} not rated`] : []),
    ...(notApplicable > 0
      ? [`${countNoun(notApplicable, 'cell')} ${notApplicable === 1 ? 'does' : 'do'} not apply (${RATINGS.at(-1)})`]
      : []),
  ]
  return parts.length > 0 ? [wordsBlock(...listPhrases(parts, 'and'), '; neither counts as evidence for or against.')] : []
}

/** "Open record (A, completely reliable), para. 5; credibility high" */
export function sourceText(view: View, { source: id, locator, credibility }: Evidence): string {
  const source = id === null ? undefined : view.sources.get(id)
  const letter = source?.reliability
  const name = source
    ? `${source.name}${letter ? ` (${letter}, ${RELIABILITY_WORDS[letter]})` : ' (reliability not judged)'}`
    : 'no source given'
  return [`${name}${locator ? `, ${locator}` : ''}`, `credibility ${credibility ?? 'unknown'}`].join('; ')
}
