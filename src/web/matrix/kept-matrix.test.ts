import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { signInAs } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const cellIn = (html: string) => /<td id="c-E1-H1" data-rating="(\w*)"/.exec(html)?.[1]

test('the matrix is rendered again after a change, an undo, another setting and a new title, and only then', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const page = async (query = '') => (await app.get(`${paths.workbook(id)}${query}`)).text()
  const first = await page()
  expect(await page()).toBe(first)
  await app.post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  expect(cellIn(await page())).toBe('II')
  await app.post(paths.undo(id))
  expect(cellIn(await page())).toBe('')
  expect(await page('?turned=1')).toContain('data-turned')
  expect(await page()).not.toContain('data-turned')
  const { workbook } = await app.workbooks.open(id)
  const before = { label: workbook.hypotheses.get('H1')?.label }
  await app.workbooks.change(id, 'me', () => [{ type: 'changed', what: 'hypothesis', id: 'H1', before, after: { label: 'Putsch' } }])
  expect(await page()).toContain('>Putsch</a>')
})

test('a kept matrix has the top bar of its request', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const page = async (query = '') => (await app.get(`${paths.workbook(id)}${query}`)).text()
  await app.post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  const plain = await page()
  expect(plain).not.toContain('Done: ')
  expect(await page('?done=')).toContain('Done: ')
  expect(await page()).toBe(plain)
})

test('two people who open the same state of a workbook each see their own ratings', async () => {
  const app = await testApp({ signIn: true })
  const id = await app.fromCase()
  const [madina, serik] = [await signInAs(app, 'Madina'), await signInAs(app, 'Serik')]
  await madina.post(paths.rating(id, 'E1', 'H1'), { value: 'CC' })
  await serik.post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  const pages = []
  for (const one of [madina, serik, madina, serik]) pages.push(cellIn(await (await one.get(paths.workbook(id))).text()))
  expect(pages).toEqual(['CC', 'II', 'CC', 'II'])
})
