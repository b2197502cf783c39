// Likelihood terms for a person's own probability estimate, after ICD 203. Not for computed probabilities: those are always printed as numbers.

/** Limits in percent. A limit shared by two bands belongs to the band nearer to 50. */
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

/** The scale in order, for those who estimate: ["1 to 5%", "almost no chance"] and so on. */
export const PROBABILITY_SCALE: readonly (readonly [string, ProbabilityWords])[] = BANDS.map(
  ({ from, to, words }) => [`${from} to ${to}%`, words] as const,
)

/** Returns the term for a probability of 0 to 1. Returns null below 0.01, above 0.99 and for NaN; then print only the number. */
export function probabilityWords(probability: number): ProbabilityWords | null {
  // rounds away floating point: 0.55 × 100 would be 55.00000000000001
  const percent = Math.round(probability * 1e8) / 1e6
  const found = BANDS.filter(({ from, to }) => percent >= from && percent <= to)
  const distance = ({ from, to }: { from: number; to: number }) => Math.abs((from + to) / 2 - 50)
  return found.sort((a, b) => distance(a) - distance(b))[0]?.words ?? null
}
