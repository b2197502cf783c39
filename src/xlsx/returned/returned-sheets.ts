// Finds out what each sheet of a returned file is: by its name, or by its headings if it was renamed or copied. Names the sheets that are
// not read.
import type { SheetContent, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { EVIDENCE_HEADINGS } from '../sheets/evidence.ts'
import { GROUP_SHEETS } from '../sheets/group/group-sheets.ts'
import { DATA_SHEET } from '../sheets/hidden-sheet.ts'
import { HYPOTHESIS_HEADINGS } from '../sheets/hypotheses.ts'
import { RATED_BY, WHY_HEADING } from '../sheets/layout.ts'
import { SCALE_HEADINGS } from '../sheets/scale.ts'
import { SOURCE_HEADINGS } from '../sheets/sources.ts'
import { headingOf, isTyped, type ReadFindings, type ReturnedTable, sheetNamed, tableIn } from './returned-cells.ts'
import { matrixTable } from './returned-matrix.ts'

/** Warnings about whole sheets. */
export const SHEET_WARNINGS = {
  own: (sheet: string) => `The sheet “${sheet}” is not part of the workbook and is not read.`,
  copy: (sheet: string, read: string) => `The sheet “${sheet}” is not read, because the sheet “${read}” has the same headings.`,
} as const

const LISTS = {
  evidence: { name: 'Evidence', headings: Object.values(EVIDENCE_HEADINGS) },
  hypotheses: { name: 'Hypotheses', headings: Object.values(HYPOTHESIS_HEADINGS) },
  sources: { name: 'Sources', headings: Object.values(SOURCE_HEADINGS) },
  scale: { name: 'Scale', headings: SCALE_HEADINGS },
} as const
type List = keyof typeof LISTS
const LIST_NAMES = Object.keys(LISTS) as List[]

const MATRIX_NAME = /^(?:matrix(?: .{1,40})?|worksheet)$/i
/** Sheets that are computed or only explain. */
const UNREAD: ReadonlySet<string> = new Set(['sensitivity', 'robustness', 'scores', ...GROUP_SHEETS.map((name) => name.toLowerCase())])
const ABOUT = { name: 'about', section: 'About this file' }

export interface FoundMatrix {
  readonly sheet: SheetContent
  readonly table: ReturnedTable
}

export interface ReturnedSheets extends Readonly<Partial<Record<List | 'about', SheetContent>>> {
  readonly matrices: readonly FoundMatrix[]
}

/** `hypotheses`: ids in lower case of the document the file was made with; empty if unknown. */
export function findSheets(file: Spreadsheet, hypotheses: ReadonlySet<string>, findings: ReadFindings): ReturnedSheets {
  const matrices: FoundMatrix[] = []
  const found: Partial<Record<List | 'about', SheetContent>> = {}
  for (const list of LIST_NAMES) {
    const sheet = sheetNamed(file.sheets, LISTS[list].name)
    if (sheet) found[list] = sheet
  }
  const rest: { sheet: SheetContent; table: ReturnedTable | undefined }[] = []
  for (const sheet of file.sheets) {
    const name = sheet.name.toLowerCase()
    if (name === DATA_SHEET || UNREAD.has(name) || Object.values(found).includes(sheet)) continue
    const table = sheet.hidden ? undefined : matrixTable(sheet)
    if (table && isMatrix(table)) matrices.push({ sheet, table })
    else if (name === ABOUT.name || isAbout(sheet)) found.about ??= sheet
    else rest.push({ sheet, table })
  }
  for (const { sheet, table } of rest) {
    const list = listOf(sheet)
    if (list !== null && !found[list]) found[list] = sheet
    // The tab was renamed, and what says that it is a matrix is gone too.
    else if (matrices.length === 0 && table && namesHypothesis(table, hypotheses)) matrices.push({ sheet, table })
    else if (list !== null) findings.warnings.push(SHEET_WARNINGS.copy(sheet.name, found[list]?.name ?? ''))
    else if ([...sheet.rows.values()].some((cells) => [...cells.values()].some(isTyped)))
      findings.warnings.push(SHEET_WARNINGS.own(sheet.name))
  }
  return { ...found, matrices }
}

function isMatrix({ sheet, head, columns }: ReturnedTable): boolean {
  if (MATRIX_NAME.test(sheet.name)) return true
  if ([...columns.keys()].some((heading) => heading === WHY_HEADING || heading.startsWith(`${WHY_HEADING} (`))) return true
  for (const [row, cells] of sheet.rows) {
    if (row >= head) return false
    for (const { value } of cells.values()) if (typeof value === 'string' && value.includes(RATED_BY)) return true
  }
  return false
}

const namesHypothesis = ({ columns }: ReturnedTable, ids: ReadonlySet<string>): boolean =>
  [...columns.keys()].some((heading) => ids.has((/^\S+/.exec(heading)?.[0] ?? '').toLowerCase()))

const isAbout = ({ rows }: SheetContent): boolean => [...rows.values()].some((cells) => cells.get(1)?.value === ABOUT.section)

/** Returns the list whose headings the sheet has; null for other sheets. */
function listOf(sheet: SheetContent): List | null {
  const shared = LIST_NAMES.map((list) => ({ list, count: sharedHeadings(sheet, LISTS[list].headings) })).sort((a, b) => b.count - a.count)
  return (shared[0]?.count ?? 0) > 0 ? (shared[0]?.list ?? null) : null
}

/** Returns how many of the headings one row of the sheet has; 0 if they are too few to tell. */
function sharedHeadings(sheet: SheetContent, headings: readonly string[]): number {
  const table = tableIn(sheet, '\0', headings)
  const cells = table && [...(sheet.rows.get(table.head)?.values() ?? [])].map(headingOf)
  return cells ? headings.filter((heading) => cells.includes(heading)).length : 0
}
