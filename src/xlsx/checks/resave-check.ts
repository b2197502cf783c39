// `node dist/src/xlsx/checks/resave-check.js [folder]`: opens exported files in LibreOffice, saves them as .xlsx and through .ods, and
// reads them back: only the edited ratings may differ. With a folder, the saved files are kept there.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changesOf, type Document, documentOf, parseDocument } from '../../ach/document/document.ts'
import { differencesOf } from '../../ach/document/document-differences.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { readSpreadsheet } from '../read/read-sheets.ts'
import { readReturned } from '../returned/returned.ts'
import { matrixNames, SINGLE_MATRIX } from '../sheets/matrix-names.ts'
import { worksheetPlanOf } from '../sheets/worksheet.ts'
import { WORKSHEET } from '../sheets/worksheet-matrix.ts'
import { withRaters } from '../with-raters.ts'
import { workbookPlan } from '../workbook-plan.ts'
import type { SheetPlan, WorkbookPlan } from '../write/sheet-plan.ts'
import { writeXlsx } from '../write/write.ts'

type Given = readonly [evidence: string, hypothesis: string, rating: Rating | null]
interface Sample {
  readonly name: string
  readonly plan: WorkbookPlan
  /** the document to be read back */
  readonly changes: readonly Change[]
}

const XLSX = 'xlsx:Calc MS Excel 2007 XML'

/** Texts that a spreadsheet program may misinterpret. */
const AWKWARD = JSON.stringify({
  ...{ format: 'ach-workbook', version: 1, method: 'count', title: "=1+1 & Bob's <b>", question: 'first line\nsecond line' },
  hypotheses: ['TRUE', '1E5', '__proto__', '日本語 émigré', '+cmd'].map((label, at) => ({
    ...{ id: `H${at + 1}`, label, statement: `${label}\n"quoted" ]]> &amp; _x0041_` },
  })),
  sources: [{ id: 'S1', name: "Bob's & 2022's", kind: '12:30', reliability: 'F', note: '  spaces at both ends  ' }],
  clusters: [{ id: 'c1', label: '3/4', note: '-2+3' }],
  evidence: ['@SUM(A1:A9)', 'שלום עולם مرحبا', '👩‍👩‍👧‍👦 🇰🇿 ﷽', '0012', '50%', 'x'.repeat(9000), "'quoted", 'tab\there\n\nand below'].map(
    (statement, at) => ({
      ...{
        id: `E${at + 1}`,
        statement,
        kind: '2022-01',
        source: at % 2 ? 'S1' : null,
        cluster: at % 3 ? 'c1' : null,
        notes: statement.slice(0, 2000),
      },
      ...{ locator: '1-2', date: ['2022', '2022-01', '2022-01-05'][at % 3], credibility: 'high', parked: at === 4 },
    }),
  ),
  raters: ['me', 'R2'].map((id) => ({
    ...{ id, name: `${id}: rated by =A1`, kind: 'person', ratings: { E1: { H1: 'C', H2: 'NA' }, E2: { H1: 'II' } } },
    rationales: { E1: '1.50', E3: 'two\nlines' },
  })),
})

function viewOf(text: string): View {
  const read = parseDocument(text)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { changes, people } = changesOf(read.document, null)
  return viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
}

/** Changes some ratings: alternately replaces one, and clears or adds one. */
function someRatings({ evidence, hypotheses, raters: [rater] }: Document): Given[] {
  const rows = evidence.slice(0, 6)
  const columns = hypotheses.filter(({ parked }) => !parked)
  return rows.flatMap(({ id }, at): Given[] => {
    const hypothesis = columns[at % columns.length]?.id
    if (hypothesis === undefined) return []
    const was = rater?.ratings[id]?.[hypothesis] ?? null
    return [[id, hypothesis, at % 3 === 2 && was !== null ? null : (RATINGS.find((rating) => rating !== was) ?? null)]]
  })
}

const withRatings = (plan: WorkbookPlan, sheet: string, given: readonly Given[]): WorkbookPlan => ({
  ...plan,
  sheets: plan.sheets.map((one) => (one.name === sheet ? given.reduce(withRating, one) : one)),
})

function withRating(sheet: SheetPlan, [evidence, hypothesis, rating]: Given): SheetPlan {
  const head = sheet.rows.findIndex(({ cells }) => cells[0]?.value === 'ID')
  const at = sheet.rows[head]?.cells.findIndex((cell) => String(cell?.value ?? '').startsWith(`${hypothesis}\n`)) ?? -1
  if (at < 0) throw new Error(`There is no column ${hypothesis} on ${sheet.name}.`)
  const rows = sheet.rows.map((row, index) =>
    index > head && row.cells[0]?.value === evidence
      ? { ...row, cells: row.cells.map((cell, column) => (cell && column === at ? { ...cell, value: rating ?? '' } : cell)) }
      : row,
  )
  return { ...sheet, rows }
}

const changesTo = (document: Document, rater: string, given: readonly Given[]): Change[] =>
  given.map(([evidence, hypothesis, after]) => {
    const before = document.raters.find(({ id }) => id === rater)?.ratings[evidence]?.[hypothesis] ?? null
    return { type: 'rated', rater, evidence, hypothesis, before, after }
  })

function samplesOf(name: string, view: View): Sample[] {
  const raters = [...view.raters.keys()]
  const plan = workbookPlan(view, raters)
  const document = documentOf(withRaters(view, raters))
  const blank = worksheetPlanOf(view, null)
  const [edits, filled] = [someRatings(document), someRatings({ ...document, evidence: document.evidence.filter(({ parked }) => !parked) })]
  const newly = filled.filter(([, , rating]) => rating !== null)
  return [
    { name, plan, changes: [] },
    {
      name: `${name}-edited`,
      plan: withRatings(plan, matrixNames([...view.raters.values()])[0] ?? SINGLE_MATRIX, edits),
      changes: changesTo(document, raters[0] ?? 'R1', edits),
    },
    { name: `${name}-worksheet`, plan: withRatings(blank, WORKSHEET, newly), changes: changesTo({ ...document, raters: [] }, 'R1', newly) },
  ]
}

function convert(folder: string, to: string, out: string, files: readonly string[]): void {
  const options = [
    '--headless',
    '--norestore',
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--convert-to',
    to,
    '--outdir',
    out,
  ]
  execFileSync('soffice', [...options, ...files], { stdio: 'ignore', timeout: 300_000 })
}

/** Sorted, because the order of equal changes does not matter. */
const words = (changes: readonly Change[]) => changes.map((change) => JSON.stringify(change)).sort()

function compare(file: string, changes: readonly Change[]): string[] {
  const returned = readReturned(readSpreadsheet(readFileSync(file)))
  if (!returned?.base) return ['This is not recognised as a file of this program.', ...(returned?.warnings ?? [])]
  const [came, wanted] = [words(differencesOf(returned.base, returned.document)), words(changes)]
  return [
    ...returned.problems.map(({ sheet, cell, message }) => `${sheet}!${cell}: ${message}`),
    ...returned.warnings,
    ...came.filter((change) => !wanted.includes(change)).map((change) => `unexpected: ${change}`),
    ...wanted.filter((change) => !came.includes(change)).map((change) => `missing: ${change}`),
  ]
}

const cases = join(import.meta.dirname, '../../../../data/cases')
const views = new Map(
  readdirSync(cases)
    .filter((name) => name !== 'cards.json')
    .map((name) => [name.replace(/\.json$/, ''), viewOf(readFileSync(join(cases, name), 'utf8'))]),
)
const samples = [...views.set('awkward', viewOf(AWKWARD))].flatMap(([name, view]) => samplesOf(name, view))
const kept = process.argv[2]
const folder = mkdtempSync(join(tmpdir(), 'resave-'))
try {
  const [made, xlsx, ods, back] = ['made', 'xlsx', 'ods', 'back'].map((name) => join(folder, name)) as [string, string, string, string]
  mkdirSync(made)
  for (const { name, plan } of samples) writeFileSync(join(made, `${name}.xlsx`), await writeXlsx(plan))
  const files = (where: string, kind: string) => samples.map(({ name }) => join(where, `${name}.${kind}`))
  convert(folder, XLSX, xlsx, files(made, 'xlsx'))
  convert(folder, 'ods', ods, files(made, 'xlsx'))
  convert(folder, XLSX, back, files(ods, 'ods'))
  for (const [how, where] of [
    ['saved as .xlsx', xlsx],
    ['through .ods', back],
  ] as const)
    for (const { name, changes } of samples) {
      const file = join(where, `${name}.xlsx`)
      const wrong = compare(file, changes)
      console.log(`${name}, ${how}: ${changes.length} ratings edited, ${wrong.length} differ`)
      for (const line of wrong.slice(0, 20)) console.log(`  ${line}`)
      if (wrong.length > 0) process.exitCode = 1
      if (kept !== undefined) {
        mkdirSync(join(kept, where === xlsx ? 'xlsx' : 'ods'), { recursive: true })
        copyFileSync(file, join(kept, where === xlsx ? 'xlsx' : 'ods', `${name}.xlsx`))
      }
    }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
