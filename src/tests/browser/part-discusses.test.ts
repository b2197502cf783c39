// The second round on a phone: from one cell to the next without a network, nothing tapped is lost, and what the room lets be seen meanwhile
// comes by itself.
import type { Page } from 'playwright-core'
import { paths } from '../../paths.ts'
import { expect, type Site, test } from './browser.ts'
import { answer, at, chosen, roomOn, saved } from './phones.ts'

/** Two people who are apart on the first two items, in the second round. */
async function apart(site: Site, form: readonly [string, string][] = []) {
  const room = await roomOn(site, form)
  const [madina, serik] = [await room.comes('Madina'), await room.comes('Serik')]
  await room.go('lobby', 'rate')
  for (const [page, rating] of [
    [madina, 'CC'],
    [serik, 'II'],
  ] as const) {
    await at(page, 'rate')
    await answer(page, 'Coup', rating)
    await page.getByLabel('Why?').fill(`${rating} says why.`)
    await page.getByRole('button', { name: 'Next item' }).click()
    await answer(page, 'Jihadi', rating)
    await saved(page)
  }
  await room.go('rate', 'reveal')
  await room.go('reveal', 'discuss')
  await at(madina, 'discuss')
  await madina.locator('template[data-at]').first().waitFor({ state: 'attached', timeout: 20_000 })
  return { ...room, madina, serik }
}

const place = (page: Page, which: string) => page.getByText(new RegExp(`^(Cell|Item) ${which}`)).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const ASKED: [string, string][] = [
  ['asked', 'yes'],
  ['title', 'Room'],
  ['room', '9'],
  ['stages', 'discuss'],
]

test('a participant re-rates cells offline, and the answers are sent when online again', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { madina: page } = await apart(site)
  await place(page, '1 of 2')
  const [first, second] = (
    (await page.locator('strong bdi').first().textContent()) === 'Coup' ? ['Coup', 'Jihadi'] : ['Jihadi', 'Coup']
  ) as [string, string]
  await page.context().setOffline(true)
  await answer(page, first, 'N')
  await press(page, 'Next cell')
  await place(page, '2 of 2')
  expect(await page.locator(':focus').getAttribute('id')).toBe('text')
  expect(await chosen(page, second)).toBe('CC')
  await answer(page, second, 'I')
  await page.getByText('2 answers on this phone').waitFor()
  await press(page, 'Next cell')
  await page.getByText('That was the last one').waitFor()
  await page.getByRole('link', { name: 'Back to the first one' }).click()
  await place(page, '1 of 2')
  expect([await chosen(page, first), await page.getByRole('button', { name: 'Back' }).isDisabled()]).toEqual(['N', true])
  await page.goBack()
  await page.getByText('That was the last one').waitFor()
  await page.goBack()
  await place(page, '2 of 2')
  expect(await chosen(page, second)).toBe('I')
  await page.context().setOffline(false)
  await saved(page)
  await page.goto(`${new URL(page.url()).pathname}?at=0`)
  expect(await chosen(page, first)).toBe('N')
  await press(page, 'Next cell')
  expect(await chosen(page, second)).toBe('I')
})

test('a newly approved reason is there when a participant comes to its cell', async ({ site }) => {
  const { madina: page, run } = await apart(site, [...ASKED, ['discuss', 'all']])
  await place(page, '1 of')
  await press(page, 'Next item')
  await place(page, '2 of')
  const desk = await site.page()
  await desk.goto(paths.exercise(run))
  await desk.getByRole('button', { name: /^Show these \d+/ }).click()
  await desk.getByText('Decided: 2').waitFor()
  await press(page, 'Back')
  await place(page, '1 of')
  await page.getByText('“II says why.”').waitFor()
})

test('a participant’s page without all cells waits while offline, says so, and continues by itself', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { madina: page } = await apart(site)
  await place(page, '1 of 2')
  await page.evaluate('for (const one of document.querySelectorAll("template")) one.remove()')
  await page.context().setOffline(true)
  await press(page, 'Next cell')
  await page.getByText('This page continues by itself when you are back online').waitFor()
  await place(page, '1 of 2')
  await page.context().setOffline(false)
  await place(page, '2 of 2')
})
