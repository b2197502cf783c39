// Steps that several browser tests share: start a case, find a cell, wait until everything is saved, read ratings and scores.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { parseDocument } from '../../ach/document/document.ts'
import type { Rating } from '../../ach/model/rating.ts'
import { readConfig } from '../../config.ts'

export const CASE = 'kazakhstan-2022'
export const KEYS: Readonly<Record<Rating, string>> = { CC: '1', C: '2', N: '3', I: '4', II: '5', NA: '0' }

/** Returns the case's reference ratings, row by row in the order of the matrix. */
export function referenceRatings(id: string = CASE): { evidence: string; hypothesis: string; rating: Rating }[] {
  const result = parseDocument(readFileSync(join(readConfig({}).folders.cases, `${id}.json`), 'utf8'))
  if (!result.ok) throw new Error(result.problems.join(' '))
  const { evidence, hypotheses, raters } = result.document
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

/** Creates a workbook from a case on the home page, as a user would. Returns its path. */
export async function startCase(page: Page, id: string = CASE): Promise<string> {
  await page.goto('/')
  await page.locator(`form:has(input[name="case"][value="${id}"]) button`).click()
  await page.waitForURL('**/workbooks/*')
  return new URL(page.url()).pathname
}

export const cell = (page: Page, evidence: string, hypothesis: string) => page.locator(`#c-${evidence}-${hypothesis}`)

/** Resolves when the page shows that every change is stored. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor()
}

/** Returns the ratings that the page shows, by the id of the cell. */
export async function shownRatings(page: Page): Promise<Record<string, string>> {
  const cells = page.locator('td[data-rating]')
  return Object.fromEntries(await cells.evaluateAll((all) => all.map((one) => [one.id, one.getAttribute('data-rating') ?? ''])))
}

export const focusedCell = (page: Page) => page.locator('td:has(:focus)').getAttribute('id')
/** Returns the scroll positions of the page and the matrix. */
export const scrollPositions = (page: Page) =>
  page.locator('html, .matrix-scroll').evaluateAll((all) => all.map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft]))

export interface ScoresJson {
  readonly method: string
  readonly verdict: string
  readonly leaders: readonly string[]
  readonly hypotheses: readonly { id: string; count: number; weighted: number; rank: number; coverage: number }[]
}
export async function scoresOf(page: Page, workbook: string): Promise<ScoresJson> {
  const response = await page.request.get(`${workbook}/scores.json`)
  expect(response.status()).toBe(200)
  return response.json()
}
