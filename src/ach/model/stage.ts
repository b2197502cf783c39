// The stages of an exercise: what each is called, what may be done in it, and in which order they take place. Knows no run.
import { z } from 'zod'

/** The stages of a workshop, in their usual order. */
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
/** A stage, as it is stored. */
export const stageSchema = z.enum(STAGES)
export type Stage = (typeof STAGES)[number]

/** What participants can do. */
export type ParticipantAction = 'rate' | 'reason' | 'favour' | 'practise' | 'weigh' | 'estimate' | 'propose'
/** What everybody is asked to answer completely: each item, to rate or to judge; a practice row; their probabilities, before and now. */
export type StageTask = 'rate items' | 'judge items' | 'practise' | 'estimate before' | 'estimate now'

/** What is fixed about one stage. Its texts stand with those who say them: templates/exercise/stage-texts.ts, templates/pack/stage-notes.ts. */
interface StageSpec {
  /** what it is called on every screen */
  readonly words: string
  /** no run can do without it */
  readonly required: boolean
  /** done at home beforehand, where rating is homework */
  readonly homework: boolean
  /** proposed for a new exercise; the facilitator can leave it out unless it is required */
  readonly proposed: boolean
  /** where a case says nothing, as shares of an hour and a half; null for a stage that takes no time */
  readonly minutes: number | null
  readonly actions: readonly ParticipantAction[]
  /** what progress is counted by; null where nothing has to be done by everybody */
  readonly task: StageTask | null
  /** the desk can send one cell to the wall */
  readonly takesSpot: boolean
  /** what others changed in the second round may be seen */
  readonly secondRound: boolean
}

const OWN_RATINGS: readonly ParticipantAction[] = ['rate', 'reason', 'propose']
/** Every stage, and all that the code asks of one. */
const STAGE_TABLE: Readonly<Record<Stage, StageSpec>> = {
  lobby: {
    words: 'Lobby',
    ...{ required: true, homework: false, proposed: true, minutes: 8 },
    ...{ actions: [], task: null, takesSpot: false, secondRound: false },
  },
  favourites: {
    words: 'Favourites',
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

/** What a stage is called on every screen. */
export const STAGE_WORDS = Object.fromEntries(STAGES.map((stage) => [stage, STAGE_TABLE[stage].words])) as Readonly<Record<Stage, string>>
/** Those that no run can do without. */
export const REQUIRED_STAGES = stagesWith(({ required }) => required)
/** Those that are proposed for a new exercise. */
export const PROPOSED_STAGES = stagesWith(({ proposed }) => proposed)
/** Those that take time. */
export const TIMED_STAGES = stagesWith(({ minutes }) => minutes !== null)
/** Those done at home beforehand, where rating is homework. */
export const HOMEWORK_STAGES = stagesWith(({ homework }) => homework)

/** Minutes where a case says nothing, as shares of an hour and a half. */
export const usualMinutes = (stage: Stage): number => STAGE_TABLE[stage].minutes ?? 0
/** What everybody is asked to answer completely in this stage; null for nothing. */
export const taskOf = (stage: Stage): StageTask | null => STAGE_TABLE[stage].task
/** True where everybody goes through the items, one after the other. */
export const isItemStage = (stage: Stage): boolean => taskOf(stage) === 'rate items' || taskOf(stage) === 'judge items'
/** The desk can send one cell to the wall: in the stages in which the room talks. */
export const takesSpot = (stage: Stage): boolean => STAGE_TABLE[stage].takesSpot
/** True where participants may do this in this stage. */
export const isActionOpen = (stage: Stage, deed: ParticipantAction): boolean => STAGE_TABLE[stage].actions.includes(deed)
/** What others changed in the second round may be seen in this stage, once all is revealed. */
export const showsOthersSecondRound = (stage: Stage): boolean => STAGE_TABLE[stage].secondRound
/** Its place in the usual order, from 0. */
export const stagePlace = (stage: Stage): number => STAGES.indexOf(stage)

/** The stages that take place, in their order: rating before the lobby where it is homework. The needed ones are always among them. */
export function runStages(chosen: readonly Stage[], homework: boolean): Stage[] {
  const usual = STAGES.filter((stage) => REQUIRED_STAGES.includes(stage) || chosen.includes(stage))
  if (!homework) return usual
  return [...usual.filter((stage) => HOMEWORK_STAGES.includes(stage)), ...usual.filter((stage) => !HOMEWORK_STAGES.includes(stage))]
}
