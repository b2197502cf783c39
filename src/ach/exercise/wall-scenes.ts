// The scenes of the wall in each stage, and the choice of the current one. Must not compute a scene's figures.
import { hasReached, isHomework, type Run } from '../model/exercise.ts'
import { type Stage, takesSpot } from '../model/stage.ts'

/** The wall shows one scene at a time. */
export const SCENES = [
  'join',
  'progress',
  'matrix',
  'ranking',
  'cells',
  'five',
  'groups',
  'before-after',
  'probabilities',
  'depends',
  'reference',
  'questions',
  'end',
] as const
export type Scene = (typeof SCENES)[number]

/** Names of the scenes in the wall's navigation. */
export const SCENE_WORDS: Readonly<Record<Scene, string>> = {
  join: 'Join',
  progress: 'Progress',
  matrix: 'Matrix',
  ranking: 'Ranking',
  cells: 'Cell by cell',
  five: 'All five cells',
  groups: 'Groups',
  'before-after': 'Before and after',
  probabilities: 'Probabilities',
  depends: 'What the lead depends on',
  reference: 'Reference ratings',
  questions: 'Questions',
  end: 'Closed',
}

type RunPosition = Pick<Run, 'options' | 'stage'>

/** True while participants do the homework stages, before the lobby. */
export const isHomeworkPhase = ({ options, stage }: RunPosition): boolean => isHomework(options) && !hasReached({ options, stage }, 'lobby')

const DEBRIEF: readonly Scene[] = ['before-after', 'probabilities', 'matrix', 'ranking', 'depends', 'reference', 'questions']
/** In the order of the navigation; the first is shown by default. */
const BY_STAGE: Readonly<Record<Stage, readonly Scene[]>> = {
  lobby: ['join'],
  favourites: ['progress'],
  practice: ['progress'],
  credibility: ['progress'],
  rate: ['progress'],
  reveal: ['matrix', 'ranking', 'groups'],
  discuss: ['cells', 'five', 'groups', 'matrix', 'ranking'],
  probabilities: ['progress'],
  debrief: DEBRIEF,
  closed: ['end', ...DEBRIEF],
}

/** The scenes of the current stage, plus the cell scene if the desk chose a cell. */
export function wallScenes(run: RunPosition & Pick<Run, 'spot'>): readonly Scene[] {
  if (isHomeworkPhase(run)) return ['join', 'progress']
  const scenes = BY_STAGE[run.stage]
  return run.spot !== null && takesSpot(run.stage) && !scenes.includes('cells') ? ['cells', ...scenes] : scenes
}

/** One page of a scene; `at` counts pages from 1. */
export interface WallStep {
  readonly scene: Scene
  readonly at: number
}

/** A step as the run stores it. */
export const stepName = ({ scene, at }: WallStep): string => `${scene} ${at}`
/** The name of a stored step's scene. */
export const sceneWords = (step: string): string => SCENE_WORDS[(step.split(' ')[0] ?? '') as Scene] ?? step

/** The query of the wall's address. `in`, `on` and `by`: the stage, the spot and the desk's scene for which the link was made. */
export interface WallQuery {
  readonly scene?: string
  readonly at?: string
  readonly in?: string
  readonly on?: string
  readonly by?: string
}

/** All steps of the current stage. `pages` returns the number of pages of a scene; a scene with 0 is left out. */
export const wallSteps = (run: RunPosition & Pick<Run, 'spot'>, pages: (scene: Scene) => number): WallStep[] =>
  wallScenes(run).flatMap((scene) => Array.from({ length: pages(scene) }, (_, at) => ({ scene, at: at + 1 })))

/**
 * Returns the index of the step to show. The requested step expires when the stage, or the scene or cell chosen at the desk changes; then, or
 * if there is no such step, the result is `first`.
 */
export function chooseStep(
  steps: readonly WallStep[],
  { stage, spot, scene }: Pick<Run, 'stage' | 'spot' | 'scene'>,
  query: WallQuery,
  first: number,
): number {
  if (query.in !== undefined && query.in !== stage) return first
  if (query.on !== undefined && query.on !== (spot ?? '')) return first
  if (query.by !== undefined && query.by !== (scene ?? '')) return first
  const wanted = steps.findIndex(({ scene, at }) => scene === query.scene && String(at) === (query.at ?? '1'))
  const sameScene = steps.findIndex(({ scene }) => scene === query.scene)
  return wanted >= 0 ? wanted : sameScene >= 0 ? sameScene : first
}

/**
 * Splits things, in order, over as few pages as `budget` per page allows, as evenly as possible. A thing that costs more than the budget
 * gets its own page. Costs and budget are whole numbers.
 */
export function splitIntoPages<T>(things: readonly T[], cost: (thing: T) => number, budget: number): T[][] {
  const fewest = fillPages(things, cost, budget).length
  // Binary search for the smallest budget that needs no more pages: it spreads things evenly.
  let [tooSmall, enough] = [0, budget]
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2)
    if (fillPages(things, cost, middle).length === fewest) enough = middle
    else tooSmall = middle
  }
  return fillPages(things, cost, enough)
}

/** Fills each page before starting the next. */
function fillPages<T>(things: readonly T[], cost: (thing: T) => number, budget: number): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const thing of things) {
    const price = cost(thing)
    const page = pages.at(-1)
    if (page && price <= left) {
      page.push(thing)
      left -= price
    } else {
      pages.push([thing])
      left = budget - price
    }
  }
  return pages
}
