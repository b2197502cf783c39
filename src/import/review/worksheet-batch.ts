// Reviews a batch of filled-in worksheets: which are imported, under which name, and why others are refused. Pure.

import type { Document } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { cleanName } from '../../ach/model/names.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import type { PlaceProblem } from '../table/spreadsheet.ts'
import { nextRaterId, type RatedSheet, uniqueRaterName, type WorksheetRater, worksheetRater } from './worksheet-rater.ts'

/** A file after reading. */
export type WorksheetFile =
  | { readonly file: string; readonly refused: string }
  | {
      readonly file: string
      /** the name written in the file; '' for none */
      readonly name: string
      readonly sheet: RatedSheet
      readonly problems: readonly PlaceProblem[]
      /** sentences about what is not read */
      readonly warnings: readonly string[]
      /** fingerprint of the workbook that it was made from; null if unknown */
      readonly from: string | null
    }

export interface Worksheet {
  readonly file: string
  /** why it cannot be imported; null if it can */
  readonly refused: string | null
  readonly taken: boolean
  readonly name: string
  readonly problems: readonly PlaceProblem[]
  /** shown below the file name */
  readonly remarks: readonly string[]
  /** null if refused */
  readonly rater: (WorksheetRater & { readonly id: string; readonly name: string }) | null
}

export interface WorksheetChoices {
  readonly me: string
  readonly names: ReadonlyMap<string, string>
  /** fingerprint of the workbook */
  readonly workbook: string
  readonly form: Readonly<Record<string, string | undefined>>
}

/** Why a file is refused, and remarks on one that is not. */
export const WORKSHEET_REMARKS = {
  otherWorkbook: 'This worksheet was made from another workbook. Its items do not match this one.',
  nothingRated: 'Nothing is rated on this worksheet.',
  same: (other: string) => `Its ratings are identical to those of ${other}.`,
  otherChanges: (changes: number) =>
    `${countNoun(changes, 'other change', 'other changes')} in the file, such as texts, ${changes === 1 ? 'is' : 'are'} not imported together with worksheets. Import the file by itself.`,
  otherSheet: (sheet: string) => `The ratings on the sheet “${sheet}” are not imported. Save that sheet as a separate file.`,
  noName: 'It does not name its rater.',
  nameTaken: (typed: string, name: string) => `The name ${typed} is already taken, so this rater is called ${name}.`,
  leftOut: (ratings: number) => `${countNoun(ratings, 'rating')} of parked or missing items ${ratings === 1 ? 'is' : 'are'} left out.`,
} as const

export const includeField = (at: number): string => `take${at}`
export const worksheetNameField = (at: number): string => `name${at}`

/** An empty `form` means the defaults. */
export function reviewWorksheets(workbook: Workbook, files: readonly WorksheetFile[], choices: WorksheetChoices): Worksheet[] {
  const taken = [...workbook.raters.keys()]
  const names = [...workbook.raters.values()].flatMap(({ id, present }) => (present ? [choices.names.get(id) ?? id] : []))
  const fileByRatings = new Map<string, string>()
  return files.map((source, at) => {
    if ('refused' in source) return refuseWorksheet(source.file, source.refused)
    const { file, sheet, problems } = source
    if (source.from !== null && source.from !== choices.workbook) return refuseWorksheet(file, WORKSHEET_REMARKS.otherWorkbook, problems)
    const id = nextRaterId(taken)
    const typed = cleanName(choices.form[worksheetNameField(at)] ?? source.name)
    const made = worksheetRater(workbook, sheet, { id, enteredBy: choices.me, note: file })
    if (made.ratings + made.reasons === 0) return refuseWorksheet(file, WORKSHEET_REMARKS.nothingRated, problems)
    const remarks = [...source.warnings]
    const same = fileByRatings.get(signature(sheet)) ?? sameHere(workbook, sheet, choices.names)
    if (same !== undefined) remarks.push(WORKSHEET_REMARKS.same(same))
    fileByRatings.set(signature(sheet), file)
    if (typed === '') remarks.push(WORKSHEET_REMARKS.noName)
    const name = uniqueRaterName(typed || `Rater ${id.slice(1)}`, names)
    if (typed !== '' && name !== typed) remarks.push(WORKSHEET_REMARKS.nameTaken(typed, name))
    if (made.left > 0) remarks.push(WORKSHEET_REMARKS.leftOut(made.left))
    // The same sheet twice. Equal ratings under different names are two raters.
    const again = same !== undefined && (typed === '' || name !== typed)
    const takes = choices.form.form === undefined ? !again : choices.form[includeField(at)] !== undefined
    if (takes) {
      taken.push(id)
      names.push(name)
    }
    return { file, refused: null, taken: takes, name: typed === '' ? name : typed, problems, remarks, rater: { ...made, id, name } }
  })
}

const refuseWorksheet = (file: string, refused: string, problems: readonly PlaceProblem[] = []): Worksheet => ({
  file,
  refused,
  taken: false,
  name: '',
  problems,
  remarks: [],
  rater: null,
})

/** Returns the changes of the ticked worksheets and the names of the new raters. */
export function importWorksheets(sheets: readonly Worksheet[]): { changes: Change[]; people: Map<string, string> } {
  const raters = sheets.flatMap(({ taken, rater }) => (taken && rater ? [rater] : []))
  return { changes: raters.flatMap(({ changes }) => changes), people: new Map(raters.map(({ id, name }) => [id, name])) }
}

/** Equal for equal ratings, in any order. */
function signature({ ratings }: Pick<Document['raters'][number], 'ratings'>): string {
  return Object.entries(ratings)
    .flatMap(([evidence, row]) => Object.entries(row).map(([hypothesis, rating]) => `${evidence} ${hypothesis} ${rating}`))
    .sort()
    .join('\n')
}

function sameHere(
  workbook: Workbook,
  sheet: Pick<Document['raters'][number], 'ratings'>,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const wanted = signature(sheet)
  for (const { id, present, enteredBy, ratings } of workbook.raters.values()) {
    if (!present || enteredBy === null) continue
    const theirs = Object.fromEntries([...ratings].map(([evidence, row]) => [evidence, Object.fromEntries(row)]))
    if (signature({ ratings: theirs }) === wanted) return names.get(id) ?? id
  }
  return undefined
}
