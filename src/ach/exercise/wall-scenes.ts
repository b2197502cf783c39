// Which scenes the wall of an exercise has in a stage, and which of them it shows. Must not compute what a scene shows.
import { hasReached, isHomework, type Run } from '../model/exercise.ts'
import { type Stage, takesSpot } from '../model/stage.ts'

/** What the wall shows one at a time. */
export const SCENES = [
  'join',
  'progress',
  'matrix',
  'ranking',
  'cells',
  'five',
  'before-after',
  'probabilities',
  'reference',
  'questions',
  'end',
] as const
export type Scene = (typeof SCENES)[number]

/** What each is called among the links. */
export const SCENE_WORDS: Readonly<Record<Scene, string>> = {
  join: 'Join',
  progress: 'Progress',
  matrix: 'Matrix',
  ranking: 'Ranking',
  cells: 'Cell by cell',
  five: 'All five cells',
  'before-after': 'Before and after',
  probabilities: 'Probabilities',
  reference: 'Reference ratings',
  questions: 'Questions',
  end: 'End',
}

type Where = Pick<Run, 'options' | 'stage'>

/** People rate at home, and the room has not met yet. */
export const isAtHome = ({ options, stage }: Where): boolean => isHomework(options) && !hasReached({ options, stage }, 'lobby')

const DEBRIEF: readonly Scene[] = ['before-after', 'probabilities', 'matrix', 'ranking', 'reference', 'questions']
/** In the order in which they are gone through; the first is shown by itself. */
const BY_STAGE: Readonly<Record<Stage, readonly Scene[]>> = {
  lobby: ['join'],
  favourites: ['progress'],
  practice: ['progress'],
  credibility: ['progress'],
  rate: ['progress'],
  reveal: ['matrix', 'ranking'],
  discuss: ['cells', 'five', 'matrix', 'ranking'],
  probabilities: ['progress'],
  debrief: DEBRIEF,
  closed: ['end', ...DEBRIEF],
}

/** The scenes of the stage that is on. A cell that the desk sent brings its scene along. */
export function wallScenes(run: Where & Pick<Run, 'spot'>): readonly Scene[] {
  if (isAtHome(run)) return ['join', 'progress']
  const scenes = BY_STAGE[run.stage]
  return run.spot !== null && takesSpot(run.stage) && !scenes.includes('cells') ? ['cells', ...scenes] : scenes
}

/** One picture: a scene, and which of its pages; from 1 on. */
export interface WallStep {
  readonly scene: Scene
  readonly at: number
}

/** What was asked of the wall: words of an address. `in` and `on` are the stage and the spot for which a link was made. */
export interface WallQuery {
  readonly scene?: string
  readonly at?: string
  readonly in?: string
  readonly on?: string
}

/** `pages` says how many pages a scene has; one without pages is left out. */
export const wallSteps = (run: Where & Pick<Run, 'spot'>, pages: (scene: Scene) => number): WallStep[] =>
  wallScenes(run).flatMap((scene) => Array.from({ length: pages(scene) }, (_, at) => ({ scene, at: at + 1 })))

/**
 * The place of the step to show. What was asked for holds until the stage or the cell from the desk is another one; then, or where there
 * is no such step, it is `first`.
 */
export function chooseStep(
  steps: readonly WallStep[],
  { stage, spot }: Pick<Run, 'stage' | 'spot'>,
  asked: WallQuery,
  first: number,
): number {
  if (asked.in !== undefined && asked.in !== stage) return first
  if (asked.on !== undefined && asked.on !== (spot ?? '')) return first
  const wanted = steps.findIndex(({ scene, at }) => scene === asked.scene && String(at) === (asked.at ?? '1'))
  const sameScene = steps.findIndex(({ scene }) => scene === asked.scene)
  return wanted >= 0 ? wanted : sameScene >= 0 ? sameScene : first
}

/**
 * Things in their order, on as few pages as `budget` allows, and these as even as can be; one that costs more has a page of its own.
 * Costs and budget are whole numbers. The larger pages come first among equals.
 */
export function splitIntoPages<T>(things: readonly T[], cost: (thing: T) => number, budget: number): T[][] {
  const fewest = isFilled(things, cost, budget).length
  // The smallest budget that needs no more pages leaves none of them nearly empty.
  let [tooSmall, enough] = [0, budget]
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2)
    if (isFilled(things, cost, middle).length === fewest) enough = middle
    else tooSmall = middle
  }
  return isFilled(things, cost, enough)
}

/** Each page takes what it can before the next begins. */
function isFilled<T>(things: readonly T[], cost: (thing: T) => number, budget: number): T[][] {
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
