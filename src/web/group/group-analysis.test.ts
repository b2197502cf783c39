// The group analysis page against the figures of src/ach, and the analysis of each rater; never before the reveal of an exercise.

import { expect, test } from 'vitest'
import { groupViewUnder } from '../../ach/analysis/what-if.ts'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import { analyzeGroup } from '../../ach/group/group-analysis.ts'
import { groupScores } from '../../ach/group/group-score.ts'
import { tableOfGroup } from '../../ach/group/group-table.ts'
import { brierScores, poolProbabilities } from '../../ach/group/pooled-probabilities.ts'
import { changedCount } from '../../ach/group/second-round.ts'
import type { Change } from '../../ach/log/change.ts'
import type { Stage } from '../../ach/model/stage.ts'
import { groupMembers } from '../../ach/view/group-members.ts'
import { viewFor } from '../../ach/view/view.ts'
import { agreementHeading } from '../../ach/words/agreement-words.ts'
import { leastInconsistentHeading, secondRoundHeading } from '../../ach/words/group-words.ts'
import { meanScoreWords } from '../../ach/words/phrases.ts'
import { paths } from '../../paths.ts'
import { reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  for (const [rater, name] of [
    ['zid', 'Zhanar'],
    ['nid', 'Nurlan'],
  ] as const)
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, name]]) }))
  const changeAs = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  const go = async (to: Stage) => {
    const from = (await app.workbooks.open(run)).workbook.run?.stage ?? 'lobby'
    await facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
  }
  const ratingChange = (
    rater: string,
    evidence: string,
    hypothesis: string,
    after: 'CC' | 'I' | 'II',
    before: 'CC' | null = null,
  ): Change => ({
    ...{ type: 'rated', rater, evidence, hypothesis, before, after },
  })
  const rate = async () => {
    await go('rate')
    await changeAs('zid', ratingChange('zid', 'E1', 'H1', 'CC'), ratingChange('zid', 'E2', 'H2', 'II'))
    await changeAs('nid', ratingChange('nid', 'E1', 'H1', 'II'), ratingChange('nid', 'E2', 'H2', 'II'))
  }
  const page = async (query = '') => (await facilitator.get(paths.groupAnalysis(run) + query)).text()
  const view = async () => {
    const { workbook, names } = await app.workbooks.open(run)
    return viewFor(workbook, { rater: null, names, looks: 'room' })
  }
  const headings = async () => {
    const roomView = await view()
    const figures = analyzeGroup(roomView)
    if (!figures) throw new Error('There is no group')
    return { leader: leastInconsistentHeading(roomView, figures), second: figures.second, agreement: figures.agreement }
  }
  return { app, facilitator, run, changeAs, go, ratingChange, rate, page, view, headings }
}

test('before the reveal the group analysis and the analysis of a rater show no ratings', async () => {
  const { facilitator, run, rate, page, go } = await room()
  await rate()
  for (const html of [await page(), await (await facilitator.get(paths.analysis(run))).text()]) {
    expect(html).not.toMatch(/Zhanar|Nurlan|alpha/)
  }
  expect(await page()).toContain('no ratings are shown here before the reveal')
  expect((await facilitator.get(`${paths.analysis(run)}?rater=zid`)).status).toBe(404)
  await go('reveal')
  expect((await facilitator.get(`${paths.analysis(run)}?rater=zid`)).status).toBe(200)
  await go('rate')
  expect((await facilitator.get(`${paths.analysis(run)}?rater=zid`)).status).toBe(404)
})

test('after the reveal the group analysis has scores, agreement and the cells to discuss', async () => {
  const { facilitator, run, rate, page, go, view, headings } = await room()
  await rate()
  await go('reveal')
  const html = await page()
  const roomView = await view()
  for (const one of groupScores(tableOfGroup(roomView, groupMembers(roomView)), roomView.method).hypotheses)
    expect(html).toContain(`aria-label="Score ${meanScoreWords(one)}"`)
  const { leader, agreement } = await headings()
  expect(html).toContain(leader)
  expect(html).toContain(agreementHeading(agreement))
  expect(html).toMatch(/aria-label="How the group rated E1 for [^"]+"/)
  expect(html).not.toContain('How the group rated E2')
  expect(html).not.toContain('The second round changed')
  expect((await facilitator.get(paths.analysis(run))).headers.get('location')).toBe(paths.groupAnalysis(run))
})

test('the group analysis shows occasion noise once someone has rated items again', async () => {
  const app = await testApp({ signIn: true })
  const [aigerim, daniyar] = [await signInAs(app, 'Aigerim'), await signInAs(app, 'Daniyar')]
  const id = await app.fromCase('tokyo-1995')
  for (const one of [aigerim, daniyar])
    for (const evidence of ['E1', 'E2', 'E3', 'E4'])
      for (const hypothesis of ['H1', 'H2', 'H3', 'H4']) await one.post(paths.rating(id, evidence, hypothesis), { value: 'C' })
  const page = async () => (await aigerim.get(paths.groupAnalysis(id))).text()
  expect(await page()).not.toContain('occasion noise')
  await aigerim.post(paths.rateAgain(id))
  const retest = [...(await app.workbooks.open(id)).workbook.raters.values()].flatMap((rater) => rater.retest)
  await aigerim.post(paths.againRating(id, retest[0] ?? '', 'H1'), { value: 'I' })
  expect(await page()).toContain('One rater rated 1 cell twice: occasion noise 2.00')
})

test('the group analysis shows the second round and the probabilities, with Brier scores once the outcome is known', async () => {
  const { changeAs, rate, ratingChange, page, go, view, headings } = await room()
  await rate()
  await go('reveal')
  await go('discuss')
  await changeAs('zid', ratingChange('zid', 'E1', 'H1', 'I', 'CC'))
  const { second } = await headings()
  if (!second) throw new Error('There is no second round')
  expect([changedCount(second.moves), second.moves.compared]).toEqual([1, 4])
  expect(await page()).toContain(secondRoundHeading(second))
  await go('probabilities')
  const hypotheses = [...(await view()).hypotheses.keys()]
  for (const [rater, one] of [
    ['zid', 0.7],
    ['nid', 0.2],
  ] as const)
    await changeAs(
      rater,
      ...hypotheses.map(
        (hypothesis, at): Change => ({
          ...{ type: 'estimated', rater, when: 'now', hypothesis, before: null },
          after: at === 0 ? one : 0.1,
        }),
      ),
    )
  await go('debrief')
  const roomView = await view()
  const brier = brierScores(
    poolProbabilities(
      hypotheses,
      groupMembers(roomView).map(({ id, estimates }) => ({ id, probabilities: estimates.now })),
    ),
    'H1',
  )
  expect(await page()).not.toContain('Brier scores if')
  expect(await page('?true=nonsense')).not.toContain('Brier scores if')
  const html = await page('?true=H1')
  expect(html).toMatch(new RegExp(`Group \\(pooled\\)</th><td class="num">–</td><td class="num">${brier?.pool.toFixed(2)}<`))
  expect(html).toMatch(new RegExp(`Zhanar</th><td class="num">–</td><td class="num">${brier?.raters[0]?.score.toFixed(2)}<`))
})

test('a what-if on an item applies to the ratings of all raters and is not saved', async () => {
  const { app, facilitator, run, rate, page, go, view } = await room()
  await rate()
  await go('closed')
  const seq = (await app.workbooks.open(run)).workbook.seq
  expect(await page()).toContain('What if an item or a source is wrong?')
  const response = await facilitator.get(`${paths.groupAnalysis(run)}?suppose=evidence:E2&how=without`)
  expect([response.status, response.headers.get('location')]).toEqual([303, `${paths.groupAnalysis(run)}?without=evidence%3AE2`])
  const roomView = await view()
  const supposed = async (suppositions: Parameters<typeof groupViewUnder>[1], query: string) => {
    const under = groupViewUnder(roomView, suppositions)
    const html = await page(query)
    for (const one of groupScores(tableOfGroup(under, groupMembers(under)), under.method).hypotheses)
      expect(html).toContain(`aria-label="Score ${meanScoreWords(one)}"`)
    return html
  }
  const without = await supposed([{ what: 'evidence', id: 'E2', how: 'without' }], '?without=evidence:E2')
  expect(without).toMatch(/page (supposes|assumes) the following/)
  const mirrored = await supposed([{ what: 'evidence', id: 'E1', how: 'mirrored' }], '?mirror=evidence:E1')
  expect(mirrored).toContain(`href="${paths.groupAnalysis(run)}"`)
  const own = await facilitator.get(`${paths.analysis(run)}?without=evidence:E2`)
  expect(own.headers.get('location')).toBe(`${paths.groupAnalysis(run)}?without=evidence%3AE2`)
  expect((await app.workbooks.open(run)).workbook.seq).toBe(seq)
})

test('the hypothesis that turned out to be true is saved, can be undone, and is shown in the report and through a reader link', async () => {
  const { app, facilitator, run, changeAs, rate, page, go, view } = await room()
  await rate()
  const hypotheses = [...(await view()).hypotheses.keys()]
  await go('reveal')
  await go('probabilities')
  for (const rater of ['zid', 'nid'])
    await changeAs(
      rater,
      ...hypotheses.map((hypothesis): Change => ({ ...{ type: 'estimated', rater, when: 'now', hypothesis, before: null }, after: 0.25 })),
    )
  await go('closed')
  const visitor = await reader(app, facilitator, run, { notes: 'yes' })
  const pageText = async () => (await visitor.get(paths.groupAnalysis(run))).text()
  expect(await page()).toContain(`method="post" action="${paths.cameTrue(run)}"`)
  expect(await page()).not.toContain('Brier scores now that')
  const saved = await facilitator.post(paths.cameTrue(run), { true: 'H2' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${paths.groupAnalysis(run)}#fig-group-probabilities`])
  for (const html of [await page(), await pageText()]) expect(html).toContain('Brier scores now that')
  expect(await page()).toContain('<option value="H2" selected="">')
  expect(await page('?true=H1')).toContain('The outcome chosen here is not saved.')
  expect(await pageText()).not.toContain(paths.cameTrue(run))
  expect(await (await facilitator.get(paths.report(run))).text()).toContain(
    'turned out to be true. Brier score of the pooled probabilities: ',
  )
  expect((await visitor.post(paths.cameTrue(run), { true: 'H1' })).status).toBe(403)
  expect((await facilitator.post(paths.cameTrue(run), { true: 'H99' })).status).toBe(404)
  await facilitator.post(paths.undo(run))
  for (const html of [await page(), await pageText()]) expect(html).not.toContain('Brier scores now that')
  await facilitator.post(paths.cameTrue(run), { true: 'H2' })
  await facilitator.post(paths.cameTrue(run), { true: '' })
  expect((await view()).cameTrue).toBeNull()
})

test('the analysis of another rater whose ratings are visible says whose it is', async () => {
  const { facilitator, run, rate, go } = await room()
  await rate()
  await go('closed')
  const of = async (rater: string) => (await facilitator.get(`${paths.analysis(run)}?rater=${rater}`)).text()
  const [zhanar, nurlan] = [await of('zid'), await of('nid')]
  expect(zhanar).toContain('data-another="yes"')
  expect(zhanar).toContain('<option value="zid" selected="">Zhanar</option>')
  expect(nurlan).toContain('<option value="nid" selected="">Nurlan</option>')
  const scores = (html: string) => /<table class="scores"[\s\S]*?<\/table>/.exec(html)?.[0]
  expect(scores(zhanar)).not.toBe(scores(nurlan))
  expect(zhanar).toContain(`href="${paths.groupAnalysis(run)}"`)
  expect((await facilitator.get(`${paths.analysis(run)}?rater=nobody`)).status).toBe(404)
})

test('one rater is not a group, and a reader link shows the group without names', async () => {
  const { app, facilitator, run, rate, go, headings } = await room()
  const alone = await app.fromCase('tokyo-1995')
  const text = async (id: string) => (await facilitator.get(paths.groupAnalysis(id))).text()
  expect(await text(alone)).toContain('A group needs at least two people')
  expect(await (await facilitator.get(paths.analysis(alone))).text()).not.toMatch(/Analysis of<\/label>|data-another/)
  await rate()
  await go('closed')
  const visitor = await reader(app, facilitator, run)
  const html = await (await visitor.get(paths.groupAnalysis(run))).text()
  expect(html).toContain((await headings()).leader)
  expect(html).not.toMatch(/Zhanar|Nurlan/)
})
