// Routes for reviewing a returned spreadsheet: lists every difference and applies the chosen ones as one undoable action.

import { type Context, Hono } from 'hono'
import { ImportChanges } from '../../../templates/import/changes.tsx'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { changeTargets } from '../../ach/log/invert-change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { verdictSentence, verdictText } from '../../ach/words/verdict-words.ts'
import type { Returned } from '../../files/importer.ts'
import type { PendingUpload } from '../../files/pending-uploads.ts'
import { readFormLists } from '../../http/form.ts'
import { pickChanges } from '../../import/review/proposals.ts'
import { NEW_RATER, type ReturnedFile, type ReturnReview, reviewReturned } from '../../import/review/returned-workbook.ts'
import {
  defaultTicks,
  isOfRater,
  lineKeys,
  type ReviewLine,
  reviewLines,
  staleTicks,
  validTicks,
} from '../../import/review/review-lines.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { formProblem } from '../shared/form-problem.ts'
import { type OpenView, openViewOf, type PageEnv } from '../shared/open-view.ts'
import { onlyFile, UploadDestination } from './upload-destination.ts'

type Form = Readonly<Record<string, string | undefined>>

export const importChangesRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.importChanges(':id'), async (c) => {
      const source = await openSource(deps, c, c.req.param('id'))
      return source instanceof Response ? source : c.render(page(c, source, { form: {}, ticked: null }), { of: source.target })
    })
    .post(paths.importChanges(':id'), async (c) => {
      const again = await deps.uploads.placeOf(c.req.param('id'))
      if (again !== undefined) return c.redirect(again, 303)
      const source = await openSource(deps, c, c.req.param('id'))
      if (source instanceof Response) return source
      const sent = await readFormLists(c, 'change')
      // Scripts may post without the form's fields; the default ticks apply then.
      const ticked = sent.form.form === undefined ? null : sent.ticked
      const choices = { form: sent.form, ticked }
      if (ticked !== null && sent.form.step !== 'apply') return c.render(page(c, source, choices), { of: source.target })
      try {
        const moved = await changedSinceUpload(deps, c, source, choices)
        if (moved.length > 0) return c.render(page(c, source, { ...choices, moved }), { status: 409, of: source.target })
        const place = await deps.uploads.once(source.pending.upload.id, async () => {
          await apply(deps, c, source, choices)
          return paths.workbook(source.target.id)
        })
        return c.redirect(place, 303)
      } catch (error) {
        if (error instanceof Refused && error.code === 'conflict')
          return c.render(page(c, source, { ...choices, moved: [] }), { status: 409, of: source.target })
        const { problem, status } = formProblem(error)
        return c.render(page(c, source, { ...choices, refused: problem.message }), { status, of: source.target })
      }
    })

interface ImportSource {
  readonly pending: PendingUpload
  readonly returned: Returned
  readonly target: OpenView
}

interface ImportChoices {
  readonly form: Form
  /** null: the default ticks */
  readonly ticked: ReadonlySet<string> | null
  readonly refused?: string
  /** keys of proposals whose targets changed since the page was rendered; empty if they cannot be told apart */
  readonly moved?: readonly string[]
}

/** Returns the file with its workbook as the person sees it, or a redirect. */
async function openSource(deps: Deps, c: Context<PageEnv>, id: string): Promise<ImportSource | Response> {
  const pending = await deps.uploads.of(id)
  const reads = await pending.done
  const read = onlyFile(reads)
  const destination = new UploadDestination(deps, pending, reads, c.req.query('anyway') === '1')
  const workbook = await destination.workbook()
  if (read.kind !== 'returned' || workbook === null) return c.redirect(await destination.page(), 303)
  return { pending, returned: read.returned, target: await openViewOf(deps, c.get('person'), workbook) }
}

const fileOf = ({ upload }: PendingUpload): string => upload.files[0]?.name ?? ''

const planOf = (c: Context<PageEnv>, { pending, returned, target }: ImportSource, workbook: Workbook, form: Form): ReturnReview =>
  reviewReturned(workbook, returned satisfies ReturnedFile, {
    me: c.get('person').id,
    names: target.opened.names,
    file: fileOf(pending),
    form,
  })

/** Returns the changes for the ticked lines and the new raters. */
function changesOf({ proposals, incoming }: ReturnReview, ticked: ReadonlySet<string> | null): Change[] {
  const lines = reviewLines(proposals)
  const keys = lineKeys(lines, ticked ?? defaultTicks(lines))
  const sheets = incoming.flatMap(({ changes }) => changes)
  return pickChanges(proposals, keys, sheets)
}

async function apply(deps: Deps, c: Context<PageEnv>, source: ImportSource, { form, ticked }: ImportChoices): Promise<void> {
  const reviewed = changesOf(planOf(c, source, source.target.opened.workbook, form), ticked)
  await deps.workbooks.change(source.target.id, c.get('person').id, (workbook) => {
    const plan = planOf(c, source, workbook, form)
    if (plan.twice) throw new Refused('invalid', 'Two sheets are assigned to the same rater. Choose another rater for one of them.')
    const changes = changesOf(plan, ticked)
    if (changes.length === 0) throw new Refused('invalid', 'Nothing is ticked. Tick at least one change.')
    // Another change arrived between the review and this request.
    if (JSON.stringify(changes) !== JSON.stringify(reviewed))
      throw new Refused('conflict', 'The workbook changed while the file was under review.')
    return { changes, people: new Map(plan.incoming.map(({ id, name }) => [id, name])) }
  })
}

/** Returns keys of ticked proposals whose target changed since the page was rendered or that no longer exist. */
async function changedSinceUpload(
  deps: Deps,
  c: Context<PageEnv>,
  source: ImportSource,
  { form, ticked }: ImportChoices,
): Promise<readonly string[]> {
  const { seq = '' } = form
  if (ticked === null) return []
  if (!/^\d{1,15}$/.test(seq)) throw new Refused('invalid', 'The form is incomplete. Reload this page, then import.')
  const since = await deps.workbooks.since(source.target.id, Number(seq), 10_000)
  const touched = new Set(since.flatMap(({ change }) => changeTargets(change)))
  const { proposals, whose } = planOf(c, source, source.target.opened.workbook, form)
  const lines = reviewLines(proposals)
  const keys = lineKeys(lines, ticked)
  const moved = proposals.filter(({ key, change }) => keys.has(key) && changeTargets(change).some((target) => touched.has(target)))
  // Ratings imported for a new rater, or left out, no longer have tick boxes.
  const elsewhere = whose.filter((one) => one.whose === '' || one.whose === NEW_RATER)
  const gone = staleTicks(lines, ticked).filter((key) => !elsewhere.some(({ from }) => isOfRater(key, from)))
  return [...moved.map(({ key }) => key), ...gone]
}

/** Unticks lines whose target changed: the current value is kept unless the line is ticked again. */
function stillTicked(lines: readonly ReviewLine[], ticked: ReadonlySet<string>, moved: readonly string[]): ReadonlySet<string> {
  const keys = new Set(moved)
  const stands = ({ proposals, changedSince }: ReviewLine) => (keys.size > 0 ? !proposals.some(({ key }) => keys.has(key)) : !changedSince)
  return new Set(lines.filter((line) => ticked.has(line.key) && stands(line)).map(({ key }) => key))
}

function page(c: Context<PageEnv>, source: ImportSource, { form, ticked, refused, moved }: ImportChoices) {
  const { target, pending, returned } = source
  const plan = planOf(c, source, target.opened.workbook, form)
  const lines = reviewLines(plan.proposals)
  const asTicked = ticked === null ? defaultTicks(lines) : validTicks(lines, ticked)
  const ticks = moved ? stillTicked(lines, asTicked, moved) : asTicked
  const after = viewAfter(c, source, changesOf(plan, ticks), plan)
  return (
    <ImportChanges
      workbook={target.id}
      id={pending.upload.id}
      file={fileOf(pending)}
      made={returned.stamp?.at ?? null}
      anyway={c.req.query('anyway') === '1'}
      known={returned.base !== null}
      view={target.view}
      after={after}
      plan={plan}
      lines={lines}
      ticks={ticks}
      problems={returned.problems}
      warnings={returned.warnings}
      verdicts={verdicts(target.view, after)}
      refused={refused ?? null}
      moved={moved !== undefined}
    />
  )
}

/** The workbook with the ticked changes applied. */
function viewAfter(c: Context<PageEnv>, { target }: ImportSource, changes: readonly Change[], { incoming }: ReturnReview): View {
  const names = new Map([...target.opened.names, ...incoming.map(({ id, name }): [string, string] => [id, name])])
  return viewFor(applyChanges(target.opened.workbook, changes), { rater: c.get('person').id, names })
}

function verdicts(now: View, after: View): { now: string; after: string } | null {
  if (!now.me || !after.me || after.firstPass?.scoresHidden) return null
  const verdictOf = (view: View) => verdictText(verdictSentence(scoresOf(view, view.me?.id ?? ''), view))
  return { now: verdictOf(now), after: verdictOf(after) }
}
