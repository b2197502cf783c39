// For browser tests of exercises: a room on the server, and what somebody does on a phone in it.
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import type { Site } from './browser.ts'

export const PHONE = { viewport: { width: 390, height: 844 } }

/** A room, and whoever leads it. */
export async function roomOn(site: Site, more: readonly [string, string][] = []) {
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const post = (path: string, form: readonly [string, string][] = []) =>
    fetch(site.address + path, {
      method: 'POST',
      body: new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])),
      redirect: 'manual',
    })
  const made = await post(paths.exercises(workbook), more)
  const run = (made.headers.get('location') ?? '').slice(paths.exercise('').length)
  const desk = await (await fetch(site.address + paths.exercise(run))).text()
  const code = /class="joincode">[\s\S]*?([A-Z0-9]{3} ?[A-Z0-9]{3})\s*</.exec(desk)?.[1] ?? ''
  const go = (from: Stage, to: Stage) =>
    post(paths.stage(run), [
      ['from', from],
      ['to', to],
      ['sure', 'yes'],
    ])
  const comes = async (name: string, options: BrowserContextOptions = PHONE): Promise<Page> => {
    const page = await site.page(options)
    await comeIn(page, code, name)
    return page
  }
  return { run, code: code.replace(' ', ''), go, comes, post }
}

export async function comeIn(page: Page, code: string, name: string): Promise<void> {
  await page.goto(paths.join())
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText(`You have joined as ${name}`).waitFor()
}

export const at = (page: Page, stage: Stage) => page.locator(`main[data-stage="${stage}"]`).waitFor()
export const answer = (page: Page, hypothesis: string, rating: string) =>
  page.getByRole('group', { name: hypothesis }).locator(`label[data-rating="${rating}"]`).click()
export const saved = (page: Page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor()
export const chosen = (page: Page, hypothesis: string) =>
  page.getByRole('group', { name: hypothesis }).locator('input:checked').getAttribute('value')
