// A participant's phone in a browser: it keeps answers while offline, follows the room, works by keyboard and without JavaScript, and
// is accessible.
import type { Page } from 'playwright-core'
import { STAGES } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { tooLateFor } from '../../web/exercise/participant-model.ts'
import { COLOURS, overflow, violations } from './axe.ts'
import { chromiumTest, expect, type Site, test } from './browser.ts'
import { chooseRating, chosenRating, createRoom, joinByForm, PHONE, waitForStage } from './phones.ts'
import { waitUntilSaved } from './steps.ts'

/** Counts the ratings in the history. Works only from the reveal on, because the history hides them before it. */
async function countRatings(site: Site, run: string): Promise<number> {
  const history = await (await fetch(site.address + paths.history(run))).text()
  return history.replace(/<[^>]*>/g, '').match(/[Rr]ated E\d+ as \w+ for/g)?.length ?? 0
}

chromiumTest('a rating whose response is lost is sent again and stored once', async ({ site }) => {
  site.allow(/ERR_FAILED/)
  const { run, moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  await page.route(
    '**/ratings/**',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await chooseRating(page, 'Coup', 'CC')
  await waitUntilSaved(page)
  await moveStage('rate', 'reveal')
  expect(await countRatings(site, run)).toBe(1)
})

test('offline ratings on a phone survive a reload, and each is sent once when online again', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const { run, moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  // Nothing moves under the finger at the first tap.
  const top = (label: string) => page.getByRole('group', { name: label }).evaluate((row) => row.getBoundingClientRect().top)
  const before = await top('Jihadi')
  await chooseRating(page, 'Coup', 'CC')
  await waitUntilSaved(page)
  expect(await top('Jihadi')).toBe(before)

  await page.context().setOffline(true)
  await chooseRating(page, 'Jihadi', 'II')
  await page.getByText('1 answer on this phone').waitFor()
  await page.getByLabel('Why?').fill('A coup needs a crowd.')
  await page.getByRole('button', { name: 'Next item' }).click()
  await page.getByText(/Item 2 of/).waitFor()
  expect(await page.locator(':focus').getAttribute('id')).toBe('text')
  await chooseRating(page, 'Coup', 'N')
  await chooseRating(page, 'Coup', 'I')
  await page.getByText('4 answers on this phone').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  expect([await chosenRating(page, 'Coup'), await chosenRating(page, 'Jihadi')]).toEqual(['CC', 'II'])
  expect(await page.getByLabel('Why?').inputValue()).toBe('A coup needs a crowd.')

  await page.context().setOffline(false)
  await page.reload()
  await expect.poll(() => page.locator('#told').textContent()).toBe('')
  await expect.poll(() => page.evaluate('Object.keys(localStorage).join()')).toBe('')
  await page.reload()
  expect([await chosenRating(page, 'Coup'), await chosenRating(page, 'Jihadi')]).toEqual(['CC', 'II'])
  expect(await page.getByLabel('Why?').inputValue()).toBe('A coup needs a crowd.')
  await page.getByRole('button', { name: 'Next item' }).click()
  expect(await chosenRating(page, 'Coup')).toBe('I')
  await moveStage('rate', 'reveal')
  expect(await countRatings(site, run)).toBe(4)
})

test('ratings sent too late are reported and discarded, and the page does not show them as saved', async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED|409/)
  const { moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  await chooseRating(page, 'Coup', 'CC')
  await waitUntilSaved(page)
  await page.context().setOffline(true)
  await chooseRating(page, 'Coup', 'II')
  await chooseRating(page, 'Jihadi', 'II')
  await page.getByText('2 answers on this phone').waitFor()
  await moveStage('rate', 'reveal')
  await page.context().setOffline(false)
  await page.getByText(`2 answers came too late and were not saved: ${tooLateFor('reveal').split(': ')[1]}`).waitFor()
  await waitForStage(page, 'reveal')
  await page.getByText('were not saved').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  expect(await page.getByText('not saved').count()).toBe(0)
  const cells = page.locator('table.compare').first().locator('.chip')
  expect(await cells.first().textContent()).toBe('CC')
})

test('a participant’s page moves to the next stage by itself, its timer runs, and typed text is kept', async ({ site }) => {
  const { moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  const clock = page.locator('#clock')
  const before = await clock.textContent()
  await expect.poll(() => clock.textContent()).not.toBe(before)
  await page.getByLabel('Why?').pressSequentially('Half a thou')
  await moveStage('rate', 'reveal')
  await waitForStage(page, 'reveal')
  await page.getByText('Kept on this phone, but not sent: “Half a thou”').waitFor()
  await moveStage('reveal', 'rate')
  await waitForStage(page, 'rate')
  expect(await page.getByLabel('Why?').inputValue()).toBe('Half a thou')
})

test('a refused answer that is corrected on a phone is saved, and its error goes away', async ({ site }) => {
  site.allow(/status of 422/)
  const { moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'favourites')
  await waitForStage(page, 'favourites')
  const fields = page.locator('.chance input')
  for (const field of await fields.all()) await field.fill('25')
  await fields.first().fill('much')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('.error').waitFor()
  await fields.first().fill('25')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  await expect.poll(() => page.locator('.error').allInnerTexts(), { timeout: 10_000 }).toEqual([])
})

test('a participant rates, clears and leaves an item by keyboard', async ({ site }) => {
  const { moveStage, join } = await createRoom(site)
  const page = await join('Madina')
  await moveStage('lobby', 'rate')
  await waitForStage(page, 'rate')
  await page.getByRole('group', { name: 'Coup' }).locator('input').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  expect(await chosenRating(page, 'Coup')).toBe('C')
  await page.getByRole('button', { name: 'Clear the rating for Coup' }).focus()
  await page.keyboard.press('Enter')
  await waitUntilSaved(page)
  expect(await page.getByRole('group', { name: 'Coup' }).locator('input:checked').count()).toBe(0)
  await page.getByRole('button', { name: 'Next item' }).focus()
  await page.keyboard.press('Enter')
  expect(await page.locator(':focus').getAttribute('id')).toBe('text')
})

test('without JavaScript a participant rates an item by a form and continues to the next', async ({ site }) => {
  const { moveStage, join } = await createRoom(site)
  const page = await join('Serik', { ...PHONE, javaScriptEnabled: false })
  await moveStage('lobby', 'favourites')
  await page.getByRole('link', { name: 'Show the next step' }).click()
  for (const [name, text] of [
    ['Coup', '40'],
    ['Jihadi', '10'],
    ['Colour revolution', '20'],
    ['Economic grievance', '50'],
  ] as const)
    await page.getByLabel(name, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await page.locator('#sum').textContent()).toBe('120')
  await moveStage('favourites', 'rate')
  await page.getByRole('link', { name: 'Show the next step' }).click()
  await chooseRating(page, 'Coup', 'CC')
  await chooseRating(page, 'Jihadi', 'NA')
  await page.getByLabel('Why?').fill('A crowd.')
  await page.getByRole('button', { name: 'Next item' }).click()
  await page.getByText(/Item 2 of/).waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  expect([await chosenRating(page, 'Coup'), await chosenRating(page, 'Jihadi')]).toEqual(['CC', 'NA'])
  expect(await page.getByLabel('Why?').inputValue()).toBe('A crowd.')
})

/** Script that counts the tables that have to be scrolled sideways. */
const CUT = `[...document.querySelectorAll('.scroll-x')].filter((one) => one.scrollWidth > one.clientWidth).length`
const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']
/** Returns the controls that are lower than 44 px, except links in sentences. */
const smallTargets = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main :is(button, summary, input.input, .btn, label:has(input))')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 120))`)

// Every rule on a phone in light colours; on a wide screen in dark colours only the rules that depend on colours.
for (const [colorScheme, width, rules] of [
  ['light', 390, undefined],
  ['dark', 1280, COLOURS],
] as const)
  test(`axe finds no violation on a participant’s pages in any stage (${colorScheme}, ${width} px)`, async ({ site }) => {
    const stages: [string, string][] = STAGES.filter((stage) => stage !== 'lobby').map((stage) => ['stages', stage])
    site.allow(/404/)
    const discuss = width === 390 ? 'all' : 'worth'
    const { run, code, moveStage, join, post } = await createRoom(site, [
      ['asked', 'yes'],
      ['hypotheses', 'yes'],
      ['questions', 'yes'],
      ['discuss', discuss],
      ...stages,
    ])
    const addPaperForm = async (name: string, rating: string) => {
      const place = (await post(paths.paperForms(run), [['name', name]])).headers.get('location') ?? ''
      await post(place, [...HYPOTHESES.map((id): [string, string] => [`rating/E1/${id}`, rating]), ['why/E1', 'A coup needs a crowd.']])
    }
    const page = await join('Madina', { colorScheme, viewport: { width, height: 844 } })
    const checkPage = async (path: string, name: string) => {
      await page.goto(path)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      expect([name, await violations(page, rules), await overflow(page)]).toEqual([name, [], 0])
      expect([name, await page.evaluate(CUT)]).toEqual([name, 0])
      if (width === 390) expect([name, await smallTargets(page)]).toEqual([name, []])
    }
    for (const [place, stage] of STAGES.entries()) {
      if (place > 0) expect([stage, (await moveStage(STAGES[place - 1] ?? 'lobby', stage)).status]).toEqual([stage, 303])
      await waitForStage(page, stage)
      if (stage === 'practice') {
        for (const [group, rating] of [
          ['Religious cult', 'CC'],
          ['Terrorist group', 'I'],
          ['Political movement', 'N'],
          ['Criminal group', 'II'],
        ] as const)
          await chooseRating(page, group, rating)
        await page.getByRole('button', { name: 'Show feedback' }).click()
        await page.locator('#said:focus').waitFor()
      }
      if (stage === 'rate') {
        await chooseRating(page, 'Coup', 'CC')
        await waitUntilSaved(page)
        await addPaperForm('Serik', 'II')
        await addPaperForm('Dana', 'C')
        await (await joinByForm(site, code, 'Ines'))(paths.participantProposals(run), {
          what: 'question',
          statement: 'Who held the airport?',
        })
      }
      if (stage === 'discuss') await checkPage(paths.participantProposals(run), 'votes')
      await checkPage(paths.participantHome(run), stage)
    }
    await checkPage(paths.participantSummary(run), 'summary')
    await post(paths.stage(run), [
      ['from', 'closed'],
      ['to', 'rate'],
      ['sure', 'yes'],
    ])
    await checkPage(paths.participantProposals(run), 'proposals')
    // Closing the exercise ended its code.
    await post(paths.joinSettings(run), [['do', 'code']])
    const [, newCode = ''] = /\/join\/(\w+)/.exec(await (await fetch(site.address + paths.exercise(run))).text()) ?? []
    for (const [name, path] of [
      ['join', paths.join()],
      ['invitation', paths.joinWith(newCode)],
      ['wrong code', paths.joinWith('ZZZZZZZZ')],
      ['come back', paths.rejoin()],
    ] as const)
      await checkPage(path, name)
  })
