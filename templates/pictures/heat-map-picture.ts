// The picture of the heat map: the whole matrix as shades, with the ids of the items above and the hypotheses at the side.

import { RATINGS, type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import type { Steps } from '../../src/ach/model/steps.ts'
import { HEAT_COLOURS, LINE, QUIET, SOFT_INK, STRONG_LINE, SURFACE } from '../../src/ach/words/palette.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { type HeatMap, heatMap, heatPathSteps, labelledPlaces } from '../matrix/heat-map/heat-map-cells.ts'
import { heatMapWords } from '../matrix/heat-map/heat-map-words.ts'
import type { MatrixModel } from '../matrix/matrix-model.ts'
import { INNER, type PictureContent } from './frame.ts'
import { at, element, filled, legend, type Piece, paragraph, path, rect, ruler, stackPieces, word } from './marks.ts'

const NAMES = 220
const IDS = 22
/** Pixels between two ids above the map. */
const APART = 44
/** Cells narrower than this have no lines between them. */
const LINED = 5

/** Pixels that the columns may take together in a picture that stands alone. */
const MOST = 1640

/** Width and height of a cell: wide enough to fill a slide, or as narrow as the largest matrix needs. */
function cellSize({ items, hypotheses }: HeatMap, most: number): { wide: number; tall: number } {
  const count = Math.max(1, items.length)
  const slide = (INNER - NAMES) / count
  return {
    wide: slide >= 28 ? Math.min(48, slide) : Math.max(2, Math.min(28, most / count)),
    tall: Math.max(20, Math.min(36, 720 / Math.max(1, hypotheses.length))),
  }
}

const widthOf = (map: HeatMap, most: number): number => Math.max(INNER, NAMES + map.items.length * cellSize(map, most).wide)

/** In steps of some cells each. `most`: pixels that all columns may take together. */
export function* heatMapPicture(model: MatrixModel, most = MOST): Steps<{ content: PictureContent; width: number }> {
  const map = heatMap(model)
  const { view, hypotheses } = model
  const { wide, tall } = cellSize(map, most)
  const names = hypotheses
    .map((one, row) => {
      const label = paragraph(itemName(view, one.id), { width: NAMES - 14, typed: true, size: 12.5, most: tall >= 33 ? 2 : 1 })
      return at(0, IDS + row * tall + (tall - label.height) / 2 - 1, label.marks)
    })
    .join('')
  const width = map.items.length * wide
  const ids = labelledPlaces(map.items.length, Math.max(1, width / APART))
    .map(
      (place) => `${word(map.items[place]?.id ?? '', NAMES + place * wide, 12, { size: 11, colour: QUIET })}${tick(NAMES + place * wide)}`,
    )
    .join('')
  const body: Piece = {
    height: IDS + hypotheses.length * tall + 2,
    marks: `${names}${ids}${at(NAMES, IDS, yield* cells(map, wide, tall))}`,
  }
  yield
  const words = heatMapWords(model)
  return {
    content: {
      title: words.title,
      typed: true,
      how: words.how,
      body: stackPieces([body, key(widthOf(map, most))], 14),
      description: words.description,
    },
    width: widthOf(map, most),
  }
}

const tick = (x: number): string => ruler(x + 0.5, IDS - 6, x + 0.5, IDS, { colour: STRONG_LINE })

function* cells(map: HeatMap, wide: number, tall: number): Steps<string> {
  const { areas, dashes, strokes, grid } = yield* heatPathSteps(map, wide, tall)
  yield
  const [width, height] = [map.items.length * wide, map.hypotheses.length * tall]
  return [
    ...RATINGS.map((rating) => filled(areas[rating], HEAT_COLOURS[rating])),
    path(strokes, { colour: STRONG_LINE, width: 0.75 }),
    wide >= LINED ? path(grid, { colour: LINE, width: 0.75 }) : '',
    path(dashes, { colour: SOFT_INK, width: 1.5 }),
    ...map.out.map((place) => element('rect', { x: place * wide, y: 0, width: wide, height, fill: `#${SURFACE}`, 'fill-opacity': '0.7' })),
    element('rect', { x: 0, y: 0, width, height, fill: 'none', stroke: `#${STRONG_LINE}` }),
  ].join('')
}

function key(width: number): Piece {
  const [wide, top, bottom] = [26, 3, 17]
  const middle = (top + bottom) / 2
  const markOn = (rating: Rating | null): string => {
    if (rating === null) return ruler(0, bottom, wide, top, { colour: STRONG_LINE })
    return rating === 'NA' ? ruler(0, middle, wide, middle, { colour: SOFT_INK, width: 1.5 }) : ''
  }
  return legend(
    [...RATINGS, null].map((rating) => ({
      mark: `${rect({ x: 0, y: top, width: wide, height: bottom - top }, { fill: rating === null ? SURFACE : HEAT_COLOURS[rating], stroke: STRONG_LINE })}${markOn(rating)}`,
      words: rating === null ? ratingWords(null) : `${rating} ${ratingWords(rating)}`,
    })),
    wide,
    width,
  )
}
