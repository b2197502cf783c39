// A participant's page updates itself when the facilitator changes items or hypotheses, and keeps answers and typed text.
import type { Page } from 'playwright-core'
import { paths } from '../../paths.ts'
import { ITEM_REMOVED } from '../../web/exercise/participant-model.ts'
import { expect, test } from './browser.ts'
import { chooseRating, chosenRating, createRoom, waitForStage } from './phones.ts'
import { waitUntilSaved } from './steps.ts'

const CHANCE: [string, string][] = [
  ['label', 'Chance'],
  ['statement', 'Nobody did it.'],
]
const focusedId = (page: Page) => page.evaluate<string>('document.activeElement.id')

test('a hypothesis added while a participant types appears at once and keeps text and answers', async ({ site }) => {
  const { run, moveStage, join, post } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  await chooseRating(page, 'Coup', 'CC')
  await waitUntilSaved(page)
  await page.getByLabel('Why?').pressSequentially('Half a thou')
  await page.evaluate('document.getElementById("reason").setSelectionRange(4, 4)')
  await post(paths.items(run, 'hypotheses'), CHANCE)
  await page.getByRole('group', { name: 'Chance' }).waitFor()
  expect([await focusedId(page), await page.getByLabel('Why?').inputValue(), await chosenRating(page, 'Coup')]).toEqual([
    'reason',
    'Half a thou',
    'CC',
  ])
  expect(await page.evaluate('document.getElementById("reason").selectionStart')).toBe(4)
  await page.getByText(/Item 1 of \d+ · rated for 1 of 5 hypotheses/).waitFor()
  await chooseRating(page, 'Chance', 'II')
  await waitUntilSaved(page)
  await page.reload()
  expect(await chosenRating(page, 'Chance')).toBe('II')
})

test('a removed item disappears from the phone, but not while its participant is typing about it', async ({ site }) => {
  site.allow(/409/)
  const { run, moveStage, join, post } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  const count = page.locator('.deck > li')
  const before = await count.count()
  await post(paths.park(run, 'evidence', 'E2'))
  await expect.poll(() => count.count(), { timeout: 10_000 }).toBe(before - 1)
  const currentItem = await page.locator('.deck [aria-current]').getAttribute('data-item')
  await page.getByLabel('Why?').pressSequentially('Half a thou')
  const [reload] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname === paths.participantHome(run)),
    post(paths.park(run, 'evidence', currentItem ?? '')),
  ])
  expect(reload.status()).toBe(200)
  expect(await page.getByLabel('Why?').inputValue()).toBe('Half a thou')
  await page.getByLabel('Why?').blur()
  await page.getByText('The facilitator removed the item that was here.').waitFor()
  await page.getByText(`1 answer was not saved. ${ITEM_REMOVED}`).waitFor()
  await expect.poll(() => count.count(), { timeout: 10_000 }).toBe(before - 2)
  await page.reload()
  await page.getByText('Kept on this phone, but not sent: “Half a thou”').waitFor()
})

test('an unsent answer on a phone is sent before the page updates', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { run, moveStage, join, post } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  await page.context().setOffline(true)
  await chooseRating(page, 'Coup', 'II')
  await page.getByText('1 answer on this phone').waitFor()
  await post(paths.items(run, 'hypotheses'), CHANCE)
  await page.context().setOffline(false)
  await page.getByRole('group', { name: 'Chance' }).waitFor()
  expect(await chosenRating(page, 'Coup')).toBe('II')
  await page.reload()
  expect(await chosenRating(page, 'Coup')).toBe('II')
})

test('typed probabilities stay on a participant’s page when a hypothesis is added', async ({ site }) => {
  const { run, moveStage, join, post } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'favourites')
  await waitForStage(page, 'favourites')
  await page.getByLabel('Coup', { exact: true }).fill('4')
  await post(paths.items(run, 'hypotheses'), CHANCE)
  await page.getByLabel('Chance', { exact: true }).waitFor()
  expect(await page.getByLabel('Coup', { exact: true }).inputValue()).toBe('4')
})
