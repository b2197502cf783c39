// Reads and writes probabilities in per cent, with a decimal point or comma. Pure.

/** A probability from 0 to 1. Returns null for a blank text, undefined if it is not a number from 0 to 100. */
export function readPercent(text: string): number | null | undefined {
  const typed = text.trim()
  const written = (typed.endsWith('%') ? typed.slice(0, -1).trimEnd() : typed).replace(',', '.')
  if (written === '') return null
  if (!/^(\d{1,3}(\.\d{0,12})?|\.\d{1,12})$/.test(written)) return undefined
  const percent = Number(written)
  // rounds off the binary error: 33.3 becomes 0.333, not 0.33299999999999996
  return percent <= 100 ? Number((percent / 100).toFixed(14)) : undefined
}

/** The percentage as typed, without the sign: 12.5; '' for null. */
export const percentText = (probability: number | null): string =>
  probability === null ? '' : String(Number((probability * 100).toFixed(10)))
