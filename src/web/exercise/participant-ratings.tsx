// Participants' ratings: one tap, one reason, or a whole row as a form. Each is theirs alone, of the stage in which it was given.

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

export const ONLY_LISTED_CELLS = 'In this round only the cells on the list are rated again.'

export const participantRatingRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .onError(refuseParticipant(deps))
    .post(paths.participantRating(':id', ':evidence', ':hypothesis'), async (c) => {
      const [evidence, hypothesis] = [c.req.param('evidence'), c.req.param('hypothesis')]
      const form = await readForm(c)
      const after = readRating(form.value ?? '')
      if (form.value === undefined || after === undefined)
        throw new Refused('invalid', `This is not a rating. Use ${RATINGS.join(', ')}, or nothing to clear.`, 'value')
      const { id } = await storeAnswer(deps, c, form, (asked) => {
        findItem(asked.workbook, evidence)
        if (!asked.workbook.hypotheses.has(hypothesis)) throw new Refused('unknown', 'There is no such hypothesis in this exercise.')
        const changes = rateCell(asked.me, evidence, hypothesis, after)
        checkCells(asked, changes)
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
      const { seen } = await storeAnswer(deps, c, form, (asked) => {
        findItem(asked.workbook, evidence)
        const read = rowChanges(asked.workbook, asked.me, evidence, form)
        problems = read.problems
        if (problems.length > 0) return []
        checkCells(asked, read.changes)
        return read.changes
      })
      if (problems.length > 0) return retryPage(deps, c, evidence, form, problems)
      return continueTo(c, wayOn(deps, c, seen(), evidence, form))
    })

/** In the second round only what is on its list is rated again. */
function checkCells({ workbook, run, me }: AnswerContext, changes: readonly Change[]): void {
  if (run.stage !== 'discuss') return
  const view = viewFor(workbook, { rater: me.id, names: new Map(), looks: 'participant' })
  for (const change of changes)
    if (change.type === 'rated' && view.run && view.me && !isOpenCell(view, view.run, view.me, change.evidence, change.hypothesis))
      throw new Refused('stage', ONLY_LISTED_CELLS)
}

/** Where the row leads: back, on, or to where one is. */
function wayOn(deps: Deps, c: Context<PageEnv>, seen: OpenParticipant, evidence: string, { go = '', at = '0', clear }: Typed): string {
  const { id, run } = seen
  const by = clear !== undefined ? 0 : go === 'next' ? 1 : go === 'previous' ? -1 : 0
  if (run.stage === 'discuss') return `${paths.participantHome(id)}?at=${Math.max(0, (Number(at) || 0) + by)}`
  const deck = participantDeck(participantModel(deps, c, seen))
  const next = deck[Math.max(0, deck.findIndex((item) => item.id === evidence) + by)]
  return next ? paths.participantItem(id, next.id) : paths.participantHome(id)
}

/** The same row with what was typed, where it cannot be kept. */
async function retryPage(deps: Deps, c: Context<PageEnv>, evidence: string, values: Typed, problems: readonly Problem[]) {
  refuseScript(c, problems)
  const model = await loadParticipantModel(deps, c)
  const refused = { values, problems }
  if (model.run.stage !== 'discuss') return c.render(<ParticipantItem model={model} item={evidence} refused={refused} />, { status: 422 })
  const stops = secondRoundScreens(model.view, model.run, model.me)
  return c.render(<ParticipantDiscussion model={model} stops={stops} at={Number(values.at) || 0} refused={refused} />, { status: 422 })
}
