// Detects how the columns of a text are separated, by known headings or rows of equal length. Pure.

import { fieldByTitle } from './grid-columns.ts'
import { type Separator, splitCells } from './split-cells.ts'

/** Number of characters that are examined. */
const SAMPLE = 100_000

const MOST_ABOVE = 30

/** null if no separator gives headings or even rows, or if its marks look like those of sentences */
export function likelySeparator(text: string): Separator | null {
  const sample = text.length > SAMPLE ? text.slice(0, text.lastIndexOf('\n', SAMPLE) + 1 || SAMPLE) : text
  const found = (['\t', ';', ','] as const).map((separator) => ({ separator, ...evenness(sample, separator) }))
  const [clear] = found.filter(({ names }) => names > 1).sort((a, b) => b.names - a.names)
  if (clear) return clear.separator
  const [tabs] = found
  // nobody types tabs into a sentence
  if (tabs && tabs.width > 1 && tabs.share >= 0.5) return tabs.separator
  const [best] = found
    .filter(({ width, share, spaced }) => (spaced ? width > 2 && share >= 0.9 : width > 1 && share >= 0.5))
    .sort((a, b) => Math.round((b.share - a.share) * 10) || b.width - a.width)
  return best?.separator ?? null
}

interface Evenness {
  /** column count of most rows that have more than one */
  readonly width: number
  /** share of all rows with this column count */
  readonly share: number
  /** a space follows most separators, as in a sentence */
  readonly spaced: boolean
  /** number of known headings in one row */
  readonly names: number
}

function evenness(text: string, separator: Separator): Evenness {
  const widths = new Map<number, number>()
  const rows = splitCells(text, separator, { exact: true }).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const names = Math.max(0, ...rows.slice(0, MOST_ABOVE).map((cells) => new Set(cells.map(fieldByTitle).filter(Boolean)).size))
  const behind = rows.flatMap((cells) => cells.slice(1))
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width, most] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return {
    width,
    share: most / Math.max(1, rows.length),
    names,
    spaced: behind.filter((cell) => cell.startsWith(' ')).length * 2 > behind.length,
  }
}
