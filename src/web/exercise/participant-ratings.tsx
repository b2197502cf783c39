// Routes for participants' ratings: a single rating, a reason, or a whole row sent as a form.

import { type Context, Hono } from 'hono'
import { ParticipantDiscussion } from '../../../templates/exercise/participant/discuss.tsx'
import { ParticipantItem } from '../../../templates/exercise/participant/item.tsx'
import { participantDeck } from '../../../templates/exercise/participant/model.ts'
import { isOpenCell, secondRoundScreens } from '../../ach/exercise/participant-comparison.ts'
import type { Change } from '../../ach/log/change.ts'
import { rateCell } from '../../ach/log/rater-changes.ts'
import { RATINGS, readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { viewFor } from '../../ach/view/view.ts'
import { reasonChanges, rowChanges } from '../../forms/participant-form.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { OpenParticipant, PageEnv } from '../shared/open-view.ts'
import { refuseParticipant } from './participant-errors.tsx'
import {
  type AnswerContext,
  continueTo,
  findItem,
  loadParticipantModel,
  participantModel,
  refuseScript,
  storeAnswer,
} from './participant-model.ts'

export const ONLY_LISTED_CELLS = 'In this round you can rate only the cells on the list.'

export const participantRatingRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .onError(refuseParticipant(deps))
    .post(paths.participantRating(':id', ':evidence', ':hypothesis'), async (c) => {
      const [evidence, hypothesis] = [c.req.param('evidence'), c.req.param('hypothesis')]
      const form = await readForm(c)
      const after = readRating(form.value ?? '')
      if (form.value === undefined || after === undefined)
        throw new Refused('invalid', `This is not a rating. Use ${RATINGS.join(', ')}, or leave it empty to clear the rating.`, 'value')
      const { id } = await storeAnswer(deps, c, form, (context) => {
        findItem(context.workbook, evidence)
        if (!context.workbook.hypotheses.has(hypothesis)) throw new Refused('unknown', 'There is no such hypothesis in this exercise.')
        const changes = rateCell(context.me, evidence, hypothesis, after)
        checkCells(context, changes)
        return changes
      })
      return continueTo(c, paths.participantItem(id, evidence))
    })
    .post(paths.participantReason(':id', ':evidence'), async (c) => {
      const evidence = c.req.param('evidence')
      const form = await readForm(c)
      const { id } = await storeAnswer(deps, c, form, ({ workbook, me }) => {
        findItem(workbook, evidence)
        const { changes, problems } = reasonChanges(me, evidence, form.reason ?? '')
        for (const { message, field } of problems) throw new Refused('invalid', message, field)
        return changes
      })
      return continueTo(c, paths.participantItem(id, evidence))
    })
    .post(paths.participantItem(':id', ':evidence'), async (c) => {
      const evidence = c.req.param('evidence')
      const form = await readForm(c)
      let problems: readonly Problem[] = []
      const { reopen } = await storeAnswer(deps, c, form, (context) => {
        findItem(context.workbook, evidence)
        const read = rowChanges(context.workbook, context.me, evidence, form)
        problems = read.problems
        if (problems.length > 0) return []
        checkCells(context, read.changes)
        return read.changes
      })
      if (problems.length > 0) return retryPage(deps, c, evidence, form, problems)
      return continueTo(c, nextPath(deps, c, reopen(), evidence, form))
    })

/** Throws `Refused('stage')` for a rating of a cell that is not on the list of the second round. */
function checkCells({ workbook, run, me }: AnswerContext, changes: readonly Change[]): void {
  if (run.stage !== 'discuss') return
  const view = viewFor(workbook, { rater: me.id, names: new Map(), looks: 'participant' })
  for (const change of changes)
    if (change.type === 'rated' && view.run && view.me && !isOpenCell(view, view.run, view.me, change.evidence, change.hypothesis))
      throw new Refused('stage', ONLY_LISTED_CELLS)
}

/** Path to continue at after a row was saved: the previous item, the next one, or the same. */
function nextPath(deps: Deps, c: Context<PageEnv>, opened: OpenParticipant, evidence: string, { go = '', at = '0', clear }: Typed): string {
  const { id, run } = opened
  const by = clear !== undefined ? 0 : go === 'next' ? 1 : go === 'previous' ? -1 : 0
  if (run.stage === 'discuss') return `${paths.participantHome(id)}?at=${Math.max(0, (Number(at) || 0) + by)}`
  const deck = participantDeck(participantModel(deps, c, opened))
  const next = deck[Math.max(0, deck.findIndex((item) => item.id === evidence) + by)]
  return next ? paths.participantItem(id, next.id) : paths.participantHome(id)
}

/** Renders the row again with the typed values and their problems. */
async function retryPage(deps: Deps, c: Context<PageEnv>, evidence: string, values: Typed, problems: readonly Problem[]) {
  refuseScript(c, problems)
  const model = await loadParticipantModel(deps, c)
  const refused = { values, problems }
  if (model.run.stage !== 'discuss') return c.render(<ParticipantItem model={model} item={evidence} refused={refused} />, { status: 422 })
  const stops = secondRoundScreens(model.view, model.run, model.me)
  return c.render(<ParticipantDiscussion model={model} stops={stops} at={Number(values.at) || 0} refused={refused} />, { status: 422 })
}
