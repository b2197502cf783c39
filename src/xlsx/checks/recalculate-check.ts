// `node dist/src/xlsx/checks/recalculate-check.js [case.json …]`: recalculates every formula of the exported cases in LibreOffice and
// compares the results with the program's. The stored values are replaced by nonsense first, so they cannot be what is compared.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changesOf, parseDocument } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { workbookPlan } from '../workbook-plan.ts'
import { columnLetters, type WorkbookPlan } from '../write/sheet-plan.ts'
import { writeXlsx } from '../write/write.ts'

/** LibreOffice settings that recalculate everything on load. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
/** Export filter options: all sheets as comma-separated text with full precision. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

const withNonsense = (plan: WorkbookPlan): WorkbookPlan => ({
  ...plan,
  sheets: plan.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        typeof cell?.value === 'object' ? { ...cell, value: { formula: cell.value.formula, result: 'not computed' } } : cell,
      ),
    })),
  })),
})

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\n') rows.push([])
  }
  return rows
}

/** Percentages are exported as 100%. */
const numberOf = (shown: string) => (shown.endsWith('%') ? Number(shown.slice(0, -1)) / 100 : Number(shown))
const same = (shown: string, wanted: string | number) =>
  typeof wanted === 'number' ? shown !== '' && Math.abs(numberOf(shown) - wanted) <= 1e-9 : shown === wanted

function compare(plan: WorkbookPlan, folder: string): { compared: number; different: string[] } {
  const different: string[] = []
  let compared = 0
  for (const sheet of plan.sheets) {
    if (sheet.hidden) continue
    const rows = readCsv(readFileSync(join(folder, `workbook-${sheet.name}.csv`), 'utf8'))
    for (const [rowIndex, { cells }] of sheet.rows.entries())
      for (const [columnIndex, cell] of cells.entries()) {
        if (typeof cell?.value !== 'object') continue
        const shown = rows[rowIndex]?.[columnIndex] ?? ''
        compared++
        if (!same(shown, cell.value.result)) {
          different.push(`${sheet.name}!${columnLetters(columnIndex + 1)}${rowIndex + 1}: ${shown} for ${cell.value.result}`)
        }
      }
  }
  return { compared, different }
}

async function check(file: string): Promise<boolean> {
  const read = parseDocument(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { changes, people } = changesOf(read.document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
  const plan = workbookPlan(view, [...view.raters.keys()])
  const folder = mkdtempSync(join(tmpdir(), 'recalculate-'))
  try {
    const profile = join(folder, 'profile')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS)
    writeFileSync(join(folder, 'workbook.xlsx'), await writeXlsx(withNonsense(plan)))
    const options = ['--headless', '--norestore', `-env:UserInstallation=file://${profile}`, '--convert-to', CSV, '--outdir', folder]
    execFileSync('soffice', [...options, join(folder, 'workbook.xlsx')], { stdio: 'ignore', timeout: 300_000 })
    const { compared, different } = compare(plan, folder)
    console.log(`${file}: ${compared} formulas, ${different.length} differ`)
    for (const line of different.slice(0, 20)) console.log(`  ${line}`)
    return compared > 0 && different.length === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const cases = join(import.meta.dirname, '../../../../data/cases')
const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : readdirSync(cases)
        .filter((name) => name !== 'cards.json')
        .map((name) => join(cases, name))
for (const file of files) if (!(await check(file))) process.exitCode = 1
