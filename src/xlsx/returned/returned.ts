// Reads an edited spreadsheet of this program: what it was made with (hidden sheet) and what it contains now (visible cells). Computed
// cells are never read.
import type { Document } from '../../ach/document/document.ts'
import { emptyDocument, emptyDocumentRater } from '../../ach/document/empty-document.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { methodSchema } from '../../ach/model/workbook.ts'
import { METHOD_WORDS } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import type { PlaceProblem, SheetContent, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { GROUP_SHEETS } from '../sheets/group/group-sheets.ts'
import { DATA_SHEET } from '../sheets/hidden-sheet.ts'
import { RATED_BY } from '../sheets/layout.ts'
import type { Stamp } from '../sheets/stamp.ts'
import { readHiddenSheet } from './read-hidden-sheet.ts'
import { headingOf, type ReadFindings, type ReturnedTable, SheetCells, sheetNamed } from './returned-cells.ts'
import { readReturnedLists } from './returned-lists.ts'
import { matrixTable, raterNameOn, readReturnedRatings } from './returned-matrix.ts'

/** One rater's matrix in the file. */
export interface ReturnedMatrix {
  readonly sheet: string
  /** rater id in both documents */
  readonly rater: string
  /** the name in the file; '' if none */
  readonly name: string
}

export interface Returned {
  /** null if the hidden sheet is missing or damaged */
  readonly stamp: Stamp | null
  /** the document as exported; null if unknown */
  readonly base: Document | null
  /** the document as it is in the file now */
  readonly document: Document
  readonly matrices: readonly ReturnedMatrix[]
  readonly problems: readonly PlaceProblem[]
  readonly warnings: readonly string[]
}

/** Warnings about the whole file. */
export const RETURNED_WARNINGS = {
  noMatrix: 'This file no longer has a matrix, so no ratings are read.',
  noEvidence: 'This file no longer has an Evidence sheet, so texts and weights are left unchanged.',
} as const

/** Problem of the method. */
export const noMethod = (typed: string, was: Document['method']): string =>
  `“${shortLabel(typed)}” is not a method. Use unweighted or weighted. The method remains ${METHOD_WORDS[was]}.`

const MATRIX_NAME = /^(?:matrix(?: ([1-9]\d{0,3}))?|worksheet)$/i
/** Matrix belongs to the first rater, Matrix 2 to the second, whatever their order and even if some were removed. */
const placeOf = ({ name }: SheetContent): number => Number(MATRIX_NAME.exec(name)?.[1] ?? 1) - 1

/**
 * Returns the matrix sheets by name. If none is named so and the hidden sheet exists, returns the sheet with hypothesis columns, whose tab
 * must have been renamed.
 */
function matricesIn(file: Spreadsheet, made: Document | null): { sheet: SheetContent; table: ReturnedTable }[] {
  const tables = file.sheets.flatMap((sheet): { sheet: SheetContent; table: ReturnedTable }[] => {
    const table = sheet.hidden ? undefined : matrixTable(sheet)
    return table ? [{ sheet, table }] : []
  })
  const named = tables
    .filter(({ sheet }) => MATRIX_NAME.test(sheet.name))
    .sort((a, b) => placeOf(a.sheet) - placeOf(b.sheet))
    .filter(({ sheet }, at, all) => at === 0 || placeOf(all[at - 1]?.sheet ?? sheet) !== placeOf(sheet))
  if (named.length > 0 || made === null) return named
  const ids = new Set(made.hypotheses.map(({ id }) => id))
  const hasHypotheses = ({ columns }: ReturnedTable) => [...columns.keys()].some((heading) => ids.has(/^\S+/.exec(heading)?.[0] ?? ''))
  return tables.filter(({ sheet, table }) => !COMPUTED_SHEETS.has(sheet.name) && hasHypotheses(table)).slice(0, 1)
}
/** Sheets with item rows and hypothesis columns but without ratings. */
const COMPUTED_SHEETS: ReadonlySet<string> = new Set(['Sensitivity', 'Robustness', ...GROUP_SHEETS])

/** Returns null if the file was not made by this program. */
export function readReturned(file: Spreadsheet): Returned | null {
  const hidden = sheetNamed(file.sheets, DATA_SHEET)
  const data = hidden ? readHiddenSheet(hidden) : null
  const tables = matricesIn(file, data?.ok ? data.document : null)
  const [first] = tables
  if (!data?.ok && (!first || !sheetNamed(file.sheets, 'Evidence'))) return null

  const findings: ReadFindings = { problems: [], warnings: [] }
  if (data && !data.ok) findings.warnings.push(data.message)
  const base = data?.ok ? data.document : null
  if (!first) findings.warnings.push(RETURNED_WARNINGS.noMatrix)
  if (data?.ok && data.stamp.kind === 'workbook' && !sheetNamed(file.sheets, 'Evidence'))
    findings.warnings.push(RETURNED_WARNINGS.noEvidence)
  const known = new Set(base?.raters.map(({ id }) => id.toLowerCase()))
  const taken = new Set(known)
  const start = base ?? visibleStart(file, first?.sheet)
  const lists = readReturnedLists(file, start, findings)
  const raters = tables.map(({ sheet, table }) => {
    const made = base?.raters[placeOf(sheet)]
    const name = raterNameOn(sheet, base && made ? { title: base.title, name: made.name } : undefined)
    const was = made ?? newRater(freeRaterId(taken, placeOf(sheet)), name)
    return { sheet, rater: { ...was, ...readReturnedRatings(table, lists, was, findings) }, name }
  })
  return {
    stamp: data?.ok ? data.stamp : null,
    base: base && { ...base, raters: [...base.raters, ...raters.filter(({ rater }) => !known.has(rater.id.toLowerCase())).map(blank)] },
    document: {
      ...start,
      ...lists,
      method: methodIn(file, start.method, findings),
      raters: raters.length > 0 ? raters.map(({ rater }) => rater) : start.raters,
    },
    matrices: raters.map(({ sheet, rater, name }) => ({ sheet: sheet.name, rater: rater.id, name })),
    ...findings,
  }
}

/** Without the hidden sheet: title and question from above the first matrix. */
function visibleStart(file: Spreadsheet, sheet: SheetContent | undefined): Document {
  const above = (row: number) => headingOf(sheet?.rows.get(row)?.get(1)).slice(0, LIMITS.title)
  const title = above(1)
  const at = title.lastIndexOf(RATED_BY)
  const question = headingOf(sheet?.rows.get(2)?.get(1)) || 'Which hypothesis has the least evidence against it?'
  const named = (at > 0 ? title.slice(0, at) : title) || file.sheets[0]?.name || 'Imported spreadsheet'
  return { ...emptyDocument(named, question), method: 'count' }
}

type RaterNow = Document['raters'][number]

function freeRaterId(taken: Set<string>, place: number): string {
  let number = place + 1
  while (taken.has(`r${number}`)) number += 1
  taken.add(`r${number}`)
  return `R${number}`
}

/** A rater who was not in the file when it was exported. */
const newRater = (id: string, name: string): RaterNow => emptyDocumentRater(id, cutText(name, LIMITS.label) || `Rater ${id.slice(1)}`)
const blank = ({ rater }: { readonly rater: RaterNow }): RaterNow => ({ ...rater, ratings: {}, firstRound: {}, rationales: {} })

/** Reads the method on sheet Scale, below the heading Method. */
function methodIn(file: Spreadsheet, was: Document['method'], findings: ReadFindings): Document['method'] {
  const scale = sheetNamed(file.sheets, 'Scale')
  const head = [...(scale?.rows ?? [])].find(([, cells]) => headingOf(cells.get(1)) === 'Method')?.[0]
  if (!scale || head === undefined) return was
  const typed = new SheetCells(scale, findings).typed(head + 1, 3, `The method remains ${METHOD_WORDS[was]}.`)
  if (typed === undefined || typed === '') return was
  // files of earlier versions have the stored name
  const method = methodSchema.options.find((one) => [one, METHOD_WORDS[one]].includes(typed.toLowerCase()))
  if (method === undefined) new SheetCells(scale, findings).problem(head + 1, 3, noMethod(typed, was))
  return method ?? was
}
