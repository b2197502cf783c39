import { expect, test } from 'vitest'
import { ANALYST } from '../../access/loopback-only.ts'
import { changesOf, parseDocument } from '../../ach/document/document.ts'
import { paths } from '../../paths.ts'
import { participant, reader, runFrom, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { addPerson } from '../shared/new-workbook.ts'

const REFERENCE = 'How the article&#39;s own argument would rate the evidence'
const partsIn = (html: string) => [...html.matchAll(/data-part="(\w+)"/g)].map(([, part]) => part)
/** The HTML of one part. */
const partOf = (html: string, part: string) => html.split(`data-part="${part}"`)[1]?.split('data-part="')[0] ?? ''

async function packOf(app: TestApp, id: string, query = '') {
  const answer = await app.get(`${paths.pack(id)}${query}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

test('the pack has a paper form, cards and notes, each with its content', async () => {
  const app = await testApp()
  const html = await packOf(app, await app.fromCase(), '?deck=full')
  expect(partsIn(html)).toEqual(['sheet', 'cards', 'notes'])
  const [sheet, cards, notes] = [partOf(html, 'sheet'), partOf(html, 'cards'), partOf(html, 'notes')]
  for (const words of [
    'Name or number',
    'expected (consistent) or surprising (inconsistent)',
    'very inconsistent',
    'Before you read',
    'At the end',
    'Circle one',
  ])
    expect(sheet).toContain(words)
  expect(cards.match(/<li/g)).toHaveLength(23)
  expect(cards).toContain('para. 5')
  expect(notes).toContain('Say this first')
  expect(notes.indexOf('more than two hundred')).toBeLessThan(notes.indexOf('<h2'))
  for (const words of ['Common problem', 'II counts 2', 'Cells worth discussing', 'Did your confidence rise'])
    expect(notes).toContain(words)
})

test('the pack shows only the ticked parts', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  expect(partsIn(await packOf(app, id, '?part=cards'))).toEqual(['cards'])
  expect(partsIn(await packOf(app, id, '?chosen=yes&part=notes&part=sheet'))).toEqual(['sheet', 'notes'])
  const none = await packOf(app, id, '?chosen=yes')
  expect([partsIn(none), none.includes('No part is ticked')]).toEqual([[], true])
  expect(partsIn(await packOf(app, id, '?part=nonsense&budget=nonsense&deck=nonsense'))).toEqual(['sheet', 'cards', 'notes'])
})

test('the pack has reference ratings only in the key, and the key only if it is ticked', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const plain = await packOf(app, id)
  expect(plain).not.toContain(REFERENCE)
  const html = await packOf(app, id, '?part=sheet&part=cards&part=notes&part=key')
  expect(partsIn(html).at(-1)).toBe('key')
  expect(partOf(html, 'key')).toContain(REFERENCE)
  expect(partOf(html, 'key')).toContain('For the facilitator, in the debrief.')
  expect(html.indexOf(REFERENCE)).toBeGreaterThan(html.indexOf('data-part="key"'))
})

test('the pack includes the key if the reference ratings are already revealed', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(paths.reference(id, 'article'), { shown: '1' })
  expect(partsIn(await packOf(app, id))).toEqual(['sheet', 'cards', 'notes', 'key'])
})

test('a workbook without reference ratings has no key and offers none', async () => {
  const app = await testApp()
  const id = await workbookOf(app, { raters: [] })
  const html = await packOf(app, id, '?part=key&part=sheet')
  expect([partsIn(html), html.includes('value="key"')]).toEqual([['sheet'], false])
})

test('the parts for participants have no notes, grades or ratings', async () => {
  const app = await testApp()
  const id = await workbookOf(app, {})
  await app.post(paths.rating(id, 'E1', 'H1'), { value: 'II', note: 'NOTE-OF-A-CELL' })
  await app.post(paths.reasons(id, 'E1'), { reason: 'REASON-OF-A-ROW' })
  const html = await packOf(app, id, '?part=sheet&part=cards&part=notes&part=key')
  expect(partOf(html, 'key')).toContain('NOTE-ON-ITEM')
  const others = ['sheet', 'cards', 'notes'].map((part) => partOf(html, part)).join('')
  for (const secret of ['NOTE-ON-ITEM', 'NOTE-ON-HYPOTHESIS', 'NOTE-ON-SOURCE', 'NOTE-OF-REFERENCE', 'NOTE-OF-A-CELL', 'REASON-OF-A-ROW'])
    expect(others).not.toContain(secret)
  expect(partOf(html, 'sheet') + partOf(html, 'cards')).not.toMatch(/credibility|usually reliable|BACKGROUND|data-rating/)
})

test('the pack escapes typed text in every part', async () => {
  const app = await testApp()
  const html = await packOf(app, await workbookOf(app, {}), '?part=sheet&part=cards&part=notes&part=key')
  expect(html).not.toContain('<i>bold')
  for (const part of ['sheet', 'cards', 'key']) expect(partOf(html, part)).toContain('&lt;i&gt;bold')
})

test('a short deck prints only its items, and a short budget proposes it', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const cardsOf = async (query: string) => partOf(await packOf(app, id, query), 'cards').match(/<li/g)?.length
  expect(await cardsOf('?part=cards&deck=short')).toBe(12)
  expect(await cardsOf('?part=cards&budget=45')).toBe(12)
  expect(await cardsOf('?part=cards&budget=90')).toBe(23)
  expect(partOf(await packOf(app, id, '?part=notes&budget=45'), 'notes')).toContain('45 minutes')
})

test('many hypotheses take several sheets', async () => {
  const app = await testApp()
  const hypotheses = Array.from({ length: 20 }, (_, at) => ({ id: `H${at + 1}`, label: `Label ${at + 1}`, statement: 'It was so.' }))
  const sheet = partOf(await packOf(app, await workbookOf(app, { hypotheses, raters: [] }), '?part=sheet'), 'sheet')
  expect(sheet.match(/<table class="pack-matrix"/g)).toHaveLength(3)
  expect(sheet.match(/class="pack-cell"><\/td>/g)).toHaveLength(20)
  expect(sheet).toContain('Sheet 3 of 3: H15 to H20')
})

test('the pack says what an empty workbook lacks, and how many pages a huge one needs', async () => {
  const app = await testApp()
  const place = (await app.post(paths.workbooks(), { title: 'Empty', question: 'What now?' })).headers.get('location') ?? ''
  expect(await (await app.get(`${place}/pack`)).text()).toContain('There is nothing to print yet')
  const evidence = Array.from({ length: 1000 }, (_, at) => ({ id: `E${at + 1}`, statement: 'Something was seen.' }))
  const html = await packOf(app, await workbookOf(app, { evidence, raters: [] }))
  expect(html).toMatch(/With 1,000 items this is about \d+ pages/)
  expect(partOf(html, 'cards').match(/<li/g)).toHaveLength(1000)
})

test('the pack of an exercise follows its stages and deck, and has the key only if it is ticked', async () => {
  const app = await testApp()
  const run = await runFrom(app, await app.fromCase(), {
    asked: 'yes',
    title: 'Room',
    room: '9',
    stages: 'credibility',
    deck: 'short',
    'minutes-rate': '17',
    contentNote: 'A note of this exercise.',
  })
  const html = await packOf(app, run)
  expect(partsIn(html)).toEqual(['sheet', 'cards', 'notes'])
  expect(partOf(html, 'cards').match(/<li/g)).toHaveLength(12)
  expect(partOf(html, 'notes')).toContain('17 minutes')
  const sheet = partOf(html, 'sheet')
  expect(sheet).toContain('How credible?')
  expect(sheet).toContain('A note of this exercise.')
  expect(sheet).not.toMatch(/Before you read|At the end|After the discussion/)
  expect(partOf(await packOf(app, run, '?part=key'), 'key')).toContain(REFERENCE)
  await app.post(paths.stage(run), { from: 'lobby', to: 'rate' })
  await app.post(paths.stage(run), { from: 'rate', to: 'reveal' })
  await app.post(paths.stage(run), { from: 'reveal', to: 'closed', sure: 'yes' })
  expect(partsIn(await packOf(app, run))).toEqual(['sheet', 'cards', 'notes', 'key'])
})

test('readers by link and participants cannot open the pack', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const id = await app.fromCase()
  const run = await runFrom(facilitator, id)
  expect((await facilitator.get(paths.pack(id))).status).toBe(200)
  const [guest, member] = [await reader(app, facilitator, id), await participant(app, run)]
  for (const query of ['', '?part=key', '?part=sheet']) {
    expect((await guest.get(paths.pack(id) + query)).status).toBe(403)
    for (const place of [paths.pack(run), paths.pack(id)]) {
      const answer = await member.get(place + query)
      expect([answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([303, paths.signIn()])
    }
  }
})

function workbookOf(app: TestApp, changed: object): Promise<string> {
  const document = {
    format: 'ach-workbook',
    version: 1,
    method: 'weighted',
    title: 'A <i>bold title</i>',
    question: 'Who <i>bold</i>?',
    background: 'BACKGROUND',
    hypotheses: [
      { id: 'H1', label: '<i>bold</i> one', statement: 'It was <i>bold</i>.', notes: 'NOTE-ON-HYPOTHESIS' },
      { id: 'H2', label: 'Two', statement: 'It was not.' },
    ],
    sources: [{ id: 'S1', name: 'A paper', reliability: 'B', note: 'NOTE-ON-SOURCE' }],
    evidence: [{ id: 'E1', statement: 'An <i>bold</i> item', source: 'S1', credibility: 'high', notes: 'NOTE-ON-ITEM' }],
    raters: [
      { id: 'R', kind: 'reference', name: '<i>bold</i> reading', note: 'NOTE-OF-REFERENCE', ratings: { E1: { H1: 'II', H2: 'C' } } },
    ],
    ...changed,
  }
  const read = parseDocument(JSON.stringify(document))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { changes, people } = addPerson(changesOf(read.document, 'test'), ANALYST)
  return app.workbooks.create('me', changes, people)
}
