// The text-built line of many ratings must escape names and show each rating's own values.
import { expect, test } from 'vitest'
import type { Change } from '../../src/ach/log/change.ts'
import { row, viewOfMatrix } from '../../src/ach/model/matrix.test-support.ts'
import type { Rating } from '../../src/ach/model/rating.ts'
import { ChangeLine } from './change-line.tsx'

const view = viewOfMatrix({ rows: [row('I C N')] })
const rated = (hypothesis: string, before: Rating | null, after: Rating | null): Change => ({
  ...{ type: 'rated', rater: 'me', evidence: 'E1', hypothesis, before, after },
})
const html = (changes: readonly Change[], shownView = view): string =>
  String(
    <ChangeLine
      line={{
        key: 'item',
        changedSince: false,
        proposals: changes.map((change, at) => ({ key: `${at}`, change, changedSince: false, needs: [] })),
      }}
      ticked
      view={shownView}
      after={shownView}
    />,
  )
const chips = (text: string) => [...text.matchAll(/class="chip" data-rating="(\w*)"/g)].map(([, rating]) => rating)

test('the preview shows both values of each rating of an item', () => {
  const line = html([rated('H1', 'I', 'C'), rated('H2', null, 'II'), rated('H3', 'N', null), rated('H1', 'I', 'CC')])
  expect(chips(line)).toEqual(['I', 'C', '', 'II', 'N', '', 'I', 'CC'])
  expect(line.match(/cleared/g)).toHaveLength(1)
})

test('the preview escapes the name of a hypothesis', () => {
  const [first] = view.hypotheses.values()
  const hypotheses = new Map(view.hypotheses)
  if (first) hypotheses.set('H1', { ...first, label: '<b>"&' })
  expect(html([rated('H1', 'I', 'C'), rated('H2', 'C', 'I')], { ...view, hypotheses })).toContain('<bdi>&lt;b&gt;&quot;&amp;</bdi>')
})
