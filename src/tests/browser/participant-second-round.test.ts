// The second round on a phone: a participant goes from cell to cell and re-rates offline, and newly approved reasons appear by
// themselves.
import type { Page } from 'playwright-core'
import { paths } from '../../paths.ts'
import { expect, type Site, test } from './browser.ts'
import { chooseRating, chosenRating, createRoom, waitForStage } from './phones.ts'
import { waitUntilSaved } from './steps.ts'

/** Creates an exercise in its second round, with two participants who disagree on the first item. */
async function startSecondRound(site: Site, form: readonly [string, string][] = []) {
  const room = await createRoom(site, form)
  const [madina, serik] = [await room.join('Madina'), await room.join('Serik')]
  await room.moveStage('lobby', 'rate')
  for (const [page, rating] of [
    [madina, 'CC'],
    [serik, 'II'],
  ] as const) {
    await waitForStage(page, 'rate')
    await chooseRating(page, 'Coup', rating)
    await page.getByLabel('Why?').fill(`${rating} says why.`)
    await page.getByRole('button', { name: 'Next item' }).click()
    await chooseRating(page, 'Jihadi', rating)
    await waitUntilSaved(page)
  }
  await room.moveStage('rate', 'reveal')
  await room.moveStage('reveal', 'discuss')
  await waitForStage(madina, 'discuss')
  await madina.locator('template[data-at]').first().waitFor({ state: 'attached', timeout: 20_000 })
  return { ...room, madina, serik }
}

const waitForPosition = (page: Page, position: string) => page.getByText(new RegExp(`^(Cell|Item) ${position}`)).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const OPTIONS: [string, string][] = [
  ['asked', 'yes'],
  ['title', 'Room'],
  ['room', '9'],
  ['stages', 'discuss'],
]

test('a participant re-rates cells offline, and the answers are sent when online again', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { madina: page } = await startSecondRound(site)
  await waitForPosition(page, '1 of 2')
  const [first, second] = (
    (await page.locator('strong bdi').first().textContent()) === 'Coup' ? ['Coup', 'Jihadi'] : ['Jihadi', 'Coup']
  ) as [string, string]
  await page.context().setOffline(true)
  await chooseRating(page, first, 'N')
  await press(page, 'Next cell')
  await waitForPosition(page, '2 of 2')
  // Not ':focus', which Firefox matches only in the window that was opened last.
  expect(await page.evaluate('document.activeElement.id')).toBe('text')
  expect(await chosenRating(page, second)).toBe('CC')
  await chooseRating(page, second, 'I')
  await page.getByText('2 answers on this phone').waitFor()
  await press(page, 'Next cell')
  await page.getByText('That was the last one').waitFor()
  await page.getByRole('link', { name: 'Back to the first one' }).click()
  await waitForPosition(page, '1 of 2')
  expect([await chosenRating(page, first), await page.getByRole('button', { name: 'Back' }).isDisabled()]).toEqual(['N', true])
  await page.goBack()
  await page.getByText('That was the last one').waitFor()
  await page.goBack()
  await waitForPosition(page, '2 of 2')
  expect(await chosenRating(page, second)).toBe('I')
  await page.context().setOffline(false)
  await waitUntilSaved(page)
  await page.goto(`${new URL(page.url()).pathname}?at=0`)
  expect(await chosenRating(page, first)).toBe('N')
  await press(page, 'Next cell')
  expect(await chosenRating(page, second)).toBe('I')
})

test('a newly approved reason is shown when a participant opens its cell', async ({ site }) => {
  const { madina: page, run } = await startSecondRound(site, [...OPTIONS, ['discuss', 'all']])
  await waitForPosition(page, '1 of')
  await press(page, 'Next item')
  await waitForPosition(page, '2 of')
  const desk = await site.page()
  await desk.goto(paths.exercise(run))
  await desk.getByRole('button', { name: /^Show these \d+/ }).click()
  await desk.getByText('Decided: 2').waitFor()
  await press(page, 'Back')
  await waitForPosition(page, '1 of')
  await page.getByText('“II says why.”').waitFor()
})

test('a participant’s page that has not loaded all cells says so while offline, and continues by itself when online again', async ({
  site,
}) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { madina: page } = await startSecondRound(site)
  await waitForPosition(page, '1 of 2')
  await page.evaluate('for (const one of document.querySelectorAll("template")) one.remove()')
  await page.context().setOffline(true)
  await press(page, 'Next cell')
  await page.getByText('This page continues by itself when you are back online').waitFor()
  await waitForPosition(page, '1 of 2')
  await page.context().setOffline(false)
  await waitForPosition(page, '2 of 2')
})
