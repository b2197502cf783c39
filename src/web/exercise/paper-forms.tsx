// Sheets of paper: somebody without a device comes in by name, and whoever leads types in what they wrote.

import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PaperFormPage } from '../../../templates/exercise/setup/paper-form.tsx'
import { join } from '../../ach/log/rater-changes.ts'
import { isRevealed, type Run } from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Rater } from '../../ach/model/workbook.ts'
import { type PaperValues, paperChanges, paperValues, type Round } from '../../forms/paper-form.ts'
import type { Problem } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenRun, openRun, type PageEnv } from '../shared/open-view.ts'
import { deskNotice, requireRun } from './desk-page.tsx'
import { newParticipant, uniqueParticipantName } from './participant-name.ts'

/** Why a paper form is not saved. */
export const PAPER_FORM_REFUSALS = {
  wentBack: 'The room went back while you typed: this now counts in the first round. Nothing is saved yet; save again to do so.',
  enteredBy: (name: string) => `This sheet is entered by ${name}, and by nobody else.`,
} as const

export const paperFormRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    // Where a reload of what a mistake answered ends.
    .get(paths.paperForms(':id'), (c) => c.redirect(paths.exercise(c.req.param('id')), 303))
    .post(paths.paperForms(':id'), async (c) => {
      const id = c.req.param('id')
      const { opened } = await openRun(deps, id, 'desk')
      const { name = '' } = await readForm(c)
      const [rater, enteredBy] = [newParticipant(), c.get('person').id]
      try {
        await deps.workbooks.change(id, enteredBy, (workbook, names) => {
          requireRun(workbook)
          const people = new Map([[rater, uniqueParticipantName(workbook, names, name)]])
          return { changes: [join(rater, { enteredBy, participant: true })], people }
        })
      } catch (error) {
        if (!(error instanceof Refused) || error.code === 'unavailable') throw error
        return deskNotice(deps, c, opened, { kind: 'paper', name, problem: { field: 'name', message: error.message } }, 422)
      }
      return c.redirect(paths.paperForm(id, rater), 303)
    })
    .get(paths.paperForm(':id', ':rater'), async (c) => {
      const seen = await openRun(deps, c.req.param('id'), 'desk')
      return sheet(c, seen, roundFor(seen.run, sheetOf(seen, c), c.req.query('round')))
    })
    .post(paths.paperForm(':id', ':rater'), async (c) => {
      const seen = await openRun(deps, c.req.param('id'), 'desk')
      const { id } = seen
      const rater = sheetOf(seen, c)
      const form = await readForm(c)
      const round = roundFor(seen.run, rater, form.round)
      const read = paperChanges(seen.view, rater, form, placeOf(seen.run, round))
      if (read.problems.length > 0) return sheet(c, seen, round, { values: form, problems: read.problems, status: 422 })
      try {
        await deps.workbooks.change(id, c.get('person').id, (workbook) => {
          const run = requireRun(workbook)
          checkRound(run, round)
          const now = workbook.raters.get(rater.id)
          return now ? paperChanges(workbook, now, form, placeOf(run, round)).changes : []
        })
      } catch (error) {
        if (!(error instanceof Refused) || error.field !== 'round') throw error
        const newer = await openRun(deps, id, 'desk')
        const problems = [{ field: '', message: error.message }]
        return sheet(c, newer, 'first', { values: form, problems, status: 409 })
      }
      return c.redirect(`${paths.paperForm(id, rater.id)}?saved=yes&round=${round}`, 303)
    })

type RoundOfRun = 'first' | 'second'

/** The round that a sheet is entered into: the one that was chosen; else the first, while that has nothing of this person. */
function roundFor(
  run: Pick<Run, 'options' | 'stage'>,
  { participation }: Pick<Rater, 'participation'>,
  chosen: string | undefined,
): RoundOfRun {
  if (chosen === 'first' || chosen === 'second') return chosen
  return isRevealed(run) && (participation?.first?.size ?? 0) > 0 ? 'second' : 'first'
}

/** Until the reveal what somebody says now is the first round. */
const placeOf = (run: Pick<Run, 'options' | 'stage'>, round: RoundOfRun): Round => (round === 'first' && isRevealed(run) ? 'first' : 'now')

/** What was typed for the second round does not go into the first by itself. */
function checkRound(run: Run, round: RoundOfRun): void {
  if (round === 'second' && !isRevealed(run)) throw new Refused('stage', PAPER_FORM_REFUSALS.wentBack, 'round')
}

type SheetPath = ReturnType<typeof paths.paperForm<':id', ':rater'>>

/** The rater of this paper form. */
function sheetOf({ view, opened }: OpenRun, c: Context<PageEnv, SheetPath>) {
  const rater = view.raters.get(c.req.param('rater'))
  if (!rater?.participation || rater.enteredBy === null) throw new Refused('unknown', 'There is no such sheet in this exercise.')
  if (rater.enteredBy !== c.get('person').id) {
    const name = opened.names.get(rater.enteredBy)
    throw new Refused('forbidden', PAPER_FORM_REFUSALS.enteredBy(name ?? 'somebody else'))
  }
  return rater
}

interface Typing {
  readonly values: PaperValues
  readonly problems: readonly Problem[]
  readonly status: ContentfulStatusCode
}

function sheet(
  c: Context<PageEnv, SheetPath>,
  seen: OpenRun,
  chosen: RoundOfRun,
  { values, problems, status }: Typing = { values: {}, problems: [], status: 200 },
) {
  const rater = sheetOf(seen, c)
  const { id, view, run } = seen
  const round = run.revealed ? chosen : 'first'
  return c.render(
    <PaperFormPage
      id={id}
      view={view}
      run={run}
      person={{ id: rater.id, name: rater.name }}
      round={round}
      values={{ ...paperValues(view, rater, placeOf(run, round)), ...values }}
      problems={problems}
      saved={c.req.query('saved') !== undefined}
    />,
    { status },
  )
}
