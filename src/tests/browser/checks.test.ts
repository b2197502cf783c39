// The Checks tab in a browser: pairs and the Bayesian view, a split and its undo, a deception check and its what-if, probabilities.
import { NEUTRAL_HALF } from '../support/rate-half.ts'
import { expect, type Site, test } from './browser.ts'

/** Creates a workbook of the case with a rated row, and enough others for a verdict. Returns its path. */
async function rateCase(site: Site): Promise<string> {
  const workbook = await site.fromCase()
  for (const [cell, value] of [...NEUTRAL_HALF, ['E5/H1', 'CC'], ['E5/H2', 'II'], ['E5/H3', 'I'], ['E5/H4', 'N']])
    await fetch(`${site.address}${workbook}/ratings/${cell}`, { method: 'POST', body: new URLSearchParams({ value: value ?? '' }) })
  return workbook
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript'

  test(`answers about pairs decide whether the Bayesian view applies${how}`, async ({ site }) => {
    const page = await site.page({ javaScriptEnabled })
    const workbook = await rateCase(site)
    await page.goto(`${workbook}/checks`)
    await page.locator('#check-pairs').getByRole('link', { name: 'Mutually exclusive?' }).click()
    await page
      .getByRole('group', { name: /^Is the list complete/ })
      .getByText('yes', { exact: true })
      .click()
    await page.getByRole('button', { name: /^Mark all 6 unanswered pairs/ }).click()
    await page.getByText('The hypotheses are mutually exclusive and the list is complete.').waitFor()
    await page.getByRole('link', { name: 'Show the Bayesian view' }).click()
    await page.locator('#fig-bayes').getByText('these figures apply').waitFor()

    await page.locator('#fig-bayes').getByRole('link', { name: 'The answers' }).click()
    await page.getByRole('group', { name: 'Coup and Economic grievance' }).getByText('yes', { exact: true }).click()
    await page.getByRole('button', { name: 'Save answers' }).click()
    await page.getByRole('link', { name: /^Combine/ }).waitFor()
    await page.goto(`${workbook}/analysis`)
    const figure = page.locator('#fig-bayes')
    await figure.getByRole('heading', { name: /^Probabilities do not apply/ }).waitFor()
    expect(await figure.locator('.bars').isVisible()).toBe(false)
    await figure.getByText('Show the figures anyway').click()
    expect(await figure.locator('.bars').isVisible()).toBe(true)
  })

  test(`a hypothesis is split and one undo reverses it${how}`, async ({ site }) => {
    const page = await site.page({ javaScriptEnabled })
    const workbook = await rateCase(site)
    await page.goto(`${workbook}/hypotheses/H2`)
    await page.getByRole('link', { name: 'Split hypothesis' }).click()
    await page.getByLabel('Part 1: label').fill('Trained abroad')
    await page.getByLabel('Part 2: label').fill('Local')
    await page.getByRole('button', { name: 'Split hypothesis' }).click()
    await page.waitForURL(/\/hypotheses#hypotheses-H5$/)
    await page.goto(workbook)
    expect(await page.locator('#c-E5-H5').getAttribute('data-rating')).toBe('II')
    expect(await page.locator('#c-E5-H6').getAttribute('data-rating')).toBe('II')
    expect(await page.locator('#c-E5-H2').count()).toBe(0)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.locator('#c-E5-H2').waitFor()
    expect(await page.locator('#c-E5-H2').getAttribute('data-rating')).toBe('II')
    expect(await page.locator('#c-E5-H5').count()).toBe(0)
  })
}

test('a deception check links to the matrix without the source', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  await page.goto(`${workbook}/sources`)
  await page.getByRole('link', { name: 'Deception check: S2' }).click()
  await page.getByLabel('MOM: motive, opportunity and means').fill('Much to gain.')
  expect(await page.getByRole('link', { name: 'Show matrix without it' }).count()).toBe(0)
  await page.getByText('likely', { exact: true }).click()
  await page.getByRole('button', { name: 'Save check' }).click()
  const link = page.getByRole('link', { name: 'Show matrix without it' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe(`${workbook}?without=source:S2`)
  await link.click()
  await page.waitForURL(/without=source:S2$/)
  await page.goto(`${workbook}/sources`)
  await page.getByText('deception likely').waitFor()
})

test('saved probabilities are shown with the equal prior', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  await page.goto(`${workbook}/probabilities`)
  for (const [name, value] of [
    ['Coup', '50'],
    ['Jihadi', '12,5'],
    ['Colour revolution', '20'],
    ['Economic grievance', '20'],
  ])
    await page.getByLabel(`Before, % for ${name}`).fill(value ?? '')
  await page.getByLabel('Before, % for Coup').press('Enter')
  await page.getByText('102.5%, 2.5 more than 100').waitFor()
  await page.getByText('roughly even chance').waitFor()
  await page.getByRole('link', { name: 'Bayesian view' }).click()
  await page.locator('#fig-bayes').getByText('From your own: Coup').waitFor()
})

test('the 190 pairs of a full workbook can be answered by keyboard and all at once', async ({ site }) => {
  const page = await site.page()
  const workbook = await rateCase(site)
  for (let at = 5; at <= 20; at += 1)
    await fetch(`${site.address}${workbook}/hypotheses`, {
      method: 'POST',
      body: new URLSearchParams({ label: `Hypothesis ${at}`, statement: 'It was something else.' }),
    })
  await page.goto(`${workbook}/pairs`)
  await page.getByText('0 of 190 questions answered').waitFor()
  const pair = page.getByRole('group', { name: 'Coup and Jihadi' })
  await pair.getByRole('radio', { name: 'no answer' }).focus()
  await page.keyboard.press('ArrowLeft')
  expect(await pair.getByRole('radio', { name: 'not sure' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: /^Mark all 190 unanswered pairs/ }).click()
  await page.getByText('190 of 190 questions answered').waitFor()
  expect(await page.getByRole('group', { name: 'Coup and Jihadi' }).getByRole('radio', { name: 'not sure' }).isChecked()).toBe(true)
})
