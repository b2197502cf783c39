// The wall of an exercise in a browser: it follows the room by itself, goes through its scenes by keyboard, fits the screen of a projector,
// and is clean for those who do not see it.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { STAGES, type Stage } from '../ach/exercise.ts'
import { SCENES } from '../ach/room-scenes.ts'
import { LIMITS } from '../ach/texts.ts'
import { NAME_LENGTH } from '../import/sheet-rater.ts'
import { paths } from '../paths.ts'
import { expect, type Site, test } from './browser.ts'

const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']

type Form = Record<string, string> | [string, string][]
/** How a run with every stage is asked for. */
const ALL_STAGES: [string, string][] = [['asked', 'yes'], ...STAGES.map((stage): [string, string] => ['stages', stage])]

async function room(site: Site, how: Form = {}) {
  const post = (path: string, form: Form) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  const placeOf = async (answer: Promise<Response>) => (await answer).headers.get('location') ?? ''
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const run = (await placeOf(post(paths.exercises(workbook), how))).slice(paths.exercise('').length)
  let stage: Stage = 'lobby'
  const go = async (to: Stage) => {
    await post(paths.stage(run), { from: stage, to, sure: 'yes' })
    stage = to
  }
  /** Somebody without a device: a sheet of paper. */
  const sheet = (name: string) => placeOf(post(paths.sheets(run), { name }))
  const rate = (place: string, items: readonly string[], ratings: readonly string[]) =>
    post(place, Object.fromEntries(items.flatMap((item) => HYPOTHESES.map((id, at) => [`rating/${item}/${id}`, ratings[at] ?? '']))))
  return { run, post, go, sheet, rate }
}

const ITEMS = Array.from({ length: 23 }, (_, at) => `E${at + 1}`)
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`
/** How far the picture and its scene are larger than the screen, and letters that are too small. */
const TOO_LARGE = `[document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.scene')].flatMap((scene) => [scene.scrollHeight - scene.clientHeight, scene.scrollWidth - scene.clientWidth])]
  .map((by) => Math.max(0, by - 1))`
const look = async (page: Page) => [await page.evaluate(RUN), await page.evaluate(TOO_LARGE)]
const CLEAN = [[], [0, 0, 0, 0]]

test('the wall follows when people come in, rate, and when the stage moves', async ({ site }) => {
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

test('arrow keys go through the scenes; the next stage begins with its own', async ({ site }) => {
  const { run, go } = await room(site)
  await go('reveal')
  const page = await site.page()
  await page.goto(paths.wall(run))
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'What follows from what the room rated' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: 'What the room rated, alone and blind' }).waitFor()
  await page.getByRole('link', { name: 'Ranking' }).click()
  await page.getByRole('heading', { name: 'What follows from what the room rated' }).waitFor()
  await go('discuss')
  await page.getByRole('heading', { name: 'Discuss and re-rate' }).waitFor()
})

test('without JavaScript there are links through the scenes, and one to look again', async ({ site }) => {
  const { run, go } = await room(site)
  await go('reveal')
  const page = await site.page({ javaScriptEnabled: false })
  await page.goto(paths.wall(run))
  await page.getByRole('link', { name: 'On', exact: true }).click()
  await page.getByRole('heading', { name: 'What follows from what the room rated' }).waitFor()
  await go('rate')
  await page.getByRole('link', { name: 'Look again' }).click()
  await page.getByText('items rated').waitFor()
})

test('what moves while the wall is being drawn is drawn next', async ({ site }) => {
  const { run, sheet } = await room(site)
  const page = await site.page()
  await page.clock.install()
  await page.goto(paths.wall(run))
  const news = JSON.stringify(paths.exerciseNews(run))
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

test('a full room with the longest names fits the screen', async ({ site }) => {
  const { run, go, sheet } = await room(site)
  for (let at = 0; at < LIMITS.room; at += 1) await sheet(`${'W'.repeat(at % 3 === 0 ? NAME_LENGTH - 4 : 9)} ${at}`)
  const page = await site.page({ viewport: { width: 1920, height: 1080 } })
  for (const stage of ['lobby', 'favourites', 'rate', 'reveal', 'probabilities'] as const) {
    if (stage !== 'lobby') await go(stage)
    await page.goto(paths.wall(run))
    expect([stage, await page.evaluate(TOO_LARGE)]).toEqual([stage, CLEAN[1]])
  }
})

test('on a phone the wall is a page that scrolls', async ({ site }) => {
  const { run } = await room(site)
  const page = await site.page({ viewport: { width: 390, height: 800 } })
  await page.goto(paths.wall(run))
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
})

for (const [colorScheme, width, height] of [
  ['light', 1280, 720],
  ['dark', 1920, 1080],
] as const)
  test(`axe finds nothing on the wall, and every scene of the case fits the screen (${colorScheme}, ${width})`, async ({ site }) => {
    const { run, post, go, sheet, rate } = await room(site, ALL_STAGES)
    const chances = async (when: 'before' | 'now', ...numbers: string[]) => {
      for (const one of [dana, serik]) await post(one, Object.fromEntries(HYPOTHESES.map((id, at) => [`${when}/${id}`, numbers[at] ?? ''])))
    }
    const seen = new Set<string>()
    const page = await site.page({ colorScheme, viewport: { width, height } })
    await page.context().addInitScript({ content: axe.source })
    const [dana, serik, ines] = [await sheet('Dana'), await sheet('Serik'), await sheet('Ines')]
    for (const stage of STAGES) {
      if (stage !== 'lobby') await go(stage)
      if (stage === 'favourites') await chances('before', '40', '30', '20', '10')
      if (stage === 'probabilities') await chances('now', '10', '20', '20', '80')
      if (stage === 'rate') {
        await rate(dana, ITEMS, ['CC', 'I', 'N', 'II'])
        await rate(serik, ITEMS, ['II', 'C', 'N', 'CC'])
        await rate(ines, ITEMS.slice(0, 12), ['I', 'NA', 'C', 'N'])
        for (const item of ITEMS)
          await post(dana, { [`why/${item}`]: 'A coup needs a crowd and a cover, and somebody who lets it in. '.repeat(4) })
      }
      if (stage === 'reveal') {
        const desk = await (await fetch(site.address + paths.exercise(run))).text()
        for (const [, action = ''] of desk.matchAll(/action="([^"]*\/reasons\/[^"]+)"/g))
          await post(action, { show: 'yes', seen: 'A coup needs a crowd and a cover, and somebody who lets it in. '.repeat(4).trim() })
      }
      if (stage === 'discuss') await rate(serik, ITEMS.slice(0, 3), ['C', 'C', 'N', 'C'])
      await page.goto(paths.wall(run))
      for (let step = 1; ; step++) {
        expect([stage, step, ...(await look(page))]).toEqual([stage, step, ...CLEAN])
        seen.add((await page.locator('.scene').getAttribute('data-scene')) ?? '')
        const next = page.locator('a[rel="next"]')
        if ((await next.count()) === 0) break
        await next.click()
        await page.waitForLoadState()
      }
    }
    expect([...seen].sort()).toEqual([...SCENES].sort())
  })
