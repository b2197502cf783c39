// The marking of a workbook: in the bar, on paper and in every file.

import { expect, test } from 'vitest'
import { textOfAnswer } from '../../docx/structure.test-support.ts'
import { paths } from '../../paths.ts'
import { participant, runFrom, signInAs, type Visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'
import { partsIn } from '../../xlsx/read-back.test-support.ts'
import { markingStyles } from './marking.ts'

async function marked(marking: string) {
  const app = await testApp()
  const id = await app.fromCase()
  expect((await app.post(paths.settings(id), { marking })).status).toBe(303)
  return { ...app, id, text: async (path: string) => (await app.get(path)).text() }
}

test('a marking is in the bar and on paper of every page, and in the report and the document', async () => {
  const { id, text, get } = await marked('TLP:AMBER+STRICT')
  for (const path of [paths.workbook(id), paths.report(id), paths.pack(id), paths.analysis(id)]) {
    const page = await text(path)
    expect(page).toContain('<bdi class="marking">TLP:AMBER+STRICT</bdi>')
    expect(page).toContain('<p class="marking-print">TLP:AMBER+STRICT</p>')
    expect(page).toContain(`href="${paths.markingStyles(id)}" media="print"`)
  }
  const styles = await get(paths.markingStyles(id))
  expect([styles.headers.get('content-type'), await styles.text()]).toEqual(['text/css; charset=utf-8', markingStyles('TLP:AMBER+STRICT')])
  expect(JSON.parse(await text(paths.export(id, 'json')))).toMatchObject({ marking: 'TLP:AMBER+STRICT' })
  const lines = (await text(paths.export(id, 'md'))).trim().split('\n')
  expect([lines[0], lines.at(-1)]).toEqual(['**TLP:AMBER+STRICT**', '**TLP:AMBER+STRICT**'])
  expect((await textOfAnswer(await get(paths.export(id, 'docx')))).match(/>TLP:AMBER\+STRICT</g)).toHaveLength(3)
})

test('without a marking nothing is printed', async () => {
  const { id, text } = await marked('')
  expect(await text(paths.workbook(id))).not.toContain('marking')
  expect(await text(paths.markingStyles(id))).toBe('')
})

test('spreadsheets print the marking at the head and foot of every sheet, and name it', async () => {
  const { id, get } = await marked('R&D only')
  for (const path of [paths.export(id, 'xlsx'), paths.worksheet(id)]) {
    const bytes = Buffer.from(await (await get(path)).arrayBuffer())
    const sheets = [...partsIn(bytes)].flatMap(([name, xml]) => (name.startsWith('xl/worksheets/sheet') ? [xml] : []))
    expect(sheets.length).toBeGreaterThan(2)
    for (const xml of sheets) expect(xml).toMatch(/<oddHeader>[^<]*R&amp;&amp;D only<\/oddHeader><oddFooter>[^<]*R&amp;&amp;D only/)
  }
})

test('a marking cannot end its CSS string', () => {
  const styles = markingStyles('a"; } body { display: none } \\ \n é')
  expect(styles).not.toMatch(/[;}] ?body/)
  expect(styles).toContain('content: "a\\22 \\3b  \\7d  body \\7b  display: none \\7d  \\5c  \\a  \\e9 "')
})

test('a marking is on the wall, on the phones and in the figures of a rater and of a group', async () => {
  const app = await testApp({ signIn: true })
  const anna = await signInAs(app, 'Anna')
  const id = await app.fromCase('tokyo-1995')
  await anna.post(paths.settings(id), { marking: 'TLP:GREEN' })
  const run = await runFrom(anna, id)
  const phone = await participant(app, run)
  await participant(app, run, 'Nurlan')
  const pages: [Visitor, string][] = [
    [anna, paths.wall(run)],
    [anna, paths.exercise(run)],
    [phone, paths.participantHome(run)],
  ]
  for (const [visitor, path] of pages) expect(await (await visitor.get(path)).text()).toContain('<bdi class="marking">TLP:GREEN</bdi>')
  const { workbook } = await app.workbooks.open(run)
  const raters = [...workbook.raters.values()].filter(({ participation: part }) => part !== null).map((rater) => rater.id)
  await anna.post(paths.stage(run), { from: 'lobby', to: 'rate', sure: 'yes' })
  for (const rater of raters)
    await app.workbooks.change(run, rater, () => [{ type: 'rated', rater, evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' }])
  await anna.post(paths.stage(run), { from: 'rate', to: 'reveal', sure: 'yes' })
  for (const query of ['', '?rater=group'])
    expect(await (await anna.get(paths.scores(run) + query)).json()).toMatchObject({ marking: 'TLP:GREEN' })
})
