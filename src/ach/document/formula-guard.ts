// Escapes text that a spreadsheet program might run as a formula (CSV injection) with an apostrophe, and removes the apostrophe on import. Exports and
// imports must both use this file, so that a text comes back unchanged.

/** Text that starts with = + - or @ after optional spaces or apostrophes, or with a tab or line break. */
const RISKY = /^['\s]*[=+\-@]|^'*[\t\r\n]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** Puts an apostrophe before text that might run as a formula. Plain numbers are unchanged. */
export const escapeFormula = (text: string): string => (RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** Reverses `escapeFormula`. Keeps an apostrophe that `escapeFormula` would not have added. */
export function unescapeFormula(text: string): string {
  const inner = text.slice(1)
  return text.startsWith("'") && escapeFormula(inner) === text ? inner : text
}
