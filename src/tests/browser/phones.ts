// Browser tests of exercises: creates a room on the server, joins it on a phone and rates there.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { PROPOSED_STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import type { Site } from './browser.ts'

export const PHONE = { viewport: { width: 390, height: 844 } }

const USUAL = PROPOSED_STAGES.map((stage): [string, string] => ['stages', stage])

/** Creates an exercise, with one order for everyone. The requests of the facilitator are sent without a browser. */
export async function createRoom(site: Site, setup: readonly [string, string][] = []) {
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const post = (path: string, form: readonly [string, string][] = []) =>
    fetch(site.address + path, {
      method: 'POST',
      body: new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])),
      redirect: 'manual',
    })
  const created = await post(paths.exercises(workbook), [
    ...(setup.length === 0 ? USUAL : []),
    ['asked', 'yes'],
    ['shuffled', 'no'],
    ...setup,
  ])
  const run = (created.headers.get('location') ?? '').slice(paths.exercise('').length)
  const code = await codeOf(site, run)
  const moveStage = (from: Stage, to: Stage) =>
    post(paths.stage(run), [
      ['from', from],
      ['to', to],
      ['sure', 'yes'],
    ])
  const join = async (name: string, options: BrowserContextOptions = PHONE): Promise<Page> => {
    const page = await site.page(options)
    await joinAs(page, code, name)
    return page
  }
  return { run, code: code.replace(' ', ''), moveStage, join, post }
}

export async function joinAs(page: Page, code: string, name: string): Promise<void> {
  await page.goto(paths.join())
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText(`You have joined as ${name}`).waitFor()
}

/** The join code of an exercise. */
export async function codeOf(site: Site, run: string): Promise<string> {
  const desk = await (await fetch(site.address + paths.exercise(run))).text()
  return /class="joincode">[\s\S]*?([A-Z0-9]{4} ?[A-Z0-9]{4})\s*</.exec(desk)?.[1] ?? ''
}

/** Joins without a browser. Returns a function that sends this participant's forms. */
export async function joinByForm(site: Site, code: string, name: string) {
  const send = (path: string, form: Record<string, string>, cookie = '') =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), headers: { cookie }, redirect: 'manual' })
  const joined = await send(paths.join(), { code, name })
  const cookie = joined.headers.getSetCookie().map((one) => one.split(';')[0])
  return (path: string, form: Record<string, string>) => send(path, form, cookie.join('; '))
}

/** Resolves when the participant's page shows the stage. */
export const waitForStage = (page: Page, stage: Stage) => page.locator(`main[data-stage="${stage}"]`).waitFor()
export const chooseRating = (page: Page, hypothesis: string, rating: string) =>
  page.getByRole('group', { name: hypothesis }).locator(`label[data-rating="${rating}"]`).click()
export const chosenRating = (page: Page, hypothesis: string) =>
  page.getByRole('group', { name: hypothesis }).locator('input:checked').getAttribute('value')
