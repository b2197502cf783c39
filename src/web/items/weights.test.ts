// The page that sets credibility and relevance of all items.
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

test('the page holds the weight of each pair of credibility and relevance for its script', async () => {
  const { get, fromCase } = await testApp()
  const page = await (await get(paths.weights(await fromCase()))).text()
  for (const words of ['low,low:×0.50', 'medium,low:×0.71', ',:×1.00', 'high,:×1.41', 'high,high:×2.00']) {
    const [pair, weight] = words.split(':')
    expect(page).toContain(`&quot;${pair}&quot;:&quot;${weight}&quot;`)
  }
})

test('only weights changed in the form are written, as one change', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const page = await (await get(paths.weights(id))).text()
  expect(page).toContain('name="was.E4" value="high,medium"')
  const { seq } = (await workbooks.open(id)).workbook
  const form = {
    'credibility.E4': 'low',
    'relevance.E4': 'medium',
    'was.E4': 'high,medium',
    'credibility.E1': '',
    'relevance.E1': 'low',
    'was.E1': 'high,high',
    'credibility.E2': 'medium',
    'relevance.E2': 'medium',
    'was.E2': 'medium,medium',
  }
  expect((await post(paths.weights(id), form)).status).toBe(303)
  const { workbook } = await workbooks.open(id)
  expect(workbook.evidence.get('E4')).toMatchObject({ credibility: 'low', relevance: 'medium' })
  expect(workbook.evidence.get('E1')).toMatchObject({ credibility: null, relevance: 'low' })
  expect(workbook.seq).toBe(seq + 2)
  await workbooks.undo(id, 'me')
  expect((await workbooks.open(id)).workbook.evidence.get('E1')).toMatchObject({ credibility: 'high', relevance: 'high' })
})

test('a weight that another person changed is a conflict, and the choices are kept', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.item(id, 'evidence', 'E4'), { credibility: 'medium' })
  const form = {
    'credibility.E4': 'low',
    'relevance.E4': 'medium',
    'was.E4': 'high,medium',
    'credibility.E1': 'low',
    'relevance.E1': 'high',
    'was.E1': 'high,high',
  }
  const answer = await post(paths.weights(id), form)
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('Saved by another person: credibility medium, relevance medium.')
  expect(page).toMatch(/name="credibility.E4" value="low" checked/)
  expect(page).toMatch(/name="credibility.E1" value="low" checked/)
  expect((await workbooks.open(id)).workbook.evidence.get('E1')?.credibility).toBe('high')
  const was = /name="was.E4" value="([^"]*)"/.exec(page)?.[1] ?? ''
  expect((await post(paths.weights(id), { ...form, 'was.E4': was })).status).toBe(303)
  expect((await workbooks.open(id)).workbook.evidence.get('E4')?.credibility).toBe('low')
})

test('another person’s change of a weight that the form leaves unchanged is not a conflict', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await post(paths.item(id, 'evidence', 'E4'), { credibility: 'low' })
  await post(paths.weights(id), { 'credibility.E4': 'high', 'relevance.E4': 'high', 'was.E4': 'high,medium' })
  expect((await workbooks.open(id)).workbook.evidence.get('E4')).toMatchObject({ credibility: 'low', relevance: 'high' })
})

test('a text that is not a level is refused, and an unknown item is not found', async () => {
  const { post, fromCase } = await testApp()
  const id = await fromCase()
  expect((await post(paths.weights(id), { 'credibility.E4': 'huge' })).status).toBe(422)
  expect((await post(paths.weights(id), { 'credibility.E99': 'low' })).status).toBe(404)
})
