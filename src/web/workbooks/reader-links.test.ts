// Reader links: readers see the matrix and its results, names and notes only if the link includes them, and nothing that writes.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textOfAnswer } from '../../docx/structure.test-support.ts'
import { paths } from '../../paths.ts'
import { openDatabaseFile } from '../../store/sqlite/database.test-support.ts'
import { neutralHalf, neutralRest } from '../../tests/support/rate-half.ts'
import { cookieOf, reader, signInAs, type Visitor, visitor } from '../../tests/support/sign-in.test-support.ts'
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
  const [facilitator, other] = [await signInAs(app, SECRETS.name), await signInAs(app, SECRETS.other)]
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
  paths.overview(id),
  paths.matrixCopy(id),
  paths.workbook(id),
  `${paths.workbook(id)}?turned=1`,
  `${paths.workbook(id)}?without=source:S1`,
  paths.analysis(id),
  paths.report(id),
  paths.scoreBreakdown(id, 'H1'),
  paths.exports(id),
  paths.scores(id),
  ...(['json', 'csv', 'md', 'docx', 'stix.json'] as const).map((format) => `${paths.export(id, format)}?raters=all`),
]

/** The text of all pages and exports that a reader can open. */
async function allPages(client: Visitor, id: string): Promise<string> {
  const texts: string[] = []
  for (const path of PAGES(id)) {
    const answer = await client.get(path)
    expect([path, answer.status]).toEqual([path, /\.(md|docx)\?raters=all$/.test(path) ? answer.status : 200])
    texts.push(await textOfAnswer(answer))
  }
  return texts.join('\n')
}

test('a reader link to the ratings of one rater shows no names and no notes', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const text = await allPages(await reader(app, facilitator, id, { rater }), id)
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret)
  expect(text).toContain('Rater ')
  expect(
    JSON.parse(await (await (await reader(app, facilitator, id, { rater })).get(paths.export(id, 'json'))).text()).raters,
  ).toMatchObject([{ name: 'Rater 2', ratings: { E1: { H1: 'II' } } }])
})

test('a reader link includes names and notes if both were ticked, and those of others only if it shows everyone', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const one = await allPages(await reader(app, facilitator, id, { rater, names: 'yes', notes: 'yes' }), id)
  for (const secret of [SECRETS.name, SECRETS.note, SECRETS.words]) expect(one).toContain(secret)
  expect(one).not.toContain(SECRETS.other)
  expect(await allPages(await reader(app, facilitator, id, { rater: '', names: 'yes' }), id)).toContain(SECRETS.other)
})

test('a reader link opens on an overview: the bottom line, a picture that the reader may see, the matrix, and the report', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  await app.workbooks.change(id, rater, () => neutralHalf(rater))
  const page = await (await facilitator.post(paths.links(id), { rater })).text()
  const opened = await visitor(app).get(paths.read(/\/read\/([\w-]+)/.exec(page)?.[1] ?? ''))
  expect(opened.headers.get('location')).toBe(paths.overview(id))
  const link = await reader(app, facilitator, id, { rater })
  const [overview, report] = [await (await link.get(paths.overview(id))).text(), await (await link.get(paths.report(id))).text()]
  const bottomLine = (html: string) => /<p class="bottom-line">.*?<\/p>/.exec(html)?.[0]
  expect(bottomLine(overview)).toBe(bottomLine(report) ?? 'none')
  expect(overview).toMatch(/aria-current="page"[^>]*>Overview</)
  const [, picture = ''] = /<img src="([^"]+)"/.exec(overview) ?? []
  expect((await link.get(picture)).headers.get('content-type')).toMatch(/^image\/svg/)
  expect(overview.match(/<tr><th scope="row" dir="auto"><b>E\d+/g)).toHaveLength(23)
  expect(overview).toContain(`href="${paths.report(id)}"`)
  // All raters: the report of the group.
  const all = await (await (await reader(app, facilitator, id, { rater: '' })).get(paths.overview(id))).text()
  expect(all).toContain(paths.picture(id, 'group-cells.svg'))
  expect(all).toContain(`${paths.report(id)}?rater=`)
})

test('a reader’s pages contain no form that writes and no links to other pages of the workbook', async () => {
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

test('a reader link without notes shows how the ranking changed without the notes saved with these changes', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  await app.workbooks.change(id, rater, () => neutralRest(rater, ['E1/H1']))
  const item = paths.item(id, 'evidence', 'E1')
  await facilitator.post(item, { credibility: 'low', notes: 'Noted with the weight' })
  await facilitator.post(item, { credibility: 'high', notes: 'Noted with the next' })
  const readers = [await reader(app, facilitator, id, { rater, notes: 'yes' }), await reader(app, facilitator, id, { rater, names: 'yes' })]
  const [withNotes, without] = await Promise.all(readers.map(async (one) => (await one.get(paths.analysis(id))).text()))
  expect(withNotes).toContain('Noted with')
  expect(without).toContain('the credibility of E1 ')
  expect(without).not.toMatch(/Noted with/)
})

test('a reader does not see results computed from the facilitator’s own estimates', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const before = Object.fromEntries(['H1', 'H2', 'H3', 'H4'].map((one, at) => [`before/${one}`, String([10, 60, 20, 10][at])]))
  await facilitator.post(paths.probabilities(id), before)
  await app.workbooks.change(id, rater, () => neutralHalf(rater))
  const own = 'Below: from your own'
  expect(await (await facilitator.get(paths.analysis(id))).text()).toContain(own)
  expect(await (await (await reader(app, facilitator, id, { rater })).get(paths.analysis(id))).text()).not.toContain(own)
})

test('a reader link without names hides rater ids from files, which may be names', async () => {
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
    expect(await allPages(link, id)).not.toContain('Nurlan')
    const { raters } = JSON.parse(await (await link.get(paths.export(id, 'json'))).text())
    expect(raters.at(-1)).toMatchObject({ id: 'R4', name: 'Rater 4', ratings: { E1: { H1: 'C' } } })
    expect((await link.get(`${paths.scores(id)}?rater=R4`)).status).toBe(200)
    expect(await (await link.get(paths.analysis(id))).text()).not.toContain('Nurlan')
  }
})

test('every link on a reader’s pages is open to readers', { timeout: 60_000 }, async () => {
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
  const links = new Map<string, string>()
  for (const path of pages)
    for (const [, address = ''] of (await (await link.get(path)).text()).matchAll(/ (?:href|action)="(\/workbooks\/[^"#]+)/g))
      links.set(address.replace(/\d+/g, '#'), address.replaceAll('&amp;', '&'))
  expect(links.size).toBeGreaterThan(10)
  // On a slow machine the page appears before the draws are done and links to them; that link redirects to the page.
  const expected = (address: string) => (address.startsWith(paths.robustness(id)) ? 303 : 200)
  for (const address of links.values()) expect([address, (await link.get(address)).status]).toEqual([address, expected(address)])
})

test('cached results of the rater and of readers are kept apart', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  await app.workbooks.change(id, rater, () => neutralRest(rater, ['E1/H1']))
  for (const hypothesis of ['H1', 'H2', 'H3']) await facilitator.post(paths.rating(id, 'E2', hypothesis), { value: 'I' })
  const [link, withNames] = [await reader(app, facilitator, id, { rater }), await reader(app, facilitator, id, { rater, names: 'yes' })]
  // From now on the draws are cached and part of each page.
  await facilitator.get(paths.robustness(id))
  const own = await (await facilitator.get(paths.analysis(id))).text()
  const read = await (await link.get(paths.analysis(id))).text()
  expect(own).toContain(paths.probabilities(id))
  expect(read).toContain('when Rater 2 rated')
  expect(read).not.toContain(paths.probabilities(id))
  expect(await (await withNames.get(paths.analysis(id))).text()).toContain(`when ${SECRETS.name} rated`)
  expect(await (await facilitator.get(paths.analysis(id))).text()).toBe(own)
})

test('a reader link never includes reference ratings that are still hidden', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id } = await workbook(app)
  const link = await reader(app, facilitator, id, { rater: '', names: 'yes', notes: 'yes' })
  expect(await allPages(link, id)).not.toMatch(/[Tt]he article(’|'|&#39;)s ratings/)
  const { raters } = JSON.parse(await (await link.get(paths.export(id, 'json'))).text())
  expect(raters.map(({ kind }: { kind: string }) => kind)).toEqual(['person', 'person', 'person'])
})

test('a reader link is shown once and stored as a hash', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  const page = await (await facilitator.post(paths.links(id), { rater })).text()
  const secret = /\/read\/([\w-]+)/.exec(page)?.[1] ?? ''
  expect(page).toContain(`http://ach.example.org:3000/read/${secret}`)
  expect(await (await facilitator.get(paths.links(id))).text()).not.toContain(secret)
  expect(JSON.stringify(await app.store.links(id))).not.toContain(secret)
  expect(cookieOf(await visitor(app).get(paths.read(secret)))).toMatch(/^ach-read=/)
  expect((await visitor(app).get(paths.read(`${secret}x`))).status).toBe(404)
})

test('readers of a workbook without ratings see that nothing is rated, and no instructions to rate', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, SECRETS.name)
  const id = await app.fromCase()
  const begin = ['Start with any item', 'Go to the first cell']
  const mine = await (await facilitator.get(paths.workbook(id))).text()
  for (const words of begin) expect(mine).toContain(words)
  const link = await reader(app, facilitator, id, { rater: '' })
  const page = await (await link.get(paths.workbook(id))).text()
  expect(page).toContain('Nothing is rated yet.')
  for (const words of begin) expect(page).not.toContain(words)
})

test('a reader link to everyone’s ratings opens with those of someone who rated, and calls no rater “you”', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  await app.workbooks.change(id, rater, () => neutralRest(rater, ['E1/H1']))
  for (const [hypothesis, value] of Object.entries({ H1: 'II', H2: 'N', H3: 'II', H4: 'II' }))
    await facilitator.post(paths.rating(id, 'E1', hypothesis), { value })
  const link = await reader(app, facilitator, id, { rater: '' })
  expect(await (await link.get(paths.workbook(id))).text()).not.toContain('Nothing is rated yet.')
  const mine = await (await facilitator.get(paths.analysis(id))).text()
  expect(mine).toMatch(/the leader or the tie changed [^<]* when you rated/)
  expect(await (await link.get(paths.analysis(id))).text()).toMatch(/the leader or the tie changed [^<]* when Rater 2 rated/)
})

test('the page of reader links describes what each link includes', async () => {
  const app = await testApp({ signIn: true })
  const { facilitator, id, rater } = await workbook(app)
  for (const options of [[], ['names'], ['notes'], ['names', 'notes']])
    await facilitator.post(paths.links(id), { rater, ...Object.fromEntries(options.map((one) => [one, 'yes'])) })
  const page = await (await facilitator.get(paths.links(id))).text()
  for (const words of ['without names or notes', 'with names, without notes', 'with notes, without names', 'with names and notes'])
    expect(page).toContain(`aria-label="Revoke: Ratings of ${SECRETS.name}, ${words}"`)
})

test('opening a reader link stores nothing, however often and in however many browsers it is opened', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const page = await (await facilitator.post(paths.links(await app.fromCase()), {})).text()
  const link = paths.read(/\/read\/([\w-]+)/.exec(page)?.[1] ?? '')
  const stored = () =>
    openDatabaseFile(join(app.folder, 'workbooks.db'), (db) =>
      db
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .pluck()
        .all()
        .map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]),
    )
  const before = stored()
  for (let times = 0; times < 300; times += 1) expect((await visitor(app).get(link)).status).toBe(303)
  expect(stored()).toEqual(before)
})

test('a reader’s cookie opens nothing without the right secret and time', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const { cookie } = await reader(app, facilitator, id)
  expect((await visitor(app, cookie).get(paths.workbook(id))).status).toBe(200)
  const [, secret = '', opened = ''] = /^ach-read=(.*)\.(\d+)$/.exec(cookie) ?? []
  for (const value of [
    '',
    secret,
    `${secret}.`,
    `.${opened}`,
    `${secret}x.${opened}`,
    `${secret}.-1`,
    `${secret}.9999999999999999999`,
    `${secret}.1e9`,
    '%00.1',
  ])
    expect([value, (await visitor(app, `ach-read=${value}`).get(paths.workbook(id))).status]).toEqual([value, 303])
})

test('pages through one link and from one network have a pace; other networks, links and people are not affected', async () => {
  let time = 0
  const app = await testApp({ signIn: true, monotonic: () => time })
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const [flood, other] = [await reader(app, facilitator, id), await reader(app, facilitator, id)]
  const from = (address: string) => async () =>
    (
      await app.app.request(
        `http://ach.example.org:3000${paths.scoreBreakdown(id, 'H1')}`,
        { headers: { host: 'ach.example.org:3000', accept: 'text/html', cookie: flood.cookie } },
        { incoming: { socket: { remoteAddress: address } } },
      )
    ).status
  for (let times = 0; times < 250; times += 1) expect(await from('192.168.1.7')()).toBe(200)
  const late = await flood.get(paths.workbook(id))
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '1'])
  expect([await from('192.168.1.8')(), (await other.get(paths.workbook(id))).status]).toEqual([200, 200])
  expect([(await facilitator.get(paths.workbook(id))).status, (await flood.get(paths.help())).status]).toEqual([200, 200])
  time += 50
  expect((await flood.get(paths.workbook(id))).status).toBe(200)
})
