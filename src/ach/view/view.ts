// What a viewer may see of a workbook. Templates, JSON, exports, history and counts take a View, never a Workbook. Only viewFor and
// viewForReader make one, which a branded type enforces.

import { hasReached, type Run, showsReference } from '../model/exercise.ts'
import { NO_SOURCE_TEXTS } from '../model/source-texts.ts'
import { type ExercisePlan, emptyRater, type Rater, type Workbook } from '../model/workbook.ts'
import { type FirstPass, firstPassOf } from './first-pass.ts'
import { groupMembers, MIN_GROUP } from './group-members.ts'
import { type ReaderSettings, ratersForReader, readerPseudonyms, withoutNotes } from './reader-view.ts'
import { type RunAudience, type RunView, ratersInRun, runView } from './run-view.ts'

declare const viewed: unique symbol

/** The person for whom a View is made. */
export interface Viewer {
  /** id of the rater this viewer acts as; null for a viewer who only reads */
  readonly rater: string | null
  /** names of people by rater id; they are stored outside the workbook */
  readonly names: ReadonlyMap<string, string>
  /** name of a viewer who is not a rater yet but may become one; shown as a rater without ratings */
  readonly newcomer?: string
  /** the audience of an exercise; `room` by default */
  readonly looks?: RunAudience
  /** shows reference ratings that are not revealed yet: for the owner of a file on the command line, never for a page */
  readonly unveiled?: boolean
}

/** A rater whose ratings this viewer may see, with a name. */
export interface RaterView extends Omit<Rater, 'name' | 'shown'> {
  readonly name: string
  readonly shown: boolean
}

/** Made only by `viewFor` and `viewForReader`. */
export interface View extends Omit<Workbook, 'raters' | 'run' | 'firstPass' | 'from'> {
  /** the exercise; null for an ordinary workbook */
  readonly run: RunView | null
  /** the viewer's first pass; null if they have none, or if it is over */
  readonly firstPass: FirstPass | null
  /** the viewer cannot change anything */
  readonly readOnly: boolean
  readonly [viewed]: true
  /** the viewer as a rater; null for a viewer who only reads */
  readonly me: RaterView | null
  /** only raters whose ratings this viewer may see now */
  readonly raters: ReadonlyMap<string, RaterView>
  /** reference raters that are not revealed: id and name only */
  readonly withheld: readonly { readonly id: string; readonly name: string }[]
  /** raters who were removed: id and name only */
  readonly absent: readonly { readonly id: string; readonly name: string }[]
}

/** What no view has. Overwritten: V8 takes several times as long to copy an object without one of its properties. */
const HIDDEN = { from: null } as const satisfies Partial<Workbook>

/** The view of a reader link. `me` is the first visible rater with ratings, else the first visible one. Without names, people are numbered. */
export function viewForReader(workbook: Workbook, shown: ReaderSettings, names: ReadonlyMap<string, string>): View {
  const people = readerPseudonyms(workbook, shown)
  const raters = ratersForReader(workbook, shown).map((rater): RaterView => {
    const person = people.get(rater.id)
    if (!person) return { ...rater, name: rater.name ?? rater.id }
    const name = (shown.names && names.get(rater.id)) || person.name
    // The note on a rater is the name of the imported worksheet.
    return { ...rater, id: person.id, enteredBy: null, name, note: shown.names ? rater.note : null }
  })
  const first = raters.find(({ ratings }) => [...ratings.values()].some((row) => row.size > 0)) ?? raters[0] ?? null
  const view: Omit<View, typeof viewed> = {
    ...(shown.notes ? workbook : withoutNotes(workbook)),
    ...HIDDEN,
    firstPass: null,
    ...NO_SOURCE_TEXTS,
    me: first,
    raters: new Map(raters.map((rater) => [rater.id, rater])),
    withheld: [],
    absent: [],
    run: workbook.run && runView(workbook, workbook.run, 'wall', null, () => ''),
    exercise: workbook.run && workbook.exercise ? planBeforeDebrief(workbook.exercise, workbook.run) : workbook.exercise,
    readOnly: true,
  }
  // The outcome is shown on the group page only, so it is hidden where there is no group.
  return { ...(view as View), cameTrue: groupMembers(view).length >= MIN_GROUP ? view.cameTrue : null }
}

/** The questions of the debrief can give the case away. */
function planBeforeDebrief(plan: ExercisePlan, run: Run): ExercisePlan {
  const { debrief: _, ...others } = plan
  return hasReached(run, 'debrief') ? plan : others
}

/** What this viewer may see. Raters without a name are named by their id; `me` is null if the viewer is not a rater. */
export function viewFor(workbook: Workbook, viewer: Viewer): View {
  if (workbook.run) return viewOfRun(workbook, workbook.run, viewer)
  const raters = new Map<string, RaterView>()
  const withheld: { id: string; name: string }[] = []
  const absent: { id: string; name: string }[] = []
  for (const rater of workbook.raters.values()) {
    const name = nameOf(rater, viewer.names)
    if (!rater.present) absent.push({ id: rater.id, name })
    else if (rater.shown || viewer.unveiled) raters.set(rater.id, { ...rater, name })
    else withheld.push({ id: rater.id, name })
  }
  return viewOf(workbook, viewer, { raters, withheld, absent, run: null })
}

/** The view of an exercise, which depends on its stage and on the audience. */
function viewOfRun(workbook: Workbook, run: Run, viewer: Viewer): View {
  const { looks = 'room', rater: me, names } = viewer
  const people = [...workbook.raters.values()].filter(({ kind }) => kind === 'person')
  const numbers = new Map(people.map(({ id }, at) => [id, at + 1]))
  const isFacilitator = looks === 'desk' || looks === 'room'
  const displayName = (rater: Rater, own: ReadonlyMap<string, string>) =>
    rater.kind === 'reference' || isFacilitator || rater.id === me ? nameOf(rater, own) : `Participant ${numbers.get(rater.id)}`
  const raters = new Map(
    ratersInRun(workbook, run, looks, me, viewer.unveiled).map((rater) => [rater.id, { ...rater, name: displayName(rater, names) }]),
  )
  const removed = isFacilitator ? [...workbook.raters.values()].filter(({ present }) => !present) : []
  // Notes on the items may reveal the reference ratings.
  const visible = isFacilitator
    ? { ...workbook, ...NO_SOURCE_TEXTS }
    : { ...notelessWorkbook(workbook), printed: null, cameTrue: showsReference(run) ? workbook.cameTrue : null }
  return viewOf(visible, viewer, {
    raters,
    withheld: [],
    absent: removed.map((rater) => ({ id: rater.id, name: nameOf(rater, names) })),
    run: runView(workbook, run, looks, me, (rater) => nameOf(rater, names)),
  })
}

/** Cache: every phone of a room asks about the same state. */
const noteless = new WeakMap<Workbook, Workbook>()

function notelessWorkbook(workbook: Workbook): Workbook {
  const known = noteless.get(workbook) ?? withoutNotes(workbook)
  noteless.set(workbook, known)
  return known
}

const nameOf = (rater: Rater, names: ReadonlyMap<string, string>): string =>
  (rater.kind === 'person' ? names.get(rater.id) : rater.name) ?? rater.name ?? rater.id

function viewOf(
  workbook: Workbook,
  viewer: Viewer,
  { raters, withheld, absent, run }: Pick<View, 'withheld' | 'absent' | 'run'> & { raters: Map<string, RaterView> },
): View {
  if (viewer.rater !== null && viewer.newcomer !== undefined && !workbook.raters.has(viewer.rater))
    raters.set(viewer.rater, { ...NOBODY, id: viewer.rater, name: viewer.newcomer })
  const { firstPass: seed } = workbook
  const me = viewer.rater === null ? null : (raters.get(viewer.rater) ?? null)
  const firstPass = seed === null || run !== null ? null : firstPassOf(workbook, seed, me)
  const view: Omit<View, typeof viewed> = { ...workbook, ...HIDDEN, firstPass, me, raters, withheld, absent, run, readOnly: false }
  return view as View
}

/** A rater without ratings. */
const NOBODY: RaterView = { ...emptyRater('nobody'), name: 'nobody yet' }

/** The view, with an empty rater added if it has no raters, so that a blank matrix can still be shown. */
export const withEmptyRater = (view: View): View => (view.raters.size > 0 ? view : { ...view, raters: new Map([[NOBODY.id, NOBODY]]) })
