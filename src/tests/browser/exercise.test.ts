// A whole exercise in browsers, from the lobby to the end: a desk, a wall and three participants, one on a phone that goes offline, one
// on a desktop computer and one without JavaScript.
import { STAGE_WORDS, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { expect, test } from './browser.ts'
import { joinAs, chooseRating as rate } from './phones.ts'

const LABELS = ['Coup', 'Jihadi', 'Colour revolution', 'Economic grievance'] as const
const PRACTICE = ['Religious cult', 'Terrorist group', 'Political movement', 'Criminal group'] as const
const LONG = 120_000

test('a room goes through all stages of an exercise without losing an answer', { timeout: LONG }, async ({ site }) => {
  site.allow(/ERR_INTERNET_DISCONNECTED/)
  const workbook = await site.fromCase()
  const desk = await site.page({ viewport: { width: 1280, height: 900 } })
  await desk.goto(paths.setUpExercise(workbook.split('/').at(-1) ?? ''))
  // Everyone starts with the same item, so that the room has something to compare.
  await desk.getByLabel('Same order for everyone').check()
  await desk.getByRole('button', { name: 'Create exercise' }).click()
  await desk.locator('.joincode').waitFor()
  const run = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  const code = ((await desk.locator('.joincode').textContent()) ?? '').replace('Join code: ', '').trim()

  const wall = await site.page({ viewport: { width: 1920, height: 1080 } })
  await wall.goto(paths.wall(run))
  const phone = await site.page({ viewport: { width: 390, height: 844 } })
  const desktop = await site.page({ viewport: { width: 1280, height: 900 } })
  const noScript = await site.page({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const people = [
    [phone, 'Madina'],
    [desktop, 'Bekzat'],
    [noScript, 'Serik'],
  ] as const
  for (const [page, name] of people) {
    await joinAs(page, code, name)
    await wall.getByText(name).waitFor()
    await desk.getByRole('rowheader', { name }).waitFor()
  }

  /** Starts the next stage at the desk. Participants with JavaScript follow by themselves; the other one reloads. */
  const moveTo = async (stage: Stage) => {
    await desk.locator('#go-on button').click()
    await desk.locator('.stages [aria-current="step"]', { hasText: STAGE_WORDS[stage] }).waitFor()
    for (const page of [phone, desktop]) await page.locator(`main[data-stage="${stage}"]`).waitFor()
    await noScript.goto(paths.participantHome(run))
    await noScript.locator(`main[data-stage="${stage}"]`).waitFor()
  }
  const enterProbabilities = async (numbers: readonly string[]) => {
    for (const [page] of people) {
      for (const [at, label] of LABELS.entries()) await page.getByLabel(label, { exact: true }).fill(numbers[at] ?? '')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.').first().waitFor()
    }
  }

  await moveTo('favourites')
  await enterProbabilities(['40', '10', '20', '50'])
  await moveTo('practice')
  for (const [page] of people) {
    for (const label of PRACTICE) await rate(page, label, 'N')
    await page.getByRole('button', { name: 'Show feedback' }).click()
    await page.getByText('You read the question the right way round.').waitFor()
  }

  await moveTo('rate')
  for (const label of LABELS) await rate(phone, label, 'C')
  await phone.locator('#saved', { hasText: /^Saved$/ }).waitFor()
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Next item' }).click()
  for (const label of LABELS) await rate(phone, label, 'I')
  await phone.getByText('4 answers on this phone').waitFor()
  for (const label of LABELS) await rate(desktop, label, 'II')
  await desktop.getByLabel('Why?').fill('The airport was held too briefly.')
  await desktop.getByRole('button', { name: 'Next item' }).click()
  for (const label of LABELS) await rate(noScript, label, 'CC')
  await noScript.getByRole('button', { name: 'Next item' }).click()
  await noScript.getByText(/Item 2 of/).waitFor()
  await desk.getByRole('heading', { name: /^3 participants × \d+ cells: 12 of \d+ rated/ }).waitFor()
  // Before the reveal, neither the wall nor other participants see ratings or reasons.
  expect(await wall.locator('.chip').count()).toBe(0)
  expect(await noScript.content()).not.toContain('held too briefly')
  await phone.context().setOffline(false)
  await desk.getByRole('heading', { name: /^3 participants × \d+ cells: 16 of \d+ rated/ }).waitFor()

  await moveTo('reveal')
  await wall.getByRole('table').waitFor()
  for (const [page] of people) expect(await page.locator('table.compare').first().locator('.chip').count()).toBeGreaterThan(0)
  await moveTo('discuss')
  await moveTo('probabilities')
  await enterProbabilities(['10', '10', '20', '60'])
  await moveTo('debrief')
  await moveTo('closed')
  await wall.getByText('Thank you').waitFor()
  for (const [page, name] of people) {
    await page.goto(paths.participantSummary(run))
    await page.getByText(name).first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download my summary' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  }
  const document = (await (await fetch(`${site.address}${paths.export(run, 'json')}`)).json()) as {
    raters: { name: string; ratings: Record<string, Record<string, string>> }[]
  }
  const rated = Object.fromEntries(document.raters.map(({ name, ratings }) => [name, ratings]))
  const row = (rating: string) => ({ H1: rating, H2: rating, H3: rating, H4: rating })
  // The short deck of the case begins with E1 and E3.
  expect(rated.Madina).toEqual({ E1: row('C'), E3: row('I') })
  expect(rated.Bekzat).toEqual({ E1: row('II') })
  expect(rated.Serik).toEqual({ E1: row('CC') })
})
