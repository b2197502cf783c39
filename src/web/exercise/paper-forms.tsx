// Paper forms: the facilitator adds a participant without a device by name, and types in their form.

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
  wentBack:
    'The room went back to an earlier stage, so these entries now count in the first round. Nothing is saved yet. Save again to confirm.',
  enteredBy: (name: string) => `Only ${name} can edit this paper form.`,
} as const

export const paperFormRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    // A reload of the page that a refused form returned is a GET of this address.
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
      const opened = await openRun(deps, c.req.param('id'), 'desk')
      return formPage(c, opened, roundFor(opened.run, raterOf(opened, c), c.req.query('round')))
    })
    .post(paths.paperForm(':id', ':rater'), async (c) => {
      const opened = await openRun(deps, c.req.param('id'), 'desk')
      const { id, run } = opened
      const rater = raterOf(opened, c)
      const form = await readForm(c)
      const round = roundFor(run, rater, form.round)
      const read = paperChanges(opened.view, rater, form, storedRound(run, round))
      if (read.problems.length > 0) return formPage(c, opened, round, { values: form, problems: read.problems, status: 422 })
      try {
        await deps.workbooks.change(id, c.get('person').id, (workbook) => {
          const current = requireRun(workbook)
          checkRound(current, round)
          const now = workbook.raters.get(rater.id)
          return now ? paperChanges(workbook, now, form, storedRound(current, round)).changes : []
        })
      } catch (error) {
        if (!(error instanceof Refused) || error.field !== 'round') throw error
        const reopened = await openRun(deps, id, 'desk')
        const problems = [{ field: '', message: error.message }]
        return formPage(c, reopened, 'first', { values: form, problems, status: 409 })
      }
      return c.redirect(`${paths.paperForm(id, rater.id)}?saved=yes&round=${round}`, 303)
    })

type RoundOfRun = 'first' | 'second'

/** The round that a paper form is entered into: the chosen one; by default the first, as long as it has no ratings of this participant. */
function roundFor(
  run: Pick<Run, 'options' | 'stage'>,
  { participation }: Pick<Rater, 'participation'>,
  chosen: string | undefined,
): RoundOfRun {
  if (chosen === 'first' || chosen === 'second') return chosen
  return isRevealed(run) && (participation?.first?.size ?? 0) > 0 ? 'second' : 'first'
}

/** Until the reveal, current ratings are those of the first round. */
const storedRound = (run: Pick<Run, 'options' | 'stage'>, round: RoundOfRun): Round =>
  round === 'first' && isRevealed(run) ? 'first' : 'now'

/** Throws `Refused` with field `round` if entries typed for the second round would count in the first. */
function checkRound(run: Run, round: RoundOfRun): void {
  if (round === 'second' && !isRevealed(run)) throw new Refused('stage', PAPER_FORM_REFUSALS.wentBack, 'round')
}

type PaperFormPath = ReturnType<typeof paths.paperForm<':id', ':rater'>>

/** The participant of this paper form. Throws `Refused` if there is none, or another facilitator enters it. */
function raterOf({ view, opened }: OpenRun, c: Context<PageEnv, PaperFormPath>) {
  const rater = view.raters.get(c.req.param('rater'))
  if (!rater?.participation || rater.enteredBy === null) throw new Refused('unknown', 'There is no such paper form in this exercise.')
  if (rater.enteredBy !== c.get('person').id) {
    const name = opened.names.get(rater.enteredBy)
    throw new Refused('forbidden', PAPER_FORM_REFUSALS.enteredBy(name ?? 'another facilitator'))
  }
  return rater
}

interface Typing {
  readonly values: PaperValues
  readonly problems: readonly Problem[]
  readonly status: ContentfulStatusCode
}

function formPage(
  c: Context<PageEnv, PaperFormPath>,
  opened: OpenRun,
  chosen: RoundOfRun,
  { values, problems, status }: Typing = { values: {}, problems: [], status: 200 },
) {
  const rater = raterOf(opened, c)
  const { id, view, run } = opened
  const round = run.revealed ? chosen : 'first'
  return c.render(
    <PaperFormPage
      id={id}
      view={view}
      run={run}
      person={{ id: rater.id, name: rater.name }}
      round={round}
      values={{ ...paperValues(view, rater, storedRound(run, round)), ...values }}
      problems={problems}
      saved={c.req.query('saved') !== undefined}
    />,
    { status },
  )
}
