// The report of a group, page and Markdown: the default in an exercise, a choice in other workbooks, never before the reveal.

import { expect, test } from 'vitest'
import { analyzeGroup } from '../../ach/group/group-analysis.ts'
import { changedCount } from '../../ach/group/second-round.ts'
import { viewFor } from '../../ach/view/view.ts'
import { agreementSentences, distributionWords, leastInconsistentHeading, secondRoundHeading } from '../../ach/words/group-words.ts'
import { paths } from '../../paths.ts'
import { reader } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { pageOf, rate, room } from '../exercise/participant.test-support.ts'

const decoded = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.')
    .replaceAll(' ,', ',')
    .replaceAll(' :', ':')

/** An exercise in which Ann and Bob disagree; `second` lets Bob change one rating in the second round. */
async function annAndBob() {
  const led = await room({ discuss: 'all' })
  const { run, to, join, facilitator } = led
  const [ann, bob] = [await join('Ann Uniquename'), await join('Bob Othername')]
  await to('rate')
  await rate(ann, run, 'E1', 'H1', 'CC')
  await rate(ann, run, 'E2', 'H2', 'II')
  await rate(bob, run, 'E1', 'H1', 'II')
  await rate(bob, run, 'E2', 'H2', 'I')
  const report = async (query = '') => pageOf(facilitator, run, paths.report(run) + query)
  const md = async (query = '') => (await (await facilitator.get(paths.export(run, 'md') + query)).text()).replaceAll('\\', '')
  const second = async () => {
    await to('reveal')
    await to('discuss')
    await rate(bob, run, 'E1', 'H1', 'I')
  }
  return { ...led, bob, report, md, second }
}

test('before the reveal the report of an exercise has no ratings and no names', async () => {
  const { report, md } = await annAndBob()
  for (const text of [await report(), await report('?rater='), await md(), await md('?raters=all')]) {
    expect(text).not.toMatch(/Uniquename|Othername|alpha|Rated by 2/)
  }
})

test('after the reveal the report of an exercise has the group’s ranking, agreement, disputed cells and both rounds', async () => {
  const { run, report, md, second, to, state, facilitator, app } = await annAndBob()
  await second()
  await to('closed')
  const view = viewFor(await state(), { rater: null, names: (await app.workbooks.open(run)).names, looks: 'room' })
  const figures = analyzeGroup(view)
  if (!figures?.second) throw new Error('There is no group')
  expect([changedCount(figures.second.moves), figures.second.moves.compared]).toEqual([1, 4])
  const html = decoded(await report())
  for (const words of [leastInconsistentHeading(view, figures), agreementSentences(figures), secondRoundHeading(figures.second)]) {
    expect(html).toContain(words)
    expect(await md()).toContain(words)
  }
  expect(figures.differ.length).toBeGreaterThan(0)
  for (const { evidence, distribution } of figures.differ)
    expect(html).toMatch(new RegExp(`${evidence} for [^:]+: ${distributionWords(distribution)}; agreement`))
  expect(await report()).toContain('<option value="" selected="">the group (2 raters)</option>')
  const link = await reader(app, facilitator, run, {})
  expect(decoded(await pageOf(link, run, paths.report(run)))).toContain(leastInconsistentHeading(view, figures))
})

test('the page and the Markdown of a group’s report have the same sentences and headings', async () => {
  const { report, md, second, to } = await annAndBob()
  await second()
  await to('debrief')
  const [html, text] = [decoded(await report()), await md()]
  const sentences = text
    .split('\n')
    .flatMap((line) => (/^(- )?(?!Analysis of competing|CC very)[A-Z][^|*]+\.$/.test(line) ? [line.replace(/^- /, '')] : []))
  expect(sentences.length).toBeGreaterThan(10)
  expect(sentences.filter((sentence) => !html.includes(sentence))).toEqual([])
  for (const heading of text.match(/^## .*$/gm) ?? []) expect(html).toContain(heading.slice(3))
})

test('the report of each rater in the group can be chosen, also without names; an unknown rater gets 404', async () => {
  const { run, report, md, second, to, raterOf, facilitator } = await annAndBob()
  await second()
  await to('closed')
  const { id } = await raterOf('Bob Othername')
  expect(await report(`?rater=${id}`)).toContain('Rated by Bob Othername')
  expect(await report(`?rater=${id}`)).toContain(`${paths.export(run, 'md')}?rater=${id}`)
  expect(await md(`?rater=${id}`)).toContain('Rated by Bob Othername')
  expect(await md()).toContain('Rated by 2 people')
  expect(await md('?names=no')).toContain('| Rater 2 |')
  expect(await md('?names=no')).not.toMatch(/Uniquename|Othername/)
  expect((await facilitator.get(`${paths.report(run)}?rater=nobody`)).status).toBe(404)
})

test('in an ordinary workbook the report is the viewer’s own, and the group’s by choice', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(`/workbooks/${id}/ratings/E5/H2`, { value: 'II' })
  expect(await (await get(`${paths.report(id)}?rater=`)).text()).not.toContain('Show the group')
  await workbooks.change(id, 'other', () => ({
    changes: [
      { type: 'joined', rater: 'other', kind: 'person', name: null, note: null, shown: true },
      { type: 'rated', rater: 'other', evidence: 'E5', hypothesis: 'H2', before: null, after: 'CC' },
    ],
    people: new Map([['other', 'Berik']]),
  }))
  const own = await (await get(paths.report(id))).text()
  expect(own).toContain(`href="${paths.report(id)}?rater="`)
  expect(own).not.toContain('In the ratings of 2 people')
  expect(await (await get(`${paths.report(id)}?rater=`)).text()).toContain('In the ratings of 2 people')
  expect(await (await get(`${paths.export(id, 'md')}?raters=all`)).text()).toContain('In the ratings of 2 people')
  expect(await (await get(paths.export(id, 'md'))).text()).not.toContain('In the ratings of 2 people')
})
