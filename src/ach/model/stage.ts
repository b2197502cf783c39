// The stages of an exercise: their names, order, times and permitted actions. Must not depend on a run.
import { z } from 'zod'

/** The stages of an exercise, in their usual order. */
export const STAGES = [
  'lobby',
  'favourites',
  'practice',
  'credibility',
  'rate',
  'reveal',
  'discuss',
  'probabilities',
  'debrief',
  'closed',
] as const

export const stageSchema = z.enum(STAGES)
export type Stage = (typeof STAGES)[number]

/** What participants can do. */
export type ParticipantAction = 'rate' | 'reason' | 'favour' | 'practise' | 'weigh' | 'estimate' | 'propose'
/** What every participant is asked to complete: rate or judge each item, rate a practice row, estimate probabilities before and now. */
export type StageTask = 'rate items' | 'judge items' | 'practise' | 'estimate before' | 'estimate now'

/** One stage. Its longer texts are in templates/exercise/stage-texts.ts and templates/exercise/stage-notes.ts. */
interface StageSpec {
  /** its name on every screen */
  readonly words: string
  /** part of every run */
  readonly required: boolean
  /** done at home before the session, if rating is homework */
  readonly homework: boolean
  /** selected in the form for a new exercise */
  readonly proposed: boolean
  /** default duration, in an exercise of an hour and a half; null for a stage without duration */
  readonly minutes: number | null
  readonly actions: readonly ParticipantAction[]
  /** the task that progress is counted by; null if participants have none */
  readonly task: StageTask | null
  /** the desk can show one cell on the wall */
  readonly takesSpot: boolean
  /** participants may see what others changed in the second round */
  readonly secondRound: boolean
}

const OWN_RATINGS: readonly ParticipantAction[] = ['rate', 'reason', 'propose']

const STAGE_TABLE: Readonly<Record<Stage, StageSpec>> = {
  lobby: {
    words: 'Lobby',
    ...{ required: true, homework: false, proposed: true, minutes: 8 },
    ...{ actions: [], task: null, takesSpot: false, secondRound: false },
  },
  favourites: {
    words: 'First probabilities',
    ...{ required: false, homework: true, proposed: true, minutes: 4 },
    ...{ actions: ['favour'], task: 'estimate before', takesSpot: false, secondRound: false },
  },
  practice: {
    words: 'Practice',
    ...{ required: false, homework: true, proposed: true, minutes: 4 },
    ...{ actions: ['practise'], task: 'practise', takesSpot: false, secondRound: false },
  },
  credibility: {
    words: 'Judge credibility',
    ...{ required: false, homework: true, proposed: false, minutes: 10 },
    ...{ actions: ['weigh'], task: 'judge items', takesSpot: false, secondRound: false },
  },
  rate: {
    words: 'Rate alone',
    ...{ required: true, homework: true, proposed: true, minutes: 30 },
    ...{ actions: OWN_RATINGS, task: 'rate items', takesSpot: false, secondRound: false },
  },
  reveal: {
    words: 'Reveal',
    ...{ required: true, homework: false, proposed: true, minutes: 5 },
    ...{ actions: [], task: null, takesSpot: true, secondRound: false },
  },
  discuss: {
    words: 'Discuss and re-rate',
    ...{ required: false, homework: false, proposed: true, minutes: 20 },
    ...{ actions: OWN_RATINGS, task: null, takesSpot: true, secondRound: false },
  },
  probabilities: {
    words: 'Probabilities again',
    ...{ required: false, homework: false, proposed: true, minutes: 5 },
    ...{ actions: ['estimate'], task: 'estimate now', takesSpot: false, secondRound: true },
  },
  debrief: {
    words: 'Debrief',
    ...{ required: false, homework: false, proposed: true, minutes: 14 },
    ...{ actions: [], task: null, takesSpot: true, secondRound: true },
  },
  closed: {
    words: 'Closed',
    ...{ required: true, homework: false, proposed: true, minutes: null },
    ...{ actions: [], task: null, takesSpot: false, secondRound: true },
  },
}
const stagesWith = (has: (spec: StageSpec) => boolean): readonly Stage[] => STAGES.filter((stage) => has(STAGE_TABLE[stage]))

/** Names of the stages on every screen. */
export const STAGE_WORDS = Object.fromEntries(STAGES.map((stage) => [stage, STAGE_TABLE[stage].words])) as Readonly<Record<Stage, string>>
/** Stages that are part of every run. */
export const REQUIRED_STAGES = stagesWith(({ required }) => required)
/** Stages selected in the form for a new exercise. */
export const PROPOSED_STAGES = stagesWith(({ proposed }) => proposed)
/** Stages with a duration. */
export const TIMED_STAGES = stagesWith(({ minutes }) => minutes !== null)
/** Stages done at home before the session, if rating is homework. */
export const HOMEWORK_STAGES = stagesWith(({ homework }) => homework)

/** Default minutes of a stage if the case gives none, in an exercise of an hour and a half. */
export const usualMinutes = (stage: Stage): number => STAGE_TABLE[stage].minutes ?? 0
/** The task of every participant in this stage; null for none. */
export const taskOf = (stage: Stage): StageTask | null => STAGE_TABLE[stage].task
/** True if participants go through the items one by one in this stage. */
export const isItemStage = (stage: Stage): boolean => taskOf(stage) === 'rate items' || taskOf(stage) === 'judge items'
/** True if the desk can show one cell on the wall in this stage: those in which the room talks. */
export const takesSpot = (stage: Stage): boolean => STAGE_TABLE[stage].takesSpot
/** True if participants may do this in this stage. */
export const isActionOpen = (stage: Stage, action: ParticipantAction): boolean => STAGE_TABLE[stage].actions.includes(action)
/** True if participants may see in this stage what others changed in the second round. */
export const showsOthersSecondRound = (stage: Stage): boolean => STAGE_TABLE[stage].secondRound
/** Position in the usual order, from 0. */
export const stagePlace = (stage: Stage): number => STAGES.indexOf(stage)

/** The stages of a run, in order: the chosen and the required ones. If rating is homework, the stages done at home come first. */
export function runStages(chosen: readonly Stage[], homework: boolean): Stage[] {
  const usual = STAGES.filter((stage) => REQUIRED_STAGES.includes(stage) || chosen.includes(stage))
  if (!homework) return usual
  return [...usual.filter((stage) => HOMEWORK_STAGES.includes(stage)), ...usual.filter((stage) => !HOMEWORK_STAGES.includes(stage))]
}
