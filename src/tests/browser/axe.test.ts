// Accessibility of every page: all rules of axe-core on a wide screen in light colours, then the rules that dark colours, a phone's
// width and touch can break. Also checks that the headings of all pages are aligned.
import type { Page } from 'playwright-core'
import type { Document } from '../../ach/document/document.ts'
import { CHECK_LISTS, type HelpPage, helpLink, paths } from '../../paths.ts'
import { NEUTRAL_HALF } from '../support/rate-half.ts'
import { overflow, smallFields, TOUCH_AND_COLOURS, violations } from './axe.ts'
import { chromiumTest, expect, type Site } from './browser.ts'
import { cellOf, download, editSpreadsheet, fillWorksheet } from './edited-files.ts'

const LISTS = ['hypotheses', 'evidence', 'sources', ...CHECK_LISTS] as const

/** Pages whose heading has another place: in the middle, and in a panel next to the stages. */
const ELSEWHERE: ReadonlySet<string> = new Set(['not found', 'desk, homework'])

/** Help pages with different elements. The others are built from the same ones. */
const HELP: readonly HelpPage[] = ['rating', 'scores', 'verdicts', 'checks', 'keyboard', 'guide']

/** Returns the path of every page, with a name for error messages. */
async function everyPage(site: Site): Promise<[string, string][]> {
  const workbook = await site.fromCase()
  const id = workbook.split('/').at(-1) ?? ''
  const post = (path: string, form: Record<string, string>) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  for (const [cell, value] of [
    ['E1/H1', 'CC'],
    ['E1/H2', 'II'],
    ['E1/H3', 'NA'],
    ['E2/H1', 'N'],
    ['E2/H2', 'I'],
    ['E3/H1', 'C'],
  ]) {
    await post(`${workbook}/ratings/${cell}`, { value: value ?? '', note: 'A note.' })
  }
  const rateHalf = async (target: string) => {
    for (const [cell, value] of NEUTRAL_HALF) await post(`${paths.workbook(target)}/ratings/${cell}`, { value })
  }
  await rateHalf(id)
  await post(paths.nameState(id, 30), { name: 'After the first ratings' })
  await post(paths.park(id, 'evidence', 'E9'), {})
  await post(paths.reference(id, 'article'), { shown: '1' })
  await post(paths.items(id, 'assumptions'), { statement: 'An assumption', state: 'caveats', cells: 'E1/H1 E2 E9/H1' })
  await post(paths.items(id, 'expectations'), { hypothesis: 'H1', statement: 'An expectation', seen: 'no', search: 'high', where: 'There' })
  await post(paths.items(id, 'expectations'), { hypothesis: 'H1', statement: 'Another' })
  await post(paths.items(id, 'milestones'), { hypothesis: 'H2', statement: 'A milestone', by: '2022-12' })
  await post(paths.items(id, 'milestones'), { statement: 'One that came', seen: 'yes' })
  await post(paths.outcomeEvidence(id, 'milestones', 'M2'), { seen: 'yes', statement: 'It came' })
  await post(paths.items(id, 'milestones'), { statement: 'One out of the way' })
  await post(paths.park(id, 'milestones', 'M3'), {})
  await post(paths.cameTrue(id), { true: 'H1' })
  await post(paths.deception(id, 'S2'), { motive: 'Much to gain.', finding: 'possible' })
  await post(paths.texts(id), { pasted: 'Men came in two vans.\nNobody saw them leave.', title: 'The square' })
  for (const to of ['8', '40'])
    await post(paths.quotePassage(id, 'T1'), { from: '0', to, statement: 'Men came.', quote: 'Men came', locator: 'para. 1' })
  await post(paths.park(id, 'evidence', 'E25'), {})
  const empty = (await post(paths.workbooks(), { title: 'An empty one', question: 'What now?' })).headers.get('location') ?? ''
  const overlapping = (await site.fromCase()).split('/').at(-1) ?? ''
  await post(paths.rating(overlapping, 'E1', 'H1'), { value: 'C' })
  await rateHalf(overlapping)
  await post(paths.pairs(overlapping), { 'both/H1/H4': 'yes', 'note/H1/H4': 'A note.', rest: 'no' })
  const deleted = (await post(paths.workbooks(), { title: 'A deleted one', question: 'What now?' })).headers.get('location') ?? ''
  await post(`${deleted}/delete`, {})
  return [
    ['home', paths.home()],
    ['help', helpLink(null, id)],
    ...HELP.map((page): [string, string] => [`help, ${page}`, helpLink(page, id)]),
    ['deleted', paths.deleted()],
    ['calibration', paths.calibration()],
    ['not found', '/nowhere'],
    ['matrix', workbook],
    ['matrix, turned', `${workbook}?turned=1`],
    ['matrix, compared', `${workbook}?compare=article`],
    ['matrix, what if', `${workbook}?turned=0&without=source:S1&mirror=source:S5`],
    ['heat map', paths.heatMap(id)],
    ['heat map, what if', `${paths.heatMap(id)}?mirror=source:S5&zoom=4`],
    ['matrix, empty', empty],
    ['matrix, nothing rated', await site.fromCase('leaked-price-list')],
    ['finished example', paths.workbook('kazakhstan-2022')],
    ['tour, a row', `${paths.workbook('kazakhstan-2022')}?tour=2#c-E4-H1`],
    ['tour, the report', `${paths.report('kazakhstan-2022')}?tour=6`],
    ['lists, empty', `${empty}/evidence`],
    ...CHECK_LISTS.map((list): [string, string] => [`${list}, empty`, `${empty}/${list}`]),
    ['card', paths.card(id, 'E1')],
    ['arithmetic', paths.scoreBreakdown(id, 'H1')],
    ['note', paths.note(id, 'E1', 'H1')],
    ...LISTS.map((list): [string, string] => [list, paths.items(id, list)]),
    ...(['hypotheses', 'evidence', 'clusters'] as const).map((list): [string, string] => [`new ${list}`, paths.newItem(id, list)]),
    ['hypothesis', paths.item(id, 'hypotheses', 'H1')],
    ['evidence, one', paths.item(id, 'evidence', 'E1')],
    ['evidence, from a milestone', paths.item(id, 'evidence', 'E24')],
    ['assumption', paths.item(id, 'assumptions', 'A1')],
    ['expectation', paths.item(id, 'expectations', 'X1')],
    ['milestone', paths.item(id, 'milestones', 'M1')],
    ['absence as evidence', paths.outcomeEvidence(id, 'expectations', 'X1')],
    ['evidence, parked', paths.item(id, 'evidence', 'E9')],
    ['source', paths.item(id, 'sources', 'S1')],
    ['paste', paths.pasteItems(id, 'evidence')],
    ['weights', paths.weights(id)],
    ['texts', paths.texts(id)],
    ['text', paths.text(id, 'T1')],
    ['quote', `${paths.quotePassage(id, 'T1')}?from=0&to=8`],
    ['matrix, with a text', `${workbook}?text=T1`],
    ['check a matrix', paths.checkMatrix()],
    ['check of this matrix', paths.matrixCheck(id)],
    ['settings', paths.settings(id)],
    ['redact', paths.redact(id)],
    ['checks', paths.checks(id)],
    ['checks, empty', `${empty}/checks`],
    ['pairs', paths.pairs(id)],
    ['pairs, overlapping', paths.pairs(overlapping)],
    ['split', paths.split(id, 'H1')],
    ['combine', paths.combine(id, 'H1', 'H2')],
    ['merge', paths.merge(id, 'H1', 'H2')],
    ['deception', paths.deception(id, 'S2')],
    ['probabilities', paths.probabilities(id)],
    ['analysis', paths.analysis(id)],
    ['analysis, probabilities apart', paths.analysis(overlapping)],
    ['analysis, what if', `${paths.analysis(id)}?without=source:S1&mirror=source:S2`],
    ['analysis, empty', `${empty}/analysis`],
    ...(await groupPages(site, id)),
    ...(await firstPassPages(site, post)),
    ['desk, homework', await homeworkDesk(site, post)],
    ['report', paths.report(id)],
    ['printable pack', `${paths.pack(id)}?part=sheet&part=cards&part=notes&part=key&deck=short`],
    ['report, empty', `${empty}/report`],
    ['history', paths.history(id)],
    ['matrix, as it was', `${workbook}?at=30`],
    ['comparison of states', `${paths.compareStates(id)}?from=30`],
    ['exports', paths.exports(id)],
    ['import', paths.importInto(id)],
    ...(await importPages(site, workbook)),
  ]
}

type Post = (path: string, form: Record<string, string>) => Promise<Response>

/** Returns the desk of an exercise that is homework at one's own pace, in a course. */
async function homeworkDesk(site: Site, post: Post): Promise<string> {
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const form = { asked: 'yes', title: 'Homework', room: '30', course: 'Analysts', homework: 'yes', closesAt: '5 Dec 2099, 18:00' }
  return (await post(paths.exercises(workbook), form)).headers.get('location') ?? ''
}

/** Returns the pages of a new workbook that nobody has rated, and of one of which some items are rated again, before and after. */
async function firstPassPages(site: Site, post: Post): Promise<[string, string][]> {
  const passing = (await post(paths.workbooks(), { case: 'tokyo-1995' })).headers.get('location')?.split('/').at(-1) ?? ''
  const rated = async (again: string) => {
    const id = (await site.fromCase('tokyo-1995')).split('/').at(-1) ?? ''
    const cells = ['E1', 'E2', 'E3', 'E4'].flatMap((item) => ['H1', 'H2', 'H3', 'H4'].map((one) => [item, one] as const))
    for (const [item, one] of cells) await post(paths.rating(id, item, one), { value: 'C' })
    const card = (await post(paths.rateAgain(id), {})).headers.get('location') ?? ''
    for (const [item, one] of cells) await post(paths.againRating(id, item, one), { value: again })
    return { page: paths.rateAgain(id), card }
  }
  const [open, done] = [await rated(''), await rated('II')]
  return [
    ['first pass', paths.workbook(passing)],
    ['first pass, card', paths.card(passing, 'E1')],
    ['first pass, no analysis', paths.analysis(passing)],
    ['rate again', open.page],
    ['rate again, card', open.card],
    ['rate again, changes', done.page],
  ]
}

/** Returns the pages of a group: imports a copy of the workbook with ten raters, each with ratings and probabilities. */
async function groupPages(site: Site, id: string): Promise<[string, string][]> {
  const document = (await (await fetch(site.address + paths.export(id, 'json'))).json()) as Document
  const one = document.raters.find(({ kind }) => kind === 'person')
  const estimates = { before: { H1: 0.5, H2: 0.2, H3: 0.2, H4: 0.1 }, now: { H1: 0.1, H2: 0.2, H3: 0.2, H4: 0.5 } }
  const others = Array.from({ length: 10 }, (_, at) => ({
    ...{ ...one, estimates, id: `P${at}`, name: `Person ${at}` },
    ratings: { ...one?.ratings, E2: { H1: at % 2 ? 'II' : 'C', H2: 'N' } },
    firstRound: { E2: { H1: 'CC', H2: 'N' } },
  }))
  const form = new FormData()
  form.append('file', new File([JSON.stringify({ ...document, cameTrue: 'H4', raters: [...document.raters, ...others] })], 'group.json'))
  const upload = await fetch(`${site.address}/imports`, { method: 'POST', body: form, redirect: 'manual' })
  const created = await fetch(site.address + upload.headers.get('location'), { method: 'POST', redirect: 'manual' })
  const group = created.headers.get('location')?.split('/').at(-1)
  if (group === undefined) throw new Error('The workbook of a group is refused')
  return [
    ['analysis of a group', paths.groupAnalysis(group)],
    ['analysis of a group, what if', `${paths.groupAnalysis(group)}?without=source:S1&true=H1`],
    ['report of a group', `${paths.report(group)}?rater=`],
    ['analysis of one of a group', `${paths.analysis(group)}?rater=P3`],
    ['exports of a group', paths.exports(group)],
  ]
}

/** Returns the pages that preview imported files. */
async function importPages(site: Site, workbook: string): Promise<[string, string][]> {
  const upload = async (files: readonly (readonly [string, Uint8Array | string])[], into?: string) => {
    const form = new FormData()
    for (const [name, bytes] of files) form.append('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
    if (into) form.set('workbook', into)
    const response = await fetch(`${site.address}/imports`, { method: 'POST', body: form, redirect: 'manual' })
    const location = response.headers.get('location')
    if (!location) throw new Error(`${files[0]?.[0]} is refused`)
    return location
  }
  const changed = await editSpreadsheet(await download(site.address, `${workbook}/export.xlsx`), (book) => {
    const [matrix, evidence] = [book.getWorksheet('Matrix'), book.getWorksheet('Evidence')]
    if (!matrix || !evidence) throw new Error('Sheets are missing')
    matrix.getCell(cellOf(book, 'Matrix', 'E1', 'H2')).value = 'I'
    matrix.getCell(cellOf(book, 'Matrix', 'E4', 'H2')).value = 'perhaps'
    for (const [at, value] of Object.entries({ B6: 'Another text.', E7: 'low', G8: 'N', A28: 'E99', B28: 'New' }))
      evidence.getCell(at).value = value
  })
  const blank = await download(site.address, paths.worksheet(workbook.split('/').at(-1) ?? ''))
  const sheets = [
    ['a.xlsx', await fillWorksheet(blank, 'Aigerim', { 'E1 H1': 'C' })],
    ['blank.xlsx', blank],
    ['torn.xlsx', blank.subarray(0, 900)],
  ] as const
  const table = 'Evidence,Source,Coup,New one\nSomething was seen,Somebody,CC,?\nTotal,,1,2\n'
  const first = await upload([['table.csv', table]])
  return [
    ['import, changes', await upload([['changed.xlsx', changed]])],
    ['import, sheets', await upload(sheets)],
    ['import, a workbook', `${(await upload([['changed.xlsx', changed]])).replace('/changes', '')}?as=workbook`],
    ['import, columns', first],
    ['import, columns with questions', await upload([['marks.csv', 'Evidence,H1,H2\nSeen,✓,C/I\nHeard,✗,C (weak)\nTotal,1,2\n']])],
    ['import, columns into a workbook', await upload([['table.csv', table]], workbook.split('/').at(-1))],
  ]
}

async function misplacedHeading(page: Page, name: string): Promise<string[]> {
  if (ELSEWHERE.has(name)) return []
  const left = (await page.locator('#main h1').first().boundingBox())?.x
  return left === 16 ? [] : [`the heading begins at ${left} px`]
}

chromiumTest(
  'axe finds no violation on any page, light at 1280 and dark at 390 px; no page is wider than a phone, and all headings are aligned',
  async ({ site }) => {
    site.allow(/status of 404 .*\/nowhere\)/)
    const page = await site.page()
    const session = await page.context().newCDPSession(page)
    const emulateTouch = (enabled: boolean) => session.send('Emulation.setTouchEmulationEnabled', { enabled })
    const problems: string[] = []
    const addProblems = (view: string, all: readonly string[]) => problems.push(...all.map((problem) => `${view}: ${problem}`))
    for (const [name, path] of await everyPage(site)) {
      await emulateTouch(false)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1280, height: 800 })
      const response = await page.goto(path, { waitUntil: 'load' })
      if (name !== 'not found' && response?.status() !== 200) problems.push(`${name}: status ${response?.status()} at ${path}`)
      addProblems(name, await violations(page))
      addProblems(name, await misplacedHeading(page, name))
      await page.emulateMedia({ colorScheme: 'dark' })
      await emulateTouch(true)
      // High enough that no bar at the bottom covers a control.
      await page.setViewportSize({ width: 390, height: 2600 })
      if (!(await page.evaluate<boolean>("matchMedia('(pointer: coarse)').matches"))) problems.push(`${name}: touch is not emulated`)
      addProblems(`${name}, dark, 390 px`, await violations(page, TOUCH_AND_COLOURS))
      addProblems(`${name}, 390 px`, await misplacedHeading(page, name))
      addProblems(`${name}, 390 px`, (await overflow(page)) > 0 ? ['wider than the screen'] : [])
      addProblems(`${name}, touch`, await smallFields(page))
    }
    expect(problems).toEqual([])
  },
  // Two minutes by itself; several times as long on busy cores.
  900_000,
)
