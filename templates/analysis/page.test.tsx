// Tests that the analysis page of any matrix has the right sentence and no broken numbers.
import { expect, test } from 'vitest'
import { robustnessFigures } from '../../src/ach/analysis/robustness-figures.ts'
import { type Plain, row, viewOfMatrix } from '../../src/ach/model/matrix.test-support.ts'
import { raterIn, ratingTable } from '../../src/ach/scoring/rating-table.ts'
import type { NamedSupposition } from '../../src/forms/what-if-query.ts'
import { type Analysis, analysisInSteps } from './model.ts'
import { AnalysisPage } from './page.tsx'

function finished(steps: Generator<void, Analysis>): Analysis {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

async function page(plain: Plain, suppositions: readonly NamedSupposition[] = []): Promise<string> {
  const view = viewOfMatrix(plain)
  const analysis = finished(analysisInSteps('w', view, 'me', suppositions, { steps: [], late: [] }))
  const drawn = robustnessFigures(ratingTable(view, raterIn(view, 'me')), view.method)
  return String(await (<AnalysisPage analysis={analysis} robustness={drawn} />))
}

const STATES: readonly (readonly [string, Plain, string])[] = [
  ['no hypothesis', { rows: [], hypotheses: 0 }, 'Add at least two'],
  ['no item', { rows: [], hypotheses: 3 }, 'Add the first item of evidence'],
  ['one hypothesis', { rows: [row('I'), row('C')] }, 'Add at least one more'],
  ['nothing rated', { rows: [row('. .'), row('. .')] }, 'Nothing is rated yet.'],
  ['all NA', { rows: [row('NA NA'), row('NA NA')] }, 'The only ratings so far are “not applicable”.'],
  ['all tied', { rows: [row('I I', { source: 'S1' }), row('C C')] }, 'Label 1 and Label 2 are tied at 1'],
  ['half rated', { rows: [row('I .', { source: 'S1', kind: 'claim' }), row('. II', { cluster: 'K1' })] }, 'Label 1'],
  ['weighted', { method: 'weighted', rows: [row('C II', { credibility: 'high', source: 'S1' }), row('I N')] }, 'E1'],
]

test.each(STATES)('the analysis page with %s has a sentence and no broken number', async (_, plain, sentence) => {
  const text = await page(plain)
  expect(text).toContain(sentence)
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
})

test('the analysis page of a what-if that leaves nothing rated says so', async () => {
  const text = await page({ rows: [row('C II', { source: 'S1' })] }, [{ what: 'source', id: 'S1', how: 'without' }])
  expect(text).toContain('Nothing is rated yet.')
  expect(text).toContain('data-kind="what-if"')
  expect(text).not.toMatch(/NaN|Infinity|undefined/)
})

test('the analysis page escapes user texts in sentences, tables and pictures', async () => {
  const text = await page({ rows: [row('C II', { kind: '<img>' }), row('I N', { source: '<img>' })], labels: ['<img>', '"&'] })
  expect(text).not.toContain('<img>')
})

test('the analysis page never says that a barely tested hypothesis leads, and names all that are tied', async () => {
  const alone = await page({ rows: [row('. I'), row('. II'), row('C N')] })
  expect(alone).toContain('Label 1 has the lowest score, but has not been tested enough')
  expect(alone).toContain('No single item changes which hypothesis has the lowest score if it is left out')
  expect(alone).not.toMatch(/[Tt]he lead\b|its lead|Label \d leads|leads (then|without)/)
  const shared = await page({ rows: [row('. C I'), row('. C II'), row('C C N')] })
  expect(shared).toContain('Label 1 and Label 2 share the lowest score, but Label 1 has not been tested enough')
  expect(shared).toContain('changes which hypotheses have the lowest score if it is left out')
  expect(shared).not.toMatch(/the tie\b|would lead/)
  expect(await page({ rows: [row('C C I')] })).toMatch(/Read as probabilities, the ratings put Label 1 and Label 2 at 42\.9% each/)
})

test('the analysis page never rounds a probability to 0% or 100%', async () => {
  const sure = await page({ rows: Array.from({ length: 9 }, () => row('CC II')) })
  expect(sure).toContain('in 100.0% of cases')
  expect(sure).toContain('more than 99.9%')
  expect(sure).toContain('less than 0.1%')
  expect(await page({ rows: Array.from({ length: 30 }, () => row('CC II')) })).toMatch(
    /Label 1 at more than 99.*<td class="num">more than 99\.9%/,
  )
})

test('the analysis page draws every item of its title, and says what a margin of 0 means', async () => {
  const text = await page({ rows: [row('I N N'), row('N I I'), row('N N I')] })
  const figure = /<figure[^>]*id="fig-items".*?<\/figure>/s.exec(text)?.[0] ?? ''
  const named = /depends on \w+ items?: ([^<]+)</.exec(figure)?.[1]?.match(/E\d/g) ?? []
  expect(named.length).toBeGreaterThan(1)
  for (const id of named) expect(figure).toMatch(new RegExp(`<b>${id}</b>`))
  expect(figure).toContain('0 (a different tie)')
})

test('the analysis page starts with the verdict, and folds the figures of less use', async () => {
  const text = await page({ rows: [row('C II'), row('N I', { kind: 'claim' })] })
  const order = [
    'id="says"',
    'id="fig-scores"',
    'id="fig-items"',
    'id="fig-robustness"',
    'id="fig-kinds"',
    'id="fig-rankings"',
    'id="fig-bayes"',
  ]
  expect(order.map((one) => text.indexOf(one))).toEqual(order.map((one) => text.indexOf(one)).toSorted((a, b) => a - b))
  expect(text).toMatch(/id="fig-rankings"[^>]*><details class="folded"><summary><h2/)
  expect(text).not.toMatch(/id="fig-items"[^>]*><details class="folded">/)
  expect(text).not.toContain('id="fig-time"')
})

test('columns of the scores that have nothing to tell are left out', async () => {
  const heads = async (...rows: string[]) => {
    const [table = ''] = /<table class="scores".*?<\/thead>/s.exec(await page({ rows: rows.map((one) => row(one)) })) ?? []
    return ['Range', '>Rated', 'pale'].filter((one) => table.includes(one))
  }
  expect(await heads('C II', 'N I')).toEqual([])
  expect(await heads('C II', '. I')).toEqual(['Range', '>Rated', 'pale'])
  expect(await heads('C II', 'NA I')).toEqual(['>Rated'])
})
