// @ts-check
// What percentages that are being typed come to. Their meaning is the server's: it reads them again.

/** As the server writes it; what is no number counts nothing. @param {readonly string[]} texts */
export function percentOf(texts) {
  const sum = texts.reduce((all, text) => all + (Number(text.replace('%', '').replace(',', '.').trim()) || 0), 0)
  return String(Number(sum.toFixed(2)))
}
