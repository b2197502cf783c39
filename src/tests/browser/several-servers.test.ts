// An exercise on two servers that share one PostgreSQL: one server is killed, and the room continues with the other.
import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { paths } from '../../paths.ts'
import { loadBalancer } from '../durability/load-balancer.ts'
import { postgresServer } from '../support/postgres-server.ts'
import { expect, test } from './browser.ts'
import { startBuiltServer } from './built-server.ts'
import { chooseRating, joinAs } from './phones.ts'
import { waitUntilSaved } from './steps.ts'

const LABELS = ['Coup', 'Jihadi', 'Colour revolution', 'Economic grievance'] as const

async function twoServers() {
  const postgres = await postgresServer()
  onTestFinished(() => postgres.remove())
  const settings = { DATABASE_URL: await postgres.database(), LOG_LEVEL: 'silent' }
  const [one, two] = [await startBuiltServer(settings), await startBuiltServer(settings)]
  const [front, back] = [await loadBalancer([one.address, two.address]), await loadBalancer([two.address, one.address])]
  onTestFinished(async () => {
    for (const each of [front, back, one, two]) await each.close()
  })
  return { one, two, front: front.address, back: back.address }
}

async function pageAt(browser: Browser, baseURL: string, width: number): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width, height: 844 } })
  onTestFinished(() => context.close())
  return context.newPage()
}

const rateAll = async (page: Page, rating: string) => {
  for (const label of LABELS) await chooseRating(page, label, rating)
}

test('an exercise on two servers continues when one of them is killed', async ({ browser }) => {
  const { one, front, back } = await twoServers()
  const desk = await pageAt(browser, front, 1280)
  await desk.goto('/')
  const created = await fetch(`${front}${paths.workbooks()}`, {
    method: 'POST',
    body: new URLSearchParams({ case: 'kazakhstan-2022' }),
    redirect: 'manual',
  })
  await desk.goto(paths.setUpExercise(created.headers.get('location')?.split('/').at(-1) ?? ''))
  await desk.getByLabel('Same order for everyone').check()
  await desk.getByRole('button', { name: 'Create exercise' }).click()
  const code = ((await desk.locator('.joincode').textContent()) ?? '').replace('Join code: ', '').trim()
  const run = new URL(desk.url()).pathname.split('/').at(-1) ?? ''

  const wall = await pageAt(browser, back, 1280)
  await wall.goto(paths.wall(run))
  const people: Page[] = []
  for (const [address, name] of [
    [front, 'Madina'],
    [back, 'Bekzat'],
  ] as const) {
    const phone = await pageAt(browser, address, 390)
    await joinAs(phone, code, name)
    // The wall and the desk show participants of both servers, and that they are connected.
    await wall.getByText(name).waitFor()
    await desk.getByRole('rowheader', { name }).waitFor()
    people.push(phone)
  }
  await desk.getByText('Live, 2 connected').waitFor()
  const [madina, bekzat] = people as [Page, Page]

  const moveStage = (stage: string) =>
    desk.request.post(`${back}${paths.stage(run)}`, {
      form: { from: stage.split(' ')[0] ?? '', to: stage.split(' ')[1] ?? '', sure: 'yes' },
    })
  await moveStage('lobby rate')
  for (const phone of people) await phone.locator('main[data-stage="rate"]').waitFor()
  await rateAll(madina, 'C')
  await waitUntilSaved(madina)
  await rateAll(bekzat, 'I')
  await waitUntilSaved(bekzat)
  await desk.getByRole('heading', { name: /^2 participants × \d+ cells: 8 of \d+ rated/ }).waitFor()

  await one.kill()
  await madina.getByRole('button', { name: 'Next item' }).click()
  await rateAll(madina, 'II')
  await waitUntilSaved(madina)
  await desk.getByRole('heading', { name: /^2 participants × \d+ cells: 12 of \d+ rated/ }).waitFor()
  await moveStage('rate reveal')
  for (const phone of people) {
    await phone.locator('main[data-stage="reveal"]').waitFor()
    expect(await phone.locator('table.compare .chip').count()).toBeGreaterThan(0)
  }
  await wall.getByRole('table').waitFor()
  const document = (await (await fetch(`${back}${paths.export(run, 'json')}`)).json()) as {
    raters: { name: string; ratings: Record<string, Record<string, string>> }[]
  }
  const row = (rating: string) => ({ H1: rating, H2: rating, H3: rating, H4: rating })
  expect(Object.fromEntries(document.raters.map(({ name, ratings }) => [name, ratings]))).toMatchObject({
    Madina: { E1: row('C'), E3: row('II') },
    Bekzat: { E1: row('I') },
  })
})
