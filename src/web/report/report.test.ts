// The report page and its Markdown show the same; comments are saved, undone, and kept when two people edit at once.

import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { ANALYST_COMMENT } from '../../report/blocks.ts'
import { HEADINGS } from '../../report/rater/report.ts'
import { neutralHalf } from '../../tests/support/rate-half.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'

const decoded = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

async function createRated() {
  const site = await testApp()
  const id = await site.fromCase()
  await site.workbooks.change(id, 'me', () => neutralHalf('me'))
  for (const [cell, value] of [
    ['E5/H2', 'II'],
    ['E5/H4', 'I'],
    ['E13/H1', 'I'],
    ['E15/H3', 'I'],
  ] as const)
    await site.post(`/workbooks/${id}/ratings/${cell}`, { value })
  const page = async () => (await site.get(paths.report(id))).text()
  return { ...site, id, page }
}

test('the report page and its Markdown have the same sentences and headings', async () => {
  const { get, id, page } = await createRated()
  const html = decoded(await page())
  const md = (await (await get(paths.export(id, 'md'))).text()).replaceAll('\\', '')
  const sentences = md
    .split('\n')
    .flatMap((line) => (/^(- )?(?!Analysis of competing|CC very)[A-Z][^|*]+\.$/.test(line) ? [line.replace(/^- /, '')] : []))
  expect(sentences.length).toBeGreaterThan(15)
  const text = html.replaceAll(' .', '.').replaceAll(' ,', ',')
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([])
  for (const heading of md.match(/^## .*$/gm) ?? []) expect(html).toContain(heading.slice(3))
})

test('a comment is shown in its section of the page and the Markdown, and can be changed, removed and undone', async () => {
  const { get, post, id, page, workbooks } = await createRated()
  const saved = await post(paths.reportPart(id, 'bottom'), { 'text-bottom': 'A palace struggle.\r\n\r\nNot more.', version: '0' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${paths.report(id)}#bottom`])
  expect(await page()).toContain(`<strong>${ANALYST_COMMENT}</strong> A palace struggle.\n\nNot more.`)
  expect(await (await get(paths.export(id, 'md'))).text()).toContain(`> **${ANALYST_COMMENT}** A palace struggle.\n>\n> Not more.`)
  const before = (await workbooks.open(id)).workbook
  const version = String(before.report.get('bottom')?.version)
  await post(paths.reportPart(id, 'bottom'), { 'text-bottom': 'A palace struggle.\n\nNot more.', version })
  expect((await workbooks.open(id)).workbook.seq).toBe(before.seq)
  await post(paths.reportPart(id, 'bottom'), { 'text-bottom': '  ', version })
  expect(await page()).not.toContain('palace struggle.')
  await post(paths.undo(id))
  expect(await page()).toContain('A palace struggle.')
})

test('the second of two people who save a comment sees both versions and loses nothing', async () => {
  const { post, id, page } = await createRated()
  await post(paths.reportPart(id, 'method'), { 'text-method': 'First words', version: '0' })
  const second = await post(paths.reportPart(id, 'method'), { 'text-method': 'Second words', version: '0' })
  const html = await second.text()
  expect(second.status).toBe(409)
  expect(decoded(html)).toContain('First words')
  expect(html).toContain('value="Second words"')
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  expect((await post(paths.reportPart(id, 'method'), { text: 'Second words', version })).status).toBe(303)
  expect(await page()).toContain('Second words')
})

test('a comment that is too long is rejected at its field with the text kept; a comment on an unknown section gets 404', async () => {
  const { post, id, get } = await createRated()
  const long = `x${'y'.repeat(20_000)}`
  const refused = await post(paths.reportPart(id, 'change'), { 'text-change': long, version: '0' })
  const html = await refused.text()
  expect(refused.status).toBe(422)
  expect(html).toMatch(/id="f-text-change-error">\s*The text is longer than 20,000 characters\./)
  expect(html).toContain(long)
  expect((await post(paths.reportPart(id, 'annex'), { text: 'x' })).status).toBe(404)
  expect((await get(paths.reportPart(id, 'change'))).headers.get('location')).toBe(`${paths.report(id)}#change`)
})

test('the report page shows no scores while scores are hidden', async () => {
  const { get, id } = await createRated()
  const html = await (await get(`${paths.report(id)}?scores=hidden`)).text()
  expect(html).toContain('Scores are hidden while you rate')
  expect(html).not.toMatch(/class="(scores|bottom-line)/)
})

test('typed text is escaped on the report page and in the Markdown', async () => {
  const { get, post, id, page } = await createRated()
  const nasty = '<img src=x onerror=alert(1)> | **b** "q"'
  await post(paths.reportPart(id, 'dissent'), { 'text-dissent': nasty, version: '0' })
  expect(await page()).not.toContain('<img src=x')
  expect(await (await get(paths.export(id, 'md'))).text()).not.toContain('<img')
})

const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test.each([
  ['an empty workbook', ({ post }: TestApp) => post('/workbooks', { title: 'T', question: 'Q?' }).then(idIn)],
  ['a workbook without ratings', ({ fromCase }: TestApp) => fromCase()],
])('%s has a report without missing values', async (_, make) => {
  const app = await testApp()
  const html = await (await app.get(paths.report(await make(app)))).text()
  expect(html).toContain(HEADINGS.bottom)
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
})
