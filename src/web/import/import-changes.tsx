// A spreadsheet of a workbook that came back: every difference is looked at, some or all are picked, and those are done as one action.
import { type Context, Hono } from 'hono'
import { ImportChanges } from '../../../templates/import/changes.tsx'
import type { Env } from '../../access/request-env.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { targetsOf } from '../../ach/log/invert-change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { scoresOf } from '../../ach/scoring/score.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { plain, verdictSentence } from '../../ach/words/verdict-words.ts'
import type { Returned } from '../../files/importer.ts'
import type { Reading } from '../../files/pending-uploads.ts'
import { tickedOf } from '../../http/form.ts'
import { param } from '../../http/param.ts'
import { picked } from '../../import/review/proposals.ts'
import { type GivenBack, NEW_RATER, type Returning, returning } from '../../import/review/returned-workbook.ts'
import { goneOf, isOfRater, keysOf, type Line, linesOf, ticksOn, usualTicks } from '../../import/review/review-lines.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { besideForm } from '../shared/form-problem.ts'
import { frameOf, type Seen, see } from '../shared/open-view.ts'
import { only, pageOf, workbookOf } from './next-page.ts'

type Form = Readonly<Record<string, string | undefined>>

export const importChangesRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.importChanges(':id'), async (c) => {
      const given = await givenOf(deps, c)
      return given instanceof Response ? given : c.html(await page(deps, c, given, { form: {}, ticked: null }))
    })
    .post(paths.importChanges(':id'), async (c) => {
      const again = await deps.readings.placeOf(param(c, 'id'))
      if (again !== undefined) return c.redirect(again, 303)
      const given = await givenOf(deps, c)
      if (given instanceof Response) return given
      const sent = await tickedOf(c, 'change')
      // Without the form itself, as a script asks: everything that is usual.
      const ticked = sent.form.form === undefined ? null : sent.ticked
      const asked = { form: sent.form, ticked }
      if (ticked !== null && sent.form.step !== 'apply') return c.html(await page(deps, c, given, asked))
      try {
        const moved = await movedSince(deps, c, given, asked)
        if (moved.length > 0) return c.html(await page(deps, c, given, { ...asked, moved }), 409)
        const place = await deps.readings.once(given.reading.upload.id, async () => {
          await apply(deps, c, given, asked)
          return paths.workbook(given.seen.id)
        })
        return c.redirect(place, 303)
      } catch (error) {
        if (error instanceof Refused && error.code === 'conflict') return c.html(await page(deps, c, given, { ...asked, moved: [] }), 409)
        const { problem, status } = besideForm(error)
        return c.html(await page(deps, c, given, { ...asked, refused: problem.message }), status)
      }
    })

interface Given {
  readonly reading: Reading
  readonly returned: Returned
  readonly seen: Seen
}

interface Asked {
  readonly form: Form
  /** null: what is usual */
  readonly ticked: ReadonlySet<string> | null
  readonly refused?: string
  /** keys of what was changed here since the page was drawn; none where it cannot be told apart */
  readonly moved?: readonly string[]
}

/** The file, and its workbook as the person sees it; or where to go instead. */
async function givenOf(deps: Deps, c: Context<Env>): Promise<Given | Response> {
  const reading = await deps.readings.of(param(c, 'id'))
  const reads = await reading.done
  const read = only(reads)
  const workbook = await workbookOf(deps, reading, reads, c.req.query('anyway') === '1')
  if (read.kind !== 'returned' || workbook === null) return c.redirect(await pageOf(deps, reading, reads), 303)
  return { reading, returned: read.returned, seen: await see(deps, c.get('person'), workbook) }
}

const fileOf = ({ upload }: Reading): string => upload.files[0]?.name ?? ''

const planOf = (c: Context<Env>, { reading, returned, seen }: Given, workbook: Workbook, form: Form): Returning =>
  returning(workbook, returned satisfies GivenBack, { me: c.get('person').id, names: seen.opened.names, file: fileOf(reading), form })

/** What the person wants done to this workbook. */
function changesOf({ proposals, incoming }: Returning, ticked: ReadonlySet<string> | null): Change[] {
  const lines = linesOf(proposals)
  const keys = keysOf(lines, ticked ?? usualTicks(lines))
  const sheets = incoming.flatMap(({ changes }) => changes)
  return picked(proposals, keys, sheets)
}

async function apply(deps: Deps, c: Context<Env>, given: Given, { form, ticked }: Asked): Promise<void> {
  const looked = changesOf(planOf(c, given, given.seen.opened.workbook, form), ticked)
  await deps.workbooks.change(given.seen.id, c.get('person').id, (workbook) => {
    const plan = planOf(c, given, workbook, form)
    if (plan.twice)
      throw new Refused('invalid', 'Two sheets cannot both be the ratings of one rater. Choose somebody else for one of them.')
    const changes = changesOf(plan, ticked)
    if (changes.length === 0) throw new Refused('invalid', 'Nothing is ticked.')
    // Somebody was faster between looking and doing.
    if (JSON.stringify(changes) !== JSON.stringify(looked)) throw new Refused('conflict', 'This was changed meanwhile.')
    return { changes, people: new Map(plan.incoming.map(({ id, name }) => [id, name])) }
  })
}

/** What of the ticked things somebody changed since the page was drawn, or cannot be done any more. */
async function movedSince(deps: Deps, c: Context<Env>, given: Given, { form, ticked }: Asked): Promise<readonly string[]> {
  const { seq = '' } = form
  if (ticked === null) return []
  if (!/^\d{1,15}$/.test(seq)) throw new Refused('invalid', 'The form does not say what it was drawn from. Look again, then apply.')
  const since = await deps.workbooks.since(given.seen.id, Number(seq), 10_000)
  const touched = new Set(since.flatMap(({ change }) => targetsOf(change)))
  const { proposals, whose } = planOf(c, given, given.seen.opened.workbook, form)
  const lines = linesOf(proposals)
  const keys = keysOf(lines, ticked)
  const moved = proposals.filter(({ key, change }) => keys.has(key) && targetsOf(change).some((target) => touched.has(target)))
  // Ratings that come in as somebody new, or not at all, have no boxes any more.
  const elsewhere = whose.filter((one) => one.whose === '' || one.whose === NEW_RATER)
  const gone = goneOf(lines, ticked).filter((key) => !elsewhere.some(({ from }) => isOfRater(key, from)))
  return [...moved.map(({ key }) => key), ...gone]
}

/** Without those whose value moved: what stands here now is kept unless it is ticked again. */
function stillTicked(lines: readonly Line[], ticked: ReadonlySet<string>, moved: readonly string[]): ReadonlySet<string> {
  const keys = new Set(moved)
  const stands = ({ proposals, meanwhile }: Line) => (keys.size > 0 ? !proposals.some(({ key }) => keys.has(key)) : !meanwhile)
  return new Set(lines.filter((line) => ticked.has(line.key) && stands(line)).map(({ key }) => key))
}

async function page(deps: Deps, c: Context<Env>, given: Given, { form, ticked, refused, moved }: Asked) {
  const { seen, reading, returned } = given
  const plan = planOf(c, given, seen.opened.workbook, form)
  const lines = linesOf(plan.proposals)
  const asTicked = ticked === null ? usualTicks(lines) : ticksOn(lines, ticked)
  const ticks = moved ? stillTicked(lines, asTicked, moved) : asTicked
  const after = viewAfter(c, given, changesOf(plan, ticks), plan)
  return (
    <ImportChanges
      asset={deps.asset}
      frame={await frameOf(deps, c.get('person'), seen, null)}
      id={reading.upload.id}
      file={fileOf(reading)}
      made={returned.stamp?.at ?? null}
      anyway={c.req.query('anyway') === '1'}
      known={returned.base !== null}
      view={seen.view}
      after={after}
      plan={plan}
      lines={lines}
      ticks={ticks}
      problems={returned.problems}
      warnings={returned.warnings}
      verdicts={verdicts(seen.view, after)}
      refused={refused ?? null}
      moved={moved !== undefined}
    />
  )
}

/** The workbook as it would be. */
function viewAfter(c: Context<Env>, { seen }: Given, changes: readonly Change[], { incoming }: Returning): View {
  const names = new Map([...seen.opened.names, ...incoming.map(({ id, name }): [string, string] => [id, name])])
  return viewFor(applyChanges(seen.opened.workbook, changes), { rater: c.get('person').id, names })
}

function verdicts(now: View, after: View): { now: string; after: string } | null {
  if (!now.me || !after.me) return null
  const said = (view: View) => plain(verdictSentence(scoresOf(view, view.me?.id ?? ''), view))
  return { now: said(now), after: said(after) }
}
