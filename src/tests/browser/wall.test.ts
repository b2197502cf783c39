// The wall of an exercise in a browser: it follows the room by itself, goes through its scenes by keyboard, and works without JavaScript.
import { paths } from '../../paths.ts'
import { expect, test } from './browser.ts'
import { room } from './wall-room.ts'

test('the wall follows when participants join and rate, and when the stage moves', async ({ site }) => {
  const { run, go, sheet, rate } = await room(site)
  const page = await site.page()
  await page.goto(paths.wall(run))
  await page.evaluate('window.same = true')
  const dana = await sheet('Dana')
  await page.getByText('1 in the room').waitFor()
  await page.getByText('Dana').waitFor()
  await go('rate')
  await page.getByText('0 of 23').waitFor()
  await rate(dana, ['E1'], ['C', 'C', 'N', 'I'])
  await page.getByText('1 of 23').waitFor()
  expect(await page.getByText('Dana').count()).toBe(0)
  const clock = page.getByRole('timer')
  const before = await clock.textContent()
  await expect.poll(() => clock.textContent(), { timeout: 10_000 }).not.toBe(before)
  await go('reveal')
  await page.getByRole('table').waitFor()
  expect(await page.evaluate('window.same')).toBe(true)
})

test('arrow keys go through the wall’s scenes, and the next stage starts with its own', async ({ site }) => {
  const { run, go } = await room(site)
  await go('reveal')
  const page = await site.page()
  await page.goto(paths.wall(run))
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: 'How the room rated, before the discussion' }).waitFor()
  await page.getByRole('link', { name: 'Ranking' }).click()
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await go('discuss')
  await page.getByRole('heading', { name: 'Discuss and re-rate' }).waitFor()
})

test('without JavaScript the wall has links between scenes and a link to reload', async ({ site }) => {
  const { run, go } = await room(site)
  await go('reveal')
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(paths.wall(run))
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await page.getByRole('heading', { name: 'Ranking by the room’s ratings' }).waitFor()
  await go('rate')
  await page.getByRole('link', { name: 'Reload' }).click()
  await page.getByText('items rated').waitFor()
})

test('a change during an update of the wall is shown by the next update', async ({ site }) => {
  const { run, sheet } = await room(site)
  const page = await site.page()
  await page.clock.install()
  await page.goto(paths.wall(run))
  const news = JSON.stringify(paths.exerciseHints(run))
  await page.evaluate(`window.heard = 0; new EventSource(${news}).addEventListener('moved', () => { window.heard += 1 })`)
  const heard = () => page.evaluate<number>('window.heard')
  await expect.poll(heard).toBeGreaterThan(0)
  const before = await heard()
  let asked = 0
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**${paths.wall(run)}`, async (route) => {
    const response = await route.fetch()
    asked += 1
    if (asked === 1) await held
    await route.fulfill({ response })
  })
  const afterAWhile = async <T>(look: () => T | Promise<T>) => {
    await page.clock.runFor(600)
    return look()
  }
  await expect.poll(() => afterAWhile(() => asked)).toBe(1)
  await sheet('Serik')
  await expect.poll(heard).toBeGreaterThan(before)
  expect(await afterAWhile(() => asked)).toBe(1)
  release()
  await expect.poll(() => afterAWhile(() => page.getByText('Serik').count())).toBe(1)
})

test('on a phone the wall scrolls', async ({ site }) => {
  const { run } = await room(site)
  const page = await site.page({ viewport: { width: 390, height: 800 } })
  await page.goto(paths.wall(run))
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
})
