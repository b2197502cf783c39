// Computes what the wall of an exercise shows: the current step and the figures of its scene. Uses the wall's view, never the desk's.

import type { Context } from 'hono'
import type { ListSlice, WallModel, WallScene } from '../../../templates/exercise/wall/model.ts'
import { leadDependence } from '../../ach/exercise/lead-dependence.ts'
import { referenceComparisons, roomProbabilities, roomRounds } from '../../ach/exercise/wall-debrief.ts'
import { isSpot, roomCells, roomMatrix, roomRanking } from '../../ach/exercise/wall-figures.ts'
import { chooseStep, type Scene, splitIntoPages, stepName, type WallStep, wallScenes, wallSteps } from '../../ach/exercise/wall-scenes.ts'
import { takesSpot } from '../../ach/model/stage.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import type { RunView } from '../../ach/view/run-view.ts'
import type { View } from '../../ach/view/view.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { OpenRun } from '../shared/open-view.ts'
import { joinInfo } from './join-info.ts'
import { practiceRow } from './participant-model.ts'

/** How much is legible on one screen from the back row. */
const MOST = { upright: { items: 23, hypotheses: 8 }, narrow: { items: 15, hypotheses: 8 }, turned: { items: 12, hypotheses: 12 } } as const
/** With more hypotheses in columns, cells are narrow and take more height. */
const WIDE = 5
/** Characters of reasons and of questions on one screen; each one costs some more for its margin. */
const REASONS = 420
const QUESTIONS = 620
const MARGIN = 40
/** Groups on one screen, with up to seven names each. */
const MOST_GROUPS = 9

/** `code`: the join code, if the wall was opened with it. */
export async function wallModel(deps: Deps, c: Context, opened: OpenRun, code: string | null = null): Promise<WallModel> {
  const { id, view, run } = opened
  const { pages, steps, first } = stepsOnWall(deps, opened)
  const at = chooseStep(steps, run, c.req.query(), first)
  const step = steps[at]
  const shown = (step && pages.get(step.scene)?.[step.at - 1]?.()) ?? { scene: 'progress', row: null }
  const path = code === null ? paths.wall(id) : paths.wallByCode(code)
  const news = code === null ? paths.exerciseHints(id) : paths.wallHintsByCode(code)
  return { id, path, news, view, run, now: deps.now(), join: await joinInfo(deps, c, opened, path), steps, at, shown }
}

/** All steps of the wall now, and the index of the one that the desk has chosen, else of the stage's first. */
export function stepsOnWall(deps: Deps, opened: OpenRun) {
  const { run } = opened
  const pages = new Map(wallScenes(run).map((scene) => [scene, pagesOf(deps, opened, scene)]))
  const steps = wallSteps(run, (scene) => pages.get(scene)?.length ?? 0)
  const chosen = steps.findIndex((step) => stepName(step) === run.scene)
  return { pages, steps, first: chosen >= 0 ? chosen : firstStep(run, steps, pages.get('cells') ?? []) }
}

/** A page of a scene, computed only when shown. */
type Page = () => WallScene

/** The step of the cell chosen at the desk; otherwise the first. */
function firstStep({ spot, stage }: RunView, steps: readonly WallStep[], cells: readonly Page[]): number {
  if (spot === null || !takesSpot(stage)) return 0
  const page = cells.findIndex((cell) => {
    const shown = cell()
    return shown.scene === 'cells' && shown.cell !== null && isSpot(shown.cell, spot)
  })
  return Math.max(
    0,
    steps.findIndex(({ scene, at }) => scene === 'cells' && at === page + 1),
  )
}

function pagesOf(deps: Deps, { view, run }: OpenRun, scene: Scene): readonly Page[] {
  switch (scene) {
    case 'matrix':
      return matrixPages(view, run.options.turned)
    case 'ranking':
      return [() => ({ scene, ranking: roomRanking(view), matrix: roomMatrix(view) })]
    case 'cells':
      return cellPages(view, run)
    case 'five':
      return roomCells(view, null).length === 0 ? [] : [() => ({ scene, cells: roomCells(view, null) })]
    case 'before-after': {
      const rounds = roomRounds(view)
      return rounds ? [() => ({ scene, rounds })] : []
    }
    case 'probabilities': {
      const probabilities = roomProbabilities(view)
      return probabilities ? [() => ({ scene, probabilities })] : []
    }
    case 'reference':
      return referenceComparisons(view).map((reference) => () => ({ scene, reference }))
    case 'questions': {
      const pages = splitIntoPages(view.exercise?.debrief ?? [], ({ length }) => length + MARGIN, QUESTIONS)
      return pages.map((questions, at) => () => ({ scene, questions, first: 1 + pages.slice(0, at).flat().length }))
    }
    case 'groups':
      return slicesOf(run.groups.length, MOST_GROUPS).flatMap(({ from, to }) =>
        to > from ? [(): WallScene => ({ scene, groups: run.groups.slice(from, to) })] : [],
      )
    case 'depends': {
      const depends = leadDependence(view)
      return depends ? [() => ({ scene, depends })] : []
    }
    case 'progress':
      return [() => ({ scene, row: run.stage === 'practice' ? practiceRow(deps.cases) : null })]
    case 'join':
    case 'end':
      return [() => ({ scene })]
  }
}

function matrixPages(view: View, turned: boolean): Page[] {
  const count = activeItems(view.hypotheses).length
  const most = MOST[turned ? 'turned' : count > WIDE ? 'narrow' : 'upright']
  const across = slicesOf(count, most.hypotheses)
  return slicesOf(activeItems(view.evidence).length, most.items).flatMap((items) =>
    across.map(
      (hypotheses): Page =>
        () => ({ scene: 'matrix', matrix: roomMatrix(view), items, hypotheses }),
    ),
  )
}

/** Splits a list into slices of nearly equal length, at least one. */
function slicesOf(length: number, most: number): ListSlice[] {
  const count = Math.max(1, Math.ceil(length / most))
  const each = Math.ceil(length / count)
  return Array.from({ length: count }, (_, at) => ({ from: at * each, to: Math.min(length, (at + 1) * each) }))
}

function cellPages(view: View, run: RunView): Page[] {
  const cells = roomCells(view, run.spot)
  const of = cells.filter(({ place }) => place !== null).length
  if (cells.length === 0) return [() => ({ scene: 'cells', cell: null, of: 0, reasons: [], page: 1, pages: 1 })]
  return cells.flatMap((cell) => {
    const pages = splitIntoPages(cell.reasons, ({ text }) => text.length + MARGIN, REASONS)
    if (pages.length === 0) pages.push([])
    return pages.map(
      (reasons, at): Page =>
        () => ({ scene: 'cells', cell, of, reasons, page: at + 1, pages: pages.length }),
    )
  })
}
