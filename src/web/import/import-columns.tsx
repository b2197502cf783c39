// Routes for importing plain tables: shows how they are read, asks what is uncertain, takes corrections, then creates a workbook or adds to one.

import { type Context, Hono } from 'hono'
import { ImportColumns } from '../../../templates/import/columns.tsx'
import { type Document, documentOf } from '../../ach/document/document.ts'
import { differencesOf } from '../../ach/document/document-differences.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { FIRST_NAME } from '../../ach/words/name-in-sentence.ts'
import type { FileRead, TableFound } from '../../files/importer.ts'
import { type PendingUpload, readWithin } from '../../files/pending-uploads.ts'
import { readFormLists } from '../../http/form.ts'
import { isOpen } from '../../import/questions/question.ts'
import type { TablesRead } from '../../import/reading/read-tables.ts'
import { asWritten } from '../../import/review/as-written.ts'
import { claimRatings } from '../../import/review/claim-ratings.ts'
import { overlay } from '../../import/review/overlay.ts'
import { type ImportProposals, pickChanges, proposalsFor } from '../../import/review/proposals.ts'
import { defaultTicks, lineKeys, reviewLines } from '../../import/review/review-lines.ts'
import { isOwnColumn } from '../../import/table/grid-columns.ts'
import { tableRows } from '../../import/table/mapping.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { formProblem } from '../shared/form-problem.ts'
import { createFromDocument } from '../shared/new-workbook.ts'
import { type OpenView, openViewOf, type PageEnv } from '../shared/open-view.ts'
import { onlyFile, UploadDestination } from './upload-destination.ts'

const LOOK_MS = 400

/** Why nothing is imported yet. */
export const OPEN_QUESTIONS = 'Answer the questions at the top of the page first.'

/** Why nothing is checked. */
export const NO_RATINGS = 'This table has no ratings, so there is nothing to check.'

type Form = Readonly<Record<string, string | undefined>>

export const importColumnsRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.importColumns(':id'), async (c) => {
      const source = await openSource(deps, c, c.req.param('id'))
      return source instanceof Response
        ? source
        : c.render(page(c, source, await readChosenTables(deps, source, c.req.query('for') === 'check' ? { for: 'check' } : {}), null), {
            of: source.target,
          })
    })
    .post(paths.importColumns(':id'), async (c) => {
      const again = await deps.uploads.placeOf(c.req.param('id'))
      if (again !== undefined) return c.redirect(again, 303)
      const source = await openSource(deps, c, c.req.param('id'))
      if (source instanceof Response) return source
      const { form, ticked } = await readFormLists(c, 'change')
      // The tick boxes exist only after the first preview.
      const ticks = form.seen === undefined ? null : ticked
      const sheet = await readChosenTables(deps, source, form)
      const checks = form.step === 'check' && source.target === null
      if (form.step !== 'make' && !checks) return c.render(page(c, source, sheet, ticks), { of: source.target })
      const { document } = sheet.read
      if (document === null) return c.render(page(c, source, sheet, ticks), { status: 422, of: source.target })
      if (sheet.questions.some(isOpen)) return c.render(page(c, source, sheet, ticks, OPEN_QUESTIONS), { status: 422, of: source.target })
      if (checks && sheet.read.counts.ratings === 0)
        return c.render(page(c, source, sheet, ticks, NO_RATINGS), { status: 422, of: source.target })
      try {
        const place = await deps.uploads.once(source.pending.upload.id, async () =>
          checks
            ? paths.matrixCheck(await createCheck(deps, c, source, sheet, document))
            : paths.workbook(await createFromTable(deps, c, source, sheet, ticks, document)),
        )
        return c.redirect(place, 303)
      } catch (error) {
        const { problem, status } = formProblem(error)
        return c.render(page(c, source, sheet, ticks, problem.message), { status, of: source.target })
      }
    })

/** Creates the workbook of a matrix to be checked, if nothing has to be asked, and returns the address of its check; else null. */
export async function checkAtOnce(
  deps: Deps,
  c: Context<PageEnv>,
  pending: PendingUpload,
  reads: readonly FileRead[],
): Promise<string | null> {
  const [read] = reads
  if (!read || reads.length > 1 || read.kind !== 'tables') return null
  const source: ImportSource = { pending, tables: read.tables, note: read.note, target: null }
  const sheet = await readChosenTables(deps, source, {})
  const { document, counts } = sheet.read
  if (document === null || counts.ratings === 0 || sheet.questions.some(isOpen)) return null
  return deps.uploads.once(pending.upload.id, async () => paths.matrixCheck(await createCheck(deps, c, source, sheet, document)))
}

/** The ratings stay those of the document; the person joins as another rater. */
const createCheck = (
  deps: Deps,
  c: Context<PageEnv>,
  { pending }: ImportSource,
  { read }: ChosenTables,
  document: Document,
): Promise<string> =>
  createFromDocument(deps, c.get('person'), asWritten(document, read.printed, FIRST_NAME), {
    from: `file:${pending.upload.files[0]?.name ?? ''}`,
  })

interface ImportSource {
  readonly pending: PendingUpload
  readonly tables: readonly TableFound[]
  readonly note: string | null
  /** the target workbook; null if the table becomes a new one */
  readonly target: OpenView | null
}

async function openSource(deps: Deps, c: Context<PageEnv>, id: string): Promise<ImportSource | Response> {
  const pending = await deps.uploads.of(id)
  const reads = await readWithin(pending, LOOK_MS)
  if (reads === null) return c.redirect(paths.import(pending.upload.id), 303)
  const read = onlyFile(reads)
  const destination = new UploadDestination(deps, pending, reads)
  if (read.kind !== 'tables') return c.redirect(await destination.page(), 303)
  const workbook = await destination.workbook()
  return {
    pending,
    tables: read.tables,
    note: read.note,
    target: workbook === null ? null : await openViewOf(deps, c.get('person'), workbook),
  }
}

interface ChosenTables extends TablesRead {
  readonly form: Form
}

/** Reads the tables as chosen and answered in the form. */
async function readChosenTables(deps: Deps, { tables, pending }: ImportSource, form: Form): Promise<ChosenTables> {
  const title = form.title?.trim() || titleOf(pending.upload.files[0]?.name ?? '')
  const options = { title, question: form.question?.trim() || undefined, rater: FIRST_NAME }
  const read = await deps.uploads.columns({ tables: tables.map(({ name, grid }) => ({ name, grid })), form: { ...form }, options })
  return { form, ...read }
}

const titleOf = (file: string): string => file.replace(/\.\w{1,5}$/, '').trim() || 'Table'

/** Returns the id of the rater whose ratings become the person's; '' for none. */
const mineOf = (form: Form, document: Document, me: string): string =>
  form.mine ?? document.raters.find(({ id }) => id === me)?.id ?? document.raters[0]?.id ?? ''

/** Returns the changes that the table proposes for a workbook. */
function proposals(workbook: Workbook, me: string, { form, mapping, grid }: ChosenTables, document: Document): ImportProposals {
  const now = documentOf(viewFor(workbook, { rater: me, names: new Map() }))
  const own = tableRows(grid, mapping).header.some(({ cells }) => isOwnColumn(cells))
  const laid = overlay(now, document, { rater: me, from: mineOf(form, document, me), byId: own ? 'rows and columns' : 'nothing' })
  return proposalsFor(workbook, differencesOf(laid.base, laid.document), () => me)
}

function chosenMapping({ proposals }: ImportProposals, ticks: ReadonlySet<string> | null): Change[] {
  const lines = reviewLines(proposals)
  return pickChanges(proposals, lineKeys(lines, ticks ?? defaultTicks(lines)))
}

async function createFromTable(
  deps: Deps,
  c: Context<PageEnv>,
  source: ImportSource,
  sheet: ChosenTables,
  ticks: ReadonlySet<string> | null,
  document: Document,
) {
  const me = c.get('person').id
  if (source.target) {
    await deps.workbooks.change(source.target.id, me, (workbook) => {
      const changes = chosenMapping(proposals(workbook, me, sheet, document), ticks)
      if (changes.length === 0) throw new Refused('invalid', 'Nothing is ticked. Tick at least one change.')
      return changes
    })
    return source.target.id
  }
  const file = source.pending.upload.files[0]?.name ?? ''
  return createFromDocument(deps, c.get('person'), claimRatings(document, mineOf(sheet.form, document, me), me), { from: `file:${file}` })
}

function page(c: Context<PageEnv>, source: ImportSource, all: ChosenTables, ticks: ReadonlySet<string> | null, refused?: string) {
  const me = c.get('person').id
  const { form } = all
  const { target } = source
  const { document } = all.read
  const plan = target && document ? proposals(target.opened.workbook, me, all, document) : null
  const lines = plan ? reviewLines(plan.proposals) : []
  const ticked = ticks ?? defaultTicks(lines)
  const after =
    target && plan
      ? viewFor(applyChanges(target.opened.workbook, chosenMapping(plan, ticked)), { rater: me, names: target.opened.names })
      : null
  return (
    <ImportColumns
      workbook={target?.id ?? null}
      id={source.pending.upload.id}
      file={source.pending.upload.files[0]?.name ?? ''}
      note={source.note}
      tables={all}
      places={source.tables.flatMap(({ problems }) => problems)}
      mine={document ? mineOf(form, document, me) : ''}
      into={target && plan && after ? { plan, lines, ticks: ticked, view: target.view, after } : null}
      check={form.for === 'check' && target === null}
      refused={refused ?? null}
    />
  )
}
