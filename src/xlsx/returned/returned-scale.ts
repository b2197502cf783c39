// Reads the sheet Scale of a returned file: the method, and whether points or factors were changed, which this program does not follow.
import type { Document } from '../../ach/document/document.ts'
import { contradiction, RATINGS, type Rating, supportOf } from '../../ach/model/rating.ts'
import { weightOf } from '../../ach/model/weight.ts'
import { LEVELS, methodSchema } from '../../ach/model/workbook.ts'
import { joinPhrases, METHOD_WORDS } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import type { SheetCell, SheetContent } from '../../import/table/spreadsheet.ts'
import { GRADE_HEADING, METHOD_HEADING, SCALE_HEADINGS } from '../sheets/scale.ts'
import { headingOf, type ReadFindings, SheetCells } from './returned-cells.ts'

/** Problem of the method. */
export const noMethod = (typed: string, was: Document['method']): string =>
  `“${shortLabel(typed)}” is not a method. Use unweighted or weighted. The method remains ${METHOD_WORDS[was]}.`

/** Warnings about changed points and factors. `changed`: such as “I counts 3, not 1”. */
export const SCALE_WARNINGS = {
  points: (sheet: string, changed: readonly string[]) =>
    `The points on the ${sheet} sheet were changed (${joinPhrases(changed)}). They are not imported: every workbook counts with the same points.`,
  factors: (sheet: string, changed: readonly string[]) =>
    `The factors on the ${sheet} sheet were changed (${joinPhrases(changed)}). They are not imported: every workbook uses the same factors.`,
} as const

const [RATING_HEADING, , AGAINST_HEADING, SUPPORT_HEADING] = SCALE_HEADINGS
const TOLERANCE = 1e-4

export function readScale(scale: SheetContent | undefined, was: Document['method'], findings: ReadFindings): Document['method'] {
  if (!scale) return was
  warnOfPoints(scale, findings)
  warnOfFactors(scale, findings)
  return methodIn(scale, was, findings)
}

function warnOfPoints(scale: SheetContent, findings: ReadFindings): void {
  const found = table(scale, RATING_HEADING)
  if (!found) return
  const columns = [
    { column: columnOf(found.head, AGAINST_HEADING), words: 'counts', of: contradiction },
    { column: columnOf(found.head, SUPPORT_HEADING), words: 'supports with', of: supportOf },
  ]
  const changed = RATINGS.flatMap((rating: Rating) => {
    const row = found.rows.get(rating.toLowerCase())
    return columns.flatMap(({ column, words, of }) => {
      const now = column === undefined ? null : numberIn(row?.get(column))
      return now === null || Math.abs(now - of(rating)) < TOLERANCE ? [] : [`${rating} ${words} ${plain(now)}, not ${of(rating)}`]
    })
  })
  if (changed.length > 0) findings.warnings.push(SCALE_WARNINGS.points(scale.name, changed))
}

function warnOfFactors(scale: SheetContent, findings: ReadFindings): void {
  const found = table(scale, GRADE_HEADING)
  const changed = LEVELS.flatMap((level) => {
    const now = numberIn(found?.rows.get(level)?.get(3))
    const factor = weightOf({ credibility: level, relevance: null }, 'weighted')
    return now === null || Math.abs(now - factor) < TOLERANCE ? [] : [`${level} is ${plain(now)}, not ${plain(factor)}`]
  })
  if (changed.length > 0) findings.warnings.push(SCALE_WARNINGS.factors(scale.name, changed))
}

type Cells = ReadonlyMap<number, SheetCell>

/** Returns the rows below a heading in column A, by their first cell in small letters, up to a row without one. */
function table(scale: SheetContent, heading: string): { head: Cells; rows: ReadonlyMap<string, Cells> } | null {
  const rows = new Map<string, Cells>()
  let head: Cells | null = null
  let last = 0
  for (const [row, cells] of scale.rows) {
    const first = headingOf(cells.get(1))
    if (head === null) {
      if (first !== heading) continue
      head = cells
    } else if (row !== last + 1 || first === '') break
    else rows.set(first.toLowerCase(), cells)
    last = row
  }
  return head && { head, rows }
}

const columnOf = (head: Cells, heading: string): number | undefined => [...head].find(([, cell]) => headingOf(cell) === heading)?.[0]
const numberIn = (cell: SheetCell | undefined): number | null => (typeof cell?.value === 'number' ? cell.value : null)
const plain = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Reads the method below its heading. */
function methodIn(scale: SheetContent, was: Document['method'], findings: ReadFindings): Document['method'] {
  const head = [...scale.rows].find(([, cells]) => headingOf(cells.get(1)) === METHOD_HEADING)?.[0]
  if (head === undefined) return was
  const typed = new SheetCells(scale, findings).typed(head + 1, 3, `The method remains ${METHOD_WORDS[was]}.`)
  if (typed === undefined || typed === '') return was
  // files of earlier versions have the stored name
  const method = methodSchema.options.find((one) => [one, METHOD_WORDS[one]].includes(typed.toLowerCase()))
  if (method === undefined) new SheetCells(scale, findings).problem(head + 1, 3, noMethod(typed, was))
  return method ?? was
}
