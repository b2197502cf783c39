// Text typed into a form and not saved: the browser keeps it, the bar says so, and the page is not left without a question.
import { paths } from '../../paths.ts'
import { expect, test } from './browser.ts'

const stored = (page: { evaluate<T>(code: string): Promise<T> }) =>
  page.evaluate<string[]>(`Object.keys(localStorage).filter((name) => name.startsWith('ach draft '))`)

test('text that was not saved is offered again, and forgotten once it is saved', async ({ site }) => {
  const page = await site.page()
  const form = `${await site.fromCase()}/evidence/E3`
  await page.goto(form)
  const notes = page.getByLabel('Notes')
  await notes.click()
  await page.keyboard.type('Not to be lost')
  await page.locator('#saved', { hasText: /^Not saved$/ }).waitFor()
  await expect.poll(async () => (await stored(page)).length).toBe(1)

  const questions: string[] = []
  page.on('dialog', (dialog) => {
    questions.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  expect(questions).toEqual(['beforeunload'])
  await page.getByText('that was not saved').waitFor()
  expect(await notes.inputValue()).toBe('')
  await page.getByRole('button', { name: 'Restore' }).click()
  expect(await notes.inputValue()).toBe('Not to be lost')
  await page.getByRole('button', { name: 'Save item' }).click()
  await page.waitForURL('**/evidence#*')
  await expect.poll(() => stored(page)).toEqual([])
  expect(questions).toHaveLength(1)
})

test('a form that is refused keeps its draft, and a discarded draft is gone', async ({ site }) => {
  const page = await site.page()
  page.on('dialog', (dialog) => void dialog.accept())
  site.allow(/422/)
  const form = `${await site.fromCase()}/new/evidence`
  await page.goto(form)
  await page.getByLabel('Date').fill('some day')
  await page.getByRole('button', { name: 'Add item', exact: true }).click()
  await page.locator('#saved', { hasText: /^Not saved$/ }).waitFor()
  await page.goto(form)
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await stored(page)).toEqual([])
  await page.reload()
  expect(await page.getByRole('button', { name: 'Discard' }).count()).toBe(0)
})

test('a comment in the report is kept too', async ({ site }) => {
  const page = await site.page()
  page.on('dialog', (dialog) => void dialog.accept())
  const id = (await site.fromCase()).split('/').at(-1) ?? ''
  await page.goto(paths.report(id))
  const comment = page.locator('main textarea').first()
  await comment.evaluate((field) => {
    for (const details of [field.closest('details')]) if (details) details.open = true
  })
  await comment.fill('A first thought')
  await expect.poll(async () => (await stored(page)).length).toBe(1)
  await page.goto(paths.history(id))
  await page.goto(paths.report(id))
  await page.getByText('that was not saved').first().waitFor({ state: 'attached' })
})
