// The wall of an exercise in a browser: it updates itself, changes scenes by keyboard, and works without JavaScript.
import { RATING_QUESTION } from '../../ach/model/rating-question.ts'
import { paths } from '../../paths.ts'
import { expect, test } from './browser.ts'
import { createWallRoom } from './wall-room.ts'

test('the wall updates itself when participants join and rate, and when the stage changes', async ({ site }) => {
  const { run, moveTo, addPaperForm, rate } = await createWallRoom(site)
  const page = await site.page()
  await page.goto(paths.wall(run))
  await page.evaluate('window.same = true')
  const dana = await addPaperForm('Dana')
  await page.getByText('1 in the room').waitFor()
  await page.getByText('Dana').waitFor()
  await moveTo('rate')
  await page.getByText('0 of 92').waitFor()
  await rate(dana, ['E1'], ['C', 'C', 'N', 'I'])
  await page.getByText('4 of 92').waitFor()
  expect(await page.getByText('Dana').count()).toBe(0)
  const clock = page.getByRole('timer')
  const before = await clock.textContent()
  await expect.poll(() => clock.textContent(), { timeout: 10_000 }).not.toBe(before)
  await moveTo('reveal')
  await page.getByRole('table').waitFor()
  expect(await page.evaluate('window.same')).toBe(true)
})

test('arrow keys change the wall’s scenes, and the next stage starts with its first scene', async ({ site }) => {
  const { run, moveTo } = await createWallRoom(site)
  await moveTo('reveal')
  const page = await site.page()
  await page.goto(paths.wall(run))
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: 'The room’s ratings before the discussion' }).waitFor()
  await page.getByRole('link', { name: 'Ranking' }).click()
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await moveTo('discuss')
  await page.getByRole('heading', { name: 'Discuss and re-rate' }).waitFor()
})

test('without JavaScript the wall has links between scenes and a link to reload', async ({ site }) => {
  const { run, moveTo } = await createWallRoom(site)
  await moveTo('reveal')
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(paths.wall(run))
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await moveTo('rate')
  await page.getByRole('link', { name: 'Reload' }).click()
  await page.getByText(RATING_QUESTION).waitFor()
})

test('a change that arrives during an update of the wall is shown by the next update', async ({ site }) => {
  const { run, addPaperForm } = await createWallRoom(site)
  const page = await site.page()
  await page.clock.install()
  await page.goto(paths.wall(run))
  const hintsPath = JSON.stringify(paths.exerciseHints(run))
  await page.evaluate(`window.heard = 0; new EventSource(${hintsPath}).addEventListener('moved', () => { window.heard += 1 })`)
  const hintCount = () => page.evaluate<number>('window.heard')
  await expect.poll(hintCount).toBeGreaterThan(0)
  const before = await hintCount()
  let requests = 0
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**${paths.wall(run)}`, async (route) => {
    const response = await route.fetch()
    requests += 1
    if (requests === 1) await released
    await route.fulfill({ response })
  })
  const afterDelay = async <T>(look: () => T | Promise<T>) => {
    await page.clock.runFor(600)
    return look()
  }
  await expect.poll(() => afterDelay(() => requests)).toBe(1)
  await addPaperForm('Serik')
  await expect.poll(hintCount).toBeGreaterThan(before)
  expect(await afterDelay(() => requests)).toBe(1)
  release()
  await expect.poll(() => afterDelay(() => page.getByText('Serik').count())).toBe(1)
})

test('the wall fits the width of a phone', async ({ site }) => {
  const { run } = await createWallRoom(site)
  const page = await site.page({ viewport: { width: 390, height: 800 } })
  await page.goto(paths.wall(run))
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
})
