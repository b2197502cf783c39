// Tests the analysis page: a rated workbook, what-ifs, hidden scores, and a workbook with nothing to analyse.
import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import type { RobustnessRunner } from '../../background/robustness-runner.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

const ratings = (cells: Readonly<Record<string, Rating>>): Change[] =>
  Object.entries(cells).map(([cell, after]) => {
    const [evidence = '', hypothesis = ''] = cell.split('/')
    return { type: 'rated', rater: 'me', evidence, hypothesis, before: null, after }
  })

/** Coup leads only because E5, from the open record, contradicts all others. */
const CELLS: Readonly<Record<string, Rating>> = {
  ...{ 'E5/H1': 'CC', 'E5/H2': 'II', 'E5/H3': 'II', 'E5/H4': 'II' },
  ...{ 'E6/H1': 'I', 'E6/H2': 'N', 'E6/H3': 'N', 'E6/H4': 'C' },
}

async function ratedApp(more: Parameters<typeof testApp>[0] = {}) {
  const made = await testApp(more)
  const id = await made.fromCase()
  await made.workbooks.change(id, 'me', () => [...neutralHalf('me'), ...ratings(CELLS)])
  const page = async (query = '') => (await made.get(`${paths.analysis(id)}${query}`)).text()
  return { ...made, id, page }
}

test('the analysis page says what the lead depends on, with links to the cells', async () => {
  const { id, page } = await ratedApp()
  const text = await page()
  expect(text).toContain(`href="${paths.workbook(id)}#c-E5-H1"`)
  for (const figure of ['scores', 'rankings', 'items', 'sources', 'clusters', 'kinds', 'robustness', 'bayes'])
    expect(text).toContain(`id="fig-${figure}"`)
  expect(text).toContain('The lead depends on one item: E5')
  expect(text).not.toMatch(/NaN|undefined|Infinity/)
})

test('the analysis page applies what-ifs to all its figures, combines them, and never saves them', async () => {
  const { id, page, workbooks } = await ratedApp()
  const before = (await workbooks.open(id)).workbook.seq
  expect(await page()).not.toContain('data-kind="what-if"')
  const source = (await workbooks.open(id)).workbook.evidence.get('E5')?.source ?? ''
  const supposed = await page(`?without=source:${source}`)
  expect(supposed).toContain('data-kind="what-if"')
  expect(supposed).toContain('In the actual workbook, Coup has the lowest score.')
  const both = await page(`?without=source:${source}&mirror=evidence:E6`)
  expect(both).toContain('E6 is reversed')
  expect(both).toContain('is left out')
  expect((await workbooks.open(id)).workbook.seq).toBe(before)
})

test('the analysis page adds a what-if through a form, and redirects to the same address as a link would', async () => {
  const { id, get, page } = await ratedApp()
  const text = await page('?mirror=evidence:E6')
  expect(text).toContain('<input type="hidden" name="mirror" value="evidence:E6"/>')
  expect(text).toContain('<option value="evidence:E5">')
  expect(text).not.toContain('<option value="evidence:E6">')
  const added = await get(`${paths.analysis(id)}?mirror=evidence:E6&suppose=evidence:E5&how=without`)
  expect(added.headers.get('location')).toBe(`${paths.analysis(id)}?without=evidence%3AE5&mirror=evidence%3AE6`)
  const nothing = await get(`${paths.analysis(id)}?mirror=evidence:E6&suppose=evidence:E999&how=without`)
  expect(nothing.headers.get('location')).toBe(`${paths.analysis(id)}?mirror=evidence%3AE6`)
})

test('the analysis page links a what-if to the same what-if in the matrix', async () => {
  const { id, page } = await ratedApp()
  expect(await page('?mirror=evidence:E6')).toContain(`href="${paths.workbook(id)}?mirror=evidence%3AE6"`)
})

test('every link of a what-if to a cell or a score breakdown keeps the what-if', async () => {
  const { id, page } = await ratedApp()
  const links = (text: string) =>
    [...text.matchAll(/href="([^"]+)"/g)].flatMap(([, to = '']) => (/#c-|\/scores\//.test(to) ? [to.replaceAll('&amp;', '&')] : []))
  const real = links(await page())
  expect(real.filter((to) => to.includes('?'))).toEqual([])
  for (const query of ['?mirror=evidence%3AE6', '?without=cluster%3Atokayev&mirror=evidence%3AE6', '?neutral=evidence%3AE5']) {
    const supposed = links(await page(query))
    expect(supposed.some((to) => to.startsWith(`${paths.workbook(id)}${query}#c-`))).toBe(true)
    expect(supposed.filter((to) => !to.split('#')[0]?.endsWith(query))).toEqual([])
  }
})

test('the analysis page ignores what-ifs about unknown subjects', async () => {
  const { id, get, page } = await ratedApp()
  // The draws are cached from here on and part of every page.
  await get(paths.robustness(id))
  expect(await page('?without=source:S999&mirror=nonsense&neutral=kind:<b>')).toBe(await page())
})

test('the analysis page shows no figures while scores are hidden', async () => {
  const { id, get, page } = await ratedApp()
  const hidden = await page('?scores=hidden')
  expect(hidden).toContain('Scores are hidden while you rate')
  expect(hidden).not.toContain('Coup')
  const cookie = { cookie: 'view=scores%3Dhidden' }
  expect(await (await get(paths.analysis(id), cookie)).text()).not.toContain('Coup')
  expect((await get(paths.robustness(id), cookie)).status).toBe(303)
  expect(await (await get(`${paths.analysis(id)}?scores=shown`, cookie)).text()).toContain('Coup')
  // The what-if is kept until scores are shown.
  expect(await page('?mirror=evidence:E6&scores=hidden')).toContain(`href="${paths.analysis(id)}?mirror=evidence%3AE6&amp;scores=shown"`)
})

test('the analysis page says what to do first when there is nothing to analyse', async () => {
  const { get, post, fromCase } = await testApp()
  const empty = (await post(paths.workbooks(), { title: 'Empty', question: 'What?' })).headers.get('location') ?? ''
  expect(await (await get(`${empty}/analysis`)).text()).toContain('Add at least two')
  const unrated = await (await get(paths.analysis(await fromCase()))).text()
  expect(unrated).toContain('Nothing is rated yet.')
  expect(unrated).not.toContain('fig-robustness')
  expect(unrated).not.toContain('NaN')
})

test('the analysis page does not name reference ratings that are not revealed', async () => {
  const { page } = await ratedApp()
  expect(await page()).not.toContain('The article')
})

test('the analysis page loads slow robustness figures afterwards', async () => {
  const never: RobustnessRunner = { of: () => new Promise(() => {}), waiting: () => 0, close: async () => {} }
  const { id, page } = await ratedApp({ robustness: never })
  const text = await page('?without=evidence:E6')
  expect(text).toContain('Calculating what doubt in the ratings would do')
  expect(text).toContain(`hx-get="${paths.robustness(id)}?without=evidence%3AE6"`)
})

test('the robustness address returns the figure to htmx and redirects a browser to the page', async () => {
  const { id, get } = await ratedApp()
  const piece = await (await get(paths.robustness(id), HTMX)).text()
  expect(piece).toMatch(/^<figure class="fig whole" id="fig-robustness"/)
  expect(piece).toContain('% of cases')
  const plain = await get(`${paths.robustness(id)}?without=evidence:E6`)
  expect(plain.headers.get('location')).toBe(`${paths.analysis(id)}?without=evidence%3AE6#fig-robustness`)
})
