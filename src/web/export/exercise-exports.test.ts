// What the exported files of an exercise contain in each stage, hidden sheets included; and files without names.

import { expect, test } from 'vitest'
import { joinedAs } from '../../ach/exercise/exercise.test-support.ts'
import type { Change } from '../../ach/log/change.ts'
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { textOfAnswer } from '../../docx/structure.test-support.ts'
import { paths } from '../../paths.ts'
import { reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { readSpreadsheet } from '../../xlsx/read/read-sheets.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'
import { readHiddenSheet } from '../../xlsx/returned/read-hidden-sheet.ts'
import { DATA_SHEET } from '../../xlsx/sheets/hidden-sheet.ts'
import { matrixNames } from '../../xlsx/sheets/matrix-names.ts'

const NAMES = ['Zhibek Uniquename', 'Ondasyn Othername'] as const
const REASON = 'becauseofmyaunt'
const BEFORE = STAGES.slice(0, STAGES.indexOf('reveal'))
const TEXTS = ['json', 'csv', 'md', 'docx', 'stix.json'] as const

async function room() {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase('tokyo-1995'))
  for (const [at, rater] of ['zid', 'oid'].entries())
    await app.workbooks.change(run, rater, () => ({ changes: [joinedAs(rater)], people: new Map([[rater, NAMES[at] ?? '']]) }))
  const changeAs = (rater: string, ...changes: Change[]) => app.workbooks.change(run, rater, () => changes)
  const stage = async () => (await app.workbooks.open(run)).workbook.run?.stage ?? 'lobby'
  const go = async (to: Stage) => facilitator.post(paths.stage(run), { from: await stage(), to, sure: 'yes' })
  const text = async (format: (typeof TEXTS)[number], query = '') => textOfAnswer(await facilitator.get(paths.export(run, format) + query))
  /** One after the other: there is a limit on exports at the same time. */
  const texts = async (query = '') => {
    const all: string[] = []
    for (const format of TEXTS) all.push(await text(format, query))
    return all
  }
  const xlsx = async (query = '') => new Uint8Array(await (await facilitator.get(paths.export(run, 'xlsx') + query)).arrayBuffer())
  return { app, facilitator, run, changeAs, stage, go, text, texts, xlsx }
}

const estimated = (rater: string, when: 'before' | 'now', after: number): Change => ({
  ...{ type: 'estimated', rater, when, hypothesis: 'H1', before: null, after },
})
const ratingChange = (rater: string, after: 'CC' | 'II' | 'I', before: 'CC' | null = null): Change => ({
  ...{ type: 'rated', rater, evidence: 'E1', hypothesis: 'H1', before, after },
})
const reasoned: Change = { type: 'reasoned', rater: 'zid', evidence: 'E1', before: null, after: REASON }

/** What participants do in a stage, so that there is something to leak. */
const DONE: Partial<Record<Stage, readonly [rater: string, ...Change[]][]>> = {
  favourites: [
    ['zid', estimated('zid', 'before', 0.7)],
    ['oid', estimated('oid', 'before', 0.2)],
  ],
  credibility: [['zid', { type: 'weighed', rater: 'zid', evidence: 'E1', before: null, after: 'high' }]],
  rate: [
    ['zid', ratingChange('zid', 'CC'), reasoned],
    ['oid', ratingChange('oid', 'II')],
  ],
  discuss: [['zid', ratingChange('zid', 'I', 'CC')]],
  probabilities: [['zid', estimated('zid', 'now', 0.4)]],
}

/** Everything in an .xlsx file, including the document in its hidden sheet. */
function contentsOf(file: Uint8Array) {
  const data = readHiddenSheet(readSpreadsheet(file).sheets.find(({ name }) => name === DATA_SHEET))
  const base = data.ok ? data.document : null
  const parts = partsIn(file)
  return { base, text: [...parts.values(), JSON.stringify(base)].join('\n'), cells: cellsIn(parts) }
}

test('before the reveal no export contains anything from the participants, in any stage', async () => {
  const { run, facilitator, changeAs, stage, go, texts, xlsx } = await room()
  const first = await texts()
  const empty = contentsOf(await xlsx())
  expect(empty.base?.raters).toEqual([])
  const added = (await stage()) === 'lobby' ? BEFORE : []
  expect(added.length).toBeGreaterThan(3)
  for (const to of added) {
    if (to !== 'lobby') await go(to)
    if ((await stage()) !== to) continue
    for (const [rater, ...changes] of DONE[to] ?? []) await changeAs(rater, ...changes)
    expect(await texts(), to).toEqual(first)
    for (const query of ['', '?raters=all', '?names=no']) {
      const { base, text: all, cells } = contentsOf(await xlsx(query))
      expect(base, to).toEqual(empty.base)
      expect(cells.get('Matrix'), to).toEqual(empty.cells.get('Matrix'))
      expect([...cells.keys()], to).toEqual([...empty.cells.keys()])
      for (const secret of [...NAMES, REASON]) expect(all, to).not.toContain(secret)
    }
    expect((await facilitator.get(`${paths.scores(run)}?rater=zid`)).status, to).toBe(404)
    for (const format of [...TEXTS, 'xlsx'] as const)
      expect((await facilitator.get(`${paths.export(run, format)}?rater=zid`)).status, `${to} ${format}`).toBe(404)
    expect(await (await facilitator.get(paths.exports(run))).text(), to).toContain('Before the reveal, these files have no ratings.')
  }
  expect(await stage()).toBe('rate')
})

test('from the reveal on the exports have all participants, but not the facilitator', async () => {
  const { facilitator, run, changeAs, go, text, xlsx } = await room()
  for (const to of ['favourites', 'rate'] as const) {
    await go(to)
    for (const [rater, ...changes] of DONE[to] ?? []) await changeAs(rater, ...changes)
  }
  await go('reveal')
  const { base, cells } = contentsOf(await xlsx())
  expect(base?.raters.map(({ name }) => name)).toEqual(NAMES)
  expect([...cells.keys()].slice(0, 5)).toEqual([
    'Consensus',
    ...matrixNames(NAMES.map((name) => ({ name }))),
    'Agreement',
    'Probabilities',
  ])
  expect(cells.has('Rounds')).toBe(false)
  expect(JSON.parse(await text('json')).raters.map(({ id }: { id: string }) => id)).toEqual(['zid', 'oid'])
  expect((await text('csv')).match(/Zhibek/g)).not.toBeNull()
  for (const format of ['md', 'docx'] as const) expect(await text(format, '?rater=oid')).toContain('Rated by Ondasyn Othername')
  expect(await (await facilitator.get(paths.scores(run))).json()).toMatchObject({ rater: 'zid' })
  await go('discuss')
  for (const [rater, ...changes] of DONE.discuss ?? []) await changeAs(rater, ...changes)
  const rounds = [
    ...(contentsOf(await xlsx())
      .cells.get('Rounds')
      ?.values() ?? []),
  ].map(({ value }) => value)
  expect(rounds).toContain('towards II')
})

test('going back a stage removes from the files what that stage had added', async () => {
  const { changeAs, go, text } = await room()
  await go('rate')
  for (const [rater, ...changes] of DONE.rate ?? []) await changeAs(rater, ...changes)
  const before = await text('json')
  await go('reveal')
  expect(await text('json')).toContain(REASON)
  await go('rate')
  expect(await text('json')).toBe(before)
})

test('exports without names number the raters everywhere, and keep or omit their texts as chosen', async () => {
  const { app, facilitator, run, changeAs, go, texts, xlsx } = await room()
  await go('rate')
  for (const [rater, ...changes] of DONE.rate ?? []) await changeAs(rater, ...changes)
  await go('reveal')
  await go('closed')
  const named = [...NAMES, 'Zhibek', 'Ondasyn', 'zid', 'oid', 'Aigerim']
  for (const query of ['?names=no', '?names=no&texts=no', '?names=no&raters=all', '?names=no&rater=R2']) {
    const files = [...(await texts(query)), contentsOf(await xlsx(query)).text]
    for (const [at, file] of files.entries()) {
      for (const name of named) expect(file, `${query} ${at}`).not.toMatch(new RegExp(`\\b${name}\\b`))
      expect(file.includes(REASON), `${query} ${at}`).toBe(at !== 1 && !query.includes('texts') && !(query.includes('R2') && at > 1))
    }
  }
  const { base, cells } = contentsOf(await xlsx('?names=no'))
  expect(base?.raters.map(({ id, name }) => [id, name])).toEqual([
    ['R1', 'Rater 1'],
    ['R2', 'Rater 2'],
    ['primer', "The primer's ratings"],
  ])
  expect(cells.get('_ach_data')?.get('A6')?.value).toContain('"from":null')
  expect((await facilitator.get(`${paths.export(run, 'csv')}?names=no&rater=zid`)).status).toBe(404)
  const name = (await facilitator.get(`${paths.export(run, 'csv')}?names=no&rater=R1`)).headers.get('content-disposition')
  expect(name).toContain('Rater-1.csv')

  const page = await (await facilitator.get(`${paths.exports(run)}?names=no`)).text()
  expect(page).toContain('Reasons, notes and comments are unchanged and may mention people')
  expect(page).toContain(`href="${paths.export(run, 'xlsx')}?names=no"`)
  expect(page).not.toContain('Zhibek')
  const visitor = await reader(app, facilitator, run)
  expect(await (await visitor.get(paths.exports(run))).text()).not.toContain('Leave out names')
})

test('an export without names does not reveal by its order whose workbook it is', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase('tokyo-1995')
  await post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  await workbooks.change(id, 'late', () => ({
    changes: [{ type: 'joined', rater: 'late', kind: 'person', name: null, note: null, shown: true }, ratingChange('late', 'CC')],
    people: new Map([['late', 'Late']]),
  }))
  const csv = await (await get(`${paths.export(id, 'csv')}?names=no&raters=all`)).text()
  expect(csv).toMatch(/\r\nR1,Rater 1,E1,[\s\S]*\r\nR2,Rater 2,E1,/)
  expect(csv).not.toMatch(/Late|Analyst/)
})
