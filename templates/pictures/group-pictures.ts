// The picture of the cells that a group should discuss, with the distribution of their ratings.

import { RATINGS } from '../../src/ach/model/rating.ts'
import { QUIET, RATING_COLOURS, STRONG_LINE, TONES } from '../../src/ach/words/palette.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { disputeWords, groupCellsTexts } from '../group/cells.tsx'
import type { GroupModel } from '../group/model.ts'
import { INNER, type PictureContent } from './frame.ts'
import { at, type Piece, paragraph, rect, word } from './marks.ts'
import { columnsOf } from './score-pictures.ts'
import { tablePiece } from './table.ts'

export function groupCellsPicture(of: GroupModel): PictureContent {
  const { title, how } = groupCellsTexts(of)
  const { view, differ } = of
  if (differ.length === 0) return { title, body: paragraph('The group’s ratings are close in every cell.', { width: INNER, size: 15 }) }
  return {
    title,
    how,
    body: tablePiece(
      columnsOf([{ head: 'Item' }, { head: 'Hypothesis', width: 220 }, { head: 'Ratings of the group', width: 200 }]),
      differ.map((cell) => [
        { text: `${cell.evidence}  ${view.evidence.get(cell.evidence)?.statement ?? ''}` },
        { text: itemName(view, cell.hypothesis), typed: true, bold: true, more: disputeWords(cell) },
        () => distribution(cell.distribution),
      ]),
    ),
  }
}

const EACH = 32
const TALL = 26

/** Bars are scaled to the tallest one. */
function distribution(counts: GroupModel['differ'][number]['distribution']): Piece {
  const most = Math.max(1, ...RATINGS.map((rating) => counts[rating]))
  return {
    height: TALL + 34,
    marks: RATINGS.map((rating, index) => {
      const [count, { fill, ink }] = [counts[rating], RATING_COLOURS[rating]]
      const tall = (TALL * count) / most
      const bar = rect({ x: 3, y: 14 + TALL - tall, width: EACH - 6, height: tall }, { fill: TONES[1] })
      const number = count > 0 ? word(String(count), EACH / 2, 10 + TALL - tall, { size: 11, colour: QUIET, anchor: 'middle' }) : ''
      const chip = rect({ x: 3, y: 16 + TALL, width: EACH - 6, height: 18 }, { fill, stroke: STRONG_LINE })
      return at(
        index * EACH,
        0,
        `${bar}${number}${chip}${word(rating, EACH / 2, 29 + TALL, { size: 11, colour: ink, bold: true, anchor: 'middle' })}`,
      )
    }).join(''),
  }
}
