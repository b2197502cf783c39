// Reads an edited spreadsheet of this program: what it was made with (hidden sheet) and what it contains now (visible cells). Computed
// cells are never read.
import type { Document } from '../../ach/document/document.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { Refused } from '../../ach/model/refused.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import type { PlaceProblem, SheetContent, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { DATA_SHEET } from '../sheets/hidden-sheet.ts'
import { RATED_BY } from '../sheets/layout.ts'
import type { Stamp } from '../sheets/stamp.ts'
import { cutWithEllipsis } from '../write/safe-text.ts'
import { readHiddenSheet } from './read-hidden-sheet.ts'
import { headingOf, type ReadFindings, SheetCells, sheetNamed } from './returned-cells.ts'
import { saysComment, warnOfComments } from './returned-comments.ts'
import { readHeads } from './returned-heads.ts'
import { type ReturnedKind, type ReturnedLists, readReturnedLists } from './returned-lists.ts'
import { type MatrixRead, readReturnedRatings } from './returned-matrix.ts'
import { assignRaters, type RatedMatrixFound } from './returned-raters.ts'
import { readRows } from './returned-rows.ts'
import { readScale } from './returned-scale.ts'
import { returnedSettings } from './returned-settings.ts'
import { findSheets } from './returned-sheets.ts'
import { nameTextsAbove } from './returned-texts-above.ts'

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
  damagedAlone: 'Export the workbook again, or copy the matrix into a new spreadsheet and import that.',
  noMatrix: 'This file no longer has a matrix, so no ratings are read.',
  noEvidence: 'This file no longer has an Evidence sheet, so texts and weights are left unchanged.',
} as const

/** Returns null if the file was not made by this program. Throws `Refused('invalid')` if it is damaged and lacks what could replace the loss. */
export function readReturned(file: Spreadsheet): Returned | null {
  const hidden = sheetNamed(file.sheets, DATA_SHEET)
  const data = hidden ? readHiddenSheet(hidden) : null
  const findings: ReadFindings = { problems: [], warnings: [], commented: new Map() }
  const base = data?.ok ? data.document : null
  const sheets = findSheets(file, new Set(base?.hypotheses.map(({ id }) => id.toLowerCase())), findings)
  const [first] = sheets.matrices
  const isWhole = first !== undefined && sheetNamed(file.sheets, 'Evidence') !== undefined
  if (data?.ok === false && data.why === 'damaged' && !isWhole)
    throw new Refused('invalid', `${data.message} ${RETURNED_WARNINGS.damagedAlone}`)
  if (!data?.ok && !isWhole) return null

  if (data && !data.ok) findings.warnings.unshift(data.message)
  if (!first) findings.warnings.push(RETURNED_WARNINGS.noMatrix)
  const isWorkbook = data?.ok === true && data.stamp.kind === 'workbook'
  if (isWorkbook && !sheets.evidence) findings.warnings.push(RETURNED_WARNINGS.noEvidence)
  const kind = { from1904: file.from1904, isWorkbook }
  const start = base ?? visibleStart(file, first?.sheet)
  const matrices = assignRaters(sheets.matrices, base)
  const lists = readReturnedLists(sheets, start, findings, kind)
  const { read, lists: all } = readMatrices(matrices, lists, start, { ...kind, evidenceSheet: sheets.evidence?.name ?? '' }, findings)
  const raters = matrices.map(({ was }, at) => ({ ...was, ...readReturnedRatings(read[at] as MatrixRead, all, was, findings) }))
  const visible = [
    ...sheets.matrices.map(({ sheet }) => sheet),
    sheets.evidence,
    sheets.hypotheses,
    sheets.sources,
    sheets.scale,
    sheets.about,
  ]
  const heads = [...start.hypotheses, ...all.hypotheses].map((one) => `${one.id} ${one.label}\n\n${cutWithEllipsis(one.statement, 1000)}`)
  warnOfComments(
    visible.filter((sheet) => sheet !== undefined),
    findings,
    (text) => heads.some((head) => saysComment(text, head)),
  )
  const { problems, warnings } = findings
  return {
    stamp: data?.ok ? data.stamp : null,
    base: base && { ...base, raters: [...base.raters, ...matrices.filter(({ isNew }) => isNew).map(({ was }) => was)] },
    document: {
      ...start,
      ...(base && isWorkbook ? returnedSettings(base, matrices, sheets.about, findings) : {}),
      ...all,
      method: readScale(sheets.scale, start.method, findings),
      raters: raters.length > 0 ? raters : start.raters,
    },
    matrices: matrices.map(({ sheet, was, name }) => ({ sheet: sheet.name, rater: was.id, name })),
    problems,
    warnings,
  }
}

/** Reads the headings and the texts of all matrices, which may add to the lists, before any ratings. */
function readMatrices(
  matrices: readonly RatedMatrixFound[],
  listed: ReturnedLists,
  base: ReturnedLists,
  context: ReturnedKind & { readonly evidenceSheet: string },
  findings: ReadFindings,
): { read: MatrixRead[]; lists: ReturnedLists } {
  let lists = listed
  const read = matrices.map(({ table, was }): MatrixRead => {
    const cells = new SheetCells(table.sheet, findings)
    if (context.isWorkbook) nameTextsAbove(table, cells, true)
    const { columns, hypotheses } = readHeads(table, lists.hypotheses, base.hypotheses, was, cells)
    const { evidence, added } = readRows(table, new Set(columns.keys()), cells, { ...context, lists, base: base.evidence })
    lists = { ...lists, hypotheses, evidence }
    return { table, columns, added }
  })
  return { read, lists }
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
