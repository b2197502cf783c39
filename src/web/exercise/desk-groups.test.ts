import { expect, test } from 'vitest'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import type { Change } from '../../ach/log/change.ts'
import { favouritesText, groupsSummary } from '../../ach/words/exercise-words.ts'
import { paths } from '../../paths.ts'
import { runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function room(count: number) {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase(), { asked: 'yes', title: 'Room', room: '20', stages: 'favourites' })
  await facilitator.post(paths.stage(run), { from: 'lobby', to: 'favourites' })
  const people = Array.from({ length: count }, (_, at) => `p${at}`)
  for (const [at, rater] of people.entries()) {
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, `Person ${at}`]]) }))
    const hypothesis = at < count / 2 ? 'H1' : 'H2'
    await app.workbooks.change(run, rater, () => [{ type: 'estimated', rater, when: 'before', hypothesis, before: null, after: 0.9 }])
  }
  const groups = async () => {
    const { raters } = (await app.workbooks.open(run)).workbook
    return people.map((rater) => raters.get(rater)?.participation?.group ?? null)
  }
  const press = (form: Record<string, string>) => facilitator.post(paths.groups(run), form)
  const page = async () => (await facilitator.get(paths.groups(run))).text()
  return { app, facilitator, run, groups, press, page }
}

test('mixed groups contain participants of both favourites', async () => {
  const { app, run, groups, press, page } = await room(8)
  expect(await page()).toContain(favouritesText(8, 8))
  const { seq } = (await app.workbooks.open(run)).workbook
  expect((await press({ do: 'mix' })).status).toBe(303)
  const dealt = await groups()
  expect([dealt.slice(0, 4).sort(), dealt.slice(4).sort()]).toEqual([
    [1, 1, 2, 2],
    [1, 1, 2, 2],
  ])
  expect(new Set((await app.workbooks.since(run, seq, 20)).map(({ batch }) => batch)).size).toBe(1)
  const after = (await app.workbooks.open(run)).workbook.seq
  await press({ do: 'mix' })
  expect((await app.workbooks.open(run)).workbook.seq).toBe(after)
})

test('groups are assigned by hand, keep participants who are not in the form, and can all be deleted', async () => {
  const { groups, press, facilitator, run } = await room(4)
  await press({ do: 'set', 'group-p0': '2', 'group-p1': '1', 'group-p2': '1' })
  expect(await groups()).toEqual([2, 1, 1, null])
  await press({ do: 'set', 'group-p0': '' })
  expect(await groups()).toEqual([null, 1, 1, null])
  expect((await press({ do: 'set', 'group-p0': '0' })).status).toBe(422)
  expect(await (await facilitator.get(paths.exercise(run))).text()).toContain(groupsSummary(1, 2))
  await press({ do: 'none' })
  expect(await groups()).toEqual([null, null, null, null])
})

test('each group gets the cells on which its own members disagree', async () => {
  const { app, facilitator, run, press, page } = await room(8)
  await press({ do: 'mix' })
  await facilitator.post(paths.stage(run), { from: 'favourites', to: 'rate' })
  const rates = (rater: string, evidence: string, after: 'CC' | 'II') =>
    app.workbooks.change(run, rater, (): Change[] => [{ type: 'rated', rater, evidence, hypothesis: 'H1', before: null, after }])
  // p0 and p2 are in the first group, p1 and p3 in the second
  await rates('p0', 'E4', 'CC')
  await rates('p2', 'E4', 'II')
  await rates('p1', 'E5', 'CC')
  await rates('p3', 'E5', 'II')
  const html = await page()
  expect(html).toContain('aria-label="How group 1 rated E4 for Coup"')
  expect(html).toContain('aria-label="How group 2 rated E5 for Coup"')
  expect(html).not.toContain('How group 2 rated E4')
  expect(html).toContain('Participants do not see this before the reveal.')
})
