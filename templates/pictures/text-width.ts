// Measures and wraps text for pictures, which have no layout of their own. Widths are those of Helvetica, which Arial and Liberation Sans share;
// other scripts get generous estimates, because their font is unknown.

/** Widths in thousandths of the font size, by characters. */
const WIDTHS = new Map<string, number>()
for (const [width, signs] of [
  [191, "'"],
  [222, 'ijl‘’'],
  [260, '|'],
  [278, ' !,./:;I[\\]ft·'],
  [333, '()-`r“”'],
  [350, '"'],
  [389, '*'],
  [469, '^'],
  [500, 'Jckszxyv'],
  [556, '#$0123456789?L_abdeghnopqu–{}°'],
  [584, '+<=>~−×'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1000, '—…'],
  [1015, '@'],
] as const)
  for (const sign of signs) WIDTHS.set(sign, width)

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\p{Extended_Pictographic}]/u
const NO_WIDTH = /[\p{Mark}\p{Cf}]/u
const ARABIC = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
/** Other fonts than the measured one are a little wider, and bold letters more so. */
const MARGIN = 1.04
const BOLD = 1.08

function signWidth(sign: string): number {
  const known = WIDTHS.get(sign)
  if (known !== undefined) return known
  if (NO_WIDTH.test(sign)) return 0
  if (WIDE.test(sign)) return /\p{Extended_Pictographic}/u.test(sign) ? 1400 : 1000
  if (ARABIC.test(sign)) return 700
  // a letter with an accent is as wide as without it
  const [base = sign] = sign.normalize('NFD')
  return base === sign ? 900 : (WIDTHS.get(base) ?? 900)
}

interface Font {
  /** in pixels */
  readonly size: number
  readonly bold?: boolean | undefined
}

/** The width in pixels that a text needs at most, in the fonts of the pictures. */
export function textWidth(text: string, { size, bold = false }: Font): number {
  let sum = 0
  for (const sign of text) sum += signWidth(sign)
  return (sum / 1000) * size * MARGIN * (bold ? BOLD : 1)
}

interface Wrapping extends Font {
  /** in pixels */
  readonly width: number
  /** The last line ends with an ellipsis if the text needs more. Default: no limit */
  readonly most?: number
}

/** Splits a text into lines that fit. Words that are too long, and scripts without spaces, break anywhere. At least one line, maybe empty. */
export function wrapText(text: string, { width, most = Number.POSITIVE_INFINITY, ...font }: Wrapping): string[] {
  const lines: string[] = []
  let line = ''
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
  }
  const fits = (more: string) => textWidth((line + more).trimEnd(), font) <= width
  for (const paragraph of text.split('\n')) {
    for (const word of paragraph.match(/[^\s]+\s*/g) ?? []) {
      if (lines.length > most) break
      if (line !== '' && !fits(word) && textWidth(word.trimEnd(), font) <= width && !WIDE.test(word)) end()
      if (fits(word)) line += word
      else
        for (const sign of graphemes(word)) {
          if (line !== '' && !fits(sign)) end()
          if (line !== '' || sign.trim() !== '') line += sign
        }
    }
    if (line !== '') end()
    if (lines.length > most) break
  }
  if (lines.length === 0) return ['']
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), shortenLine(lines[most - 1] ?? '', width, font)]
}

/** The line with an ellipsis at its end, without the letters that leave no room for it. */
function shortenLine(line: string, width: number, font: Font): string {
  const signs = graphemes(line)
  while (signs.length > 0 && textWidth(`${signs.join('')}…`, font) > width) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What a reader sees as single letters: with their accents, and emoji as a whole. */
const graphemes = (text: string): string[] => Array.from(SEGMENTER.segment(text), ({ segment }) => segment)

/** Whether the first letter of a text is written from right to left. */
export const isRightToLeft = (text: string): boolean =>
  /^[^\p{Letter}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(text)
