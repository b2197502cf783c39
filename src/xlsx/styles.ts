// The looks of cells. Each is one shared object: exceljs is several times faster when cells share a style than when each has its own.
import type { Border, Fill, Font, Style } from 'exceljs'
import { INK, LINE, PAPER, QUIET, RATING_COLOURS, STRONG_LINE, SUNKEN, SURFACE } from './palette.ts'

export const argb = (rgb: string) => ({ argb: `FF${rgb}` })
const font = (more: Partial<Font> = {}): Partial<Font> => ({ name: 'Calibri', size: 10, color: argb(INK), ...more })
const fill = (rgb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(rgb), bgColor: argb(rgb) })
const line = (rgb: string): Partial<Border> => ({ style: 'thin', color: argb(rgb) })
const box = { top: line(LINE), left: line(LINE), bottom: line(LINE), right: line(LINE) }
const heading = {
  top: line(STRONG_LINE),
  left: line(LINE),
  bottom: { style: 'medium', color: argb(STRONG_LINE) },
  right: line(LINE),
} as const
const top = { vertical: 'top', wrapText: true } as const
const middle = { vertical: 'top', horizontal: 'center', wrapText: true } as const
/** Excel takes an entry in such a cell as text, whatever it begins with. */
const asText = { numFmt: '@' } as const

/** White is to be typed into, paper grey is computed. */
const typed = { fill: fill(SURFACE), border: box }
const computed = { fill: fill(PAPER), border: box }

export const STYLES = {
  title: { font: font({ size: 16, bold: true }), alignment: { vertical: 'middle' }, ...asText },
  lead: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle' } },
  section: { font: font({ size: 12, bold: true }), alignment: { vertical: 'bottom' } },
  prose: { font: font({ size: 11 }), alignment: top },
  head: { font: font({ bold: true }), fill: fill(SUNKEN), alignment: { vertical: 'bottom', wrapText: true }, border: heading },
  headCentre: {
    font: font({ bold: true }),
    fill: fill(SUNKEN),
    alignment: { vertical: 'bottom', horizontal: 'center', wrapText: true },
    border: heading,
    ...asText,
  },
  label: { font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'right', wrapText: true } },

  /** typed */
  id: { ...typed, font: font({ bold: true }), alignment: middle, ...asText },
  short: { ...typed, font: font(), alignment: { vertical: 'top', wrapText: true }, ...asText },
  code: { ...typed, font: font(), alignment: middle, ...asText },
  text: { ...typed, font: font(), alignment: top },
  rating: { ...typed, font: font({ bold: true }), alignment: { vertical: 'middle', horizontal: 'center' } },
  number: { ...typed, font: font(), alignment: { vertical: 'top', horizontal: 'center' }, numFmt: '0.###' },

  /** computed or fixed */
  fixedId: { ...computed, font: font({ bold: true }), alignment: middle, ...asText },
  fixedText: { ...computed, font: font(), alignment: top },
  fixedCode: { ...computed, font: font({ color: argb(QUIET) }), alignment: middle },
  figure: { ...computed, font: font(), alignment: { vertical: 'top', horizontal: 'center' }, numFmt: '0.00' },
  whole: { ...computed, font: font(), alignment: { vertical: 'top', horizontal: 'center' }, numFmt: '0' },
  share: { ...computed, font: font(), alignment: { vertical: 'top', horizontal: 'center' }, numFmt: '0%' },
  score: { ...computed, font: font({ bold: true, size: 12 }), alignment: { vertical: 'middle', horizontal: 'center' }, numFmt: '0.00' },
  rank: { ...computed, font: font({ bold: true }), alignment: { vertical: 'middle', horizontal: 'center' }, numFmt: '0' },
  against: { ...computed, font: font({ color: argb(QUIET) }), alignment: { vertical: 'middle', horizontal: 'center' } },

  ...ratingStyles(),
  data: { font: { name: 'Consolas', size: 8 } },
} as const satisfies Record<string, Partial<Style>>
export type StyleName = keyof typeof STYLES

/** The legend on Scale and About: coloured for good, whatever the cell says. */
function ratingStyles() {
  const style = (rating: keyof typeof RATING_COLOURS) => ({
    font: font({ bold: true, color: argb(RATING_COLOURS[rating].ink) }),
    fill: fill(RATING_COLOURS[rating].fill),
    alignment: { vertical: 'top', horizontal: 'center' } as const,
    border: box,
  })
  return { CC: style('CC'), C: style('C'), N: style('N'), I: style('I'), II: style('II'), NA: style('NA') }
}
