// Builds the title of each matrix of a PARC ACH project and its name in refusals. A title that is too long is kept in the background.
import { LIMITS } from '../../ach/model/texts.ts'
import { quoteText, toOneLine } from '../decode/quote.ts'
import type { ConversionNotes } from './conversion-notes.ts'

/** Upper limit for matrix names, to leave room for the project's title. */
const MOST_OF_A_NAME = 120

/** Losses of the title. */
export const ACHZ_TITLE_LOSSES = {
  none: 'The project has no title. The workbook is called “Matrix from PARC ACH”.',
  cut: `The title is longer than ${LIMITS.title} characters and was shortened. The full title is in the background text.`,
} as const

/** Returns the project's title, with the name or number of the matrix if there are several; `background` holds whatever was cut. */
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

/** Returns "The matrix" or "Matrix 2 of 3 (“Coup”)". */
export function matrixWords(names: readonly string[], at: number): string {
  const name = names[at] ? ` (${quoteText(names[at])})` : ''
  return `${names.length === 1 ? 'The matrix' : `Matrix ${at + 1} of ${names.length}`}${name}`
}
