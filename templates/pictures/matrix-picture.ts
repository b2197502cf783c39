// The picture of the matrix: items with their statements, hypotheses across, ratings as letters in their colours.

import { formatCount } from '../../src/ach/model/format-count.ts'
import { RATINGS, type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import type { Steps } from '../../src/ach/model/steps.ts'
import type { Evidence } from '../../src/ach/model/workbook.ts'
import { LINE, QUIET, RATING_COLOURS, SOFT_INK, STRONG_LINE } from '../../src/ach/words/palette.ts'
import { countNoun, itemName, phraseText, rankWords, scoreWords } from '../../src/ach/words/phrases.ts'
import { verdictSentence } from '../../src/ach/words/verdict-words.ts'
import { type MatrixModel, myRating } from '../matrix/matrix-model.ts'
import { INNER, type PictureContent } from './frame.ts'
import { at, element, HEAD, legend, type Piece, paragraph, px, ruler, stackPieces, word } from './marks.ts'

const ID = 44
const GAP = 12
/** size of a chip */
const [WIDE, TALL] = [34, 20]
/** rows between two pauses for other requests */
const ROWS = 50

/** The widths of the columns for items and for each hypothesis. */
function widthsOf(hypotheses: number): { item: number; each: number } {
  const each = hypotheses <= 4 ? 116 : hypotheses <= 8 ? 88 : 62
  return { item: Math.max(360, INNER - ID - hypotheses * (each + GAP)), each }
}

export const matrixWidth = (hypotheses: number): number => {
  const { item, each } = widthsOf(hypotheses)
  return ID + item + hypotheses * (each + GAP)
}

/** Steps of some rows each. Scores are left out while they are hidden. */
export function* matrixPicture(model: MatrixModel): Steps<PictureContent> {
  const { view, hypotheses, rows, scores, whatIf, total, parked } = model
  const width = matrixWidth(hypotheses.length)
  const { item, each } = widthsOf(hypotheses.length)
  const left = (column: number) => ID + item + GAP + column * (each + GAP)
  const head = headPiece(model, each, left)
  const lines: string[] = [head.marks]
  const places = new Map<Rating | null, string>()
  let y = head.height
  for (const [index, one] of rows.entries()) {
    if (index % ROWS === ROWS - 1) yield
    const text = paragraph(one.statement, { width: item, typed: true, size: 13, most: 4 })
    const mark = handling(model, one)
    const more = mark === '' ? null : paragraph(mark, { width: item, size: 11.5, colour: QUIET })
    const inside = Math.max(text.height + (more?.height ?? 0), TALL)
    lines.push(ruler(0, y, width, y, { colour: index === 0 ? STRONG_LINE : LINE }))
    lines.push(word(one.id, 0, y + 6 + 13, { size: 12, colour: QUIET }))
    lines.push(at(ID, y + 6, text.marks), more ? at(ID, y + 6 + text.height, more.marks) : '')
    hypotheses.forEach((hypothesis, column) => {
      const rating = myRating(view, one.id, hypothesis.id)
      const place = `M${px(left(column) + (each - WIDE) / 2)} ${px(y + 6 + inside / 2)}`
      places.set(rating, (places.get(rating) ?? '') + place)
    })
    y += inside + 12
  }
  const shown = rows.length === total ? '' : `Showing ${formatCount(rows.length)} of ${countNoun(total, 'item')}. `
  const leftOut = parked.length === 0 ? '' : `${countNoun(parked.length, 'item')} parked and not shown. `
  for (const [rating, all] of places) {
    yield
    lines.push(chips(rating, all))
  }
  yield
  const body: Piece = { height: y, marks: lines.join('') }
  const sentence = scores && verdictSentence(scores, view)
  return {
    title: view.question,
    typed: true,
    how: sentence && `${sentence.opening}${sentence.lead}${sentence.rest.map(phraseText).join('')}`,
    body: stackPieces([body, keyPiece(width)], 14),
    means: `${shown}${leftOut}` || null,
    description: `Ratings of ${countNoun(rows.length, 'item')} of evidence for ${countNoun(hypotheses.length, 'hypothesis', 'hypotheses')}${whatIf ? ' in a what-if' : ''}`,
  }
}

function headPiece({ view, hypotheses, scoreOf }: MatrixModel, each: number, left: (column: number) => number): Piece {
  const labels = hypotheses.map((one) => {
    const score = scoreOf.get(one.id)
    const label = paragraph(itemName(view, one.id), { width: each, typed: true, size: 13, bold: true, anchor: 'middle', most: 7 })
    if (!score) return label
    const figures = paragraph(`${scoreWords(score, view.method)} · ${rankWords(score)}`, {
      ...{ width: each, size: 12, colour: SOFT_INK, anchor: 'middle', most: 2 },
    })
    return stackPieces([label, figures], 2)
  })
  const height = Math.max(18, ...labels.map((one) => one.height))
  const words = labels.map((one, column) => at(left(column), height - one.height, one.marks)).join('')
  const scored = scoreOf.size > 0 ? word('Score and rank', left(0) - GAP, height - 4, { ...HEAD, anchor: 'end' }) : ''
  return { height: height + 8, marks: `${word('Evidence', ID, height - 4, HEAD)}${scored}${words}` }
}

/** "left out in this what-if" */
function handling({ whatIf }: MatrixModel, { id }: Evidence): string {
  const how = whatIf?.rows.get(id)
  return how === undefined ? '' : `${HANDLED[how]} in this what-if`
}
const HANDLED = { without: 'left out', neutral: 'neutral', mirrored: 'reversed' } as const

const ROUND: ReadonlySet<Rating | null> = new Set<Rating>(['CC', 'C'])
const EDGES: Readonly<Record<Rating, string>> = {
  CC: RATING_COLOURS.CC.fill,
  C: RATING_COLOURS.C.ink,
  N: STRONG_LINE,
  I: RATING_COLOURS.I.ink,
  II: RATING_COLOURS.II.fill,
  NA: STRONG_LINE,
}

/** All chips of one rating: two thick strokes, whose ends are round if the rating is consistent, and the letters on them. */
function chips(rating: Rating | null, places: string): string {
  const starts = places.split('M').slice(1)
  if (rating === null) {
    const d = starts.map((place) => `M${place}m6 0h${WIDE - 12}`).join('')
    return element('path', { d, fill: 'none', stroke: `#${STRONG_LINE}`, 'stroke-width': 1, 'stroke-dasharray': '3 3' })
  }
  const { fill, ink } = RATING_COLOURS[rating]
  const round = ROUND.has(rating)
  const stroke = (colour: string, inset: number) => {
    const end = round ? TALL / 2 : inset
    const d = starts.map((place) => `M${place}m${end} 0h${WIDE - 2 * end}`).join('')
    const cap = round ? 'round' : undefined
    return element('path', { d, fill: 'none', stroke: `#${colour}`, 'stroke-width': TALL - 2 * inset, 'stroke-linecap': cap })
  }
  const letters = starts.map((place) => {
    const [x = 0, y = 0] = place.split(' ').map(Number)
    return `<text x="${px(x + WIDE / 2)}" y="${px(y + 4.3)}">${rating}</text>`
  })
  const type = { 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: `#${ink}` }
  return `${stroke(EDGES[rating], 0)}${stroke(fill, 1)}${element('g', type, letters.join(''))}`
}

/** The ratings in words. */
const keyPiece = (width: number): Piece =>
  legend(
    [...RATINGS, null].map((rating) => ({ mark: chips(rating, 'M0 10'), words: ratingWords(rating) })),
    WIDE,
    width,
  )
