// @ts-check
// Sums percentages while they are typed. Only for display: the server reads them again.

/** @param {string} text */
const numberIn = (text) => Number(text.replace('%', '').replace(',', '.').trim())

/** True for a number from 0 to 100, and for no answer. @param {string} text */
export const isPercentage = (text) => numberIn(text) >= 0 && numberIn(text) <= 100

/** Text of the sum, as the server formats it; text that is not a number counts as 0. @param {readonly string[]} texts */
export function percentOf(texts) {
  const sum = texts.reduce((all, text) => all + (numberIn(text) || 0), 0)
  return String(Number(sum.toFixed(2)))
}
