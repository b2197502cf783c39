// @ts-check
// Sums percentages while they are typed. Only for display: the server reads them again.

/** Text of the sum, as the server formats it; text that is not a number counts as 0. @param {readonly string[]} texts */
export function percentOf(texts) {
  const sum = texts.reduce((all, text) => all + (Number(text.replace('%', '').replace(',', '.').trim()) || 0), 0)
  return String(Number(sum.toFixed(2)))
}
