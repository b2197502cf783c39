// Estimates row heights for wrapped texts, because spreadsheet programs do not fit the rows of a newly written file.

const LINE = 13.2
const MOST = 409
/** Cell padding, in characters. */
const INDENT = 1
const SPACE = 0.5

/** Widths in digits of the letters that are not 1 wide: narrow ones count less, capitals more. */
const WIDTHS = new Map([...[...'MWmw@%'].map((one) => [one, 1.4] as const), ...[..."iljtfr.,;:'|!()"].map((one) => [one, 0.6] as const)])

/** Width of a text in digits. East Asian letters count 2. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += WIDTHS.get(letter) ?? ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1)
  return width
}

/** Number of lines that a text takes in a column of `columnWidth` characters, wrapped between words if possible. */
export function lineCount(text: string, columnWidth: number): number {
  const most = Math.max(1, (columnWidth - INDENT) * 1.08)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines++
    let used = 0
    for (const word of paragraph.split(' ')) {
      const width = widthOf(word)
      if (used > 0 && used + SPACE + width > most) {
        lines++
        used = 0
      }
      used += width + (used > 0 ? SPACE : 0)
      lines += Math.max(0, Math.ceil(used / most) - 1)
      if (used > most) used %= most
    }
  }
  return lines
}

/** Height in points of the tallest text; at least one line, at most 409, Excel's limit. */
export function rowHeight(texts: readonly (readonly [text: string | null | undefined, columnWidth: number])[], line = LINE): number {
  const lines = Math.max(1, ...texts.map(([text, width]) => (text ? lineCount(text, width) : 1)))
  return Math.min(MOST, Math.ceil(lines * line + 4))
}

/** Splits a text into at most `most` lines of `width` characters, between words if possible; cuts the rest. */
export function columnLineCount(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let rest = text.replace(/\s+/g, ' ').trim()
  while (rest !== '' && lines.length < most) {
    const fitting = lineStart(rest, width)
    const space = fitting === rest ? -1 : rest.slice(0, fitting.length + 1).lastIndexOf(' ')
    const line = space > 0 ? rest.slice(0, space) : fitting
    rest = rest.slice(line.length).trimStart()
    lines.push(rest !== '' && lines.length === most - 1 ? `${line}…` : line)
  }
  return lines
}

/** Returns as many letters as fit, at least one. */
function lineStart(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const letter of text) {
    used += widthOf(letter)
    if (used > width && end > 0) break
    end += letter.length
  }
  return text.slice(0, end)
}
