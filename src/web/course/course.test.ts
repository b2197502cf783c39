import { expect, test } from 'vitest'
import type { Change } from '../../ach/log/change.ts'
import type { Rating } from '../../ach/model/rating.ts'
import type { Stage } from '../../ach/model/stage.ts'
import { NOT_BLIND } from '../../ach/words/exercise-words.ts'
import { faultsOf, paragraphsIn } from '../../docx/structure.test-support.ts'
import { paths } from '../../paths.ts'
import { participant, reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { cellsIn, partOf, partsIn } from '../../xlsx/read-back.test-support.ts'

const unescaped = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const COURSE = 'Analysts 2026'
const pageOf = (name = COURSE) => `${paths.course()}?${new URLSearchParams({ name })}`
const cellsOf = (page: string, table: string) => {
  const section = new RegExp(`aria-label="${table}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? ''
  return [...section.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, '').trim()),
  )
}

/** Three rooms of one case; in the first two, two participants each rate one item, in the third no one has rated yet. */
async function course() {
  let second = 0
  const app = await testApp({ signIn: true, now: () => new Date(Date.UTC(2026, 0, 2) + 1000 * second++) })
  const facilitator = await signInAs(app, 'Aigerim')
  const workbook = await app.fromCase()
  const makeRoom = async (title: string, course = COURSE) => {
    const run = await runFrom(facilitator, workbook, {
      ...{ asked: 'yes', title, room: '30', deck: 'short', course, stages: 'favourites', discuss: 'all' },
    })
    const state = async () => (await app.workbooks.open(run)).workbook
    const [item = ''] = [...(await state()).evidence.values()].flatMap(({ id, parked }) => (parked ? [] : [id]))
    const go = async (to: Stage) => {
      const from = (await state()).run?.stage ?? 'lobby'
      const answer = await facilitator.post(paths.stage(run), { from, to, sure: 'yes' })
      expect(answer.status).toBe(303)
    }
    const rate = async (who: Awaited<ReturnType<typeof participant>>, hypothesis: string, value: Rating) =>
      who.post(paths.participantRating(run, item, hypothesis), { value }, { accept: 'application/json' })
    const estimate = (who: Awaited<ReturnType<typeof participant>>, numbers: readonly number[]) =>
      who.post(paths.participantProbabilities(run), Object.fromEntries(numbers.map((one, at) => [`p/H${at + 1}`, String(one)])))
    const change = (...changes: Change[]) => app.workbooks.change(run, 'me', () => changes)
    return { run, state, item, go, rate, estimate, change, join: (name: string) => participant(app, run, name) }
  }
  const [one, two, three] = [await makeRoom('North'), await makeRoom('South'), await makeRoom('East')]
  await makeRoom('Another course', 'Others')
  for (const [room, value] of [
    [one, 'II'],
    [two, 'C'],
  ] as const) {
    const people = [await room.join('Madina'), await room.join('Serik')]
    await room.go('favourites')
    for (const who of people) await room.estimate(who, value === 'II' ? [10, 60, 20, 10] : [70, 10, 10, 10])
    await room.go('rate')
    for (const who of people)
      for (const hypothesis of ['H1', 'H2', 'H3', 'H4']) await room.rate(who, hypothesis, hypothesis === 'H1' ? value : 'I')
  }
  await three.join('Dana')
  await one.go('reveal')
  await one.go('closed')
  await two.go('reveal')
  return { app, facilitator, workbook, one, two, three, page: async (name?: string) => (await facilitator.get(pageOf(name))).text() }
}

test('a course of three rooms is compared on one page and in a spreadsheet, without names of participants', async () => {
  const { facilitator, one, page } = await course()
  const shown = await page()
  expect([...shown.matchAll(/>(North|South|East)</g)].map(([, title]) => title)).toEqual(['North', 'South', 'East'])
  for (const word of ['Madina', 'Serik', 'Dana', 'Another course']) expect(shown).not.toContain(word)
  const [, first, second, third] = cellsOf(shown, 'Overview')
  expect(first?.slice(0, 3)).toEqual(['Room 1', 'Closed', '2'])
  expect(second?.slice(0, 3)).toEqual(['Room 2', 'Reveal', '2'])
  // Before its reveal, a room has no figures.
  expect(third).toEqual(['Room 3', 'Lobby', '1', '', '', '', '', '', ''])
  // A room that is not asked again has its probabilities shown from the reveal on.
  const favourites = cellsOf(shown, 'Favourites')
  expect(favourites.slice(1).map((row) => row.slice(1, 3))).toEqual([
    ['0', '2'],
    ['2', '0'],
    ['', ''],
  ])
  expect(cellsOf(shown, 'Probabilities')[1]?.slice(1, 4)).toEqual(['10%', '', '60%'])
  const median = cellsOf(shown, 'Medians').find(([item = '']) => item.startsWith(`${one.item}:`))
  expect(median?.slice(2)).toEqual(['II', 'C'])
  const file = await facilitator.get(`${paths.courseFile('xlsx')}?${new URLSearchParams({ name: COURSE })}`)
  const parts = partsIn(new Uint8Array(await file.arrayBuffer()))
  const sheets = cellsIn(parts)
  expect([...sheets.keys()]).toEqual(['Overview', 'Order', 'Favourites', 'Probabilities', 'Medians'])
  expect([...parts.values()].join()).not.toMatch(/Madina|Serik|Dana|North|South/)
  expect(['A5', 'B5', 'C5'].map((address) => sheets.get('Favourites')?.get(address)?.value)).toEqual(['Room 1', 0, 2])
})

test('the known outcome and the reference ratings stand next to what each room found', async () => {
  const { page, one } = await course()
  await one.change({ type: 'cameTrue', before: null, after: 'H2' })
  const [, first] = cellsOf(await page(), 'Overview')
  expect(first?.[7]).toBe([...(await one.state()).hypotheses.values()][1]?.label)
  expect([first?.[6]?.endsWith('%'), ['no', 'tied', 'yes', ''].includes(first?.[8] ?? '?')]).toEqual([true, true])
})

test('the Word file has the tables of the page, wide ones in parts, and Word opens it without repair', async () => {
  const { facilitator, one, page } = await course()
  await one.change({ type: 'settings', before: { marking: null }, after: { marking: 'TLP:AMBER' } })
  const file = await facilitator.get(`${paths.courseFile('docx')}?${new URLSearchParams({ name: COURSE })}`)
  expect(file.headers.get('content-disposition')).toContain('Analysts-2026.docx')
  const parts = partsIn(new Uint8Array(await file.arrayBuffer()))
  expect(faultsOf(parts)).toEqual([])
  const texts = paragraphsIn(partOf(parts, 'word/document.xml'))
  for (const name of ['Overview', 'Order', 'Favourites', 'Probabilities', 'Medians']) {
    expect(texts.some((one) => one.startsWith('Table ') && one.endsWith(`. ${name}`))).toBe(true)
    for (const cells of cellsOf(await page(), name).slice(1))
      for (const cell of cells.map(unescaped)) expect(texts.join('\n')).toContain(cell)
  }
  expect(texts.join('\n')).not.toMatch(/Madina|Serik|Dana|North|South/)
  expect([...parts].filter(([name]) => /footer/.test(name)).join()).toContain('TLP:AMBER')
})

test('an item and a hypothesis that a room has reworded are compared by their ids, and those that rooms added by their texts', async () => {
  const { one, two, page } = await course()
  const { evidence, hypotheses } = await two.state()
  const [item, label] = [evidence.get(two.item)?.statement ?? '', hypotheses.get('H1')?.label ?? '']
  await two.change(
    { type: 'changed', what: 'evidence', id: two.item, before: { statement: item }, after: { statement: 'Said in other words.' } },
    { type: 'changed', what: 'hypothesis', id: 'H1', before: { label }, after: { label: 'Renamed' } },
  )
  const added = (room: typeof one, statement: string) =>
    room.change({
      ...{ type: 'added', what: 'evidence', id: 'E90', before: null },
      fields: {
        ...{ statement, kind: null, source: null, cluster: null, locator: null, url: null, date: null },
        ...{ credibility: null, grade: null, relevance: null, notes: null },
      },
    } as unknown as Change)
  await added(one, 'Seen in the north.')
  await added(two, 'Seen in the south.')
  const shown = await page()
  const rows = cellsOf(shown, 'Medians')
  expect(rows.filter(([name = '']) => name.startsWith(`${two.item}:`)).map((row) => row.slice(2))).toContainEqual(['II', 'C'])
  expect(rows.filter(([name = '']) => name.startsWith(`${two.item}:`))).toHaveLength(hypotheses.size)
  expect(new Set(rows.flatMap(([name = '']) => (name.startsWith('E90') ? [name] : [])))).toEqual(
    new Set(['E90: Seen in the north.', 'E90: Seen in the south.']),
  )
  expect(unescaped(shown)).toContain(`Reworded there, and compared all the same: H1 (Room 2), ${two.item} (Room 2).`)
  expect(cellsOf(shown, 'Order')[0]?.map(unescaped)).not.toContain('Renamed')
})

test('a room whose first round was reopened says so where rooms are compared', async () => {
  const { two, page } = await course()
  expect(await page()).not.toContain(NOT_BLIND)
  await two.go('rate')
  await two.go('reveal')
  expect(unescaped(await page())).toContain(`Room 2: ${NOT_BLIND}`)
})

test('a workbook on another page of the list is repeated above its exercises', async () => {
  const { app, facilitator, workbook, one } = await course()
  await facilitator.post(paths.settings(workbook), { title: 'First of all' })
  for (let number = 0; number < 50; number += 1) await facilitator.post(paths.workbooks(), { question: `Question ${number}?` })
  await one.change({ type: 'cameTrue', before: null, after: 'H1' })
  const home = await (await facilitator.get(paths.home())).text()
  const rows = [...home.matchAll(/<tr(?: data-below="")?>\s*<th scope="row">[\s\S]*?href="([^"]*)"/g)].map(([, href]) => href)
  expect(rows.slice(0, 2)).toEqual([paths.workbook(workbook), paths.exercise(one.run)])
  expect(rows).toHaveLength(51)
  expect((await app.workbooks.list('me')).workbooks).toHaveLength(50)
})

test('an exercise can be put in a course at its desk, and a course without exercises does not exist', async () => {
  const { facilitator, three, page } = await course()
  await facilitator.post(paths.deskSettings(three.run), { course: ' Analysts   2027 ' })
  expect(await page('Analysts 2027')).toContain('East')
  expect(await page()).not.toContain('East')
  await facilitator.post(paths.deskSettings(three.run), { course: '' })
  expect((await facilitator.get(pageOf('Analysts 2027'))).status).toBe(404)
})

test('readers by link and participants cannot open a course', async () => {
  const { app, facilitator, workbook, three } = await course()
  for (const who of [await reader(app, facilitator, workbook), await three.join('Late')])
    for (const path of [pageOf(), `${paths.courseFile('xlsx')}?name=x`]) expect((await who.get(path)).status).not.toBe(200)
})

test('the list of workbooks shows exercises below their workbook, with people, stage, course and what the room has rated', async () => {
  const { app, facilitator, workbook, one } = await course()
  const home = await (await facilitator.get(paths.home())).text()
  const at = (text: string) => home.indexOf(text)
  expect(at(paths.workbook(workbook))).toBeLessThan(at(paths.exercise(one.run)))
  expect(home.match(/<tr data-below=""/g)).toHaveLength(4)
  const row = new RegExp(`<tr data-below=""[^>]*>(?:(?!</tr>)[\\s\\S])*${one.run}[\\s\\S]*?</tr>`).exec(home)?.[0] ?? ''
  for (const words of ['exercise: closed', '2 participants', COURSE]) expect(row).toContain(words)
  expect(row).toMatch(/aria-label="8 of [\d,]+ cells rated"/)
  expect((await app.workbooks.summary(one.run, 'me'))?.rated).toBeGreaterThan(0)
})
