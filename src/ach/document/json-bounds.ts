// Finds JSON that would need far more memory than its text before it is parsed: eleven million brackets take a gigabyte. Must not build
// anything; one pass over the text.
import { formatCount } from '../model/format-count.ts'

/** Far more than any document has; unknown keys of other programs may nest deeper than ours. */
const MOST_DEEP = 64
/** All ratings, first-round ratings and notes of the largest workbook are 1,200,000. */
const MOST_VALUES = 2_500_000

/** Problems of the whole text. */
export const JSON_BOUNDS = {
  deep: `This file nests values more than ${MOST_DEEP} levels deep, which no workbook does.`,
  many: `This file has more than ${formatCount(MOST_VALUES)} values, the most that can be read.`,
} as const

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
/** Square and curly brackets differ from each other only in this bit. */
const CURLY = 0x20
const [OPEN, CLOSE] = [0x5b | CURLY, 0x5d | CURLY]

/** Returns what is too much; null if the text can be parsed. Text that is not JSON may give either. */
export function jsonExcess(text: string): string | null {
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = stringEnd(text, at)
    else if (code === COMMA) values += 1
    else if ((code | CURLY) === OPEN) {
      values += 1
      depth += 1
      if (depth > MOST_DEEP) return JSON_BOUNDS.deep
    } else if ((code | CURLY) === CLOSE) depth -= 1
    if (values > MOST_VALUES) return JSON_BOUNDS.many
  }
  return null
}

/** Returns the place of the quote that ends the string; the end of the text without one. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === BACKSLASH) before -= 1
    // An even number of backslashes before it are escaped themselves.
    if ((end - before) % 2 === 1) return end
  }
  return text.length
}
