// The layout of the wall of an exercise: every scene fits the screen of a projector, also with a full room, the QR code is large enough
// to scan, and the wall is accessible.

import { SCENES } from '../../ach/exercise/wall-scenes.ts'
import { NAME_LENGTH } from '../../ach/model/names.ts'
import { STAGES } from '../../ach/model/stage.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { paths } from '../../paths.ts'
import { COLOURS, violations } from './axe.ts'
import { expect, test } from './browser.ts'
import { startBuiltServer } from './built-server.ts'
import { ALL_STAGES, createWallRoom, HYPOTHESES, ITEMS, TOO_LARGE } from './wall-room.ts'

const KEY = 'a-key-for-this-browser-test'
const FITS = [0, 0, 0, 0]
/** Script that returns the texts below the QR code for latecomers; without a code it fails. */
const COVERED = `(() => {
  const code = document.querySelector('footer .qr').getBoundingClientRect()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const covered = []
  while (texts.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    const overlaps = (box) => box.right > code.left && box.left < code.right && box.bottom > code.top && box.top < code.bottom
    if (texts.currentNode.textContent.trim() !== '' && [...range.getClientRects()].some(overlaps)) covered.push(texts.currentNode.textContent)
  }
  return covered
})()`

test('a full room with the longest names fits the wall', async ({ site }) => {
  const { run, moveTo, addPaperForm } = await createWallRoom(site)
  for (let at = 0; at < LIMITS.room; at += 1) await addPaperForm(`${'W'.repeat(at % 3 === 0 ? NAME_LENGTH - 4 : 9)} ${at}`)
  const page = await site.page({ viewport: { width: 1920, height: 1080 } })
  for (const stage of ['lobby', 'favourites', 'rate', 'reveal', 'probabilities'] as const) {
    if (stage !== 'lobby') await moveTo(stage)
    await page.goto(paths.wall(run))
    expect([stage, await page.evaluate(TOO_LARGE)]).toEqual([stage, FITS])
  }
})

test('the QR code on the wall is large, has a white background in dark colours too, and fits every screen', async ({ browser }) => {
  const served = await startBuiltServer({ ACCESS_KEY: KEY })
  try {
    // On localhost itself the wall shows no QR code.
    const baseURL = served.address.replace('127.0.0.1', 'room.localhost')
    const page = await (await browser.newContext({ baseURL, colorScheme: 'dark' })).newPage()
    await page.goto('/')
    await page.getByLabel('Key').fill(KEY)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Name').fill('Aigerim')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Signed in as Aigerim.').waitFor()
    const postForm = (path: string, form: Record<string, string>) =>
      page.evaluate(([to, body]) => fetch(to, { method: 'POST', body: new URLSearchParams(body) }).then(({ url }) => url), [
        path,
        form,
      ] as const)
    const idIn = (url: string) => url.split('/').at(-1) ?? ''
    const run = idIn(await postForm(paths.exercises(idIn(await postForm(paths.workbooks(), { case: 'kazakhstan-2022' }))), {}))
    for (const [width, height, least] of [
      [1920, 1080, 600],
      [1280, 720, 400],
      [390, 800, 240],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto(paths.wall(run))
      const code = page.getByRole('img', { name: /^QR code to join/ })
      expect([width, (await code.boundingBox())?.width]).toEqual([width, expect.toSatisfy((wide: number) => wide >= least)])
      expect(await page.evaluate("getComputedStyle(document.querySelector('.qr rect')).fill")).toBe('rgb(255, 255, 255)')
      expect([width, await violations(page)]).toEqual([width, []])
      expect([width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([width, width])
      expect([width, await page.locator('.scene').evaluate((scene) => scene.scrollWidth - scene.clientWidth)]).toEqual([width, 0])
    }
    // For latecomers it is small, on every scene, and covers nothing.
    await postForm(paths.stage(run), { from: 'lobby', to: 'discuss', sure: 'yes' })
    await page.goto(paths.wall(run))
    for (const scene of ['Cell by cell', 'Matrix', 'Ranking']) {
      await page.getByRole('navigation').getByRole('link', { name: scene }).click()
      await page.locator('nav a[aria-current]', { hasText: scene }).waitFor()
      for (const [width, height] of [
        [1920, 1080],
        [1280, 720],
        [1024, 768],
      ] as const) {
        await page.setViewportSize({ width, height })
        expect([scene, width, await page.evaluate(TOO_LARGE), await page.evaluate(COVERED)]).toEqual([scene, width, FITS, []])
      }
    }
  } finally {
    await served.close()
  }
})

test('axe finds no violation on the wall, and every scene fits the screen of a small and of a large projector', async ({ site }) => {
  const { run, post, moveTo, addPaperForm, rate } = await createWallRoom(site, ALL_STAGES)
  const enterProbabilities = async (when: 'before' | 'now', ...numbers: string[]) => {
    for (const one of [dana, serik]) await post(one, Object.fromEntries(HYPOTHESES.map((id, at) => [`${when}/${id}`, numbers[at] ?? ''])))
  }
  const scenes = new Set<string>()
  const page = await site.page()
  /** Returns violations and overflow, on a small projector in light colours and on a large one in dark colours. */
  const measure = async () => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 720 })
    const light = [await violations(page), await page.evaluate(TOO_LARGE)]
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 1920, height: 1080 })
    return [...light, await violations(page, COLOURS), await page.evaluate(TOO_LARGE)]
  }
  const [dana, serik, ines] = [await addPaperForm('Dana'), await addPaperForm('Serik'), await addPaperForm('Ines')]
  for (const stage of STAGES) {
    if (stage !== 'lobby') await moveTo(stage)
    if (stage === 'favourites') await enterProbabilities('before', '40', '30', '20', '10')
    if (stage === 'probabilities') await enterProbabilities('now', '10', '20', '20', '80')
    if (stage === 'rate') {
      await rate(dana, ITEMS, ['CC', 'I', 'N', 'II'])
      await rate(serik, ITEMS, ['II', 'C', 'N', 'CC'])
      await rate(ines, ITEMS.slice(0, 12), ['I', 'NA', 'C', 'N'])
      for (const item of ITEMS)
        await post(dana, { [`why/${item}`]: 'A coup needs a crowd and a cover, and someone who lets it in. '.repeat(4) })
    }
    if (stage === 'reveal') {
      await post(paths.groups(run), { do: 'mix' })
      const desk = await (await fetch(site.address + paths.exercise(run))).text()
      for (const [, action = ''] of desk.matchAll(/action="([^"]*\/reasons\/[^"]+)"/g))
        await post(action, { show: 'yes', seen: 'A coup needs a crowd and a cover, and someone who lets it in. '.repeat(4).trim() })
    }
    if (stage === 'discuss') await rate(serik, ITEMS.slice(0, 3), ['C', 'C', 'N', 'C'])
    await page.goto(paths.wall(run))
    for (let step = 1; ; step++) {
      expect([stage, step, ...(await measure())]).toEqual([stage, step, [], FITS, [], FITS])
      scenes.add((await page.locator('.scene').getAttribute('data-scene')) ?? '')
      const next = page.locator('a[rel="next"]')
      // The closed stage repeats the scenes of the debrief.
      if (stage === 'closed' || (await next.count()) === 0) break
      await next.click()
      await page.waitForLoadState()
    }
  }
  expect([...scenes].sort()).toEqual([...SCENES].sort())
})
