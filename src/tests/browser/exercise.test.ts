// A whole exercise in browsers, led from the desk alone: a wall and six participants, of whom one goes offline, one is on a desktop computer
// and one has no JavaScript. Someone comes late, the facilitator changes to another computer, and the server is killed.
import { STAGE_WORDS, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import { expect, test } from './browser.ts'
import { joinAs, PHONE, chooseRating as rate } from './phones.ts'

const LABELS = ['Coup', 'Jihadi', 'Colour revolution', 'Economic grievance'] as const
const PRACTICE = ['Religious cult', 'Terrorist group', 'Political movement', 'Criminal group'] as const
const LONG = 180_000

test('a room of six is led through all stages from the desk without losing an answer', { timeout: LONG }, async ({ site }) => {
  site.allow(
    /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to fetch/,
  )
  const workbook = await site.fromCase()
  let desk = await site.page({ viewport: { width: 1280, height: 900 } })
  await desk.goto(paths.setUpExercise(workbook.split('/').at(-1) ?? ''))
  // Everyone starts with the same item, so that the room has something to compare.
  await desk.getByLabel('Same order for everyone').check()
  await desk.getByLabel('questions to discuss', { exact: true }).check()
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

  const [dana, ines, olzhas] = [await site.page(PHONE), await site.page(PHONE), await site.page(PHONE)]
  for (const [page, name] of [
    [dana, 'Dana'],
    [ines, 'Ines'],
    [olzhas, 'Олжас'],
  ] as const)
    await joinAs(page, code, name)
  await desk.getByRole('heading', { name: '6 participants in the lobby' }).waitFor()
  const showOnWall = (scene: string) => desk.getByRole('button', { name: `Show on the wall: ${scene}` }).click()

  /** Starts the next stage at the desk. Participants with JavaScript follow by themselves; the other one reloads. */
  const moveTo = async (stage: Stage) => {
    await desk.locator('#go-on button').click()
    await desk.locator('.stages [aria-current="step"]', { hasText: STAGE_WORDS[stage] }).waitFor()
    for (const page of [phone, desktop, dana, ines, olzhas]) await page.locator(`main[data-stage="${stage}"]`).waitFor()
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

  await desk.getByRole('button', { name: '+ 5 min' }).click()
  await desk.locator('#clock', { hasText: /^[67]:/ }).waitFor()
  await dana.getByRole('button', { name: 'I’m lost' }).click()
  await desk.getByText('1 participant is lost.').waitFor()
  await desk.getByRole('button', { name: 'Clear' }).click()
  await dana.locator('[aria-pressed="false"]', { hasText: 'I’m lost' }).waitFor()

  await moveTo('rate')
  const late = await site.page(PHONE)
  await joinAs(late, code, 'Late Lev')
  await late.getByRole('heading', { name: 'The hypotheses' }).waitFor()
  await late.getByRole('button', { name: 'Continue', exact: true }).click()
  await late.getByText(/Item 1 of/).waitFor()
  await dana.getByRole('link', { name: 'Questions to discuss' }).click()
  await dana.getByLabel('In a sentence or two').fill('Who held the airport?')
  await dana.getByRole('button', { name: 'Add proposal' }).click()
  await desk.getByText('Who held the airport?').waitFor()
  await dana.getByRole('link', { name: 'Back', exact: true }).click()
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
  await desk.getByRole('heading', { name: /^7 participants × \d+ cells: 12 of \d+ rated/ }).waitFor()
  // Before the reveal, neither the wall nor other participants see ratings or reasons.
  expect(await wall.locator('.chip').count()).toBe(0)
  expect(await noScript.content()).not.toContain('held too briefly')
  await phone.context().setOffline(false)
  await desk.getByRole('heading', { name: /^7 participants × \d+ cells: 16 of \d+ rated/ }).waitFor()

  await moveTo('reveal')
  await wall.getByRole('table').waitFor()
  for (const [page] of people) expect(await page.locator('table.compare').first().locator('.chip').count()).toBeGreaterThan(0)
  await ines.getByRole('link', { name: 'Questions to discuss' }).click()
  await ines.getByRole('button', { name: 'Vote for: Who held the airport?' }).click()
  await desk.getByText('1 vote').waitFor()
  await ines.getByRole('link', { name: 'Back', exact: true }).click()
  await desk.getByRole('button', { name: 'Show Bekzat’s reason for E1' }).click()
  await showOnWall('Ranking')
  await wall.getByRole('heading', { name: 'In this room' }).waitFor()

  // The facilitator's laptop is lost: another browser continues with the same desk.
  const lost = desk
  desk = await site.page({ viewport: { width: 1280, height: 900 } })
  await desk.goto(new URL(lost.url()).pathname)
  await lost.close()
  await moveTo('discuss')
  await desk.getByRole('button', { name: 'First cell to discuss' }).click()
  await desk.getByRole('button', { name: 'Next cell' }).click()
  await wall.getByRole('heading', { name: 'Worth discussing, 2 of' }).waitFor()
  await wall.getByText('The airport was held too briefly.').waitFor()
  await dana.getByText(/^Cell 2 of \d+/).waitFor()
  await moveTo('probabilities')
  await enterProbabilities(['10', '10', '20', '60'])
  await moveTo('debrief')
  await showOnWall('Probabilities')
  await wall.getByRole('heading', { name: 'How probable is each hypothesis?' }).waitFor()

  await site.kill()
  await desk.getByText('The server cannot be reached.').waitFor({ timeout: 2000 })
  await desk.locator('#go-on button').click()
  await desk.getByText('“Close the exercise” was not done').waitFor({ timeout: 2000 })
  await site.restart()
  await expect.poll(() => desk.getByText('The server cannot be reached.').count(), { timeout: 30_000 }).toBe(0)
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
