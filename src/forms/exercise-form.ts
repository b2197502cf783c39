// Proposes and reads the form that sets up an exercise, and reports all of its problems at once. Pure: no access to requests.

import { BUDGETS, type Budget, minutesFor, wantsShortDeck } from '../ach/exercise/exercise-plan.ts'
import type { RunOptions } from '../ach/model/exercise.ts'
import { HOMEWORK_STAGES, PROPOSED_STAGES, REQUIRED_STAGES, runStages, STAGE_WORDS, STAGES, type Stage } from '../ach/model/stage.ts'
import { LIMITS, someText } from '../ach/model/texts.ts'
import { activeItems, settingsFields } from '../ach/model/workbook.ts'
import type { View } from '../ach/view/view.ts'
import { readDeskSettings } from './desk-settings.ts'
import { type Problem, readTyped, type Typed } from './typed-fields.ts'

/** Field values by name, and the ticked stages. */
export interface ExerciseForm {
  readonly values: Typed
  readonly stages: ReadonlySet<string>
}

export interface ExerciseSetup {
  readonly title: string
  readonly options: RunOptions
  /** null for the full deck */
  readonly deck: readonly string[] | null
  /** when the homework closes, ISO 8601; null: when the room moves on */
  readonly closesAt: string | null
  /** null for none */
  readonly course: string | null
}

type Planned = Pick<View, 'title' | 'exercise' | 'evidence'>

/** Ids of the items in the case's short deck that are not parked; empty if it has no short deck. */
export function shortDeck({ exercise, evidence }: Planned): string[] {
  const short = new Set(exercise?.short ?? [])
  return activeItems(evidence).flatMap(({ id }) => (short.has(id) ? [id] : []))
}

export const minutesName = (stage: Stage): string => `minutes-${stage}`
/** True for a stage that an exercise can leave out. */
export const isOptionalStage = (stage: Stage): boolean => !REQUIRED_STAGES.includes(stage)

/** The form with its proposed values. `title` is that of the new exercise. */
export function proposeExerciseForm(view: Planned, title: string, budget: Budget): ExerciseForm {
  const values = {
    title,
    anonymous: 'no',
    shuffled: 'yes',
    turned: 'no',
    discuss: 'worth',
    room: String(LIMITS.room),
    contentNote: view.exercise?.contentNote ?? '',
  }
  return withBudget(view, { values, stages: new Set(PROPOSED_STAGES) }, budget)
}

/** The form with the minutes and the deck proposed for this budget and these stages. The minutes of the ticked stages add up to the budget. */
export function withBudget(view: Planned, { values, stages }: ExerciseForm, budget: Budget): ExerciseForm {
  const chosen = chosenOf(stages)
  const minutes = minutesFor(view.exercise, chosen, budget)
  // A stage that is not ticked shows the minutes it would get.
  const minutesOf = (stage: Stage) => minutes[stage] ?? minutesFor(view.exercise, [...chosen, stage], budget)[stage]
  const short = wantsShortDeck(view.exercise, budget) && shortDeck(view).length > 0
  return {
    values: {
      ...values,
      ...Object.fromEntries(STAGES.map((stage) => [minutesName(stage), String(minutesOf(stage) ?? '')])),
      budget: String(budget),
      deck: short ? 'short' : 'full',
    },
    stages,
  }
}

export const readBudget = (text: string | undefined): Budget | null => BUDGETS.find((budget) => String(budget) === text) ?? null
const chosenOf = (ticked: ReadonlySet<string>): Stage[] =>
  runStages(
    STAGES.filter((stage) => ticked.has(stage)),
    false,
  )

const note = someText(LIMITS.text, 'The note')

/** The options of the exercise, or every problem with the name of its field. */
export function readExercise(
  view: Planned,
  { values, stages: ticked }: ExerciseForm,
  now: Date,
): { readonly ok: true; readonly wanted: ExerciseSetup } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const title = readTyped(settingsFields.pick({ title: true }), values)
  if (!title.ok) problems.push(...title.problems)
  const stages = runStages(
    STAGES.filter((stage) => ticked.has(stage)),
    values.homework === 'yes',
  )
  const minutes: Partial<Record<Stage, number>> = {}
  for (const stage of stages) {
    const typed = (values[minutesName(stage)] ?? '').trim()
    if (typed === '') continue
    if (/^\d{1,4}$/.test(typed) && Number(typed) <= 1000) minutes[stage] = Number(typed)
    else
      problems.push({
        field: minutesName(stage),
        message: `Enter a whole number of minutes for “${STAGE_WORDS[stage]}”, from 0 to 1,000. Leave it blank for no timer.`,
      })
  }
  const room = Number((values.room ?? '').trim())
  if (!Number.isInteger(room) || room < 1 || room > LIMITS.room)
    problems.push({ field: 'room', message: `Enter a whole number of participants, from 1 to ${LIMITS.room}.` })
  const contentNote = note.safeParse(values.contentNote ?? '')
  if (!contentNote.success)
    problems.push({ field: 'contentNote', message: contentNote.error.issues[0]?.message ?? 'The note is too long.' })
  const homework = values.homework === 'yes'
  const settings = readDeskSettings({ closesAt: values.closesAt ?? '', course: values.course ?? '' }, now)
  if ('problem' in settings) problems.push(settings.problem)
  else if (settings.settings.closesAt && !homework)
    problems.push({
      field: 'closesAt',
      message: 'Only homework has a closing time. Tick “Set the rating as homework”, or clear this field.',
    })
  if (!title.ok || !contentNote.success || 'problem' in settings || problems.length > 0) return { ok: false, problems }
  const { closesAt = null, course = null } = settings.settings
  // At one's own pace there is no clock.
  const clockless = (stage: string) => closesAt !== null && HOMEWORK_STAGES.some((one) => one === stage)
  const options: RunOptions = {
    stages,
    minutes: Object.fromEntries(Object.entries(minutes).filter(([stage]) => !clockless(stage))),
    anonymous: values.anonymous === 'yes',
    shuffled: values.shuffled === 'yes',
    turned: values.turned === 'yes',
    propose: {
      hypotheses: values.hypotheses === 'yes',
      evidence: values.evidence === 'yes',
      ...(values.questions === 'yes' && { questions: true }),
    },
    discuss: values.discuss === 'all' ? 'all' : 'worth',
    contentNote: contentNote.data.trim() === '' ? null : contentNote.data,
    room,
    ...(closesAt !== null && { ownPace: true }),
  }
  const short = shortDeck(view)
  return {
    ok: true,
    wanted: { title: title.fields.title, options, closesAt, course, deck: values.deck === 'short' && short.length > 0 ? short : null },
  }
}
