// What one viewer may see of a workbook. viewFor is the only way out of a Workbook: templates, JSON, exports, history and
// counts take a View, never a Workbook, and the brand makes the type checker see to it.
import { type Shown, shownRaters, withoutNotes } from './reader-view.ts'
import { NO_ESTIMATES, type Rater, type Workbook } from './workbook.ts'

declare const viewed: unique symbol

/** Who looks. */
export interface Viewer {
  /** The rater this viewer acts as; null for somebody who only reads. */
  readonly rater: string | null
  /** Names of people by rater id; they are kept outside the workbook. */
  readonly names: ReadonlyMap<string, string>
  /** The name of somebody who is no rater yet and may become one: seen as a rater who has rated nothing. */
  readonly newcomer?: string
  /** Sees reference ratings that nobody has asked for yet: the holder of a file, never a visitor of a page. */
  readonly unveiled?: boolean
}

/** A rater whose ratings this viewer may see, by name. */
export interface RaterView extends Omit<Rater, 'name' | 'shown'> {
  readonly name: string
  readonly shown: boolean
}

/** Made by `viewFor` and `viewForReader` alone. */
export interface View extends Omit<Workbook, 'raters'> {
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

/** What somebody sees who may only read: as if the first of the raters shown were looking. People without names are numbered. */
export function viewForReader(workbook: Workbook, shown: Shown, names: ReadonlyMap<string, string>): View {
  const people = [...workbook.raters.values()].filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const raters = shownRaters(workbook, shown).map((rater): RaterView => {
    const number = `Rater ${people.indexOf(rater.id) + 1}`
    if (rater.kind === 'reference') return { ...rater, name: rater.name ?? rater.id }
    return { ...rater, name: shown.names ? (names.get(rater.id) ?? number) : number }
  })
  const [first = null] = raters
  const { raters: _, ...rest } = shown.notes ? workbook : withoutNotes(workbook)
  const view: Omit<View, typeof viewed> = {
    ...rest,
    me: first,
    raters: new Map(raters.map((rater) => [rater.id, rater])),
    withheld: [],
    absent: [],
    readOnly: true,
  }
  return view as View
}

/** What this viewer may see. Raters without a name of their own are called by their id; `me` is null where the viewer is no rater. */
export function viewFor(workbook: Workbook, viewer: Viewer): View {
  const raters = new Map<string, RaterView>()
  const withheld: { id: string; name: string }[] = []
  const absent: { id: string; name: string }[] = []
  for (const rater of workbook.raters.values()) {
    const name = (rater.kind === 'person' ? viewer.names.get(rater.id) : rater.name) ?? rater.name ?? rater.id
    if (!rater.present) absent.push({ id: rater.id, name })
    else if (rater.shown || viewer.unveiled) raters.set(rater.id, { ...rater, name })
    else withheld.push({ id: rater.id, name })
  }
  if (viewer.rater !== null && viewer.newcomer !== undefined && !workbook.raters.has(viewer.rater))
    raters.set(viewer.rater, { ...NOBODY, id: viewer.rater, name: viewer.newcomer })
  const { raters: _, ...rest } = workbook
  const me = viewer.rater === null ? null : (raters.get(viewer.rater) ?? null)
  const view: Omit<View, typeof viewed> = { ...rest, me, raters, withheld, absent, readOnly: false }
  return view as View
}

/** Everything is blank. */
const NOBODY: RaterView = {
  id: 'nobody',
  kind: 'person',
  name: 'nobody yet',
  note: null,
  shown: true,
  enteredBy: null,
  present: true,
  ratings: new Map(),
  notes: new Map(),
  rationales: new Map(),
  estimates: NO_ESTIMATES,
}

/** The view as it is; where it has no rater at all, with one who has rated nothing: an empty matrix can still be shown. */
export const withSomebody = (view: View): View => (view.raters.size > 0 ? view : { ...view, raters: new Map([[NOBODY.id, NOBODY]]) })
