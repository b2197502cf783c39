// Stores one rating or note, the most frequent request. Returns the cell and every part that changed, or redirects back without htmx.

import { type Context, Hono } from 'hono'
import { Page, UndoRedo } from '../../../templates/layout/page.tsx'
import { CardHypothesis, CardNav, CardProgress } from '../../../templates/matrix/cards/card.tsx'
import { myRating } from '../../../templates/matrix/matrix-model.ts'
import { ComputedPartials, matrixCell, Partial, SeqPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { NoteForm } from '../../../templates/matrix/note.tsx'
import { rawHtml } from '../../../templates/ui/html.ts'
import { PageMain } from '../../../templates/ui/page-main.tsx'
import type { Change } from '../../ach/log/change.ts'
import { checkChange } from '../../ach/log/check-change.ts'
import { requireItem } from '../../ach/log/item-kind.ts'
import { join, noteCell, rateCell } from '../../ach/log/rater-changes.ts'
import { RATINGS, type Rating, readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater, noteText, ratingAt, type Workbook } from '../../ach/model/workbook.ts'
import type { CellAt } from '../../ach/scoring/score.ts'
import { viewFor } from '../../ach/view/view.ts'
import { describeBatch } from '../../ach/words/history/history-words.ts'
import { joinPhrases } from '../../ach/words/phrases.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { cellId, paths, queryId } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixBaseFor, partialSettings } from '../shared/matrix-settings.ts'
import { WholeMatrix } from '../shared/matrix-update.tsx'
import { openView, type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { cardModel } from './cards.tsx'
import { requireCell } from './details.tsx'

export const noRating = (typed: string): string =>
  `“${typed.slice(0, 40)}” is not a rating. Enter ${joinPhrases(RATINGS, 'or', RATINGS.length)}, or leave the cell empty to clear its rating.`

/** undefined leaves the stored rating or note unchanged, null clears it */
interface CellInput {
  readonly rating: Rating | null | undefined
  readonly note: string | null | undefined
}

function readCellInput(form: Record<string, string | undefined>): CellInput {
  if (form.value === undefined && form.note === undefined)
    throw new Refused('invalid', 'The request contains neither a rating (value) nor a note. Nothing was changed.', 'value')
  const rating = form.value === undefined ? undefined : readRating(form.value)
  if (form.value !== undefined && rating === undefined) throw new Refused('invalid', noRating(form.value), 'value')
  const note = form.note === undefined ? undefined : form.note.trim() === '' ? null : form.note
  const read = noteText.safeParse(note ?? '')
  if (!read.success) throw new Refused('invalid', read.error.issues[0]?.message ?? 'This text cannot be saved as a note.', 'note')
  return { rating, note }
}

/** Changes that store the input; none if it is stored already. A person's first rating also makes them a rater. */
function changesFor(workbook: Workbook, rater: string, evidence: string, hypothesis: string, { rating, note }: CellInput): Change[] {
  // Checked first, so that an id of the wrong form is also reported as not found.
  requireItem(workbook.evidence, 'evidence', evidence)
  requireItem(workbook.hypotheses, 'hypothesis', hypothesis)
  const existing = workbook.raters.get(rater)
  const me = existing ?? emptyRater(rater)
  const stored = ratingAt(me, evidence, hypothesis)
  if (existing) checkChange(workbook, { type: 'rated', rater, evidence, hypothesis, before: stored, after: stored }, { rater })
  const changes = [
    ...(rating === undefined ? [] : rateCell(me, evidence, hypothesis, rating)),
    ...(note === undefined ? [] : noteCell(me, evidence, hypothesis, note)),
  ]
  return existing || changes.length === 0 ? changes : [join(rater), ...changes]
}

export const ratingRoutes = (deps: Deps) =>
  new Hono<PageEnv>().post(paths.rating(':id', ':evidence', ':hypothesis'), async (c) => {
    const [id, evidence, hypothesis] = [c.req.param('id'), c.req.param('evidence'), c.req.param('hypothesis')]
    const form = await readForm(c)
    const person = c.get('person')
    let input: CellInput
    try {
      input = readCellInput(form)
    } catch (error) {
      if (!(error instanceof Refused) || error.field !== 'note' || wantsFragment(c)) throw error
      return refusedNote(c, { evidence, hypothesis }, form.note ?? '', error.message)
    }
    let workbook: Workbook | undefined
    const result = await deps.workbooks.change(id, person.id, (latest) => {
      workbook = latest
      return changesFor(latest, person.id, evidence, hypothesis, input)
    })
    const onCard = form.back === 'card'
    if (!wantsFragment(c))
      return c.redirect(
        onCard ? `${paths.card(id, evidence)}#${queryId(hypothesis)}` : `${paths.workbook(id)}#${cellId(evidence, hypothesis)}`,
        303,
      )

    const current = viewAfterAction(person, result)
    const { view } = current
    const hasChanges = result.changes.length > 0
    // A page that lacks changes by others keeps its number, so it asks for them.
    const ends = (
      <>
        {hasChanges && (
          <Partial id="undo-redo">
            <UndoRedo frame={{ id, undo: describeBatch(result.changes, view)?.title ?? null, redo: null }} />
          </Partial>
        )}
        {Number(form.seq) + result.changes.length === view.seq && <SeqPartial seq={view.seq} />}
      </>
    )
    if (onCard) {
      const model = cardModel(current, evidence)
      const one = view.hypotheses.get(hypothesis)
      return c.html(
        <>
          {one && <CardHypothesis model={model} hypothesis={one} />}
          <Partial id="progress">
            <CardProgress model={model} />
          </Partial>
          <Partial id="card-nav">
            <CardNav model={model} />
          </Partial>
          {ends}
        </>,
      )
    }
    const settings = partialSettings(c, form.view)
    const after = matrixBaseFor(id, view, result.workbook, settings)
    const before =
      workbook && hasChanges && matrixBaseFor(id, viewFor(workbook, { rater: person.id, names: result.names }), workbook, settings)
    return c.html(
      <>
        {rawHtml(matrixCell(after, { evidence, hypothesis }))}
        {before && (before.hidden === after.hidden ? <ComputedPartials before={before} after={after} /> : <WholeMatrix base={after} />)}
        {ends}
      </>,
    )
  })

/** The page of a note that was refused, with the text as typed. */
async function refusedNote(c: Context<PageEnv>, cell: CellAt, note: string, problem: string) {
  const { id, view } = await openView(c)
  const { item, hypothesis } = requireCell(view, cell.evidence, cell.hypothesis)
  return c.render(
    <Page title="Note" screen="matrix" tab="matrix">
      <PageMain heading="Note">
        <NoteForm
          id={id}
          item={item}
          hypothesis={hypothesis}
          rating={myRating(view, item.id, hypothesis.id)}
          note={note}
          problem={problem}
        />
      </PageMain>
    </Page>,
    { status: 422 },
  )
}
