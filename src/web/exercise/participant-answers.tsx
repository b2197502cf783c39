// Routes for participants' other answers: probabilities, the practice row, credibility of items, proposals.

import { type Context, Hono } from 'hono'
import { participantDeck } from '../../../templates/exercise/participant/model.ts'
import { ParticipantPractice } from '../../../templates/exercise/participant/practice.tsx'
import { ParticipantProbabilities } from '../../../templates/exercise/participant/probabilities.tsx'
import { ParticipantProposals } from '../../../templates/exercise/participant/proposals.tsx'
import { RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import { estimateHypothesis } from '../../ach/log/rater-changes.ts'
import { isOwnPace, SIGNALS } from '../../ach/model/exercise.ts'
import { readRating } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isActionOpen, STAGES, type Stage, taskOf } from '../../ach/model/stage.ts'
import type { EstimateTime } from '../../ach/model/workbook.ts'
import { CREDIBILITY_CHOICES, credibilityChoiceChanges } from '../../ach/view/judged-credibility.ts'
import { CHANCE_PROBLEMS, chanceChanges, participantFields, readProposal } from '../../forms/participant-form.ts'
import { readPercent } from '../../forms/percent.ts'
import type { Problem, Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'
import { refuseParticipant } from './participant-errors.tsx'
import {
  continueTo,
  findItem,
  loadParticipantModel,
  participantModel,
  practiceRow,
  refuseScript,
  storeAnswer,
  wantsNoPage,
} from './participant-model.ts'
import { newParticipant } from './participant-name.ts'

export const participantAnswerRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .onError(refuseParticipant(deps))
    .get(paths.participantProbabilities(':id'), (c) => c.redirect(paths.participantHome(c.req.param('id')), 303))
    .post(paths.participantProbabilities(':id'), async (c) => {
      const form = await readForm(c)
      let problems: readonly Problem[] = []
      const { id } = await storeAnswer(deps, c, form, ({ workbook, run, me, stage }) => {
        const read = chanceChanges(workbook, me, estimateTime(stage), form)
        problems = read.problems
        if (problems.length > 0) return []
        return isOwnPace(run) ? [...read.changes, { type: 'passed', rater: me.id, stage }] : read.changes
      })
      if (problems.length === 0) return continueTo(c, paths.participantHome(id))
      refuseScript(c, problems)
      return c.render(<ParticipantProbabilities model={await loadParticipantModel(deps, c)} values={form} problems={problems} />, {
        status: 422,
      })
    })
    // A probability is kept as it is typed; the form is what they sign off.
    .post(paths.participantProbability(':id', ':hypothesis'), async (c) => {
      const hypothesis = c.req.param('hypothesis')
      const form = await readForm(c)
      const after = readPercent(form.value ?? '')
      if (after === undefined) throw new Refused('invalid', CHANCE_PROBLEMS.noNumber(form.value ?? ''), 'value')
      const { id } = await storeAnswer(deps, c, form, ({ workbook, me, stage }) => {
        if (!workbook.hypotheses.has(hypothesis)) throw new Refused('unknown', 'There is no such hypothesis in this exercise.')
        return estimateHypothesis(me, estimateTime(stage), hypothesis, after)
      })
      return continueTo(c, paths.participantHome(id))
    })
    .get(paths.participantStep(':id'), (c) => c.redirect(paths.participantHome(c.req.param('id')), 303))
    .post(paths.participantStep(':id'), async (c) => {
      const form = await readForm(c)
      const step = STAGES.find((one) => one === form.step)
      if (step === undefined) throw new Refused('invalid', 'There is no such step.', 'step')
      const { id } = await storeAnswer(deps, c, form, ({ me }) =>
        me.participation?.passed.includes(step) ? [] : [{ type: 'passed', rater: me.id, stage: step }],
      )
      return continueTo(c, paths.participantHome(id))
    })
    .get(paths.participantPractice(':id'), (c) => c.redirect(paths.participantHome(c.req.param('id')), 303))
    .post(paths.participantPractice(':id'), async (c) => {
      const form = await readForm(c)
      const row = practiceRow(deps.cases)
      if (!row) throw new Refused('unknown', 'The practice row is not installed on this server.')
      const ratings = row.hypotheses.map(({ id }) => readRating(form[participantFields.rating(id)] ?? ''))
      const open = row.hypotheses.filter((_, at) => !ratings[at]).map(({ name }) => name)
      if (open.length > 0) {
        const problems = [{ field: '', message: `Rate all hypotheses. Still open: ${open.join(', ')}.` }]
        refuseScript(c, problems)
        return c.render(<ParticipantPractice model={await loadParticipantModel(deps, c)} row={row} values={form} problems={problems} />, {
          status: 422,
        })
      }
      const after = ratings.map((rating) => rating ?? null)
      const { id } = await storeAnswer(deps, c, form, ({ me }) => {
        const before = me.participation?.practised ? [...me.participation.practised] : null
        return before?.join() === after.join() ? [] : [{ type: 'practised', rater: me.id, before, after }]
      })
      return continueTo(c, paths.participantHome(id))
    })
    .post(paths.participantCredibility(':id', ':evidence'), async (c) => {
      const evidence = c.req.param('evidence')
      const form = await readForm(c)
      // The script sends `value`; the form sends `level` or `clear`.
      const text = form.clear === undefined ? (form.value ?? form.level) : ''
      const after = text === '' ? null : CREDIBILITY_CHOICES.find((one) => one === text)
      if (after === undefined && text !== undefined)
        throw new Refused('invalid', 'This is not a credibility. Use low, medium, high or unknown.', 'value')
      const { id, reopen } = await storeAnswer(deps, c, form, ({ workbook, me }) => {
        findItem(workbook, evidence)
        return after === undefined ? [] : credibilityChoiceChanges(me, evidence, after)
      })
      if (wantsNoPage(c)) return continueTo(c, paths.participantHome(id))
      const deck = participantDeck(participantModel(deps, c, reopen()))
      const by = form.go === 'next' ? 1 : form.go === 'previous' ? -1 : 0
      const next = deck[Math.max(0, deck.findIndex((item) => item.id === evidence) + by)]
      return continueTo(c, next ? paths.participantItem(id, next.id) : paths.participantHome(id))
    })
    .get(paths.participantProposals(':id'), async (c) => c.render(await proposals(deps, c, { what: c.req.query('what') })))
    .post(paths.participantProposals(':id'), async (c) => {
      const form = await readForm(c)
      const { fields, problems } = readProposal(form)
      if (problems.length > 0) {
        refuseScript(c, problems)
        return c.render(await proposals(deps, c, form, problems), { status: 422 })
      }
      const fresh = /^p[A-Za-z0-9]{8,31}$/.test(form.id ?? '') ? (form.id ?? '') : newParticipant()
      const { id } = await storeAnswer(deps, c, form, ({ run, me }) => {
        const same = run.proposals.get(fresh)
        if (same?.rater === me.id && same.statement === fields.statement && same.label === fields.label) return []
        return [{ type: 'proposed', rater: me.id, id: same ? newParticipant() : fresh, fields }]
      })
      return continueTo(c, `${paths.participantProposals(id)}?what=${fields.what}`)
    })
    .post(paths.participantVote(':id', ':proposal'), async (c) => {
      const proposal = c.req.param('proposal')
      const after = (await readForm(c)).vote === 'yes'
      const { id } = await storeAnswer(deps, c, {}, ({ run, me }) => {
        const before = run.proposals.get(proposal)?.votes.includes(me.id) ?? false
        return before === after ? [] : [{ type: 'voted', rater: me.id, id: proposal, before, after }]
      })
      return continueTo(c, paths.participantProposals(id))
    })
    .post(paths.participantSignal(':id'), async (c) => {
      const { signal = '' } = await readForm(c)
      const known = SIGNALS.find((one) => one === signal) ?? null
      if (known === null && signal !== '') throw new Refused('invalid', SIGNAL_PROBLEM, 'signal')
      const { id, me, run } = await loadParticipantModel(deps, c)
      deps.access.answers.take(`${id} ${me.id}`)
      if (run.stage === 'closed') throw new Refused('stage', RUN_REFUSALS.over)
      deps.presence.signal(id, me.id, known)
      return continueTo(c, paths.participantHome(id))
    })

const estimateTime = (stage: Stage): EstimateTime => (taskOf(stage) === 'estimate before' ? 'before' : 'now')

const SIGNAL_PROBLEM = 'There is no such signal.'

async function proposals(deps: Deps, c: Context<PageEnv>, values: Typed = {}, problems: readonly Problem[] = []) {
  const model = await loadParticipantModel(deps, c)
  const open = isActionOpen(model.run.stage, 'propose')
  return <ParticipantProposals model={model} fresh={newParticipant()} values={values} problems={problems} open={open} />
}
