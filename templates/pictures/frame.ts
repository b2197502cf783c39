// The frame of every picture: marking, finding, how to read it, the picture itself, and at the foot whose ratings of which workbook it shows.

import type { View } from '../../src/ach/view/view.ts'
import { LINE, QUIET, SOFT_INK, SURFACE } from '../../src/ach/words/palette.ts'
import { formatDate } from '../../src/ach/words/phrases.ts'
import { type NamedSupposition, suppositionWords } from '../../src/forms/what-if-query.ts'
import { at, type Piece, paragraph, rect, ruler, stackPieces, svg } from './marks.ts'

/** Where the figures of a picture come from. */
export interface PictureOrigin {
  /** title of the workbook */
  readonly title: string
  /** null: none */
  readonly marking: string | null
  /** whose ratings they are, as the viewer may know it; null if no ratings are shown */
  readonly ratings: string | null
  /** the day as of which they are shown, such as 2026-11-30 */
  readonly day: string
  /** the what-if; empty for the workbook as it is */
  readonly suppositions: readonly string[]
  /** more to know: that the workbook is damaged, or that this is an earlier state */
  readonly notes: readonly string[]
}

/** The words of a what-if. `real` is the stored workbook. */
export const suppositionsIn = (suppositions: readonly NamedSupposition[], real: View): string[] =>
  suppositions.map((one) => suppositionWords(one, real))

export interface PictureContent {
  /** the finding */
  readonly title: string
  /** the title is a user's text */
  readonly typed?: boolean
  readonly how?: string | null
  readonly body: Piece
  /** what it means, below the picture */
  readonly means?: string | null
  /** what screen readers read after the title */
  readonly description?: string
}

/** Space at every edge, in pixels. */
export const EDGE = 28
/** The width of a picture that does not need more, so that it fills a slide. */
export const WIDTH = 960
export const INNER = WIDTH - 2 * EDGE

/** `width` is that of the content; the picture is wider by both edges. */
export function framed({ title, typed, how, body, means, description = '' }: PictureContent, origin: PictureOrigin, width = INNER): string {
  const { marking, suppositions, notes } = origin
  const text = Math.min(width, 1000)
  const marked = marking === null ? [] : [paragraph(marking, { width, typed: true, size: 13, bold: true, most: 2 })]
  const piece = stackPieces(
    [
      ...marked,
      paragraph(title, { width: typed ? width : text, typed, size: 21, bold: true, most: 8 }),
      ...notes.map((note) => paragraph(note, { width, bold: true, most: 4 })),
      ...(suppositions.length > 0
        ? [paragraph(`What-if, not saved: ${suppositions.join('; ')}`, { width: text, bold: true, most: 8 })]
        : []),
      ...(how ? [paragraph(how, { width: text, size: 12, colour: SOFT_INK, most: 12 })] : []),
      { height: body.height + 12, marks: at(0, 12, body.marks) },
      ...(means ? [paragraph(means, { width: text, size: 13, most: 12 })] : []),
      foot(origin, width),
      ...marked,
    ],
    10,
  )
  const [wide, tall] = [width + 2 * EDGE, piece.height + 2 * EDGE]
  return svg(wide, tall, `${rect({ x: 0, y: 0, width: wide, height: tall }, { fill: SURFACE })}${at(EDGE, EDGE, piece.marks)}`, {
    title,
    description,
  })
}

/** Only the drawing, for a document that has the finding, the marking and the rest around it. */
export function unframed({ title, body, description = '' }: Pick<PictureContent, 'title' | 'body' | 'description'>, width: number): string {
  const height = body.height + 8
  return svg(width, height, `${rect({ x: 0, y: 0, width, height }, { fill: SURFACE })}${at(0, 4, body.marks)}`, { title, description })
}

function foot({ title, ratings, day }: PictureOrigin, width: number): Piece {
  const small = { size: 11.5, colour: QUIET, width } as const
  const piece = stackPieces(
    [
      paragraph(title, { ...small, typed: true, most: 2 }),
      paragraph([...(ratings === null ? [] : [ratings]), formatDate(day)].join(' · '), { ...small, most: 2 }),
    ],
    1,
  )
  return { height: piece.height + 8, marks: `${ruler(0, 0, width, 0, { colour: LINE })}${at(0, 8, piece.marks)}` }
}
