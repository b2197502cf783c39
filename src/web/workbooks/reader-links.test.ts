// What a reader sees: the matrix and what follows from it, without names and notes unless they were given along, and nothing that writes.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { called, cookieOf, reader, type Visitor, visitor } from '../../tests/support/sign-in.test-support.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'

const SECRETS = {
  name: 'Aigerim',
  other: 'Daniyar',
  note: 'A note of mine',
  reason: 'The reason why',
  words: 'Words in the report',
  item: 'Notes on E1',
}

/** A workbook in which two people rated and wrote. */
async function workbook(app: TestApp): Promise<{ facilitator: Visitor; id: string; rater: string }> {
  const [facilitator, other] = [await called(app, SECRETS.name), await called(app, SECRETS.other)]
  const id = await app.fromCase()
  await facilitator.post(paths.rating(id, 'E1', 'H1'), { value: 'II', note: SECRETS.note })
  await facilitator.post(paths.reasons(id, 'E1'), { reason: SECRETS.reason })
  await facilitator.post(paths.reportPart(id, 'bottom'), { text: SECRETS.words })
  await facilitator.post(paths.item(id, 'evidence', 'E1'), { notes: SECRETS.item })
  await other.post(paths.rating(id, 'E1', 'H1'), { value: 'CC' })
  const { names } = await app.workbooks.open(id)
  return { facilitator, id, rater: [...names].find(([, name]) => name === SECRETS.name)?.[0] ?? '' }
}

const PAGES = (id: string) => [
  paths.workbook(id),
  `${paths.workbook(id)}?turned=1`,
  `${paths.workbook(id)}?without=source:S1`,
  paths.analysis(id),
  paths.report(id),
  paths.scoreBreakdown(id, 'H1'),
  paths.exports(id),
  paths.scores(id),
  ...(['json', 'csv', 'md'] as const).map((format) => `${paths.export(id, format)}?raters=all`),
]

async function everything(somebody: Visitor, id: string): Promise<string> {
  const texts: string[] = []
  for (const path of PAGES(id)) {
    const answer = await somebody.get(path)
    expect([path, answer.status]).toEqual([path, path.endsWith('.md?raters=all') ? answer.status : 200])
    texts.push(await answer.text())
  }
  return texts.join('\n')
}

test('the ratings of one rater are shown without names and notes of anybody', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const seen = await everything(await reader(app, facilitator, id, { rater }), id)
  for (const secret of Object.values(SECRETS)) expect(seen).not.toContain(secret)
  expect(seen).toContain('Rater ')
  expect(
    JSON.parse(await (await (await reader(app, facilitator, id, { rater })).get(paths.export(id, 'json'))).text()).raters,
  ).toMatchObject([{ name: 'Rater 2', ratings: { E1: { H1: 'II' } } }])
})

test('names and notes come along where both were ticked, and those of others only with everybody', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const one = await everything(await reader(app, facilitator, id, { rater, names: 'yes', notes: 'yes' }), id)
  for (const secret of [SECRETS.name, SECRETS.note, SECRETS.words]) expect(one).toContain(secret)
  expect(one).not.toContain(SECRETS.other)
  expect(await everything(await reader(app, facilitator, id, { rater: '', names: 'yes' }), id)).toContain(SECRETS.other)
})

test('nothing on a reader’s pages writes, and they have no way to what is not theirs', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const link = await reader(app, facilitator, id, { rater })
  for (const path of [paths.workbook(id), paths.analysis(id), paths.report(id), paths.exports(id)]) {
    const page = await (await link.get(path)).text()
    expect(page).not.toMatch(/<form[^>]*method="post"/)
    for (const theirs of [paths.history(id), paths.card(id, 'E1'), paths.importInto(id), paths.worksheet(id)])
      expect(page).not.toContain(theirs)
    expect(page).toContain('Read only')
  }
  expect((await link.post(paths.rating(id, 'E1', 'H1'), { value: 'C' })).status).toBe(403)
})

test('a reader link shows how the ranking moved without notes, also where they were saved together with what moved it', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const item = paths.item(id, 'evidence', 'E1')
  await facilitator.post(item, { credibility: 'low', notes: 'Noted with the weight' })
  await facilitator.post(item, { credibility: 'high', notes: 'Noted with the next' })
  const readers = [await reader(app, facilitator, id, { rater, notes: 'yes' }), await reader(app, facilitator, id, { rater, names: 'yes' })]
  const [withNotes, without] = await Promise.all(readers.map(async (one) => (await one.get(paths.analysis(id))).text()))
  expect(withNotes).toContain('Noted with')
  expect(without).toContain('the credibility of E1 ')
  expect(without).not.toMatch(/Noted with/)
})

test('what the facilitator has just looked at is not shown to a reader', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const before = Object.fromEntries(['H1', 'H2', 'H3', 'H4'].map((one, at) => [`before/${one}`, String([10, 60, 20, 10][at])]))
  await facilitator.post(paths.probabilities(id), before)
  const own = 'Below: from your own'
  expect(await (await facilitator.get(paths.analysis(id))).text()).toContain(own)
  expect(await (await (await reader(app, facilitator, id, { rater })).get(paths.analysis(id))).text()).not.toContain(own)
})

test('an id that came with a file may be a name, and is not shown without names', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id } = await workbook(app)
  await app.workbooks.change(id, 'me', () => ({
    changes: [
      { type: 'joined', rater: 'Nurlan', kind: 'person', name: null, note: null, shown: true, enteredBy: 'me' },
      { type: 'rated', rater: 'Nurlan', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' },
    ],
    people: new Map([['Nurlan', 'Nurlan']]),
  }))
  for (const rater of ['', 'Nurlan']) {
    const link = await reader(app, facilitator, id, { rater })
    expect(await everything(link, id)).not.toContain('Nurlan')
    const { raters } = JSON.parse(await (await link.get(paths.export(id, 'json'))).text())
    expect(raters.at(-1)).toMatchObject({ id: 'R4', name: 'Rater 4', ratings: { E1: { H1: 'C' } } })
    expect((await link.get(`${paths.scores(id)}?rater=R4`)).status).toBe(200)
    expect(await (await link.get(paths.analysis(id))).text()).not.toContain('Nurlan')
  }
})

test('every way on a reader’s pages is open to them', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id } = await workbook(app)
  await facilitator.post(paths.items(id, 'assumptions'), { statement: 'The e-mail is real', cells: 'E1' })
  await facilitator.post(paths.park(id, 'hypotheses', 'H4'))
  for (let item = 1; item <= 23; item++)
    for (const [hypothesis, value] of [
      ['H1', 'II'],
      ['H2', 'I'],
      ['H3', 'C'],
    ] as const)
      await facilitator.post(paths.rating(id, `E${item}`, hypothesis), { value })
  const link = await reader(app, facilitator, id, { rater: '', names: 'yes', notes: 'yes' })
  const pages = PAGES(id).filter((path) => !path.includes('export.') && !path.endsWith('.json'))
  const ways = new Map<string, string>()
  for (const path of pages)
    for (const [, way = ''] of (await (await link.get(path)).text()).matchAll(/ (?:href|action)="(\/workbooks\/[^"#]+)/g))
      ways.set(way.replace(/\d+/g, '#'), way.replaceAll('&amp;', '&'))
  expect(ways.size).toBeGreaterThan(10)
  // A slow machine shows the page before the draws are done, with the way to them: it leads back to the page.
  const expected = (way: string) => (way.startsWith(paths.robustness(id)) ? 303 : 200)
  for (const way of ways.values()) expect([way, (await link.get(way)).status]).toEqual([way, expected(way)])
})

test('what was just worked out for the rater is not what readers are shown, nor the other way round', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  for (const hypothesis of ['H1', 'H2', 'H3']) await facilitator.post(paths.rating(id, 'E2', hypothesis), { value: 'I' })
  const [link, withNames] = [await reader(app, facilitator, id, { rater }), await reader(app, facilitator, id, { rater, names: 'yes' })]
  // Its draws are kept from now on, and are part of each page.
  await facilitator.get(paths.robustness(id))
  const own = await (await facilitator.get(paths.analysis(id))).text()
  const read = await (await link.get(paths.analysis(id))).text()
  expect(own).toContain(paths.probabilities(id))
  expect(read).toContain('when Rater 2 rated')
  expect(read).not.toContain(paths.probabilities(id))
  expect(await (await withNames.get(paths.analysis(id))).text()).toContain(`when ${SECRETS.name} rated`)
  expect(await (await facilitator.get(paths.analysis(id))).text()).toBe(own)
})

test('a reading that was not revealed is in no reader link', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id } = await workbook(app)
  const link = await reader(app, facilitator, id, { rater: '', names: 'yes', notes: 'yes' })
  expect(await everything(link, id)).not.toMatch(/The article(’|'|&#39;)s reading/)
  const { raters } = JSON.parse(await (await link.get(paths.export(id, 'json'))).text())
  expect(raters.map(({ kind }: { kind: string }) => kind)).toEqual(['person', 'person', 'person'])
})

test('the link is shown once and kept as a hash', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const made = await (await facilitator.post(paths.links(id), { rater })).text()
  const secret = /\/read\/([\w-]+)/.exec(made)?.[1] ?? ''
  expect(made).toContain(`http://ach.example.org:3000/read/${secret}`)
  expect(await (await facilitator.get(paths.links(id))).text()).not.toContain(secret)
  expect(JSON.stringify(await app.store.links(id))).not.toContain(secret)
  expect(cookieOf(await visitor(app).get(paths.read(secret)))).toMatch(/^ach-read=/)
  expect((await visitor(app).get(paths.read(`${secret}x`))).status).toBe(404)
})

test('where nothing is rated, readers see so and not how to begin', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await called(app, SECRETS.name)
  const id = await app.fromCase()
  const begin = ['Start with any item', 'Go to the first cell']
  const mine = await (await facilitator.get(paths.workbook(id))).text()
  for (const words of begin) expect(mine).toContain(words)
  const link = await reader(app, facilitator, id, { rater: '' })
  const page = await (await link.get(paths.workbook(id))).text()
  expect(page).toContain('Nothing is rated yet.')
  for (const words of begin) expect(page).not.toContain(words)
})

test('a link to everybody’s ratings opens with those of a rater who rated, and calls no rater “you”', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id } = await workbook(app)
  for (const [hypothesis, value] of Object.entries({ H1: 'N', H2: 'II', H3: 'II', H4: 'II' }))
    await facilitator.post(paths.rating(id, 'E1', hypothesis), { value })
  const link = await reader(app, facilitator, id, { rater: '' })
  expect(await (await link.get(paths.workbook(id))).text()).not.toContain('Nothing is rated yet.')
  const mine = await (await facilitator.get(paths.analysis(id))).text()
  expect(mine).toMatch(/The leader changed [^<]* when you rated/)
  expect(await (await link.get(paths.analysis(id))).text()).toMatch(/The leader changed [^<]* when Rater 2 rated/)
})

test('the page says of each link what it gives along, in words that differ', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  for (const given of [[], ['names'], ['notes'], ['names', 'notes']])
    await facilitator.post(paths.links(id), { rater, ...Object.fromEntries(given.map((one) => [one, 'yes'])) })
  const page = await (await facilitator.get(paths.links(id))).text()
  for (const words of ['without names and notes', 'with names, without notes', 'with notes, without names', 'with names and notes'])
    expect(page).toContain(`aria-label="Take it back: The ratings of ${SECRETS.name}, ${words}"`)
})
