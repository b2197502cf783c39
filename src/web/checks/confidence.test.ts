// Analytic confidence: stored, shown in the bottom line, undone, kept from readers without notes.

import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function started() {
  const app = await testApp()
  const id = await app.fromCase()
  await app.workbooks.change(id, 'me', () => [{ type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'I' }])
  const mine = async () => (await app.workbooks.open(id)).workbook.raters.get('me')?.confidence
  const text = async (path: string) => (await app.get(path)).text()
  return { ...app, id, mine, text }
}

test('the confidence and its reason are in the bottom line of the report, in .md and in the document', async () => {
  const { id, post, mine, text, workbooks } = await started()
  const saved = await post(paths.confidence(id), { level: 'moderate', why: 'One author, few documents.' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${paths.confidence(id)}?saved=1`])
  const sentence = 'Analytic confidence: moderate. One author, few documents.'
  for (const path of [paths.report(id), paths.export(id, 'md')]) expect(await text(path)).toContain(sentence)
  const { raters } = JSON.parse(await text(paths.export(id, 'json')))
  expect(raters[0].confidence).toEqual({ level: 'moderate', why: 'One author, few documents.' })
  expect(await text(paths.history(id))).toContain('set the confidence in the conclusion to moderate: “One author, few documents.”')
  expect(await text(paths.checks(id))).toContain('Moderate confidence')
  await workbooks.undo(id, 'me')
  expect(await mine()).toBeNull()
})

test('a reason without a level is refused next to the choice, and what was typed is kept', async () => {
  const { id, post, mine } = await started()
  const answer = await post(paths.confidence(id), { why: 'Because.' })
  const page = await answer.text()
  expect([answer.status, await mine()]).toEqual([422, null])
  expect(page).toContain('Choose low, moderate or high.')
  expect(page).toContain('Because.')
})

test('an empty form takes the confidence back', async () => {
  const { id, post, mine } = await started()
  await post(paths.confidence(id), { level: 'high', why: '' })
  expect(await mine()).toEqual({ level: 'high', why: null })
  await post(paths.confidence(id), { level: '', why: '' })
  expect(await mine()).toBeNull()
})

test('the matrix leads on from the last cell', async () => {
  const { id, text, workbooks } = await started()
  expect(await text(paths.workbook(id))).not.toContain('All rated.')
  await workbooks.change(id, 'me', ({ evidence, hypotheses }) =>
    [...evidence.keys()].flatMap((item) =>
      [...hypotheses.keys()].map((hypothesis) => ({
        type: 'rated' as const,
        ...{ rater: 'me', evidence: item, hypothesis, after: 'N' as const },
        before: item === 'E1' && hypothesis === 'H1' ? ('I' as const) : null,
      })),
    ),
  )
  expect(await text(paths.workbook(id))).toContain(`All rated. You can also state your <a href="${paths.confidence(id)}">confidence</a>`)
})
