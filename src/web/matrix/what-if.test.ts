// The matrix of a what-if: what it shows is what the core works out, and nothing on it can write.
import { expect, test } from 'vitest'
import { type Supposition, viewUnder } from '../../ach/analysis/what-if.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { type Scores, scoresOf } from '../../ach/scoring/score.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { formatScore } from '../../ach/words/phrases.ts'
import { HANDLED, SOURCE_WHAT_IF } from '../../forms/what-if-subjects.ts'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

/** Coup leads because of E5; E3, E4 and E7 to E9 are what President Tokayev (S2) said. */
const CELLS: Readonly<Record<string, Rating>> = {
  ...{ 'E3/H1': 'I', 'E3/H2': 'C', 'E3/H3': 'N', 'E3/H4': 'NA' },
  ...{ 'E5/H1': 'CC', 'E5/H2': 'II', 'E5/H3': 'I', 'E5/H4': 'II' },
  ...{ 'E6/H1': 'C', 'E6/H2': 'N', 'E6/H3': 'N', 'E6/H4': 'C' },
}

async function ratedApp() {
  const made = await testApp()
  const id = await made.fromCase()
  const rated = Object.entries(CELLS).map(([cell, after]): Change => {
    const [evidence = '', hypothesis = ''] = cell.split('/')
    return { type: 'rated', rater: 'me', evidence, hypothesis, before: null, after }
  })
  await made.workbooks.change(id, 'me', () => rated)
  const page = async (query = '') => (await made.get(`${paths.workbook(id)}${query}`)).text()
  const view = async (): Promise<View> => {
    const { workbook, names } = await made.workbooks.open(id)
    return viewFor(workbook, { rater: 'me', names })
  }
  return { ...made, id, page, view }
}

/** Scores and ranks as the heads of the hypotheses show them. */
const shownScores = (html: string) =>
  [...html.matchAll(/<div class="tally" id="t-(H\d)"><a [^>]*><b>([\d.]+)<\/b><\/a> <span>(\d)/g)].map(([, id, score, rank]) =>
    [id, score, rank].join(' '),
  )
const expectedScores = ({ hypotheses, method }: Scores) =>
  hypotheses.map(({ id, score, rank }) => `${id} ${formatScore(score, method)} ${rank}`)

const rowOf = (html: string, item: string) => html.split('<tr').find((row) => row.includes(`id="c-${item}-H1"`)) ?? ''

const WHAT_IFS: readonly (readonly [string, readonly Supposition[]])[] = [
  ['?without=source:S2', [{ what: 'source', id: 'S2', how: 'without' }]],
  ['?mirror=evidence:E5', [{ what: 'evidence', id: 'E5', how: 'mirrored' }]],
  ['?neutral=evidence:E5', [{ what: 'evidence', id: 'E5', how: 'neutral' }]],
  ['?without=cluster:tokayev', [{ what: 'cluster', id: 'tokayev', how: 'without' }]],
  [
    '?without=source:S2&mirror=source:S5&neutral=evidence:E6',
    [
      { what: 'source', id: 'S2', how: 'without' },
      { what: 'source', id: 'S5', how: 'mirrored' },
      { what: 'evidence', id: 'E6', how: 'neutral' },
    ],
  ],
]

test.each(WHAT_IFS)('%s shows the scores and ranks of the supposed workbook', async (query, suppositions) => {
  const { page, view } = await ratedApp()
  const real = await view()
  expect(shownScores(await page())).toEqual(expectedScores(scoresOf(real, 'me')))
  expect(shownScores(await page(query))).toEqual(expectedScores(scoresOf(viewUnder(real, 'me', suppositions), 'me')))
})

test('the band says what is supposed, how the lead differs, and the ways back and on', async () => {
  const { id, page } = await ratedApp()
  const html = await page('?without=source:S2&mirror=evidence:E5')
  expect(html).toContain('President Tokayev is not believed (5 items left out)')
  expect(html).toContain(`E5 is ${HANDLED.mirrored}`)
  expect(html).toContain('In the real workbook, Coup has the lowest score.')
  expect(html).toMatch(/In this what-if, [^.]+ the lowest score\./)
  expect(html).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE5"`)
  expect(html).toContain(`href="${paths.workbook(id)}?without=source%3AS2"`)
  expect(html).toContain(`href="${paths.analysis(id)}?without=source%3AS2&amp;mirror=evidence%3AE5"`)
  expect(html).toContain(`href="${paths.workbook(id)}">Back to the real workbook`)
  expect(html).toContain('<title>What if: ')
})

test('rows that are left out stay in their place, struck, and say so', async () => {
  const { page } = await ratedApp()
  const ids = (html: string) => [...html.matchAll(/<td id="c-(E\d+)-H1"/g)].map(([, id]) => id)
  const html = await page('?without=source:S2')
  expect(ids(html)).toEqual(ids(await page()))
  expect(html).not.toContain('kept but not counted')
  expect(rowOf(html, 'E3')).toContain('class="parked"')
  expect(rowOf(html, 'E3')).toContain('left out in this what-if')
  expect(rowOf(html, 'E3')).toContain('data-rating="I" data-parked')
  expect(rowOf(html, 'E3')).not.toContain('class="diag"')
  expect(rowOf(html, 'E5')).not.toContain('this what-if')
})

test('supposed ratings say what is really so, to the eye and to the ear; the others do not', async () => {
  const { page } = await ratedApp()
  const row = rowOf(await page('?mirror=evidence:E5'), 'E5')
  expect(row).toContain('mirrored in this what-if')
  expect(row).toContain('<i>II</i></a><b class="visually-hidden">II, very inconsistent; supposed, really CC</b><small')
  expect(row).toContain('really CC</small>')
  const neutral = rowOf(await page('?neutral=evidence:E6'), 'E6')
  expect(neutral).toContain('<i>N</i></a><b class="visually-hidden">N, neutral; supposed, really C</b>')
  expect(neutral.match(/<small/g)).toHaveLength(2)
})

test('nothing on the page of a what-if can write: no control in a cell, no form that posts, no script that rates or listens', async () => {
  const { id, page, post, workbooks } = await ratedApp()
  await post(paths.reference(id, 'article'), {})
  const before = (await workbooks.open(id)).workbook.seq
  for (const query of [
    '?without=source:S2',
    '?mirror=evidence:E5&turned=1',
    '?without=source:S2&scores=hidden',
    '?neutral=source:S5&compare=article',
  ]) {
    const html = await page(query)
    expect(html).toContain('data-kind="what-if"')
    expect(html).not.toMatch(/method="post"|formmethod|hx-|\?card=|palette|js\/matrix\.js|data-workbook|role="grid"|id="seq"|\/exports"/)
  }
  expect((await workbooks.open(id)).workbook.seq).toBe(before)
})

test('no reading stands beside a what-if, and none can be asked for from it', async () => {
  const { id, page, post } = await ratedApp()
  expect(await page()).toContain('formmethod="post"')
  expect(await page('?without=source:S2')).not.toContain('The article')
  await post(paths.reference(id, 'article'))
  expect(await page('?compare=article')).toContain('The article')
  expect(await page('?without=source:S2&compare=article')).not.toMatch(/The article|<u |class="both"|data-differs/)
})

test('sort, filter and order keep what is supposed, and the same what-if is under the link to all items', async () => {
  const { id, page } = await ratedApp()
  const html = await page('?without=source:S2&neutral=evidence:E5&show=linchpins')
  const tools = html.slice(html.indexOf('id="tools"'), html.indexOf('</form>', html.indexOf('id="tools"')))
  expect(tools).toContain('<input type="hidden" name="without" value="source:S2"/>')
  expect(tools).toContain('<input type="hidden" name="neutral" value="evidence:E5"/>')
  expect(tools).toContain(`href="${paths.workbook(id)}?without=source%3AS2&amp;neutral=evidence%3AE5&amp;show=all&amp;search="`)
})

test('hidden scores stay hidden in a what-if', async () => {
  const { page } = await ratedApp()
  const html = await page('?without=source:S2&scores=hidden')
  expect(html).toContain('Scores are hidden in this what-if too.')
  expect(html).toContain('left out in this what-if')
  expect(html).not.toMatch(
    /class="diag"|linchpin|separates nothing|1st|id="scores"|least evidence against|\bleads\b|contradicted|\/scores\/|lowest score/,
  )
})

test('what this workbook does not have is passed over; nothing left to suppose is the real matrix', async () => {
  const { page } = await ratedApp()
  expect(await page('?without=source:S999&mirror=nonsense&neutral=kind:<b>')).toBe(await page())
  expect(await page('?without=source:S2&mirror=source:S999')).toBe(await page('?without=source:S2'))
})

test('the form that adds one leads to the address that links have', async () => {
  const { id, get } = await ratedApp()
  const added = await get(`${paths.workbook(id)}?without=source:S2&suppose=kind:no+such&how=without`)
  expect(added.status).toBe(303)
  expect(added.headers.get('location')).toBe(`${paths.workbook(id)}?without=source%3AS2`)
  const both = await get(`${paths.workbook(id)}?without=source:S2&suppose=source:S5&how=mirror`)
  expect(both.headers.get('location')).toBe(`${paths.workbook(id)}?without=source%3AS2&mirror=source%3AS5`)
})

test('the sum behind a score is that of the what-if, and leads back to it', async () => {
  const { id, page, get, view } = await ratedApp()
  const address = `${paths.scoreBreakdown(id, 'H1')}?mirror=evidence%3AE5`
  expect(await page('?mirror=evidence:E5')).toContain(`href="${address}" data-dialog`)
  const piece = await (await get(address, HTMX)).text()
  const supposed = scoresOf(viewUnder(await view(), 'me', [{ what: 'evidence', id: 'E5', how: 'mirrored' }]), 'me')
  expect(piece).toContain(`<b>${formatScore(supposed.hypotheses[0]?.weighted ?? 0, 'weighted')}</b>`)
  expect(piece).toContain('nothing of it is saved')
  expect(piece).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE5#c-E5-H1"`)
  expect(await (await get(paths.scoreBreakdown(id, 'H1'), HTMX)).text()).not.toContain('What if')
})

test('sources, clusters and items offer it in one click, where leaving them out changes something', async () => {
  const { id, get, post } = await ratedApp()
  const text = async (path: string) => (await get(path)).text()
  const link = (thing: string) => `href="${paths.workbook(id)}?without=${encodeURIComponent(thing)}"`
  const sources = await text(paths.items(id, 'sources'))
  expect(sources).toContain(`${link('source:S2')}>${SOURCE_WHAT_IF}`)
  expect(sources).toContain(`${link('cluster:tokayev')}>What if this cluster is left out?`)
  expect(await text(paths.item(id, 'sources', 'S2'))).toContain(link('source:S2'))
  expect(await text(paths.item(id, 'evidence', 'E5'))).toContain(link('evidence:E5'))
  expect(await text(paths.card(id, 'E5'))).toContain(link('evidence:E5'))
  expect(await text(paths.items(id, 'evidence'))).not.toContain('What if')
  await post(paths.park(id, 'sources', 'S2'))
  await post(paths.park(id, 'evidence', 'E5'))
  expect(await text(paths.items(id, 'sources'))).not.toContain(link('source:S2'))
  expect(await text(paths.item(id, 'evidence', 'E5'))).not.toContain('What if')
})
