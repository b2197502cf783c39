// The exported files: names, types, whose ratings they have, and the scores as JSON.

import { expect, test, vi } from 'vitest'
import { formatFinePercent } from '../../ach/words/phrases.ts'
import type { RobustnessRunner } from '../../background/robustness-runner.ts'
import { readBundle } from '../../export/stix/stix-rules.test-support.ts'
import { paths } from '../../paths.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'
import { type Exporter, fingerprintOf } from '../../xlsx/exporter.ts'
import { cellsIn, partsIn } from '../../xlsx/read-back.test-support.ts'
import { NO_GROUP, TOO_MANY_EXPORTS } from './exports.tsx'

const EXPORTS = [
  ['json', 'application/json; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['stix.json', 'application/stix+json;version=2.1'],
] as const

test.each(EXPORTS)('a .%s download has a safe file name and the right content type', async (format, type) => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.settings(id), { title: '../"Кризис"/2022' })
  const answer = await get(paths.export(id, format))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe(type)
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="2022.${format}"; filename*=UTF-8''%D0%9A%D1%80%D0%B8%D0%B7%D0%B8%D1%81-2022.${format}`,
  )
})

test('the name of a file with the ratings of another rater, or of all, says so', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  const nameOf = async (url: string) => /filename="([^"]*)"/.exec((await get(url)).headers.get('content-disposition') ?? '')?.[1]
  const url = paths.export(id, 'csv')
  expect(await nameOf(url)).toBe('Kazakhstan-January-2022.csv')
  expect(await nameOf(`${url}?rater=article`)).toBe('Kazakhstan-January-2022-The-articles-ratings.csv')
  expect(await nameOf(`${url}?raters=all`)).toBe('Kazakhstan-January-2022-all-raters.csv')
})

test('a STIX bundle has the bottom line and the times of the workbook, and the same bytes each time', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  const { createdAt, changedAt } = await workbooks.open(id)
  const url = `${paths.export(id, 'stix.json')}?rater=article`
  const text = await (await get(url)).text()
  expect(await (await get(url)).text()).toBe(text)
  const report = readBundle(text).objects.find(({ type }) => type === 'report')
  expect(report).toMatchObject({
    created: createdAt,
    modified: changedAt,
    description: expect.stringContaining('Coup leads, but only just'),
  })
  const ids = async (query: string) => readBundle(await (await get(`${url}${query}`)).text()).objects.map((one) => one.id)
  const own = new Set(await ids(''))
  expect((await ids('&texts=no')).filter((one) => own.has(one))).toHaveLength(1)
})

test('a spreadsheet is made from the viewer’s view, for one rater or for all', async () => {
  const requested: (readonly string[])[] = []
  const origins: unknown[] = []
  const exporter: Exporter = {
    xlsx: async (_, raters, origin) => {
      requested.push(raters)
      origins.push(origin)
      return new Uint8Array([80, 75])
    },
    worksheet: async () => new Uint8Array(),
    participantSummary: async () => new Uint8Array(),
    course: async () => new Uint8Array(),
    waiting: () => 0,
    close: async () => {},
  }
  const { get, fromCase, workbooks } = await testApp({ exporter })
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  const url = paths.export(id, 'xlsx')
  const answer = await get(url)
  expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([80, 75]))
  await get(`${url}?rater=article`)
  await get(`${url}?raters=all`)
  expect(requested).toEqual([['me'], ['article'], ['me', 'article']])
  const { changedAt } = await workbooks.open(id)
  expect(origins).toEqual([1, 2, 3].map(() => ({ workbook: id, at: changedAt })))
})

test('a worksheet is a spreadsheet without ratings that names its workbook', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  expect(await (await get(paths.exports(id))).text()).toContain(`href="${paths.worksheet(id)}"`)
  const answer = await get(paths.worksheet(id))
  expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(answer.headers.get('content-disposition')).toContain('filename="Kazakhstan-January-2022-worksheet.xlsx"')
  const cells = cellsIn(partsIn(new Uint8Array(await answer.arrayBuffer())))
  expect([...cells.keys()]).toEqual(['Worksheet', 'Hypotheses', '_ach_data'])
  const values = [...(cells.get('Worksheet')?.values() ?? [])].map(({ value }) => value)
  expect(values).toContain('E1')
  expect(values).not.toContain('II')
  const { changedAt, workbook } = await workbooks.open(id)
  expect(JSON.parse(String(cells.get('_ach_data')?.get('A6')?.value))).toEqual({
    ...{ kind: 'worksheet', from: fingerprintOf(id), seq: workbook.seq, at: changedAt },
  })
})

test('a rater whose ratings are hidden gets 404 and is in no file', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const urls = [...EXPORTS.map(([format]) => paths.export(id, format)), paths.scores(id)]
  for (const url of urls) {
    expect((await get(`${url}?rater=article`)).status, url).toBe(404)
    expect((await get(`${url}?rater=nobody`)).status, url).toBe(404)
    expect(await (await get(`${url}?raters=all`)).text(), url).not.toContain('reading')
  }
  expect(await (await get(paths.exports(id))).text()).not.toContain('rater=article')
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  for (const url of urls) expect((await get(`${url}?rater=article`)).status, url).toBe(200)
  expect(await (await get(paths.exports(id))).text()).toContain('rater=article')
})

test('the scores as JSON are the viewer’s own, or those of a rater whose ratings are visible', async () => {
  const { get, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  expect(await (await get(paths.scores(id))).json()).toMatchObject({ method: 'weighted', verdict: 'unrated', rater: 'me' })
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  expect(await (await get(`${paths.scores(id)}?rater=article`)).json()).toMatchObject({ verdict: 'close', leaders: ['H1'] })
  const missing = await get(`${paths.scores(id)}?rater=group`)
  expect([missing.status, await missing.json()]).toEqual([404, { error: NO_GROUP }])
  expect((await get(`${paths.scores(id)}?rater=nobody`)).status).toBe(404)
})

test('the scores as JSON have the robustness from the worker, and none where nothing can be compared', async () => {
  const requested: string[][] = []
  const hypothesis = { id: 'H1', ranks: [0.75], leadsAlone: 0.5, leadsTied: 0.25, wins: [0] }
  const options = { draws: 4, chance: 0.1, credibility: false, relevance: false, blanks: 'stay' } as const
  const chance = { lead: 1, p: 0.5, draws: 0 }
  const robustness: RobustnessRunner = {
    of: async ({ hypotheses }, method) => {
      requested.push([method, ...hypotheses])
      return { asRated: { options, draws: 4, hypotheses: [hypothesis], tiesAtTop: 0.25 }, blanksOpen: null, chance }
    },
    waiting: () => 0,
    close: async () => {},
  }
  const { get, fromCase, workbooks } = await testApp({ robustness })
  const id = await fromCase()
  expect(await (await get(paths.scores(id))).json()).toMatchObject({ robustness: null })
  expect(requested).toEqual([])
  await workbooks.change(id, 'me', () => [{ type: 'shown', rater: 'article', before: false, after: true }])
  const hypotheses = [{ id: 'H1', ranks: [0.75], soleLead: 0.5, tiedLead: 0.25 }]
  expect(await (await get(`${paths.scores(id)}?rater=article`)).json()).toMatchObject({
    robustness: { ...options, hypotheses, pairs: [], soleLead: 0.75, tiesAtTop: 0.25 },
    robustnessOpen: null,
    chance,
  })
  expect(requested).toEqual([['weighted', 'H1', 'H2', 'H3', 'H4']])
})

test('the robustness is the same on the screen, in scores.json and in the spreadsheet', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => neutralHalf('me'))
  const ratings = ['CC C N I', 'I N C II', 'N I I C', 'C II N I', 'I C II N'].map((row) => row.split(' '))
  for (const [row, cells] of ratings.entries())
    for (const [at, value] of cells.entries()) await post(paths.rating(id, `E${row + 1}`, `H${at + 1}`), { value })

  // many cells are blank, so that only the figure with blank cells open is shown
  const { robustnessOpen: robustness, robustness: hidden } = await (await get(paths.scores(id))).json().then(asScores)
  expect(hidden).toBeNull()
  const screen = await (await get(paths.robustness(id), HTMX)).text()
  const sheet = cellsIn(partsIn(new Uint8Array(await (await get(paths.export(id, 'xlsx'))).arrayBuffer()))).get('Robustness')
  const inSheet = [...(sheet ?? [])].map(([, { value }]) => value)
  expect(robustness.hypotheses).toHaveLength(4)
  for (const one of robustness.hypotheses) {
    const row = [...(sheet ?? [])].find(([address, { value }]) => address.startsWith('A') && value === one.id)?.[0].slice(1)
    const shown = ['C', 'D', 'E', 'F', 'G', 'H'].map((letter) => sheet?.get(letter + row)?.value)
    const figures = [one.soleLead, one.tiedLead, ...one.ranks]
    expect(shown).toEqual(figures)
    const cells = figures.map((share) => `<td class="num">${formatFinePercent(share)}</td>`).join('')
    expect(screen).toContain(cells)
  }
  for (const { firstLower, secondLower } of robustness.pairs) {
    expect(inSheet).toEqual(expect.arrayContaining([firstLower, secondLower]))
    for (const share of [firstLower, secondLower]) expect(screen).toContain(`>${formatFinePercent(share)}</td>`)
  }
  expect(inSheet).toContain(robustness.tiesAtTop)
  expect(screen).toContain(`tie for 1st: ${formatFinePercent(robustness.tiesAtTop)}`)
})

/** The part of scores.json that this file reads. */
const asScores = (answer: unknown) =>
  answer as {
    readonly robustness: unknown
    readonly robustnessOpen: {
      readonly hypotheses: readonly { id: string; soleLead: number; tiedLead: number; ranks: readonly number[] }[]
      readonly pairs: readonly { firstLower: number; secondLower: number }[]
      readonly tiesAtTop: number
    }
  }

test('an unknown workbook has no exports', async () => {
  const { get } = await testApp()
  for (const url of [
    paths.exports('nowhere'),
    paths.export('nowhere', 'json'),
    paths.export('nowhere', 'xlsx'),
    paths.worksheet('nowhere'),
    paths.scores('nowhere'),
  ]) {
    expect((await get(url)).status, url).toBe(404)
  }
})

test('one person can have four exports in progress, and more once some are done', async () => {
  const waiting: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = []
  const make = () => new Promise<Uint8Array<ArrayBuffer>>((resolve) => waiting.push(resolve))
  const exporter: Exporter = {
    xlsx: make,
    worksheet: make,
    participantSummary: make,
    course: make,
    waiting: () => waiting.length,
    close: async () => {},
  }
  const { get, fromCase } = await testApp({ exporter })
  const id = await fromCase()
  const four = Array.from({ length: 4 }, () => get(paths.export(id, 'xlsx')))
  await vi.waitFor(() => expect(waiting).toHaveLength(4))
  const refused = await get(paths.export(id, 'xlsx'))
  expect([refused.status, (await refused.text()).includes(TOO_MANY_EXPORTS)]).toEqual([409, true])
  for (const done of waiting.splice(0)) done(new Uint8Array())
  expect((await Promise.all(four)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await get(paths.export(id, 'csv'))).status).toBe(200)
})
