// The matrix of a what-if: it shows the figures that the core computes, and nothing on the page can write.
import { expect, test } from 'vitest'
import { type Supposition, viewUnder } from '../../ach/analysis/what-if.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { type Scores, scoresOf } from '../../ach/scoring/score.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { formatScore, rankWords, scoreWords } from '../../ach/words/phrases.ts'
import { differenceWords } from '../../ach/words/what-if-words.ts'
import { HANDLED, SOURCE_WHAT_IF } from '../../forms/what-if-subjects.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

/** Coup leads because of E5. E3, E4 and E7 to E9 come from President Tokayev (S2). */
const CELLS: Readonly<Record<string, Rating>> = {
  ...{ 'E3/H1': 'I', 'E3/H2': 'C', 'E3/H3': 'N', 'E3/H4': 'NA' },
  ...{ 'E5/H1': 'CC', 'E5/H2': 'II', 'E5/H3': 'I', 'E5/H4': 'II' },
  ...{ 'E6/H1': 'C', 'E6/H2': 'N', 'E6/H3': 'N', 'E6/H4': 'C' },
}

async function ratedApp() {
  const app = await testApp()
  const id = await app.fromCase()
  const rated = Object.entries(CELLS).map(([cell, after]): Change => {
    const [evidence = '', hypothesis = ''] = cell.split('/')
    return { type: 'rated', rater: 'me', evidence, hypothesis, before: null, after }
  })
  await app.workbooks.change(id, 'me', () => [...neutralHalf('me'), ...rated])
  const page = async (query = '') => (await app.get(`${paths.workbook(id)}${query}`)).text()
  const view = async (): Promise<View> => {
    const { workbook, names } = await app.workbooks.open(id)
    return viewFor(workbook, { rater: 'me', names })
  }
  return { ...app, id, page, view }
}

/** Scores and ranks from the heads of the hypotheses. */
const shownScores = (html: string) =>
  [...html.matchAll(/<div class="tally" id="t-(H\d)">.*?<b>([\d.]+)<\/b><\/a><\/span><span><small>Rank<\/small> (\d)/g)].map(
    ([, id, score, rank]) => [id, score, rank].join(' '),
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

test.each(WHAT_IFS)('the matrix with %s shows the scores and ranks of the what-if', async (query, suppositions) => {
  const { page, view } = await ratedApp()
  const real = await view()
  expect(shownScores(await page())).toEqual(expectedScores(scoresOf(real, 'me')))
  expect(shownScores(await page(query))).toEqual(expectedScores(scoresOf(viewUnder(real, 'me', suppositions), 'me')))
})

test('the band of a what-if states what it changes, how the lead differs, and links back and onwards', async () => {
  const { id, page } = await ratedApp()
  const html = await page('?without=source:S2&mirror=evidence:E5')
  expect(html).toContain('President Tokayev is left out (5 items)')
  expect(html).toContain(`E5 is ${HANDLED.mirrored}`)
  expect(html).toContain('In the actual workbook, Coup has the lowest score.')
  expect(html).toMatch(/In this what-if, [^.]+ the lowest score\./)
  expect(html).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE5"`)
  expect(html).toContain(`href="${paths.workbook(id)}?without=source%3AS2"`)
  expect(html).toContain(`href="${paths.analysis(id)}?without=source%3AS2&amp;mirror=evidence%3AE5"`)
  expect(html).toContain(`href="${paths.workbook(id)}">Back to the actual workbook`)
  expect(html).toContain('<title>What-if – ')
})

test('rows that a what-if leaves out keep their place, struck through and marked', async () => {
  const { page } = await ratedApp()
  const ids = (html: string) => [...html.matchAll(/<td id="c-(E\d+)-H1"/g)].map(([, id]) => id)
  const html = await page('?without=source:S2')
  expect(ids(html)).toEqual(ids(await page()))
  expect(html).not.toContain('(not counted)')
  expect(rowOf(html, 'E3')).toContain('class="parked"')
  expect(rowOf(html, 'E3')).toContain('left out in this what-if')
  expect(rowOf(html, 'E3')).toContain('data-rating="I" data-parked')
  expect(rowOf(html, 'E3')).not.toContain('class="diag"')
  expect(rowOf(html, 'E5')).not.toContain('this what-if')
})

test('cells that a what-if changes show the actual rating, visibly and to screen readers; other cells do not', async () => {
  const { page } = await ratedApp()
  const row = rowOf(await page('?mirror=evidence:E5'), 'E5')
  expect(row).toContain('reversed in this what-if')
  expect(row).toContain(
    '<i>II</i></a><b class="visually-hidden">in this what-if: II, very inconsistent; actual rating: CC, very consistent</b><small',
  )
  expect(row).toContain('actual: CC</small>')
  const neutral = rowOf(await page('?neutral=evidence:E6'), 'E6')
  expect(neutral).toContain('<i>N</i></a><b class="visually-hidden">in this what-if: N, neutral; actual rating: C, consistent</b>')
  expect(neutral.match(/<small/g)).toHaveLength(2)
})

test('the page of a what-if cannot write: no control in a cell, no form that posts, no script that rates or listens', async () => {
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

test('a what-if is compared with no other ratings and offers none', async () => {
  const { id, page, post } = await ratedApp()
  expect(await page()).toContain('formmethod="post"')
  expect(await page('?without=source:S2')).not.toMatch(/[Tt]he article(’|'|&#39;)s ratings/)
  await post(paths.reference(id, 'article'))
  expect(await page('?compare=article')).toMatch(/the article(’|'|&#39;)s ratings/)
  expect(await page('?without=source:S2&compare=article')).not.toMatch(/[Tt]he article(’|'|&#39;)s ratings|<u |data-compared|data-differs/)
})

test('sort, filter and order keep the what-if, and so does the link to all items', async () => {
  const { id, page } = await ratedApp()
  const html = await page('?without=source:S2&neutral=evidence:E5&show=linchpins')
  const tools = html.slice(html.indexOf('id="tools"'), html.indexOf('</form>', html.indexOf('id="tools"')))
  expect(tools).toContain('<input type="hidden" name="without" value="source:S2"/>')
  expect(tools).toContain('<input type="hidden" name="neutral" value="evidence:E5"/>')
  expect(tools).toContain(`href="${paths.workbook(id)}?without=source%3AS2&amp;neutral=evidence%3AE5&amp;show=all&amp;search="`)
})

test('scores that are hidden stay hidden in a what-if', async () => {
  const { page } = await ratedApp()
  const html = await page('?without=source:S2&scores=hidden')
  expect(html).toContain('Scores are hidden in this what-if too.')
  expect(html).toContain('left out in this what-if')
  expect(html).not.toMatch(
    /class="(diag|before-after)"|linchpin|not diagnostic|1st|id="scores"|least evidence against|\bleads\b|contradicted|\/scores\/|lowest score/,
  )
})

test('a what-if ignores items that the workbook does not have; an empty what-if is the ordinary matrix', async () => {
  const { page } = await ratedApp()
  expect(await page('?without=source:S999&mirror=nonsense&neutral=kind:<b>')).toBe(await page())
  expect(await page('?without=source:S2&mirror=source:S999')).toBe(await page('?without=source:S2'))
})

test('the form that adds to a what-if redirects to the same address as a link', async () => {
  const { id, get } = await ratedApp()
  const added = await get(`${paths.workbook(id)}?without=source:S2&suppose=kind:no+such&how=without`)
  expect(added.status).toBe(303)
  expect(added.headers.get('location')).toBe(`${paths.workbook(id)}?without=source%3AS2`)
  const both = await get(`${paths.workbook(id)}?without=source:S2&suppose=source:S5&how=mirror`)
  expect(both.headers.get('location')).toBe(`${paths.workbook(id)}?without=source%3AS2&mirror=source%3AS5`)
})

test('the score breakdown belongs to the what-if and links back to it', async () => {
  const { id, page, get, view } = await ratedApp()
  const address = `${paths.scoreBreakdown(id, 'H1')}?mirror=evidence%3AE5`
  expect(await page('?mirror=evidence:E5')).toContain(`href="${address}" data-dialog`)
  const piece = await (await get(address, HTMX)).text()
  const supposed = scoresOf(viewUnder(await view(), 'me', [{ what: 'evidence', id: 'E5', how: 'mirrored' }]), 'me')
  expect(piece).toContain(`<b>${formatScore(supposed.hypotheses[0]?.weighted ?? 0, 'weighted')}</b>`)
  expect(piece).toContain('It is not saved.')
  expect(piece).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE5#c-E5-H1"`)
  expect(await (await get(paths.scoreBreakdown(id, 'H1'), HTMX)).text()).not.toContain('What-if')
})

test('sources, clusters and items link to their what-if if leaving them out changes something', async () => {
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

test('scores and ranks before and after stand side by side, and the difference is in words', async () => {
  const { page, view } = await ratedApp()
  const html = await page('?without=evidence:E5')
  const real = await view()
  const before = scoresOf(real, 'me')
  const after = scoresOf(viewUnder(real, 'me', [{ what: 'evidence', id: 'E5', how: 'without' }]), 'me')
  const table = /<table class="before-after">[\s\S]*?<\/table>/.exec(html)?.[0] ?? ''
  const rows = [...table.matchAll(/<tr><th scope="row" dir="auto">([^<]*)<\/th>([\s\S]*?)<\/tr>/g)]
  expect(rows).toHaveLength(4)
  for (const [, label, cells = ''] of rows) {
    const id = [...real.hypotheses.values()].find((one) => one.label === label)?.id
    const standing = (scores: Scores) => scores.hypotheses.find((one) => one.id === id)
    const shown = [...cells.matchAll(/<span class="rank">(.*?)<\/span><b>(.*?)<\/b>/g)].map(([, rank, score]) => `${rank} ${score}`)
    const expected = [before, after].map((scores) => {
      const one = standing(scores)
      return one && `${rankWords(one)} ${scoreWords(one, scores.method)}`
    })
    expect(shown, label).toEqual(expected)
    const [from, to] = [standing(before), standing(after)]
    expect(cells).toContain(`>${from && to && differenceWords(from, to, 'weighted')}</td>`)
  }
  expect(await page()).not.toContain('before-after')
})
