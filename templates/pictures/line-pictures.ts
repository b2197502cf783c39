// Pictures with lines: the ranks under each method, and the scores in the course of the work.

import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { INK, LINE, QUIET, STRONG_LINE, SURFACE, TONES } from '../../src/ach/words/palette.ts'
import type { Analysis } from '../analysis/model.ts'
import { rankingHistoryFigure } from '../analysis/ranking-history.tsx'
import { type HistoryLines, spreadLabels, stairs, ticksOf } from '../analysis/ranking-history-picture.tsx'
import { type LineStyle, type RankLine, type RankLines, rankLines } from '../analysis/rankings.tsx'
import { ordinalNumber } from '../ui/format.ts'
import { INNER, type PictureContent } from './frame.ts'
import { at, element, HEAD, type Piece, path, ruler, SMALL, word } from './marks.ts'
import { wrapText } from './text-width.ts'

/** width for the names of the lines */
const NAMES = 250
const SECOND = TONES[1]
const STROKES: Readonly<Record<LineStyle, { colour: string; width: number; dashes?: string }>> = {
  1: { colour: INK, width: 3 },
  2: { colour: SECOND, width: 2 },
  3: { colour: SECOND, width: 2, dashes: '2 4' },
  4: { colour: SECOND, width: 2, dashes: '8 4' },
}

/** The name of a line on one line. */
const nameAt = (text: string, x: number, y: number, first: boolean): string => {
  const [short = ''] = wrapText(text, { size: 13, bold: first, width: INNER - x, most: 1 })
  return word(short, x, y + 4, { bold: first, typed: true })
}

export function rankingsPicture(analysis: Analysis): PictureContent {
  const drawn = rankLines(analysis)
  return { title: drawn.title, how: drawn.how, description: drawn.description, body: ranksPiece(drawn) }
}

function ranksPiece({ heads, ranks, lines }: RankLines): Piece {
  const top = 48
  const step = ranks > 6 ? 30 : 44
  const height = top + ranks * step
  const x = scalePoint(
    heads.map((_, index) => index),
    [80, INNER - NAMES - 40],
  )
  const y = ({ rank, before }: { rank: number; before: number }) => top + (rank - 1) * step + before * 14
  const d = line<RankLine['places'][number]>()
    .defined((place) => place !== null)
    .x((_, index) => x(index) ?? 0)
    .y((place) => (place ? y(place) : 0))
  const marks = [
    ...heads.map(({ name, inForce }, index) => {
      const middle = x(index) ?? 0
      const head = word(name, middle, 14, { ...SMALL, bold: inForce, anchor: 'middle' })
      const use = inForce ? word('in use', middle, 28, { ...HEAD, size: 11, anchor: 'middle' }) : ''
      return `${head}${use}${ruler(middle, 34, middle, height - 12)}`
    }),
    ...Array.from({ length: ranks }, (_, index) => word(ordinalNumber(index + 1), 0, top + 4 + index * step, SMALL)),
    ...lines.map(({ style, places }) => path(d([...places]) ?? '', STROKES[style])),
    ...lines.flatMap(({ label, style, places }) => {
      const fill = style === 1 ? INK : SECOND
      const dots = places.map((place, index) =>
        place
          ? element('circle', { cx: x(index) ?? 0, cy: y(place), r: 6, fill: `#${fill}`, stroke: `#${SURFACE}`, 'stroke-width': 2 })
          : '',
      )
      const last = places.at(-1)
      return [...dots, last ? nameAt(label, INNER - NAMES, y(last), style === 1) : '']
    }),
  ]
  return { height, marks: marks.join('') }
}

/** Null if nothing has changed since every cell was rated. */
export function historyPicture(analysis: Analysis): PictureContent | null {
  const drawn = rankingHistoryFigure(analysis)
  return drawn && { title: drawn.title, how: drawn.how, description: drawn.description, body: historyPiece(drawn) }
}

function historyPiece({ steps, most, whole, lines, marks }: HistoryLines): Piece {
  const top = 24
  const tall = Math.max(240, lines.length * 18 + 20)
  const wide = INNER - NAMES
  const x = scaleLinear([0, Math.max(1, steps - 1)], [0, wide])
  const y = scaleLinear([0, most || 1], [top + tall, top]).nice(4)
  const d = stairs(x, y)
  const ends = spreadLabels(
    lines.map(({ scores }) => y(scores.at(-1) ?? 0)),
    top + tall + 4,
  )
  const ticks = most > 0 ? ticksOf(y, whole) : [0]
  const parts = [
    ...ticks.map((tick) => ruler(0, y(tick), wide, y(tick), { colour: LINE })),
    ...marks.map(({ at: step }) => ruler(x(step), top, x(step), top + tall, { colour: STRONG_LINE, dashes: '2 3' })),
    ...lines.map(({ style, scores }) => path(d([...scores]) ?? '', STROKES[style])),
    ...ticks.map((tick) => word(String(tick), 0, y(tick) - 4, { ...SMALL, backed: true })),
    ...marks.map(({ at: step, label }) => {
      if (label === null) return ''
      const [short = ''] = wrapText(label, { size: 12, width: Math.min(170, INNER - x(step)), most: 1 })
      return word(short, x(step) + 4, 14, SMALL)
    }),
    word('all rated', 0, top + tall + 18, SMALL),
    word('now', wide, top + tall + 18, { ...SMALL, anchor: 'end' }),
    ...lines.map(({ label, last, style }, index) => {
      const place = ends[index] ?? 0
      const score = word(last, wide + 12 + 44, place + 4, { anchor: 'end', bold: style === 1, colour: style === 1 ? INK : QUIET })
      return `${score}${nameAt(label, wide + 12 + 52, place, style === 1)}`
    }),
  ]
  return { height: top + tall + 24, marks: at(0, 0, parts.join('')) }
}
