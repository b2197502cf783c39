// Cell styles. Cells share these objects: exceljs is several times faster that way than with a style per cell.
import type { Border, Fill, Font, Style } from 'exceljs'
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { INK, LINE, PAPER, QUIET, RATING_COLOURS, STRONG_LINE, SUNKEN, SURFACE } from '../../ach/words/palette.ts'

export const argb = (rgb: string) => ({ argb: `FF${rgb}` })
const font = (more: Partial<Font> = {}): Partial<Font> => ({ name: 'Calibri', size: 10, color: argb(INK), ...more })
const fill = (rgb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(rgb), bgColor: argb(rgb) })
const line = (rgb: string): Partial<Border> => ({ style: 'thin', color: argb(rgb) })
const box = { top: line(LINE), left: line(LINE), bottom: line(LINE), right: line(LINE) }
const withBorder = { top: line(LINE), bottom: line(LINE) }
const heading = { top: line(STRONG_LINE), bottom: { style: 'medium', color: argb(STRONG_LINE) } } as const
const left = { vertical: 'middle', horizontal: 'left', indent: 1, wrapText: true } as const
const centre = { vertical: 'middle', horizontal: 'center', wrapText: true } as const
/** In such a cell Excel reads an entry as text, whatever it starts with. */
const textStyle = { numFmt: '@' } as const

/** White: input. Paper grey: computed. */
const typedStyle = { font: font(), fill: fill(SURFACE), border: withBorder }
const computedStyle = { font: font(), fill: fill(PAPER), border: withBorder }
const head = { font: font({ bold: true }), fill: fill(SUNKEN), border: heading, ...textStyle }

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: { vertical: 'middle', horizontal: 'left' }, ...textStyle },
  lead: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'left' } },
  verdict: { font: font({ bold: true }), alignment: { vertical: 'middle', horizontal: 'left' } },
  section: { font: font({ size: 12, bold: true }), alignment: { vertical: 'bottom' } },
  plain: { font: font(), alignment: { ...left, vertical: 'top' } },
  prose: { font: font({ size: 11 }), alignment: { ...left, vertical: 'top' } },
  head: { ...head, alignment: left },
  headCentre: { ...head, alignment: centre },
  /** a heading by formula; not formatted as text, which would turn the formula into text once edited */
  headSpare: { font: font({ bold: true }), fill: fill(SURFACE), border: heading, alignment: centre },
  /** vertical text, for many narrow columns */
  headTurned: {
    ...head,
    font: font({ bold: true, size: 9 }),
    alignment: { vertical: 'bottom', horizontal: 'center', wrapText: true, textRotation: 90 },
  },
  label: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'right' }, border: withBorder },

  /** input */
  id: { ...typedStyle, font: font({ bold: true }), alignment: centre, ...textStyle },
  short: { ...typedStyle, alignment: left, ...textStyle },
  code: { ...typedStyle, alignment: centre, ...textStyle },
  text: { ...typedStyle, alignment: left },
  link: { ...typedStyle, font: font({ underline: true }), alignment: { ...left, wrapText: false }, ...textStyle },
  rating: { ...typedStyle, font: font({ bold: true }), alignment: centre, border: box },
  /** a form field */
  field: {
    ...typedStyle,
    font: font({ bold: true, size: 11 }),
    alignment: left,
    border: { top: line(STRONG_LINE), left: line(STRONG_LINE), bottom: line(STRONG_LINE), right: line(STRONG_LINE) },
    ...textStyle,
  },
  number: { ...typedStyle, alignment: centre, numFmt: '0.###' },

  /** computed or fixed */
  fixedId: { ...computedStyle, font: font({ bold: true }), alignment: centre, ...textStyle },
  fixedText: { ...computedStyle, alignment: left },
  aside: { ...computedStyle, font: font({ size: 9, color: argb(QUIET) }), alignment: left },
  fixedCode: { ...computedStyle, font: font({ color: argb(QUIET) }), alignment: centre },
  figure: { ...computedStyle, alignment: centre, numFmt: '0.00' },
  /** a figure next to its bar */
  barred: { ...computedStyle, alignment: { vertical: 'middle', horizontal: 'right', indent: 1 }, numFmt: '0.00' },
  whole: { ...computedStyle, alignment: centre, numFmt: '0' },
  thousands: { ...computedStyle, alignment: centre, numFmt: '#,##0' },
  share: { ...computedStyle, alignment: centre, numFmt: '0%' },
  fineShare: { ...computedStyle, alignment: centre, numFmt: '0.0%' },
  score: { ...computedStyle, font: font({ bold: true, size: 12 }), alignment: centre, numFmt: '0.00', border: box },
  rank: { ...computedStyle, font: font({ bold: true }), alignment: centre, numFmt: '0', border: box },
  against: { ...computedStyle, font: font({ color: argb(QUIET) }), alignment: centre, border: box },

  ...ratingStyles(),
  data: { font: { name: 'Consolas', size: 8 } },
} as const satisfies Record<string, Partial<Style>>
export type StyleName = keyof typeof STYLES

/** The legend on Scale and About: fixed colours, independent of the cell's content. */
function ratingStyles() {
  const style = (rating: Rating) => ({
    font: font({ bold: true, color: argb(RATING_COLOURS[rating].ink) }),
    fill: fill(RATING_COLOURS[rating].fill),
    alignment: centre,
    border: box,
  })
  return Object.fromEntries(RATINGS.map((rating) => [rating, style(rating)])) as Record<Rating, ReturnType<typeof style>>
}
