// Escapes text that a spreadsheet program might run as a formula (CSV injection) with apostrophes, and removes them on import. Exports and
// imports must both use this file, so that a text comes back unchanged.

/**
 * What starts a formula at the start of a cell: a sign after optional quotation marks, apostrophes and spaces. Excel reads full-width signs
 * the same. Looks no further than the cell, so that an apostrophe in one cell never decides about another.
 */
const FORMULA = `(?:['"]|[^\\S\\t\\r\\n])*[=+\\-@＝＋－＠]`
/** A text whose start is escaped. The last two are what earlier versions escaped, and keep their files readable. */
const RISKY = new RegExp(`^${FORMULA}|^['\\s]*[=+\\-@]|^'*[\\t\\r\\n]`)
/** The same within a text: after a semicolon or tab, which separate cells in many countries, and after a line break. */
const WITHIN = new RegExp(`([;\\t\\r\\n])(?=${FORMULA})`, 'g')
const GUARDED_WITHIN = new RegExp(`([;\\t\\r\\n])'(?=${FORMULA})`, 'g')
const NUMBER = /^[+-]?\d+(\.\d+)?$/

const isRisky = (text: string): boolean => RISKY.test(text) && !NUMBER.test(text)

/** Puts an apostrophe wherever a formula might start: before the text, and within it. Plain numbers are unchanged. */
export function escapeFormula(text: string): string {
  const escaped = text.replace(WITHIN, "$1'")
  return isRisky(text) ? `'${escaped}` : escaped
}

/**
 * Reverses `escapeFormula`, and keeps apostrophes that it would not have added. Earlier versions escaped fewer places: their files are read
 * the same, except that an apostrophe that was typed in one of the new places is lost.
 */
export function unescapeFormula(text: string): string {
  const inner = text.startsWith("'") && isRisky(text.slice(1)) ? text.slice(1) : text
  return inner.replace(GUARDED_WITHIN, '$1')
}
