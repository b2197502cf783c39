// Homework over three days, on a phone and with the clock passed in, and a course of three rooms. Also checks that these pages are accessible.
import type { Page } from 'playwright-core'
import { pointInTime } from '../../../templates/ui/when.tsx'
import { paths } from '../../paths.ts'
import { listeningApp } from '../support/listening-app.ts'
import { overflow, violations } from './axe.ts'
import { expect, test } from './browser.ts'
import { chooseRating, createRoom, PHONE } from './phones.ts'

const HOUR = 60 * 60 * 1000

test('homework is done over three days at one’s own pace, until it closes', async ({ browser }) => {
  const start = new Date(2026, 11, 1, 12)
  let now = start
  const after = (hours: number) => new Date(start.getTime() + hours * HOUR)
  const app = await listeningApp({ now: () => now })
  const workbook = await app.fromCase('leaked-price-list')
  const created = await app.post(paths.exercises(workbook), {
    ...{ asked: 'yes', title: 'Homework', room: '30', deck: 'short', shuffled: 'no', homework: 'yes', stages: 'favourites' },
    closesAt: pointInTime(after(54).toISOString()),
  })
  const run = (created.headers.get('location') ?? '').slice(paths.exercise('').length)
  const code = (await app.store.joinCodeOf(run))?.code ?? ''
  const phone: Page = await (await browser.newContext({ ...PHONE, baseURL: `http://127.0.0.1:${app.port}` })).newPage()
  const check = async (step: string) => expect([step, await violations(phone), await overflow(phone)]).toEqual([step, [], 0])

  await phone.goto(paths.joinWith(code))
  await phone.getByLabel('Your name').fill('Madina')
  await phone.getByRole('button', { name: 'Join', exact: true }).click()
  await phone.getByText('You can answer until 3 Dec 2026, 18:00').waitFor()
  await check('introduction')
  await phone.getByRole('button', { name: 'Continue', exact: true }).click()
  await phone.getByText('Step 2 of 3').waitFor()
  await phone.getByLabel('Insider', { exact: true }).fill('70')
  await phone.getByLabel('Good guess', { exact: true }).fill('30')
  const rater = async () =>
    [...(await app.workbooks.open(run)).workbook.raters.values()].find(({ participation }) => participation !== null)
  await expect.poll(async () => (await rater())?.estimates.before.size).toBe(2)
  await check('first probabilities')

  now = after(24)
  await phone.reload()
  expect(await phone.getByLabel('Insider', { exact: true }).inputValue()).toBe('70')
  for (const label of ['Print shop', 'Stolen password', 'Stray e-mail']) await phone.getByLabel(label, { exact: true }).fill('0')
  await phone.getByRole('button', { name: 'Save and continue' }).click()
  await phone.getByText('Step 3 of 3').waitFor()
  await chooseRating(phone, 'Insider', 'II')
  await phone.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  await check('item')

  now = after(50)
  await phone.reload()
  await chooseRating(phone, 'Insider', 'I')
  await phone.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  now = after(55)
  await phone.reload()
  await phone.getByText('The homework is closed').waitFor()
  await check('closed')
  expect([...((await rater())?.ratings.values() ?? [])].flatMap((cells) => [...cells.values()])).toEqual(['I'])
  await phone.context().close()
})

test('a course of three rooms is compared on one page, which opens each room’s desk', async ({ site }) => {
  const course: [string, string] = ['course', 'Analysts 2026']
  const rooms = []
  for (const title of ['North', 'South', 'East'])
    rooms.push(await createRoom(site, [['title', title], course, ['room', '30'], ['stages', 'favourites']]))
  const [north] = rooms
  const phone = await north?.join('Madina')
  await north?.moveStage('lobby', 'rate')
  await chooseRating(phone as Page, 'Coup', 'II')
  await phone?.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  await north?.moveStage('rate', 'reveal')
  const page = await site.page()
  await page.goto(paths.home())
  await page.getByRole('link', { name: 'Analysts 2026' }).first().click()
  await page.getByRole('heading', { name: 'Analysts 2026' }).waitFor()
  const overview = page.getByRole('region', { name: 'Overview' })
  await overview.getByRole('row', { name: /Room 1 Reveal 1/ }).waitFor()
  await overview.getByRole('row', { name: /Room 3 Lobby 0/ }).waitFor()
  expect([await page.getByText('Madina').count(), await violations(page), await overflow(page)]).toEqual([0, [], 0])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as a spreadsheet' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  await page.getByRole('link', { name: 'South' }).click()
  await page.getByText('No one has joined yet').waitFor()
})
