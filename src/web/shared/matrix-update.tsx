// Builds the update of an open matrix after some changes: only the affected parts after ratings, notes and edited evidence, otherwise the
// whole matrix.
import type { Context } from 'hono'
import { UndoRedo } from '../../../templates/layout/page.tsx'
import { BelowMatrix } from '../../../templates/matrix/matrix.tsx'
import { type MatrixBase, matrixModel } from '../../../templates/matrix/matrix-model.ts'
import { CellPartials, ComputedPartials, HeadPartials, Partial, SeqPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { keepsOrder, type MatrixSettings } from '../../../templates/matrix/matrix-settings.ts'
import { MatrixTable } from '../../../templates/matrix/matrix-table.tsx'
import { VerdictBlock } from '../../../templates/matrix/verdict.tsx'
import { quotingItems, TextBody } from '../../../templates/texts/text-body.tsx'
import { panelText } from '../../../templates/texts/text-panel.tsx'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { invertChange } from '../../ach/log/invert-change.ts'
import { viewFor } from '../../ach/view/view.ts'
import { describeBatch } from '../../ach/words/history/batch-words.ts'
import { readForm } from '../../http/form.ts'
import type { ActionResult } from '../../live/workbooks.ts'
import type { Deps } from './deps.ts'
import { matrixBaseFor, partialSettings } from './matrix-settings.ts'
import { type OpenView, type PageEnv, viewAfterAction } from './open-view.ts'

/** After more changes than this, the whole matrix is sent. */
export const MAX_PARTIALS = 60

/** The verdict, the table and what is below it, for an open matrix. */
export const WholeMatrix = ({ base }: { base: MatrixBase }) => {
  const model = matrixModel(base)
  return (
    <>
      <Partial id="verdict">
        <VerdictBlock base={model} />
      </Partial>
      <Partial id="matrix">
        <MatrixTable model={model} />
      </Partial>
      <Partial id="below">
        <BelowMatrix model={model} />
      </Partial>
    </>
  )
}

interface Undoable {
  readonly undo: readonly Change[] | null
  readonly redo: readonly Change[] | null
}

const isCell = (change: Change) => change.type === 'rated' || change.type === 'noted'
const isEditedEvidence = (change: Change) => change.type === 'changed' && change.what === 'evidence'

/** `from` is the change number of the page. A page that lacks more than `changes` keeps its number, so it asks for the rest. */
export function changedPartials(
  { id, opened, view }: OpenView,
  changes: readonly Change[],
  settings: MatrixSettings,
  undoable: Undoable,
  from = view.seq - changes.length,
) {
  const after = matrixBaseFor(id, view, opened.workbook, settings)
  const describe = (batch: readonly Change[] | null) => batch && (describeBatch(batch, view)?.title ?? null)
  const ends = (
    <>
      <Partial id="undo-redo">
        <UndoRedo frame={{ id, undo: describe(undoable.undo), redo: describe(undoable.redo) }} />
      </Partial>
      {from + changes.length === view.seq && <SeqPartial seq={view.seq} />}
    </>
  )
  const text = panelText(view, settings.text)
  const whole = (
    <>
      <WholeMatrix base={after} />
      {text && (
        <Partial id="source-text">
          <TextBody id={id} text={text} quoting={quotingItems(view, text)} inPanel />
        </Partial>
      )}
      {ends}
    </>
  )
  const inParts = (change: Change) => isCell(change) || (isEditedEvidence(change) && keepsOrder(settings))
  if (changes.length > MAX_PARTIALS || !changes.every(inParts)) return whole
  const workbook = applyChanges(opened.workbook, changes.toReversed().map(invertChange))
  const before = matrixBaseFor(id, viewFor(workbook, { rater: view.me?.id ?? null, names: opened.names }), workbook, settings)
  if (before.hidden !== after.hidden) return whole
  const visible = changes.flatMap((change) =>
    (change.type === 'rated' || change.type === 'noted') && view.raters.has(change.rater) ? [change] : [],
  )
  const cells = new Map(visible.map(({ evidence, hypothesis }) => [`${evidence} ${hypothesis}`, { evidence, hypothesis }]))
  const edited = new Set(changes.flatMap((change) => (change.type === 'changed' ? [change.id] : [])))
  return (
    <>
      <HeadPartials base={after} items={[...edited]} />
      <CellPartials base={after} cells={[...cells.values()]} />
      <ComputedPartials before={before} after={after} />
      {ends}
    </>
  )
}

/** The response to an action on the page of the matrix, which sent its display settings (`view`) and its change number (`seq`). */
export async function matrixUpdate(deps: Deps, c: Context<PageEnv>, result: ActionResult) {
  const { view, seq } = await readForm(c)
  const person = c.get('person')
  const undoable = await deps.workbooks.undoable(result.id, person.id)
  return changedPartials(viewAfterAction(person, result), result.changes, partialSettings(c, view), undoable, Number(seq))
}
