// One apostrophe in front of text that a spreadsheet program might run as a formula, and taken away again. The rule is written
// here and nowhere else: what is exported and what is read back must be the same.

/** What a spreadsheet program might run: text that begins, after spaces or apostrophes, with = + - or @, or with a tab or line break. */
const RISKY = /^['\s]*[=+\-@]|^'*[\t\r\n]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** Puts one apostrophe in front of what might run as a formula; plain numbers stay. */
export const escapeFormula = (text: string): string => (RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** The text that `escapeFormula` was given. An apostrophe that it would not have put there stays. */
export function unescapeFormula(text: string): string {
  const inner = text.slice(1)
  return text.startsWith("'") && escapeFormula(inner) === text ? inner : text
}
