// All pictures by name: what each needs, and how it is made.

import type { RobustnessFigures } from '../../src/ach/analysis/robustness-figures.ts'
import type { Steps } from '../../src/ach/model/steps.ts'
import type { Analysis } from '../analysis/model.ts'
import type { GroupModel } from '../group/model.ts'
import type { MatrixModel } from '../matrix/matrix-model.ts'
import { assumptionsPicture, groupsPicture, itemsPicture, probabilitiesPicture, robustnessPicture } from './analysis-pictures.ts'
import { beforeAfterPicture } from './before-after-picture.ts'
import { framed, INNER, type PictureContent, type PictureOrigin } from './frame.ts'
import { groupCellsPicture } from './group-pictures.ts'
import { heatMapPicture } from './heat-map-picture.ts'
import { historyPicture, rankingsPicture } from './line-pictures.ts'
import { matrixPicture, matrixWidth } from './matrix-picture.ts'
import { groupScoresPicture, scoresPicture } from './score-pictures.ts'

/** What a picture is made from, by name. */
export const PICTURES = {
  matrix: 'matrix',
  'heat-map': 'matrix',
  'before-after': 'what-if',
  scores: 'analysis',
  rankings: 'analysis',
  robustness: 'robustness',
  items: 'analysis',
  sources: 'analysis',
  clusters: 'analysis',
  kinds: 'analysis',
  assumptions: 'analysis',
  probabilities: 'analysis',
  history: 'analysis',
  'group-scores': 'group',
  'group-cells': 'group',
} as const
export type PictureName = keyof typeof PICTURES
type MadeFrom<Inputs> = { [Name in PictureName]: (typeof PICTURES)[Name] extends Inputs ? Name : never }[PictureName]
export type MatrixPictureName = MadeFrom<'matrix'>
export type AnalysisPictureName = MadeFrom<'analysis'>
export type GroupPictureName = MadeFrom<'group'>

export const isPictureName = (name: string): name is PictureName => Object.hasOwn(PICTURES, name)

/** The matrix as SVG, in steps, because it may have 20,000 cells. */
export function* matrixSvg(name: MatrixPictureName, model: MatrixModel, origin: PictureOrigin): Steps<string> {
  if (name === 'matrix') return framed(yield* matrixPicture(model), origin, matrixWidth(model.hypotheses.length))
  const { content, width } = yield* heatMapPicture(model)
  return framed(content, origin, width)
}

/** Null outside a what-if, and while scores are hidden. */
export function beforeAfterSvg({ view, scores, whatIf }: MatrixModel, origin: PictureOrigin): string | null {
  return scores && whatIf ? framed(beforeAfterPicture({ ...whatIf, view, scores }), origin) : null
}

const OF_ANALYSIS: Readonly<Record<AnalysisPictureName, (analysis: Analysis) => PictureContent | null>> = {
  scores: (analysis) => (analysis.scores.hypotheses.length > 0 ? scoresPicture(analysis) : null),
  rankings: ifComparable(rankingsPicture),
  items: ifComparable(itemsPicture),
  sources: ifComparable((analysis) => (analysis.groups.source.length > 0 ? groupsPicture(analysis, 'source') : null)),
  clusters: ifComparable((analysis) => (analysis.groups.cluster.length > 0 ? groupsPicture(analysis, 'cluster') : null)),
  kinds: ifComparable((analysis) => (analysis.groups.kind.length > 0 ? groupsPicture(analysis, 'kind') : null)),
  assumptions: ifComparable((analysis) => (analysis.assumptions.length > 0 ? assumptionsPicture(analysis) : null)),
  probabilities: ifComparable(probabilitiesPicture),
  history: (analysis) => (analysis.real.hypotheses.size > 0 ? historyPicture(analysis) : null),
}

function ifComparable(make: (analysis: Analysis) => PictureContent | null) {
  return (analysis: Analysis): PictureContent | null => (analysis.comparable ? make(analysis) : null)
}

/** Null where the page of the analysis does not have this figure. */
export function analysisSvg(name: AnalysisPictureName, analysis: Analysis, origin: PictureOrigin): string | null {
  const content = OF_ANALYSIS[name](analysis)
  return content && framed(content, origin, INNER)
}

/** Null if the figures say nothing. The scores of the analysis must be settled. */
export function robustnessSvg(analysis: Analysis, figures: RobustnessFigures, origin: PictureOrigin): string | null {
  const content = robustnessPicture(analysis, figures)
  return content && framed(content, origin)
}

const OF_GROUP: Readonly<Record<GroupPictureName, (of: GroupModel) => PictureContent | null>> = {
  'group-scores': (of) => (of.view.hypotheses.size > 0 ? groupScoresPicture(of) : null),
  'group-cells': groupCellsPicture,
}

export function groupSvg(name: GroupPictureName, of: GroupModel, origin: PictureOrigin): string | null {
  const content = OF_GROUP[name](of)
  return content && framed(content, origin)
}
