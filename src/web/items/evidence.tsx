// The page Evidence: its table, one value of an item edited in place, and values of several items changed in one batch.
import { type Context, Hono } from 'hono'
import { EvidenceGrid, EvidenceGridPage } from '../../../templates/items/evidence/grid.tsx'
import { type EvidenceModel, evidenceModel, shownIds } from '../../../templates/items/evidence/model.ts'
import { evidenceRow } from '../../../templates/items/evidence/rows.ts'
import { ShownCount } from '../../../templates/items/evidence/tools.tsx'
import { UndoRedo } from '../../../templates/layout/page.tsx'
import { Partial } from '../../../templates/matrix/matrix-partials.tsx'
import { rawHtml } from '../../../templates/ui/html.ts'
import type { Change } from '../../ach/log/change.ts'
import { requireItem } from '../../ach/log/item-kind.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { EvidenceFields, Workbook } from '../../ach/model/workbook.ts'
import { type EvidenceQuery, evidenceQuery, NO_VALUE, readEvidenceQuery } from '../../forms/evidence-query.ts'
import { linkProblems, withoutLinks } from '../../forms/item-links.ts'
import { editOf, fieldNames, type Problem, readFields, type Typed } from '../../forms/typed-fields.ts'
import { readForm, readFormLists } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { EMPTY_FORM, formProblem } from '../shared/form-problem.ts'
import { matrixBaseFor, partialSettings } from '../shared/matrix-settings.ts'
import { type OpenView, openView, type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { workbookFrame } from '../shared/renderer.tsx'
import { saveForm } from '../shared/save-form.ts'

/** Columns that can be changed for several items at once. */
const BULK_FIELDS = ['credibility', 'relevance', 'source', 'cluster', 'kind', 'date'] as const
type BulkField = (typeof BULK_FIELDS)[number]

export function evidenceRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()

  routes.get(paths.items(':id', 'evidence'), async (c) => {
    const model = modelOf(c, await openView(c), readEvidenceQuery(new URL(c.req.url).searchParams))
    if (!wantsFragment(c)) return c.render(<EvidenceGridPage model={model} filled={EMPTY_FORM} />)
    return c.html(<GridFragment model={model} />)
  })

  /** One value, as the cell of the table sends it. `was`: the value that the cell showed. */
  routes.post(paths.evidenceField(':id', ':item', ':field'), async (c) => {
    const { item: id, field } = c.req.param()
    if (!fieldNames('evidence').includes(field)) throw new Refused('unknown', 'Items have no such field.')
    const { value = '', was, query } = await readForm(c)
    const seen = await openView(c)
    const read = readValue(seen, field as keyof EvidenceFields, value)
    if ('problem' in read) return c.html(<CellProblem problem={read.problem} />, 422)
    const decide = (workbook: Workbook): Change[] => {
      const item = requireItem(workbook.evidence, 'evidence', id)
      if (was !== undefined && String(item[field as keyof EvidenceFields] ?? '') !== was)
        throw new Refused('conflict', `${id} has changed since you opened it.`)
      const change = editOf('evidence', id, fieldsOf(item), { ...fieldsOf(item), ...read.fields })
      return change ? [change] : []
    }
    try {
      const done = await deps.workbooks.change(seen.id, c.get('person').id, decide)
      const after = viewAfterAction(c.get('person'), done)
      const model = modelOf(c, after, queryOf(query))
      return c.html(
        <>
          <Partial id={`evidence-${id}`}>{rawHtml(rowOf(model, id))}</Partial>
          <Partial id="undo-redo">
            <UndoRedo frame={await workbookFrame(deps, c.get('person'), after)} />
          </Partial>
        </>,
      )
    } catch (error) {
      // The script then sends the form of the item, which shows both versions.
      if (error instanceof Refused && error.code === 'conflict') return c.body(null, 412)
      const { problem, status } = formProblem(error)
      return c.html(<CellProblem problem={problem.message} />, status)
    }
  })

  routes.post(paths.editEvidence(':id'), async (c) => {
    const { form, ticked } = await readFormLists(c, 'row')
    const seen = await openView(c)
    const query = queryOf(form.query)
    const ids = form.all === 'on' ? shownIds(modelOf(c, seen, query)) : [...ticked]
    const again = (problems: readonly Problem[], status: 409 | 422 = 422) =>
      c.render(<EvidenceGridPage model={modelOf(c, seen, query, ids)} filled={{ values: form, problems }} />, { status })
    if (ids.length === 0) return again([{ field: '', message: 'Select at least one item.' }])
    const wanted = readBulk(seen, form)
    if (!wanted.ok) return again(wanted.problems)
    let first = ids[0] ?? ''
    const decide = (workbook: Workbook): Change[] => {
      const changes = ids.flatMap((id) => wanted.changesOf(workbook, id))
      for (const change of changes.slice(0, 1)) if ('id' in change) first = String(change.id)
      return changes
    }
    return saveForm(deps, c, seen.id, decide, {
      saved: () => `${paths.items(seen.id, 'evidence')}${withReport(query)}#evidence-${first}`,
      problem: (problem, status) => again([problem], status),
    })
  })

  return routes
}

export const queryOf = (text: string | undefined): EvidenceQuery => readEvidenceQuery(new URLSearchParams(text ?? ''))
const withReport = (query: EvidenceQuery): string => {
  const fields = new URLSearchParams(evidenceQuery(query))
  fields.set('done', '1')
  return `?${fields}`
}

export const modelOf = (c: Context, { id, view, opened }: OpenView, query: EvidenceQuery, ticked?: Iterable<string>): EvidenceModel =>
  evidenceModel(matrixBaseFor(id, view, opened.workbook, partialSettings(c, undefined)), query, ticked)

/** The table alone, after another choice of rows. */
const GridFragment = ({ model }: { model: EvidenceModel }) => (
  <>
    <EvidenceGrid model={model} filled={EMPTY_FORM} />
    <Partial id="grid-count">
      <ShownCount model={model} />
    </Partial>
  </>
)

/** The row of an item after an edit: it stays where it is, even if it no longer matches. */
function rowOf(model: EvidenceModel, id: string): string {
  const item = model.base.view.evidence.get(id)
  return item ? evidenceRow({ ...model, found: new Set([id]) }, item, model.active.indexOf(item)) : ''
}

const CellProblem = ({ problem }: { problem: string }) => (
  <hx-partial hx-target="#edit-problem" hx-swap="innerHTML">
    {problem}
  </hx-partial>
)

const fieldsOf = (item: EvidenceFields): EvidenceFields =>
  Object.fromEntries(fieldNames('evidence').map((name) => [name, item[name as keyof EvidenceFields]])) as EvidenceFields

/** One typed value in its stored form, or what is wrong with it. */
function readValue(
  { view }: OpenView,
  field: keyof EvidenceFields,
  value: string,
): { readonly fields: Partial<EvidenceFields> } | { readonly problem: string } {
  const [missing] = linkProblems(view, 'evidence', { [field]: value })
  if (missing) return { problem: missing.message }
  if (field === 'source' || field === 'cluster') return { fields: { [field]: value || null } }
  // The text stands for a valid item, of which only this field is read.
  const read = readFields('evidence', withoutLinks('evidence', { statement: '-', [field]: value }))
  if (read.ok) return { fields: { [field]: read.fields[field] } }
  return { problem: read.problems[0]?.message ?? 'This value cannot be stored.' }
}

type BulkRead =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: true; readonly changesOf: (workbook: Workbook, id: string) => Change[] }

/** What the bar asks for, for each item. Items that are that way already do not change. */
function readBulk(seen: OpenView, form: Typed): BulkRead {
  if (form.do === 'park' || form.do === 'restore') {
    const type = form.do === 'park' ? 'parked' : 'restored'
    const changesOf = (workbook: Workbook, id: string): Change[] =>
      requireItem(workbook.evidence, 'evidence', id).parked === (type === 'parked') ? [] : [{ type, what: 'evidence', id }]
    return { ok: true, changesOf }
  }
  const problems: Problem[] = []
  let fields: Partial<EvidenceFields> = {}
  for (const field of BULK_FIELDS) {
    const typed = form[field]?.trim() ?? ''
    if (typed === '') continue
    const read = readValue(seen, field, isNone(typed, field) ? '' : typed)
    if ('problem' in read) problems.push({ field, message: read.problem })
    else fields = { ...fields, ...read.fields }
  }
  if (problems.length === 0 && Object.keys(fields).length === 0)
    problems.push({ field: '', message: 'Choose at least one value to set for the selected items.' })
  if (problems.length > 0) return { ok: false, problems }
  const changesOf = (workbook: Workbook, id: string): Change[] => {
    const item = fieldsOf(requireItem(workbook.evidence, 'evidence', id))
    const change = editOf('evidence', id, item, { ...item, ...fields })
    return change ? [change] : []
  }
  return { ok: true, changesOf }
}

/** A dash as people type it, in whatever width. */
const isNone = (typed: string, field: BulkField): boolean =>
  typed === NO_VALUE || ((field === 'kind' || field === 'date') && /^[-–—−]$/.test(typed))
