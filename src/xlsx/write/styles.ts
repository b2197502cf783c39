// The looks of cells. Each is one shared object: exceljs is several times faster when cells share a style than when each has its own.
import type { Border, Fill, Font, Style } from 'exceljs'
import { INK, LINE, PAPER, QUIET, RATING_COLOURS, STRONG_LINE, SUNKEN, SURFACE } from './palette.ts'

export const argb = (rgb: string) => ({ argb: `FF${rgb}` })
const font = (more: Partial<Font> = {}): Partial<Font> => ({ name: 'Calibri', size: 10, color: argb(INK), ...more })
const fill = (rgb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(rgb), bgColor: argb(rgb) })
const line = (rgb: string): Partial<Border> => ({ style: 'thin', color: argb(rgb) })
const box = { top: line(LINE), left: line(LINE), bottom: line(LINE), right: line(LINE) }
const withBorder = { top: line(LINE), bottom: line(LINE) }
const heading = { top: line(STRONG_LINE), bottom: { style: 'medium', color: argb(STRONG_LINE) } } as const
const left = { vertical: 'middle', horizontal: 'left', indent: 1, wrapText: true } as const
const centre = { vertical: 'middle', horizontal: 'center', wrapText: true } as const
/** Excel takes an entry in such a cell as text, whatever it begins with. */
const textStyle = { numFmt: '@' } as const

/** White is to be typed into, paper grey is computed. */
const typedStyle = { font: font(), fill: fill(SURFACE), border: withBorder }
const computedStyle = { font: font(), fill: fill(PAPER), border: withBorder }
const head = { font: font({ bold: true }), fill: fill(SUNKEN), border: heading, ...textStyle }

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: { vertical: 'middle', horizontal: 'left' }, ...textStyle },
  lead: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'left' } },
  section: { font: font({ size: 12, bold: true }), alignment: { vertical: 'bottom' } },
  plain: { font: font(), alignment: { ...left, vertical: 'top' } },
  prose: { font: font({ size: 11 }), alignment: { ...left, vertical: 'top' } },
  head: { ...head, alignment: left },
  headCentre: { ...head, alignment: centre },
  /** written upwards, for many narrow columns */
  headTurned: {
    ...head,
    font: font({ bold: true, size: 9 }),
    alignment: { vertical: 'bottom', horizontal: 'center', wrapText: true, textRotation: 90 },
  },
  label: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'right' }, border: withBorder },

  /** typed */
  id: { ...typedStyle, font: font({ bold: true }), alignment: centre, ...textStyle },
  short: { ...typedStyle, alignment: left, ...textStyle },
  code: { ...typedStyle, alignment: centre, ...textStyle },
  text: { ...typedStyle, alignment: left },
  rating: { ...typedStyle, font: font({ bold: true }), alignment: centre, border: box },
  /** one field of a form */
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
  /** a figure beside its bar */
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

/** The legend on Scale and About: coloured for good, whatever the cell says. */
function ratingStyles() {
  const style = (rating: keyof typeof RATING_COLOURS) => ({
    font: font({ bold: true, color: argb(RATING_COLOURS[rating].ink) }),
    fill: fill(RATING_COLOURS[rating].fill),
    alignment: centre,
    border: box,
  })
  return { CC: style('CC'), C: style('C'), N: style('N'), I: style('I'), II: style('II'), NA: style('NA') }
}
