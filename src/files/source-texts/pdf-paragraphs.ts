// Finds the paragraphs of a PDF, which has only lines with a place: by larger gaps, indents, short last lines and sizes of letters.
import { joinLines, tidyLine } from './paragraphs.ts'

/** A line of text; the place of its beginning, from the lower left corner of the page, its right end and the size of its letters in points. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly size: number
}

/** Pages at which a line must be repeated to count as a running head. */
const REPEATED = 3

/** The paragraphs of all pages, and the index of the first one of each page. A paragraph that goes on after a page break belongs to the first page. */
export function joinPdfPages(pages: readonly (readonly PdfLine[])[]): { paragraphs: string[]; pages: number[] } {
  const paragraphs: string[] = []
  const starts: number[] = []
  const bodies = withoutRunningHeads(pages)
  const step = usual(bodies.flatMap((lines) => lines.slice(1).flatMap((line, at) => stepBetween(lines[at], line))))
  for (const lines of bodies) {
    const own = paragraphsOf(lines, step)
    const before = paragraphs.at(-1)
    if (before !== undefined && own[0] !== undefined && /[\p{L},-]$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(own[0]))
      paragraphs[paragraphs.length - 1] = joinLines([before, own.shift() ?? ''])
    starts.push(paragraphs.length)
    paragraphs.push(...own)
  }
  return { paragraphs, pages: starts }
}

/** `step`: the usual distance between lines. */
function paragraphsOf(lines: readonly PdfLine[], step: number): string[] {
  const paragraphs: string[] = []
  let current: string[] = []
  const end = () => {
    paragraphs.push(tidyLine(joinLines(current)))
    current = []
  }
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before && beginsParagraph(before, line, lines[at + 1], step)) end()
    current.push(line.text)
  })
  end()
  return paragraphs.filter(Boolean)
}

/** The distance from a line down to the next; none at the top of a column. */
function stepBetween(before: PdfLine | undefined, line: PdfLine): number[] {
  const step = (before?.y ?? 0) - line.y
  return step > 0 && step < 4 * line.size ? [step] : []
}

function beginsParagraph(before: PdfLine, line: PdfLine, next: PdfLine | undefined, step: number): boolean {
  // At the top of a column a sentence may go on.
  if (line.y > before.y) return /[.!?:…”"»]$/.test(before.text)
  if (before.y - line.y > 1.3 * step) return true
  if (Math.abs(before.size - line.size) > 0.15 * before.size) return true
  // Indented, while the line that follows is not.
  if (line.x - before.x > 0.6 * line.size && (next === undefined || line.x - next.x > 0.6 * line.size)) return true
  // The line before ends a sentence well before the margin.
  return /[.!?…”"»]$/.test(before.text) && before.right < line.right - 6 * line.size
}

/** The most frequent value, rounded to half a point; 0 for none. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) {
    const rounded = Math.round(value * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0]
}

/** Leaves out page numbers, and the first and last lines that at least three pages share apart from their numbers. */
function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const key = ({ text }: PdfLine) => text.replace(/\d+/g, '0')
  const counts = new Map<string, number>()
  const ends = (lines: readonly PdfLine[]) => [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])]
  for (const lines of pages) for (const one of new Set(ends(lines).map(key))) counts.set(one, (counts.get(one) ?? 0) + 1)
  return pages.map((lines) => {
    const heads = new Set(
      ends(lines).filter((line) => /^[-–\s]*\d{1,4}[-–\s]*$/.test(line.text) || (counts.get(key(line)) ?? 0) >= REPEATED),
    )
    return lines.filter((line) => !heads.has(line))
  })
}
