// Probabilities as people type them: per cent, with a point or a comma. Pure.

/** A probability of 0 … 1; null for an empty text, undefined for what is not a number from 0 to 100. */
export function readPercent(text: string): number | null | undefined {
  const typed = text.trim()
  const written = (typed.endsWith('%') ? typed.slice(0, -1).trimEnd() : typed).replace(',', '.')
  if (written === '') return null
  if (!/^(\d{1,3}(\.\d{0,12})?|\.\d{1,12})$/.test(written)) return undefined
  const percent = Number(written)
  // 33.3 is 0.333 and not 0.33299999999999996
  return percent <= 100 ? Number((percent / 100).toFixed(14)) : undefined
}

/** As it was typed, without the sign: 12.5; '' for none. */
export const percentText = (probability: number | null): string =>
  probability === null ? '' : String(Number((probability * 100).toFixed(10)))
