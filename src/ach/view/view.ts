// What one viewer may see of a workbook. viewFor is the only way out of a Workbook: templates, JSON, exports, history and
// counts take a View, never a Workbook, and the brand makes the type checker see to it.
import { type Run, showsReference } from '../model/exercise.ts'
import { emptyRater, type Rater, type Workbook } from '../model/workbook.ts'
import { groupMembers, MIN_GROUP } from './group-members.ts'
import { type ReaderSettings, ratersForReader, readerPseudonyms, withoutNotes } from './reader-view.ts'
import { type RunAudience, type RunView, ratersInRun, runView } from './run-view.ts'

declare const viewed: unique symbol

/** Who looks. */
export interface Viewer {
  /** The rater this viewer acts as; null for somebody who only reads. */
  readonly rater: string | null
  /** Names of people by rater id; they are kept outside the workbook. */
  readonly names: ReadonlyMap<string, string>
  /** The name of somebody who is no rater yet and may become one: seen as a rater who has rated nothing. */
  readonly newcomer?: string
  /** How they look at a run of an exercise; `room` where it is left out. */
  readonly looks?: RunAudience
  /** Sees reference ratings that nobody has asked for yet: the holder of a file, never a visitor of a page. */
  readonly unveiled?: boolean
}

/** A rater whose ratings this viewer may see, by name. */
export interface RaterView extends Omit<Rater, 'name' | 'shown'> {
  readonly name: string
  readonly shown: boolean
}

/** Made by `viewFor` and `viewForReader` alone. */
export interface View extends Omit<Workbook, 'raters' | 'run'> {
  /** the exercise that the workbook is a run of; null for an ordinary workbook */
  readonly run: RunView | null
  /** nothing can be changed by whoever looks */
  readonly readOnly: boolean
  readonly [viewed]: true
  /** the rater who looks; null for somebody who only reads */
  readonly me: RaterView | null
  /** only those whose ratings this viewer may see now */
  readonly raters: ReadonlyMap<string, RaterView>
  /** reference raters that exist but were not asked for: id and name, nothing else */
  readonly withheld: readonly { readonly id: string; readonly name: string }[]
  /** raters who were taken out again: id and name, nothing else */
  readonly absent: readonly { readonly id: string; readonly name: string }[]
}

/** What somebody sees who may only read: as if the first of the raters shown who rated anything were looking. People without names are numbered. */
export function viewForReader(workbook: Workbook, shown: ReaderSettings, names: ReadonlyMap<string, string>): View {
  const people = readerPseudonyms(workbook, shown)
  const raters = ratersForReader(workbook, shown).map((rater): RaterView => {
    const person = people.get(rater.id)
    if (!person) return { ...rater, name: rater.name ?? rater.id }
    return { ...rater, id: person.id, enteredBy: null, name: (shown.names && names.get(rater.id)) || person.name }
  })
  const first = raters.find(({ ratings }) => [...ratings.values()].some((row) => row.size > 0)) ?? raters[0] ?? null
  const { raters: _, run: __, ...rest } = shown.notes ? workbook : withoutNotes(workbook)
  const view: Omit<View, typeof viewed> = {
    ...rest,
    me: first,
    raters: new Map(raters.map((rater) => [rater.id, rater])),
    withheld: [],
    absent: [],
    run: workbook.run && runView(workbook, workbook.run, 'wall', null, () => ''),
    readOnly: true,
  }
  // It is said on the page about the group, and where there is none it is nobody's.
  return { ...(view as View), cameTrue: groupMembers(view).length >= MIN_GROUP ? view.cameTrue : null }
}

/** What this viewer may see. Raters without a name of their own are called by their id; `me` is null where the viewer is no rater. */
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

/** The same for a run of an exercise, where it depends on the stage and on how somebody looks. */
function viewOfRun(workbook: Workbook, run: Run, viewer: Viewer): View {
  const { looks = 'room', rater: me, names } = viewer
  const people = [...workbook.raters.values()].filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const everybody = looks === 'desk' || looks === 'room'
  const called = (rater: Rater, own: ReadonlyMap<string, string>) =>
    rater.kind === 'reference' || everybody || rater.id === me ? nameOf(rater, own) : `Participant ${people.indexOf(rater.id) + 1}`
  const raters = new Map(
    ratersInRun(workbook, run, looks, me, viewer.unveiled).map((rater) => [rater.id, { ...rater, name: called(rater, names) }]),
  )
  const gone = everybody ? [...workbook.raters.values()].filter(({ present }) => !present) : []
  // Notes beside the items may say what the reading says.
  const seen = everybody ? workbook : { ...withoutNotes(workbook), cameTrue: showsReference(run) ? workbook.cameTrue : null }
  return viewOf(seen, viewer, {
    raters,
    withheld: [],
    absent: gone.map((rater) => ({ id: rater.id, name: nameOf(rater, names) })),
    run: runView(workbook, run, looks, me, (rater) => nameOf(rater, names)),
  })
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
  const { raters: _, run: __, ...rest } = workbook
  const me = viewer.rater === null ? null : (raters.get(viewer.rater) ?? null)
  const view: Omit<View, typeof viewed> = { ...rest, me, raters, withheld, absent, run, readOnly: false }
  return view as View
}

/** Everything is blank. */
const NOBODY: RaterView = { ...emptyRater('nobody'), name: 'nobody yet' }

/** The view as it is; where it has no rater at all, with one who has rated nothing: an empty matrix can still be shown. */
export const withEmptyRater = (view: View): View => (view.raters.size > 0 ? view : { ...view, raters: new Map([[NOBODY.id, NOBODY]]) })
