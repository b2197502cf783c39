// The marks that pictures are made of, as strings of SVG at fixed coordinates in pixels. Pictures hold no styles, no scripts, no links and no
// foreign content, so they look the same in every program. Strings, because a matrix may have 20,000 cells.

import { INK, LINE, QUIET, SOFT_INK, SURFACE } from '../../src/ach/words/palette.ts'
import { escapeHtml } from '../ui/html.ts'
import { isRightToLeft, textWidth, wrapText } from './text-width.ts'

/** The measured fonts first. */
const FONTS = "Arial, 'Liberation Sans', Arimo, Helvetica, 'Nimbus Sans', 'Noto Sans', sans-serif"

/** A part of a picture, drawn downwards from 0. */
export interface Piece {
  /** in pixels */
  readonly height: number
  /** SVG */
  readonly marks: string
}

type Value = string | number | undefined

/** A number in at most two decimals. */
export const px = (value: number): string => String(Math.round(value * 100) / 100)

/** One element; attributes without a value are left out. `content` is SVG. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, content = ''): string {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? px(value) : escapeHtml(value)}"`],
  )
  return content === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${content}</${name}>`
}

/** Moves marks. */
export const at = (x: number, y: number, marks: string): string =>
  marks === '' || (x === 0 && y === 0) ? marks : element('g', { transform: `translate(${px(x)} ${px(y)})` }, marks)

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
interface Paint {
  /** RRGGBB */
  readonly fill: string
  readonly stroke?: string | undefined
  readonly radius?: number | undefined
}

export const rect = ({ x, y, width, height }: Box, { fill, stroke, radius }: Paint): string =>
  element('rect', { x, y, width: Math.max(0, width), height, fill: `#${fill}`, stroke: stroke && `#${stroke}`, rx: radius })

interface Stroke {
  /** RRGGBB; default: of lines */
  readonly colour?: string
  readonly width?: number
  readonly dashes?: string | undefined
}

export const ruler = (x1: number, y1: number, x2: number, y2: number, { colour = LINE, width = 1, dashes }: Stroke = {}): string =>
  element('line', { x1, y1, x2, y2, stroke: `#${colour}`, 'stroke-width': width, 'stroke-dasharray': dashes })

export const path = (d: string, { colour = LINE, width = 1, dashes }: Stroke): string =>
  element('path', { d, fill: 'none', stroke: `#${colour}`, 'stroke-width': width, 'stroke-dasharray': dashes, 'stroke-linejoin': 'round' })

export const filled = (d: string, fill: string): string => (d === '' ? '' : element('path', { d, fill: `#${fill}` }))

export interface Style {
  /** in pixels; default: 13 */
  readonly size?: number
  readonly bold?: boolean | undefined
  /** RRGGBB */
  readonly colour?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  /** a user's text, which may be written from right to left */
  readonly typed?: boolean | undefined
  /** on white, for text over lines */
  readonly backed?: boolean
}

export const HEAD: Style = { size: 12, colour: QUIET }
export const SMALL: Style = { size: 12, colour: SOFT_INK }

const SIZE = 13
/** The diamond of ◆ that is in every font with the letters of Western languages. */
const DIAMOND = '♦'
const LEADING = 1.3

/** A line of text from left to right; (x, y) is on its base line. */
export const word = (text: string, x: number, y: number, style: Style = {}): string => line(text, x, y, style)

/**
 * A text from right to left is isolated by control characters. The attribute `direction` would also swap the sides of the anchor, and not
 * every program knows it.
 */
const isolated = (text: string, rtl: boolean): string => (rtl ? `\u2067${text}\u2069` : text)

function line(text: string, x: number, y: number, style: Style, rtl = style.typed === true && isRightToLeft(text)): string {
  if (text === '') return ''
  const { size = SIZE, bold, colour = INK, anchor = 'start', backed } = style
  const width = backed ? textWidth(text, { size, bold }) : 0
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width
  const back = backed ? rect({ x: left - 2, y: y - size, width: width + 4, height: size * LEADING }, { fill: SURFACE }) : ''
  return `${back}${element(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 700 : undefined,
      fill: `#${colour}`,
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    escapeHtml(isolated(text.replaceAll('◆', DIAMOND), rtl)),
  )}`
}

interface Paragraph extends Style {
  readonly width: number
  /** lines; the last one ends with an ellipsis if there is more */
  readonly most?: number
  /** a user's text; if it is written from right to left, it starts at the right */
  readonly typed?: boolean | undefined
}

/** A wrapped text. Its top is at 0. */
export function paragraph(text: string, { width, most, typed = false, ...style }: Paragraph): Piece {
  const { size = SIZE, bold, anchor = 'start' } = style
  const lines = wrapText(text, { size, bold, width, ...(most !== undefined && { most }) })
  const rtl = typed && isRightToLeft(text)
  const side = anchor === 'middle' ? anchor : (anchor === 'end') === rtl ? 'start' : 'end'
  const x = { start: 0, middle: width / 2, end: width }[side]
  return {
    height: lines.length * size * LEADING,
    marks: lines.map((one, index) => line(one, x, size * (1 + index * LEADING), { ...style, anchor: side }, rtl)).join(''),
  }
}

/** A legend: marks with their words, in lines of at most `width`. `box` is the width of a mark; marks are 20 pixels high. */
export function legend(entries: readonly { readonly mark: string; readonly words: string }[], box: number, width: number): Piece {
  let [x, y] = [0, 0]
  const marks = entries.map(({ mark, words }) => {
    const wide = box + 8 + textWidth(words, { size: 12 }) + 16
    if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + 26]
    const [left, top] = [x, y]
    x += wide
    return at(left, top, `${mark}${word(words, box + 8, 14.5, SMALL)}`)
  })
  return { height: y + 20, marks: marks.join('') }
}

/** Pieces one below the other, `gap` pixels apart. */
export function stackPieces(pieces: readonly Piece[], gap: number): Piece {
  let y = 0
  const marks = pieces.map((piece, index) => {
    if (index > 0) y += gap
    const moved = at(0, y, piece.marks)
    y += piece.height
    return moved
  })
  return { height: y, marks: marks.join('') }
}

/** The whole picture. `title` and `description` are what screen readers read. */
export const svg = (width: number, height: number, marks: string, { title, description }: { title: string; description: string }): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: Math.ceil(width),
      height: Math.ceil(height),
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      role: 'img',
      'font-family': FONTS,
    },
    `${element('title', {}, escapeHtml(title))}${description === '' ? '' : element('desc', {}, escapeHtml(description))}${marks}`,
  )}\n`
