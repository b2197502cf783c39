// The picture of scores and ranks before and after in a what-if.

import { BEFORE_AFTER, type BeforeAfterProps, type BeforeAfterRow, beforeAfterRows, beforeAfterTexts } from '../matrix/before-after.tsx'
import type { PictureContent } from './frame.ts'
import { columnsOf, scoreBarPiece } from './score-pictures.ts'
import { type PictureCell, tablePiece } from './table.ts'

export function beforeAfterPicture(of: BeforeAfterProps): PictureContent {
  const columns = columnsOf([
    { head: 'Hypothesis', width: 190 },
    { head: 'Rank', width: 62 },
    { head: 'Score', width: 44, num: true },
    { head: BEFORE_AFTER.before },
    { head: 'Rank', width: 62 },
    { head: 'Score', width: 44, num: true },
    { head: BEFORE_AFTER.after },
    { head: BEFORE_AFTER.difference, width: 180 },
  ])
  const standing = (row: BeforeAfterRow['before']): PictureCell[] => [
    row.rank,
    { text: row.score, bold: true },
    scoreBarPiece(row.to, row.worst),
  ]
  return {
    ...beforeAfterTexts(of),
    body: tablePiece(
      columns,
      beforeAfterRows(of).map(({ before, after, difference }) => [
        { text: after.label, typed: true, bold: after.leads },
        ...standing(before),
        ...standing(after),
        difference,
      ]),
    ),
  }
}
