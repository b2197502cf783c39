// The settings page: saving with edit conflicts, the person's name, duplicating.
import { expect, test } from 'vitest'
import { join } from '../../ach/log/rater-changes.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test('settings are saved as one change, and fields missing from the form stay as they are', async () => {
  const { get, post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const response = await post(paths.settings(id), { title: 'Renamed', method: 'count' })
  expect(response.status).toBe(303)
  const { workbook } = await workbooks.open(id)
  expect(workbook).toMatchObject({ title: 'Renamed', method: 'count' })
  expect(workbook.question).toMatch(/^What chiefly turned/)
  expect(await (await get(response.headers.get('location') ?? '')).text()).toContain('Settings saved.')
  const { seq } = workbook
  await post(paths.settings(id), { title: 'Renamed' })
  expect((await workbooks.open(id)).workbook.seq).toBe(seq)
})

test('settings with an empty title are refused and keep the text as typed', async () => {
  const { post, fromCase } = await testApp()
  const answer = await post(paths.settings(await fromCase()), { title: '', question: 'مرحبا?' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('The title is missing.')
  expect(page).toContain('مرحبا?')
})

test('a conflict in the settings shows both versions, and sending the own version again saves it', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  const { version } = (await workbooks.open(id)).workbook
  await post(paths.settings(id), { title: 'Theirs', version: String(version) })
  const answer = await post(paths.settings(id), { title: 'Mine', version: String(version) })
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain('<mark>Theirs</mark>')
  expect(page).toContain('<mark>Mine</mark>')
  const fresh = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect((await post(paths.settings(id), { title: 'Mine', version: fresh })).status).toBe(303)
  expect((await workbooks.open(id)).workbook.title).toBe('Mine')
})

test('the name of the person is saved, and an empty one is refused', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  expect((await post(paths.person(id), { name: 'Aigerim' })).status).toBe(303)
  expect((await workbooks.open(id)).names.get('me')).toBe('Aigerim')
  expect((await post(paths.person(id), { name: ' ' })).status).toBe(422)
})

test('the title of a copy cuts a long title between characters', async () => {
  const { get, post, fromCase } = await testApp()
  const id = await fromCase()
  await post(paths.settings(id), { title: '🙂'.repeat(150) })
  expect(await (await get(paths.settings(id))).text()).toContain(`value="${'🙂'.repeat(146)} (copy)"`)
})

test('a copy includes ratings only if chosen, and hidden reference ratings stay hidden in it', async () => {
  const { post, fromCase, workbooks } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'me', () => [{ type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' }])
  const copy = async (form: Record<string, string>) => (await workbooks.open(idIn(await post(paths.duplicate(id), form)))).workbook
  const whole = await copy({ ratings: 'yes' })
  expect(whole.title).toBe('Kazakhstan, January 2022 (copy)')
  expect(whole.raters.get('me')?.ratings.get('E1')?.get('H1')).toBe('C')
  expect(whole.raters.get('article')).toMatchObject({ shown: false })
  expect(whole.raters.get('article')?.ratings.size).toBe(23)
  const blank = await copy({ copy: 'Second round' })
  expect(blank.title).toBe('Second round')
  expect(blank.raters.get('me')?.ratings.size).toBe(0)
  expect(blank.evidence.size).toBe(23)
  expect((await post(paths.duplicate(id), { copy: '' })).status).toBe(422)
})

test('a person cannot take the name of another rater, or one that looks the same or cannot be seen', async () => {
  const { workbooks, post, fromCase } = await testApp()
  const id = await fromCase()
  await workbooks.change(id, 'anna', () => ({
    changes: [join('anna')],
    people: new Map([['anna', 'Anna']]),
  }))
  const status = async (name: string) => (await post(paths.person(id), { name })).status
  expect(await Promise.all(['anna', '\u0410nna', 'An\u200bna', '\u200b'].map(status))).toEqual([422, 422, 422, 422])
  expect((await workbooks.open(id)).names.get('me')).toBe('Analyst')
  expect(await status('Ann')).toBe(303)
})
