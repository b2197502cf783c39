// The figures of a report that is a file: the scores as bars, and the heat map.

import type { Steps } from '../../src/ach/model/steps.ts'
import { raterIn } from '../../src/ach/scoring/rating-table.ts'
import { comparable, type Scores } from '../../src/ach/scoring/score.ts'
import type { View } from '../../src/ach/view/view.ts'
import type { Report } from '../../src/report/blocks.ts'
import type { ReportPicture } from '../../src/report/report-pictures.ts'
import { scoresTexts } from '../analysis/scores.tsx'
import { groupModelSteps } from '../group/model.ts'
import { groupScoreRows } from '../group/scores.tsx'
import { matrixBase, matrixModel } from '../matrix/matrix-model.ts'
import { PLAIN_SETTINGS } from '../matrix/matrix-settings.ts'
import { scoreRows } from '../matrix/score-rows.ts'
import { type PictureContent, unframed } from './frame.ts'
import { heatMapPicture } from './heat-map-picture.ts'
import { scoreBars } from './score-pictures.ts'

/** Pixels: narrower than on a slide, so that letters are large enough on an upright page. */
const WIDTH = 700
/** Of all columns of the heat map together: on a page in landscape, a map with many rows has room for wider columns. */
const columnsFor = (rows: number): number => Math.max(700, rows * 75)

const picture = (part: ReportPicture['part'], { title, how, body, description }: PictureContent, width: number): ReportPicture => ({
  ...{ part, title, how: how ?? '' },
  description: description ?? title,
  svg: unframed({ title, body, description: description ?? '' }, width),
})

/** Of one rater, in steps. None where nothing can be compared: bars of 0 would say nothing. */
export function* raterPictures(view: View, rater: string, report: Report): Steps<ReportPicture[]> {
  const scores = scoresIn(report)
  if (scores === null || !comparable(scores)) return []
  const texts = scoresTexts({ view, scores, comparable: true })
  const bars = picture('bottom', { ...texts, body: scoreBars(scoreRows(view, scores), WIDTH) }, WIDTH)
  yield
  const { content, width } = yield* heatMapPicture(
    matrixModel(matrixBase('', { ...view, me: raterIn(view, rater) }, scores, PLAIN_SETTINGS)),
    columnsFor(scores.hypotheses.length),
  )
  yield
  const { description = '' } = content
  return [bars, picture('annex', { ...content, title: description }, width)]
}

/** Of the group, in steps. */
export function* groupPictures(view: View): Steps<ReportPicture[]> {
  const of = yield* groupModelSteps('', view, undefined)
  if (of === null || !of.scores.hypotheses.some(({ rated }) => rated > 0)) return []
  const { title, how, rows } = groupScoreRows(of)
  return [picture('bottom', { title, how, body: scoreBars(rows, WIDTH) }, WIDTH)]
}

const scoresIn = ({ sections }: Report): Scores | null => {
  for (const { blocks } of sections) for (const block of blocks) if (block.kind === 'scores') return block.scores
  return null
}
