// The title of each matrix of a PARC ACH project, and what a refusal calls the matrix. Must not lose a title that is too long.
import { LIMITS } from '../../ach/model/texts.ts'
import { quoteText, toOneLine } from '../decode/quote.ts'
import type { ConversionNotes } from './conversion-notes.ts'

/** Room for the title of the project, whatever its matrices are called. */
const MOST_OF_A_NAME = 120

/** What is said of the title. */
export const ACHZ_TITLE_LOSSES = {
  none: 'The project has no title; the workbook is called “Matrix from PARC ACH”.',
  cut: `The title is longer than ${LIMITS.title} characters; it was cut, and stands whole in the background.`,
} as const

/** The project's title, with the name or the number of the matrix where there are several; `background` keeps what was cut. */
export function achzTitle(
  project: string,
  names: readonly string[],
  at: number,
  losses: ConversionNotes,
): { title: string; background: readonly string[] } {
  if (project === '') losses.tell(ACHZ_TITLE_LOSSES.none)
  const several = names.length > 1
  const name = names[at] ?? ''
  const same = names.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1
  const number = several && (name === '' || same) ? ` (matrix ${at + 1} of ${names.length})` : ''
  const shown = several && name !== '' ? `: ${toOneLine(name, MOST_OF_A_NAME)}` : ''
  const whole = toOneLine(project || 'Matrix from PARC ACH', Number.POSITIVE_INFINITY)
  const room = LIMITS.title - shown.length - number.length
  const cut = whole.length > room
  if (cut) losses.tell(ACHZ_TITLE_LOSSES.cut)
  const nameIsWhole = name === '' || name === project || shown === `: ${name}`
  return {
    title: `${toOneLine(whole, room)}${shown}${number}`,
    background: [...(cut ? [`Title: ${project}`] : []), ...(nameIsWhole ? [] : [`Matrix: ${name}`])],
  }
}

/** "The matrix", "Matrix 2 of 3 (“Coup”)". */
export function matrixWords(names: readonly string[], at: number): string {
  const name = names[at] ? ` (${quoteText(names[at])})` : ''
  return `${names.length === 1 ? 'The matrix' : `Matrix ${at + 1} of ${names.length}`}${name}`
}
