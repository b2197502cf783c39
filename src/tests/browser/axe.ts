// Checks the accessibility of a page with axe-core, by every rule or only by those whose result depends on colours or width.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const EVERY_RULE = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
const rules = (...values: string[]) => ({ type: 'rule', values })
/** Rules that a page can break in dark colours after passing every rule in light colours. */
export const COLOURS = rules('color-contrast', 'link-in-text-block')
/** Rules that a page can break on a phone in dark colours after passing every rule on a wide screen in light colours. */
export const TOUCH_AND_COLOURS = rules('target-size', 'scrollable-region-focusable', ...COLOURS.values)

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** Returns one paragraph per broken rule, with up to three elements that break it. */
export async function violations(page: Page, runOnly = EVERY_RULE): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const found = await page.evaluate<
    Violation[]
  >(`axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], preload: false })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html, failureSummary })),
    })))`)
  return found.map(({ id, help, nodes }) => {
    const places = nodes.map(({ html, failureSummary }) => `  ${html.slice(0, 200)}\n  ${failureSummary}`)
    return `${id}: ${help}\n${places.join('\n')}`
  })
}

/** Returns by how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)')

/** Returns the fields whose text is smaller than 16 px, into which iOS zooms when they get the focus. */
export const smallFields = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('input, select, textarea')]
    .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
    .map((field) => 'smaller than 16 px: ' + field.outerHTML.slice(0, 100))`)
