// Tests the Bayesian figure of the analysis page: its question, figures that do not apply, and the rater's own prior.
import { expect, test } from 'vitest'
import { NO_BREAK_EVEN } from '../../ach/words/analysis-words.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function createRated() {
  const app = await testApp()
  const id = await app.fromCase()
  for (const [hypothesis, value] of [
    ['H1', 'C'],
    ['H2', 'II'],
    ['H3', 'I'],
    ['H4', 'N'],
  ])
    await app.post(paths.rating(id, 'E5', hypothesis ?? ''), { value: value ?? '' })
  await app.workbooks.change(id, 'me', () => neutralHalf('me'))
  const figure = async () => {
    const page = await (await app.get(paths.analysis(id))).text()
    return /<figure[^>]*id="fig-bayes".*?<\/figure>/s.exec(page)?.[0] ?? ''
  }
  const answer = (form: Record<string, string>) => app.post(paths.pairs(id), form)
  const give = (form: Record<string, string>) => app.post(paths.probabilities(id), form)
  return { ...app, id, figure, answer, give }
}
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const ALL_BEFORE = { 'before/H1': '10', 'before/H2': '60', 'before/H3': '20', 'before/H4': '20' }

test('the Bayesian view asks its question before any figure, and keeps it open until it is answered', async () => {
  const { figure, id } = await createRated()
  const html = await figure()
  const [asked, bars] = [html.indexOf('Can two of the hypotheses be true at once'), html.indexOf('class="bars"')]
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(bars)
  expect(text(html)).toMatch(/Coup at \d+\.\d%, provided that no two hypotheses can both be true and the list is complete/)
  expect(text(html)).toContain('It is still open whether the list is complete and, for 6 pairs of hypotheses, whether both can be true.')
  expect(html).toContain(`<a href="${paths.pairs(id)}">Answer these questions</a>`)
  expect(html).not.toContain('class="apart"')
})

test('the Bayesian view drops its condition when every pair is answered no and the list is complete', async () => {
  const { figure, answer } = await createRated()
  await answer({ complete: 'yes', rest: 'no' })
  const html = await figure()
  expect(text(html)).toContain('these figures apply')
  expect(html).not.toContain('if two conditions hold')
})

test('the Bayesian view folds its figures away when two hypotheses can both be true', async () => {
  const { figure, answer } = await createRated()
  await answer({ complete: 'yes', rest: 'no', 'both/H1/H4': 'yes' })
  const html = await figure()
  expect(text(html)).toContain('Probabilities do not apply: two of the hypotheses can both be true')
  expect(text(html)).toContain('two can both be true (Coup with Economic grievance)')
  expect(html.indexOf('<details class="apart">')).toBeGreaterThan(0)
  expect(html.indexOf('<details class="apart">')).toBeLessThan(html.indexOf('class="bars"'))
  expect(html.match(/<details/g)).toHaveLength(1)
})

test('the Bayesian view says that its figures do not apply when the list is incomplete', async () => {
  const { figure, answer } = await createRated()
  await answer({ complete: 'no', rest: 'no' })
  expect(text(await figure())).toContain('Probabilities do not apply: the answer could be none of the hypotheses')
})

test('the Bayesian view shows the rater’s own prior next to equal priors, with its own break-even', async () => {
  const { figure, give } = await createRated()
  expect(text(await figure())).toContain('say how probable each hypothesis was before the evidence was considered')
  await give({ ...ALL_BEFORE, 'before/H4': '' })
  expect(text(await figure())).not.toContain('yours')
  await give(ALL_BEFORE)
  const html = text(await figure())
  expect(html).toMatch(/Coup at \d+\.\d% from equal probabilities and Economic grievance at \d+\.\d% from yours/)
  for (const text of ['Before, yours', '54.5%', 'From equal probabilities: ', 'From your own: ']) expect(html).toContain(text)
  expect(html).not.toMatch(/NaN|undefined|Infinity/)
})

test('the Bayesian view has no likelihood terms, and scores.json keeps the equal prior', async () => {
  const { figure, give, get, id } = await createRated()
  const before = await (await get(paths.scores(id))).text()
  await give({ 'before/H1': '97', 'before/H2': '1', 'before/H3': '1', 'before/H4': '1', 'now/H1': '99' })
  expect(text(await figure())).not.toMatch(/likely|almost certain|no chance|even chance/)
  expect(await (await get(paths.scores(id))).text()).toBe(before)
})

test('the Bayesian view has no broken numbers with priors of 0% and 100%', async () => {
  const { figure, give } = await createRated()
  await give({ 'before/H1': '0', 'before/H2': '100', 'before/H3': '0', 'before/H4': '0' })
  const html = text(await figure())
  expect(html).not.toMatch(/NaN|undefined|Infinity/)
  expect(html).toContain(`From your own: ${NO_BREAK_EVEN}`)
})
