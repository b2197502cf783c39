// The checklist page.
import { expect, test } from 'vitest'
import { CHECKLIST_STATE_WORDS } from '../../../templates/checks/checks.tsx'
import { STEPS } from '../../ach/words/checklist.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

test('every check of every step has its state in words and a link', async () => {
  const { get, fromCase } = await testApp()
  const id = await fromCase()
  const text = await (await get(paths.checks(id))).text()
  for (const [name, steps] of STEPS) {
    expect(text).toContain(name)
    for (const step of steps) {
      const [, line = ''] = new RegExp(`id="check-${step}">(.*?)</li>`, 's').exec(text) ?? []
      expect(line, step).toMatch(new RegExp(`(${Object.values(CHECKLIST_STATE_WORDS).join('|')})</span>`))
      expect(line, step).toContain(`href="${paths.workbook(id)}`)
    }
  }
  expect(text).toContain('0 of 6 questions answered')
})

test('the checklist is a tab and counts what has been answered', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.pairs(id), { complete: 'yes', rest: 'no' })
  const text = await (await get(paths.checks(id))).text()
  expect(text).toMatch(/<a href="[^"]*\/checks" aria-current="page">Checks<\/a>/)
  expect(text).toContain('6 of 6 questions answered')
})

test('an empty workbook has a checklist', async () => {
  const { get, post } = await testApp()
  const made = await post(paths.workbooks(), { title: 'Empty', question: 'What now?' })
  const answer = await get(`${made.headers.get('location')}/checks`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).not.toMatch(/NaN|undefined|0 of 0/)
})
