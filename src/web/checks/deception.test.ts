// The deception check: saving, conflicts, and the links to what-ifs.
import { expect, test } from 'vitest'
import { DECEPTION_CHOICE } from '../../forms/typed-fields.ts'
import { SOURCE_WHAT_IF } from '../../forms/what-if-subjects.ts'
import { paths } from '../../paths.ts'
import { testApp } from '../../tests/support/test-app.ts'

async function begun() {
  const app = await testApp()
  const id = await app.fromCase()
  const check = async () => (await app.workbooks.open(id)).workbook.deception.get('S2')
  const page = async () => (await app.get(paths.deception(id, 'S2'))).text()
  const save = (form: Record<string, string>) => app.post(paths.deception(id, 'S2'), form)
  return { ...app, id, check, page, save }
}

test('a deception check is saved, shown in the list of sources, and removed when all fields are cleared', async () => {
  const { get, id, check, page, save } = await begun()
  expect((await save({ motive: 'To stay in office.', finding: 'likely' })).status).toBe(303)
  expect(await check()).toMatchObject({ motive: 'To stay in office.', practice: null, finding: 'likely' })
  const sources = await (await get(paths.items(id, 'sources'))).text()
  expect(sources).toContain('deception likely')
  expect(sources).toContain(paths.deception(id, 'S2'))
  expect(await (await get(paths.item(id, 'sources', 'S2'))).text()).toContain(paths.deception(id, 'S2'))
  await save({ practice: 'Once before.' })
  expect(await check()).toMatchObject({ motive: 'To stay in office.', practice: 'Once before.', finding: 'likely' })
  await save({ motive: '', practice: ' ', finding: '' })
  expect(await check()).toBeUndefined()
  expect(await page()).not.toContain('Show matrix without it')
  expect(await page()).toContain(SOURCE_WHAT_IF)
})

test('a finding of possible or likely shows links to the matrix without the source and with its opposite', async () => {
  const { id, page, save, post, get } = await begun()
  for (const finding of ['possible', 'likely', 'unlikely']) {
    await save({ finding })
    const text = await page()
    for (const link of ['without', 'mirror'])
      expect(text.includes(`href="${paths.workbook(id)}?${link}=source:S2"`), `${finding} ${link}`).toBe(finding !== 'unlikely')
  }
  await post(paths.items(id, 'sources'), { name: 'Nobody quotes it' })
  await post(paths.deception(id, 'S9'), { finding: 'likely' })
  expect(await (await get(paths.deception(id, 'S9'))).text()).toContain('No active item names this source')
})

test('a deception check changed in another window shows both versions, and saving again keeps mine', async () => {
  const { check, page, save } = await begun()
  await save({ motive: 'First words.', finding: 'possible' })
  const version = /name="version" value="(\d+)"/.exec(await page())?.[1] ?? ''
  await save({ motive: 'Their words.', practice: 'Their practice.', version })
  const answer = await save({ motive: 'My words.', practice: '', finding: 'possible', version })
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).toContain('<mark>Their </mark>')
  expect(text).toContain('<mark>My </mark>')
  expect(text).not.toContain('Their practice.')
  const fresh = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
  expect((await save({ motive: 'My words.', version: fresh })).status).toBe(303)
  expect(await check()).toMatchObject({ motive: 'My words.', practice: 'Their practice.' })
})

test('two first deception checks of one source conflict', async () => {
  const { save, page } = await begun()
  const version = /name="version" value="(\d+)"/.exec(await page())?.[1] ?? ''
  expect(version).toBe('0')
  await save({ motive: 'Theirs.', version })
  expect((await save({ motive: 'Mine.', version })).status).toBe(409)
})

test('a conflict leaves alone the fields that this form did not change, however long the log is', async () => {
  const { id, save, workbooks, check } = await begun()
  const cell = { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1' } as const
  const turns = Array.from({ length: 2100 }, (_, at) =>
    at % 2 === 0 ? ({ ...cell, before: null, after: 'C' } as const) : ({ ...cell, before: 'C', after: null } as const),
  )
  await workbooks.change(id, 'me', () => turns)
  await save({ motive: 'Theirs.', practice: 'Their practice.', version: '0' })
  const answer = await save({ motive: 'Mine.', practice: '', manipulability: '', evaluation: '', finding: '', version: '0' })
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).not.toContain('Their practice.')
  const fresh = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
  expect(text).not.toContain('name="practice"')
  await save({ motive: 'Mine.', version: fresh })
  expect(await check()).toMatchObject({ motive: 'Mine.', practice: 'Their practice.' })
})

test('an invalid deception check is refused and what was typed is kept; an unknown source is not found', async () => {
  const { id, save, get, post } = await begun()
  const answer = await save({ motive: 'Kept words.', finding: 'maybe' })
  expect(answer.status).toBe(422)
  const text = await answer.text()
  expect(text).toContain(DECEPTION_CHOICE)
  expect(text).toContain('Kept words.')
  expect((await get(paths.deception(id, 'S99'))).status).toBe(404)
  expect((await post(paths.deception(id, 'S99'), { finding: 'likely' })).status).toBe(404)
})
