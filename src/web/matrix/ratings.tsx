// One rating, one note: the request that people send most. Answers the cell and whatever it changed, or goes back to where it came from.

import { type Context, Hono } from 'hono'
import { Page, UndoRedo } from '../../../templates/layout/page.tsx'
import { CardHypothesis, CardProgress } from '../../../templates/matrix/card.tsx'
import { myRating } from '../../../templates/matrix/matrix-model.ts'
import { ComputedPartials, matrixCell, Partial, SeqPartial } from '../../../templates/matrix/matrix-partials.tsx'
import { NoteForm } from '../../../templates/matrix/note.tsx'
import { rawHtml } from '../../../templates/ui/html.ts'
import { PageMain } from '../../../templates/ui/page-main.tsx'
import type { Change } from '../../ach/log/change.ts'
import { checkChange, requireItem } from '../../ach/log/check-change.ts'
import { join, noteCell, rateCell } from '../../ach/log/rater-changes.ts'
import { RATINGS, type Rating, readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { emptyRater, noteText, ratingAt, type Workbook } from '../../ach/model/workbook.ts'
import type { CellAt } from '../../ach/scoring/score.ts'
import { viewFor } from '../../ach/view/view.ts'
import { describeBatch } from '../../ach/words/history-words.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { cellId, paths, queryId } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { matrixBaseFor, partialSettings } from '../shared/matrix-settings.ts'
import { openView, type PageEnv, viewAfterAction } from '../shared/open-view.ts'
import { cardModel } from './cards.tsx'
import { requireCell } from './details.tsx'

export const noRating = (typed: string): string =>
  `“${typed.slice(0, 40)}” is not a rating. Use ${RATINGS.join(', ')}, or nothing to clear.`

interface Given {
  /** undefined leaves what is there, null clears it */
  readonly rating: Rating | null | undefined
  readonly note: string | null | undefined
}

function givenRating(form: Record<string, string | undefined>): Given {
  if (form.value === undefined && form.note === undefined)
    throw new Refused('invalid', 'Neither a rating (value) nor a note came with this.', 'value')
  const rating = form.value === undefined ? undefined : readRating(form.value)
  if (form.value !== undefined && rating === undefined) throw new Refused('invalid', noRating(form.value), 'value')
  const note = form.note === undefined ? undefined : form.note.trim() === '' ? null : form.note
  const read = noteText.safeParse(note ?? '')
  if (!read.success) throw new Refused('invalid', read.error.issues[0]?.message ?? 'This cannot be a note.', 'note')
  return { rating, note }
}

/** What it takes to get there; nothing where it stands like that already. A person's first rating makes them a rater. */
function changesFor(workbook: Workbook, rater: string, evidence: string, hypothesis: string, { rating, note }: Given): Change[] {
  // Said before anything about the shape of an id.
  requireItem(workbook.evidence, 'evidence', evidence)
  requireItem(workbook.hypotheses, 'hypothesis', hypothesis)
  const here = workbook.raters.get(rater)
  const me = here ?? emptyRater(rater)
  const rated = ratingAt(me, evidence, hypothesis)
  if (here) checkChange(workbook, { type: 'rated', rater, evidence, hypothesis, before: rated, after: rated }, { rater })
  const changes = [
    ...(rating === undefined ? [] : rateCell(me, evidence, hypothesis, rating)),
    ...(note === undefined ? [] : noteCell(me, evidence, hypothesis, note)),
  ]
  return here || changes.length === 0 ? changes : [join(rater), ...changes]
}

export const ratingRoutes = (deps: Deps) =>
  new Hono<PageEnv>().post(paths.rating(':id', ':evidence', ':hypothesis'), async (c) => {
    const [id, evidence, hypothesis] = [c.req.param('id'), c.req.param('evidence'), c.req.param('hypothesis')]
    const form = await readForm(c)
    const person = c.get('person')
    let wanted: Given
    try {
      wanted = givenRating(form)
    } catch (error) {
      if (!(error instanceof Refused) || error.field !== 'note' || wantsFragment(c)) throw error
      return noteAgain(c, { evidence, hypothesis }, form.note ?? '', error.message)
    }
    let workbook: Workbook | undefined
    const done = await deps.workbooks.change(id, person.id, (now) => {
      workbook = now
      return changesFor(now, person.id, evidence, hypothesis, wanted)
    })
    const onCard = form.back === 'card'
    if (!wantsFragment(c))
      return c.redirect(
        onCard ? `${paths.card(id, evidence)}#${queryId(hypothesis)}` : `${paths.workbook(id)}#${cellId(evidence, hypothesis)}`,
        303,
      )

    const seen = viewAfterAction(person, done)
    const { view } = seen
    const didSomething = done.changes.length > 0
    // A page that lacks what others did meanwhile keeps its number, and so asks for that.
    const ends = (
      <>
        {didSomething && (
          <Partial id="undo-redo">
            <UndoRedo frame={{ id, undo: describeBatch(done.changes, view)?.title ?? null, redo: null }} />
          </Partial>
        )}
        {Number(form.seq) + done.changes.length === view.seq && <SeqPartial seq={view.seq} />}
      </>
    )
    if (onCard) {
      const model = cardModel(seen, evidence)
      const one = view.hypotheses.get(hypothesis)
      return c.html(
        <>
          {one && <CardHypothesis model={model} hypothesis={one} />}
          <Partial id="progress">
            <CardProgress model={model} />
          </Partial>
          {ends}
        </>,
      )
    }
    const settings = partialSettings(c, form.view)
    const after = matrixBaseFor(id, view, done.workbook, settings)
    const before =
      workbook && didSomething && matrixBaseFor(id, viewFor(workbook, { rater: person.id, names: done.names }), workbook, settings)
    return c.html(
      <>
        {rawHtml(matrixCell(after, { evidence, hypothesis }))}
        {before && <ComputedPartials before={before} after={after} />}
        {ends}
      </>,
    )
  })

/** The page of the note with what was typed, where it cannot be kept. */
async function noteAgain(c: Context<PageEnv>, cell: CellAt, note: string, problem: string) {
  const seen = await openView(c)
  const { item, hypothesis } = requireCell(seen.view, cell.evidence, cell.hypothesis)
  return c.render(
    <Page title="Note" screen="matrix" tab="matrix">
      <PageMain heading="Note">
        <NoteForm
          id={seen.id}
          item={item}
          hypothesis={hypothesis}
          rating={myRating(seen.view, item.id, hypothesis.id)}
          note={note}
          problem={problem}
        />
      </PageMain>
    </Page>,
    { status: 422 },
  )
}
