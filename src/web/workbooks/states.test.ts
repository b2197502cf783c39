// Earlier states of a workbook: shown read-only, named and compared.

import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { reader, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const rate = (evidence: string, hypothesis: string, after: Rating, before: Rating | null = null): Change => ({
  type: 'rated',
  rater: 'me',
  evidence,
  hypothesis,
  before,
  after,
})

async function twoStates() {
  const app = await testApp()
  const id = await app.fromCase()
  await app.workbooks.change(id, 'me', () => [
    ...neutralHalf('me'),
    rate('E1', 'H1', 'II'),
    rate('E1', 'H2', 'C'),
    rate('E1', 'H3', 'I'),
    rate('E1', 'H4', 'I'),
  ])
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.workbooks.change(id, 'me', () => [rate('E1', 'H1', 'C', 'II'), rate('E2', 'H2', 'I')])
  await app.workbooks.change(id, 'me', ({ title }) => [{ type: 'settings', before: { title }, after: { title: 'Renamed' } }])
  const text = async (path: string) => (await app.get(path)).text()
  return { ...app, id, seq, past: `${paths.workbook(id)}?at=${seq}`, text }
}

const cell = (page: string, evidence: string, hypothesis: string) =>
  new RegExp(`id="c-${evidence}-${hypothesis}"[^>]*data-rating="([^"]*)"`).exec(page)?.[1]

test('the matrix is shown as it was then: its title, ratings and scores, and nothing that writes', async () => {
  const { past, text, id } = await twoStates()
  const page = await text(past)
  expect(cell(page, 'E1', 'H1')).toBe('II')
  expect(cell(await text(paths.workbook(id)), 'E1', 'H1')).toBe('C')
  expect(page).toContain('Earlier state:')
  expect(page).toContain('Kazakhstan, January 2022')
  expect(page).not.toContain('Renamed')
  expect(page.match(/<form method="post" action="([^"]*)"/g) ?? []).toEqual([])
  expect(page).not.toContain('id="palette"')
})

test('the report and the calculation of a score are those of that time', async () => {
  const { id, seq, text } = await twoStates()
  expect(await text(`${paths.report(id)}?at=${seq}`)).toContain('Kazakhstan, January 2022')
  const breakdown = async (query: string) => text(`${paths.scoreBreakdown(id, 'H1')}${query}`)
  expect(await breakdown(`?at=${seq}`)).toContain('E1')
  expect(await breakdown(`?at=${seq}`)).not.toBe(await breakdown(''))
})

test('the analysis is that of that time: of one rater and of the group, with links that stay there and without what-ifs', async () => {
  const { id, seq, text, workbooks } = await twoStates()
  const other = { type: 'joined', rater: 'ben', kind: 'person', name: null, note: null, shown: true } as Change
  const late = (await workbooks.open(id)).workbook.seq
  await workbooks.change(id, 'ben', () => ({
    changes: [other, { ...rate('E1', 'H1', 'C'), rater: 'ben' } as Change, { ...rate('E1', 'H2', 'II'), rater: 'ben' } as Change],
    people: new Map([['ben', 'Ben']]),
  }))
  const grouped = (await workbooks.open(id)).workbook.seq
  await workbooks.change(id, 'ben', () => [{ ...rate('E1', 'H2', 'C', 'II'), rater: 'ben' } as Change])
  const then = await text(`${paths.analysis(id)}?at=${seq}`)
  expect(then).toContain('Earlier state:')
  // Coup was II then and is C now.
  const lowest = 'Jihadi has the least evidence against it so far'
  expect([then.includes(lowest), (await text(paths.analysis(id))).includes(lowest)]).toEqual([true, false])
  for (const page of [then, await text(`${paths.groupAnalysis(id)}?at=${grouped}`)]) {
    const links = [...page.matchAll(/<main[\s\S]*/g)].flatMap(([main]) =>
      [...main.matchAll(/href="(\/workbooks\/[^"]*)"/g)].map(([, link]) => link),
    )
    expect(
      links.filter((link) => /\/(analysis|scores|report)|workbooks\/[^/?#]*[?#]/.test(link ?? '') && !/[?;]at=/.test(link ?? '')),
    ).toEqual([])
    expect(page).not.toContain('What if an item or a source is wrong?')
    expect(page).not.toContain('hx-get')
  }
  expect(await text(`${paths.analysis(id)}?at=${late}`)).not.toContain('Show the group')
  expect(await text(`${paths.groupAnalysis(id)}?at=${late}`)).toContain('A group needs at least two people')
  const [group, now] = [await text(`${paths.groupAnalysis(id)}?at=${grouped}`), await text(paths.groupAnalysis(id))]
  expect(group).toContain('name="at"')
  expect(now).not.toContain('Earlier state:')
  expect(group.replace(/<header[\s\S]*?<main/, '')).not.toBe(now.replace(/<header[\s\S]*?<main/, ''))
})

test('an unknown state is refused with a sentence', async () => {
  const { get, id, seq } = await twoStates()
  for (const at of ['0', 'x', '1.5', '99999999', `${seq + 1000}`]) {
    const answer = await get(`${paths.workbook(id)}?at=${at}`)
    expect([answer.status, (await answer.text()).includes('The history of this workbook has no such change.')]).toEqual([404, true])
  }
})

test('a state gets a name, which the history shows; an empty name removes it, and undo takes a name back', async () => {
  const { id, seq, post, text, workbooks } = await twoStates()
  const named = await post(paths.nameState(id, seq), { name: 'Before the second look' })
  expect([named.status, named.headers.get('location')]).toEqual([303, `${paths.workbook(id)}?at=${seq}`])
  expect(await text(paths.history(id))).toContain('Before the second look')
  expect(await text(`${paths.workbook(id)}?at=${seq}`)).toContain('<bdi>Before the second look</bdi>')
  await post(paths.nameState(id, seq), { name: '' })
  expect((await workbooks.open(id)).workbook.stateNames.size).toBe(0)
  await workbooks.undo(id, 'me')
  expect((await workbooks.open(id)).workbook.stateNames.get(seq)).toBe('Before the second look')
  expect((await post(paths.nameState(id, seq), { name: 'x'.repeat(201) })).status).toBe(422)
  expect((await post(paths.nameState(id, 9_999_999), { name: 'Later' })).status).toBe(404)
})

test('two states are compared, whichever comes first in the address', async () => {
  const { id, seq, text } = await twoStates()
  const page = await text(`${paths.compareStates(id)}?from=${seq}`)
  expect(page).toContain('Rated differently: 2 cells')
  expect(page).not.toContain('Added:')
  expect(await text(`${paths.compareStates(id)}?from=now&to=${seq}`)).toBe(page)
})

test('a reader sees the workbook as it is, and cannot compare', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const { seq } = (await app.workbooks.open(id)).workbook
  await app.workbooks.change(id, 'me', ({ title }) => [{ type: 'settings', before: { title }, after: { title: 'Renamed' } }])
  const guest = await reader(app, facilitator, id)
  expect(await (await guest.get(`${paths.workbook(id)}?at=${seq}`)).text()).toContain('Renamed')
  expect((await guest.get(`${paths.compareStates(id)}?from=${seq}`)).status).toBe(403)
  expect((await guest.post(paths.nameState(id, seq), { name: 'Mine' })).status).toBe(403)
})

test('earlier states are refused while an exercise runs in the workbook', async () => {
  const { id, seq, workbooks, get, post } = await twoStates()
  const started = await post(paths.exercises(id), { minutes: '45' })
  const run = /exercises\/([\w-]+)/.exec(started.headers.get('location') ?? '')?.[1] ?? ''
  expect((await workbooks.open(run)).workbook.run).not.toBeNull()
  const answer = await get(`${paths.workbook(run)}?at=${seq - 1}`)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('once the exercise is closed')])
  expect(await (await get(paths.history(run))).text()).not.toContain('Show as it was then')
})

test('a verdict that is calculated later is that of the earlier state too', async () => {
  const { id, seq, get } = await twoStates()
  const verdict = async (query: string) =>
    (await get(`${paths.verdict(id)}${query}`, { 'hx-request': 'true', 'hx-request-type': 'partial' })).text()
  expect(await verdict(`?at=${seq}`)).not.toBe(await verdict(''))
  expect((await get(`${paths.verdict(id)}?at=${seq}`)).headers.get('location')).toBe(`${paths.workbook(id)}?at=${seq}`)
})
