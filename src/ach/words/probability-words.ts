// Words for a person's own probability (ICD 203). Never for a computed one: that is printed as a number.

/** Percent, from and to; where two bands meet, the border belongs to the one nearer to 50. */
const BANDS = [
  { from: 1, to: 5, words: 'almost no chance' },
  { from: 5, to: 20, words: 'very unlikely' },
  { from: 20, to: 45, words: 'unlikely' },
  { from: 45, to: 55, words: 'roughly even chance' },
  { from: 55, to: 80, words: 'likely' },
  { from: 80, to: 95, words: 'very likely' },
  { from: 95, to: 99, words: 'almost certain' },
] as const
export type ProbabilityWords = (typeof BANDS)[number]['words']

/** The words for a probability of 0 … 1; null below 0.01 and above 0.99 (print the number alone) and for what is no probability. */
export function probabilityWords(probability: number): ProbabilityWords | null {
  // what was written as 0.55 is 55, not 55.00000000000001
  const percent = Math.round(probability * 1e8) / 1e6
  const found = BANDS.filter(({ from, to }) => percent >= from && percent <= to)
  const distance = ({ from, to }: { from: number; to: number }) => Math.abs((from + to) / 2 - 50)
  return found.sort((a, b) => distance(a) - distance(b))[0]?.words ?? null
}
