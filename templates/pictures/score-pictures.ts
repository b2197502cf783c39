// Pictures of scores: of a rater, of a group, and before and after a what-if.

import type { Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import { RATING_COLOURS, STRONG_LINE } from '../../src/ach/words/palette.ts'
import { openColumns, ratedHead } from '../../src/ach/words/phrases.ts'
import type { Analysis } from '../analysis/model.ts'
import { scoresTexts } from '../analysis/scores.tsx'
import type { GroupModel } from '../group/model.ts'
import { groupScoreRows } from '../group/scores.tsx'
import { scoreRows } from '../matrix/score-rows.ts'
import { INNER, type PictureContent } from './frame.ts'
import { type Piece, rect, ruler, word } from './marks.ts'
import { BAR_HEIGHT, GAP, type PictureColumn, tablePiece } from './table.ts'

/** Fills the columns without a width. */
export const columnsOf = (
  columns: readonly (Omit<PictureColumn, 'width'> & { readonly width?: number })[],
  width = INNER,
): PictureColumn[] => {
  const taken = columns.reduce((sum, column) => sum + (column.width ?? 0), 0) + GAP * (columns.length - 1)
  const open = columns.filter((column) => column.width === undefined).length
  return columns.map((column) => ({ ...column, width: column.width ?? (width - taken) / open }))
}

/** A bar of inconsistency with its pale end; shares of the width, 0 to 1. */
export const scoreBarPiece =
  (to: number, worst = to) =>
  (width: number): Piece => {
    const [from, end] = [to * (width - 2), worst * (width - 2)]
    const { II, I } = RATING_COLOURS
    const more =
      end > from
        ? `${rect({ x: from, y: 7.5, width: end - from, height: 7 }, { fill: I.fill, stroke: II.fill })}${ruler(end, 3, end, 19, { colour: II.fill, width: 2 })}`
        : ''
    return {
      height: BAR_HEIGHT,
      marks: `${ruler(0, 11, width, 11)}${rect({ x: 0, y: 4, width: from, height: 14 }, { fill: II.fill })}${more}`,
    }
  }

export function scoresBody(view: View, scores: Scores): Piece {
  const shown = openColumns(scores)
  const columns = columnsOf([
    { head: 'Hypothesis', width: 280 },
    { head: 'Score', width: 52, num: true },
    { head: shown.range ? 'Pale: if blanks were II' : '' },
    ...(shown.range ? [{ head: 'Range', width: 84, num: true }] : []),
    { head: 'Rank', width: 62, num: true },
    ...(shown.rated ? [{ head: ratedHead(scores.method), width: 62, num: true }] : []),
  ])
  return tablePiece(
    columns,
    scoreRows(view, scores).map((row) => [
      { text: row.label, typed: true, bold: row.leads },
      { text: row.score, bold: true },
      scoreBarPiece(row.to, row.worst),
      ...(shown.range ? [row.range] : []),
      row.rank,
      ...(shown.rated ? [row.rated] : []),
    ]),
  )
}

/** Only names, scores and bars, for a document that has the other figures in a table. */
export const scoreBars = (
  rows: readonly { readonly label: string; readonly score: string; readonly to: number; readonly worst?: number }[],
  width: number,
): Piece =>
  tablePiece(
    columnsOf([{ head: 'Hypothesis', width: width * 0.3 }, { head: 'Score', width: 60, num: true }, { head: '' }], width),
    rows.map(({ label, score, to, worst }) => [{ text: label, typed: true }, { text: score, bold: true }, scoreBarPiece(to, worst)]),
  )

export const scoresPicture = (analysis: Analysis): PictureContent => ({
  ...scoresTexts(analysis),
  body: scoresBody(analysis.view, analysis.scores),
})

export function groupScoresPicture(of: GroupModel): PictureContent {
  const { title, how, means, rows } = groupScoreRows(of)
  const columns = columnsOf([
    { head: 'Hypothesis', width: 300 },
    { head: 'Mean score', width: 60, num: true },
    { head: '' },
    { head: 'Rank', width: 62, num: true },
    { head: ratedHead(of.view.method), width: 62, num: true },
  ])
  return {
    title,
    how,
    means,
    body: tablePiece(
      columns,
      rows.map((row) => [
        { text: row.label, typed: true, bold: true, more: row.first },
        { text: row.score, bold: true },
        scoreBarPiece(row.to),
        row.rank,
        row.rated,
      ]),
    ),
  }
}

/** A dotted line at `x`, over the height of a bar. */
export const dotted = (x: number): string => ruler(x, 0, x, BAR_HEIGHT, { colour: STRONG_LINE, dashes: '2 3' })

/** A number behind or before the end of a bar. */
export const figureAt = (text: string, x: number, { before = false, bold = false } = {}): string =>
  word(text, before ? x - 6 : x + 6, 15.5, { size: 12, bold, anchor: before ? 'end' : 'start', backed: true })
