// The page Evidence: a table of all items, in which values are edited in place, alone or for several items at once.
import type { View } from '../../../src/ach/view/view.ts'
import { type EvidenceColumn, type EvidenceSort, evidenceQuery } from '../../../src/forms/evidence-query.ts'
import { paths } from '../../../src/paths.ts'
import { Page } from '../../layout/page.tsx'
import { type FilledForm, HiddenField, Problems } from '../../ui/fields.tsx'
import { booleanAttribute, rawHtml } from '../../ui/html.ts'
import { PageMain } from '../../ui/page-main.tsx'
import { ListHead } from '../item-list.tsx'
import { formTitle, LIST_WORDS } from '../item-words.ts'
import { EvidenceBulk } from './bulk.tsx'
import { columnHead, shownColumns } from './columns.ts'
import { EvidenceEditors } from './editors.tsx'
import type { EvidenceModel } from './model.ts'
import { evidenceBodies } from './rows.ts'
import { EvidenceTools } from './tools.tsx'

export interface EvidenceGridProps {
  readonly model: EvidenceModel
  /** what was typed to change several items, if it was refused */
  readonly filled: FilledForm
}

export const EvidenceGridPage = ({ model, filled }: EvidenceGridProps) => {
  const { id, view } = model.base
  return (
    <Page title={formTitle('Evidence', filled.problems)} screen="evidence" tab="evidence" scripts={['items/evidence/grid']}>
      <PageMain wide class="evidence-page" above={<Problems problems={filled.problems} known={['kind', 'date']} />}>
        <ListHead id={id} list="evidence">
          {view.run === null && (
            <a class="btn" href={paths.texts(id)}>
              From a text
            </a>
          )}
          <a class="btn" href={paths.weights(id)}>
            Set credibility and relevance
          </a>
        </ListHead>
        {view.evidence.size === 0 ? (
          <p class="panel">{LIST_WORDS.evidence.empty}</p>
        ) : (
          <>
            <EvidenceTools model={model} />
            <EvidenceGrid model={model} filled={filled} />
            <EvidenceEditors view={view} />
          </>
        )}
      </PageMain>
    </Page>
  )
}

/** The table and the bar that changes the selected items, in one form. Also sent alone, after a move or another choice of rows. */
export const EvidenceGrid = ({ model, filled }: EvidenceGridProps) => {
  const { base, active, query, found } = model
  const columns = shownColumns(model)
  return (
    <form
      class="stack grid-form"
      method="post"
      id="list-evidence"
      action={paths.editEvidence(base.id)}
      hx-target:inherited="#list-evidence"
      hx-swap:inherited="outerMorph"
    >
      <HiddenField name="query" value={evidenceQuery(query)} />
      <section class="grid-box" data-wide={booleanAttribute(isWide(columns, base.view))} aria-label="Evidence" tabindex={0}>
        <table class="grid" aria-label="Evidence" data-columns={String(columns.length)}>
          <thead>
            <tr>
              <td class="pick">
                <label class="all">
                  <input type="checkbox" class="tick" name="all" value="on" aria-label="Select all items shown" />
                  <span>Select all</span>
                </label>
              </td>
              <th scope="col" class="id">
                ID
              </th>
              {(['statement', ...columns] as const).map((column) => (
                <SortHead model={model} column={column} />
              ))}
              <td class="tools"></td>
            </tr>
          </thead>
          {rawHtml(evidenceBodies(model))}
        </table>
      </section>
      <p class="panel none-found" hidden={found.size > 0}>
        No item matches. <a href={paths.items(base.id, 'evidence')}>Show all items</a>
      </p>
      {active.length === 0 && found.size > 0 && <p class="quiet">All items shown are parked.</p>}
      <EvidenceBulk view={base.view} filled={filled} />
    </form>
  )
}

/** More columns than fit into a window of 1280 px scroll within their box. */
const WIDTHS: Readonly<Record<EvidenceColumn, number>> = {
  ...{ kind: 80, date: 88, source: 160, locator: 110, url: 140, cluster: 110, credibility: 88, relevance: 88 },
  ...{ ratings: 120, diagnosticity: 96, notes: 220 },
}
const isWide = (columns: readonly EvidenceColumn[], { hypotheses }: View): boolean =>
  columns.reduce((sum, column) => sum + WIDTHS[column], 0) > 850 || hypotheses.size > 8

/** These are sorted from the highest down at first. */
const HIGH_FIRST: ReadonlySet<EvidenceSort> = new Set(['credibility', 'relevance', 'diagnosticity'])

/** A heading that sorts: one way, then the other, then not at all. */
const SortHead = ({ model: { base, query }, column }: { model: EvidenceModel; column: EvidenceSort }) => {
  const first = HIGH_FIRST.has(column)
  const now = query.sort?.by === column ? query.sort : null
  const next = now === null ? { by: column, descending: first } : now.descending === first ? { by: column, descending: !first } : null
  return (
    <th scope="col" class={column} aria-sort={now ? (now.descending ? 'descending' : 'ascending') : undefined}>
      <a class="sort" id={`sort-${column}`} href={`${paths.items(base.id, 'evidence')}${evidenceQuery({ ...query, sort: next })}`}>
        {columnHead(column)}
        {now && <span aria-hidden="true">{now.descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  )
}
