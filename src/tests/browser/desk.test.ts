// The desk of an exercise in a browser: it updates itself without disturbing what is typed, works by keyboard and without JavaScript,
// and is accessible.

import { STAGE_TEXTS } from '../../../templates/exercise/stage-texts.ts'
import { NAME_LENGTH } from '../../ach/model/names.ts'
import { nameTaken } from '../../ach/model/same-name.ts'
import { STAGE_WORDS, STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { overflow, TOUCH_AND_COLOURS, violations } from './axe.ts'
import { expect, type Site, test } from './browser.ts'
import { codeOf, joinByForm } from './phones.ts'

async function createRun(site: Site, options: [string, string][] = []): Promise<string> {
  const workbook = await site.fromCase()
  const formPath = `${site.address}${paths.exercises(workbook.split('/').at(-1) ?? '')}`
  const response = await fetch(formPath, { method: 'POST', body: new URLSearchParams(options), redirect: 'manual' })
  return (response.headers.get('location') ?? '').slice(paths.exercise('').length)
}

/** Adds a participant on paper and returns functions that enter ratings and reasons on their form. */
async function addPaperForm(site: Site, run: string, name: string) {
  const post = (path: string, form: Record<string, string>) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  const formPath = (await post(paths.paperForms(run), { name })).headers.get('location') ?? ''
  const rate = (item: string, rating = 'C') =>
    post(formPath, Object.fromEntries(['H1', 'H2', 'H3', 'H4'].map((hypothesis) => [`rating/${item}/${hypothesis}`, rating])))
  return { rate, reason: (item: string, text: string) => post(formPath, { [`why/${item}`]: text }) }
}
const moveStage = (site: Site, run: string, from: Stage, to: Stage) =>
  fetch(site.address + paths.stage(run), { method: 'POST', body: new URLSearchParams({ from, to, sure: 'yes' }), redirect: 'manual' })

test('the desk updates itself when participants join and rate, and keeps typed text', async ({ site }) => {
  const run = await createRun(site)
  const page = await site.page()
  await page.goto(paths.exercise(run))
  await page.getByText('No one has joined yet').waitFor()
  const serik = await addPaperForm(site, run, 'Serik')
  await page.getByRole('rowheader', { name: 'Serik' }).waitFor()
  await moveStage(site, run, 'lobby', 'rate')
  await page.getByRole('button', { name: STAGE_TEXTS.reveal.button }).waitFor()

  await page.getByText('Paper forms: 1').click()
  await page.getByLabel('Name on the form').fill('Half a na')
  await serik.rate('E1')
  await page.getByRole('heading', { name: /1 participant, [1-4] of 92 cells rated/ }).waitFor()
  expect(await page.getByLabel('Name on the form').inputValue()).toBe('Half a na')
  expect(await page.locator(':focus').getAttribute('id')).toBe('f-name')
  await page.keyboard.type('me')
  expect(await page.getByLabel('Name on the form').inputValue()).toBe('Half a name')

  const button = page.getByRole('button', { name: 'Pause' })
  await button.focus()
  await serik.rate('E2')
  await page.getByRole('heading', { name: /1 participant, [2-8] of 92 cells rated/ }).waitFor()
  expect(await page.locator(':focus').textContent()).toBe('Pause')
})

test('the timer of the desk runs, pauses and gets more time without a reload', async ({ site }) => {
  const run = await createRun(site)
  const page = await site.page()
  await page.goto(paths.exercise(run))
  await page.evaluate('window.same = true')
  await page.getByRole('button', { name: STAGE_TEXTS.favourites.button }).click()
  const clock = page.locator('#clock')
  await page.locator('#clock[data-ends-at]').waitFor()
  const seconds = async () => {
    const [minutes = 0, rest = 0] = ((await clock.textContent()) ?? '').split(':').map(Number)
    return minutes * 60 + rest
  }
  const before = await seconds()
  await expect.poll(seconds, { timeout: 10_000 }).toBeLessThan(before)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('paused').waitFor()
  const paused = await seconds()
  await page.getByRole('button', { name: '+ 5 min' }).click()
  await expect.poll(seconds).toBe(paused + 300)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByText('time left').waitFor()
  expect(await page.evaluate('window.same')).toBe(true)
})

test('renaming and removing a participant at the desk returns the focus', async ({ site }) => {
  site.allow(/422/)
  const run = await createRun(site)
  await addPaperForm(site, run, 'Serik')
  await addPaperForm(site, run, 'Dana')
  const page = await site.page()
  await page.goto(paths.exercise(run))
  const more = page.getByRole('link', { name: /rename or remove Serik/ })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.locator('#notice').waitFor()
  expect(await page.locator(':focus').getAttribute('id')).toBe('notice')
  await page.getByRole('link', { name: 'Close' }).click()
  expect(await page.locator(':focus').getAttribute('aria-label')).toContain('Serik')
  await more.click()
  await page.locator('#notice').getByLabel('Name').fill('dana')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByText(nameTaken('dana')).waitFor()
  await page.locator('#notice').getByLabel('Name').fill('Serik A.')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('rowheader', { name: 'Serik A.' }).waitFor()
  expect(await page.locator('#notice').count()).toBe(0)
  await page.getByRole('link', { name: /rename or remove Dana/ }).click()
  await page.getByRole('button', { name: 'Remove from the room' }).click()
  await page.getByText('Removed: 1').waitFor()
})

test('a very long name does not widen the list of participants at the desk', async ({ site }) => {
  const run = await createRun(site)
  await (await addPaperForm(site, run, 'W'.repeat(NAME_LENGTH))).rate('E1')
  await moveStage(site, run, 'lobby', 'rate')
  for (const width of [390, 1280]) {
    const page = await site.page({ viewport: { width, height: 900 } })
    await page.goto(paths.exercise(run))
    const people = page.getByRole('region', { name: 'Participants' })
    expect([width, await people.evaluate((list) => list.scrollWidth - list.clientWidth)]).toEqual([width, 0])
  }
})

test('going back before the reveal asks the facilitator to confirm', async ({ site }) => {
  site.allow(/422/)
  const run = await createRun(site)
  await moveStage(site, run, 'lobby', 'reveal')
  const page = await site.page()
  await page.goto(paths.exercise(run))
  await page.getByText('Go to another stage').click()
  await page.getByLabel('Stage', { exact: true }).selectOption('rate')
  await page.getByRole('button', { name: 'Start stage' }).click()
  await page.getByText('reopens the first round').waitFor()
  expect(await page.locator('[aria-current="step"]').textContent()).toContain('Reveal')
  await page.getByRole('button', { name: 'Continue anyway' }).click()
  await page.locator('[aria-current="step"]', { hasText: 'Rate alone' }).waitFor()
  expect(await page.locator('#notice').count()).toBe(0)
})

test('without JavaScript an exercise can be set up and led with forms', async ({ site }) => {
  const workbook = await site.fromCase()
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(workbook)
  await page.getByRole('link', { name: 'Start an exercise' }).click()
  await page.getByText('45 min').click()
  await page.getByRole('button', { name: 'Recalculate the minutes' }).click()
  await page.getByRole('row', { name: 'Total 45' }).waitFor()
  await page.getByRole('button', { name: 'Create exercise' }).click()
  await page.getByRole('button', { name: STAGE_TEXTS.favourites.button }).click()
  await page.locator('[aria-current="step"]', { hasText: STAGE_WORDS.favourites }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('paused').waitFor()
  await page.getByRole('button', { name: 'Lock the room' }).click()
  await page.getByText('The room is locked').waitFor()
})

test('with JavaScript another total time recalculates the minutes at once and keeps typed text', async ({ site }) => {
  const workbook = await site.fromCase()
  const page = await site.page()
  await page.goto(paths.setUpExercise(workbook.split('/').at(-1) ?? ''))
  await page.getByLabel('Exercise title').fill('Mine')
  await page.getByText('90 min').click()
  await page.getByRole('row', { name: 'Total 90' }).waitFor()
  expect(await page.getByLabel('Exercise title').inputValue()).toBe('Mine')
  expect(await page.getByLabel('All 23 items').isChecked()).toBe(true)
})

test('axe finds no violation on the desk in any stage or on its other pages, and no page is wider than the screen', async ({ site }) => {
  const run = await createRun(site, [['asked', 'yes'], ['questions', 'yes'], ...STAGES.map((stage): [string, string] => ['stages', stage])])
  const page = await site.page()
  const [serik, dana] = [await addPaperForm(site, run, 'Serik'), await addPaperForm(site, run, 'Dana')]
  const checkPage = async (path: string, name: string) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(path)
    for (const summary of await page.locator('#desk summary').all()) await summary.click()
    expect([name, await violations(page), await overflow(page)]).toEqual([name, [], 0])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 900 })
    expect([name, await violations(page, TOUCH_AND_COLOURS), await overflow(page)]).toEqual([name, [], 0])
  }
  await checkPage(paths.setUpExercise(run), 'setup')
  for (const [at, stage] of STAGES.entries()) {
    if (at > 0) await moveStage(site, run, STAGES[at - 1] ?? 'lobby', stage)
    if (stage === 'rate') {
      await serik.rate('E1', 'CC')
      await dana.rate('E1', 'II')
      const ines = await joinByForm(site, await codeOf(site, run), 'Ines')
      await ines(paths.participantSignal(run), { signal: 'lost' })
      await ines(paths.participantProposals(run), { what: 'question', statement: 'Who held the airport?' })
      await serik.reason('E1', 'A coup needs a crowd.')
      await dana.reason('E1', 'Not so.')
    }
    await checkPage(paths.exercise(run), stage)
  }
  await page.goto(paths.exercise(run))
  const more = (await page.locator('a[id^="more-"]').first().getAttribute('href')) ?? ''
  await checkPage(more, 'person')
  await fetch(site.address + paths.groups(run), { method: 'POST', body: new URLSearchParams({ do: 'mix' }), redirect: 'manual' })
  await checkPage(paths.groups(run), 'groups')
  await page.goto(paths.exercise(run))
  await checkPage((await page.locator('#desk-paper a').first().getAttribute('href')) ?? '', 'sheet')
})
