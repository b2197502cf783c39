// Names of the matrix sheets: with several raters each carries the name of its rater.

/** Excel allows 31 characters; a number may follow. */
const MOST = 28
/** The only matrix of a file. */
export const SINGLE_MATRIX = 'Matrix'

/**
 * Returns a name for each rater’s matrix, unique ignoring case. Only letters, digits, spaces and dashes of a name are kept, so that a name
 * can stand in a formula.
 */
export function matrixNames(raters: readonly { readonly name: string }[]): string[] {
  if (raters.length < 2) return raters.map(() => SINGLE_MATRIX)
  const taken = new Set<string>()
  return raters.map(({ name }, at) => {
    const plain = name
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}-]+/gu, ' ')
      .trim()
    const whole = `${SINGLE_MATRIX} ${plain || at + 1}`
    const base = cutName(whole)
    let unique = base
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${base} ${number}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

const cutName = (name: string): string =>
  name
    .slice(0, MOST)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()

/** Returns the name as formulas write it. */
export const sheetReference = (name: string): string => (/^[A-Za-z]+$/.test(name) ? `${name}!` : `'${name}'!`)
