// Steps that several browser tests take: what a user does, in a line each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { parseDocument } from '../../ach/document/document.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { readConfig } from '../../config.ts'

export const CASE = 'kazakhstan-2022'
export const KEYS: Readonly<Record<Rating, string>> = { CC: '1', C: '2', N: '3', I: '4', II: '5', NA: '0' }

/** The ratings of the case's reference rater: row by row, as the matrix shows them. */
export function reading(id: string = CASE): { evidence: string; hypothesis: string; rating: Rating }[] {
  const read = parseDocument(readFileSync(join(readConfig({}).folders.cases, `${id}.json`), 'utf8'))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { evidence, hypotheses, raters } = read.document
  const reference = raters.find(({ kind }) => kind === 'reference')
  const all = evidence.flatMap(({ id: item }) =>
    hypotheses.flatMap(({ id: hypothesis }) => {
      const rating = reference?.ratings?.[item]?.[hypothesis]
      return rating ? [{ evidence: item, hypothesis, rating }] : []
    }),
  )
  expect(all).toHaveLength(evidence.length * hypotheses.length)
  return all
}

/** From the first page to the matrix of a new workbook, as a user goes there; answers its path. */
export async function startCase(page: Page, id: string = CASE): Promise<string> {
  await page.goto('/')
  await page.locator(`form:has(input[name="case"][value="${id}"]) button`).click()
  await page.waitForURL('**/workbooks/*')
  return new URL(page.url()).pathname
}

export const cell = (page: Page, evidence: string, hypothesis: string) => page.locator(`#c-${evidence}-${hypothesis}`)

/** All that was done here is stored. */
export async function saved(page: Page): Promise<void> {
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor()
}

/** Ratings as the page shows them, by cell. */
export async function shown(page: Page): Promise<Record<string, string>> {
  const cells = page.locator('td[data-rating]')
  return Object.fromEntries(await cells.evaluateAll((all) => all.map((one) => [one.id, one.getAttribute('data-rating') ?? ''])))
}

/** The cell that has the focus, and how far the page and the matrix are scrolled. */
export const focused = (page: Page) => page.locator('td:has(:focus)').getAttribute('id')
export const scrolled = (page: Page) =>
  page.locator('html, .matrix-scroll').evaluateAll((all) => all.map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft]))

export interface ScoresJson {
  readonly method: string
  readonly verdict: string
  readonly leaders: readonly string[]
  readonly hypotheses: readonly { id: string; count: number; weighted: number; rank: number; coverage: number }[]
}
export async function scoresOf(page: Page, workbook: string): Promise<ScoresJson> {
  const answer = await page.request.get(`${workbook}/scores.json`)
  expect(answer.status()).toBe(200)
  return answer.json()
}
