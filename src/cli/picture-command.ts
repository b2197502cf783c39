// The command `picture`: writes a figure of a workbook as SVG or PNG, as the pages offer it.
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { analysisInSteps } from '../../templates/analysis/model.ts'
import { groupModelSteps } from '../../templates/group/model.ts'
import { matrixBase, matrixModel } from '../../templates/matrix/matrix-model.ts'
import { PLAIN_SETTINGS } from '../../templates/matrix/matrix-settings.ts'
import type { PictureOrigin } from '../../templates/pictures/frame.ts'
import {
  type AnalysisPictureName,
  analysisSvg,
  type GroupPictureName,
  groupSvg,
  isPictureName,
  type MatrixPictureName,
  matrixSvg,
  PICTURES,
  type PictureName,
  robustnessSvg,
} from '../../templates/pictures/pictures.ts'
import { dayText } from '../../templates/ui/when.tsx'
import { finishSteps } from '../ach/model/steps.ts'
import { settleChance } from '../ach/scoring/judge.ts'
import { raterIn } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { authorsOf } from '../report/group/group-report.ts'
import { authorOf } from '../report/rater/report.ts'
import type { Io } from './command-line.ts'
import { writeTo } from './input-file.ts'
import { UnreadableFile, UsageError } from './mistakes.ts'
import { figuresOf, readRatedFile } from './rated-file.ts'

/** A document has no history, and no what-if. */
const WITHOUT_DOCUMENT: ReadonlySet<PictureName> = new Set<PictureName>(['history', 'before-after'])
const NAMES = Object.keys(PICTURES).filter((name) => isPictureName(name) && !WITHOUT_DOCUMENT.has(name))

/** Error messages of the command `picture`. */
export const PICTURE_ERRORS = {
  noOutput: 'Name the output file, for example -o matrix.png.',
  unknownKind: (file: string) => `${file} must end in .svg or .png.`,
  what: `Choose a picture with --what: ${NAMES.join(', ')}.`,
  nothing: (what: string) => `The workbook has nothing yet that the picture ${what} could show.`,
  missing: 'Some letters are missing in the PNG, because no font for their script was found. The SVG has all of them.',
} as const

const OPTIONS = { output: { type: 'string', short: 'o' }, what: { type: 'string' }, rater: { type: 'string' } } as const

export async function pictureCommand(args: string[], io: Io, now = new Date()): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const { output, what = '' } = values
  if (!NAMES.includes(what) || !isPictureName(what)) throw new UsageError(PICTURE_ERRORS.what)
  if (output === undefined) throw new UsageError(PICTURE_ERRORS.noOutput)
  const kind = extname(output).toLowerCase()
  if (kind !== '.svg' && kind !== '.png') throw new UsageError(PICTURE_ERRORS.unknownKind(output))
  const { view, rater } = await readRatedFile(positionals, io, values.rater)
  const svg = svgOf(what, { ...view, me: raterIn(view, rater) }, rater, dayText(now))
  if (svg === null) throw new UnreadableFile([PICTURE_ERRORS.nothing(what)])
  if (kind === '.svg') {
    await writeTo(output, svg)
    return 0
  }
  const { png, missing } = await (await import('../raster/rasterize.ts')).rasterize(svg)
  await writeTo(output, png)
  if (missing) io.stderr.write(`${PICTURE_ERRORS.missing}\n`)
  return 0
}

/** Null if there is nothing to show. */
function svgOf(what: PictureName, view: View, rater: string, day: string): string | null {
  const origin: PictureOrigin = {
    title: view.title,
    marking: view.marking,
    ratings: authorOf({ rater: raterIn(view, rater) }),
    day,
    suppositions: [],
    notes: [],
  }
  const figures = () => figuresOf(view, rater)
  const inputs = PICTURES[what]
  if (inputs === 'matrix') {
    const scores = scoresOf(view, rater)
    const drawn = scores.grounds.chance === 'pending' ? figures() : null
    const base = matrixBase('', view, drawn ? settleChance(scores, drawn.chance) : scores, PLAIN_SETTINGS)
    return finishSteps(matrixSvg(what as MatrixPictureName, matrixModel(base), origin))
  }
  if (inputs === 'group') {
    const group = finishSteps(groupModelSteps('', view, undefined))
    return group && groupSvg(what as GroupPictureName, group, { ...origin, ratings: authorsOf(group) })
  }
  const analysis = finishSteps(analysisInSteps('', view, rater, [], { steps: [], late: [] }))
  if (inputs !== 'robustness') return analysisSvg(what as AnalysisPictureName, analysis, origin)
  const drawn = analysis.comparable ? figures() : null
  return drawn && robustnessSvg({ ...analysis, scores: settleChance(analysis.scores, drawn.chance) }, drawn, origin)
}
