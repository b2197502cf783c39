// Desk decisions: approves reasons for the wall, chooses the cell on the wall, adds or declines participants' proposals.

import { Hono } from 'hono'
import { stepName } from '../../ach/exercise/wall-scenes.ts'
import type { Change } from '../../ach/log/change.ts'
import { isRevealed, type Proposal, type Run } from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cleanText } from '../../ach/model/texts.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { decisionWords } from '../../ach/words/exercise-words.ts'
import { UsedIds } from '../../forms/ids.ts'
import { readForm, readFormLists } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { openRun, type PageEnv } from '../shared/open-view.ts'
import { redirectToDesk, requireRun } from './desk-page.tsx'
import { stepsOnWall } from './wall-model.ts'

export const deskWallRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .post(paths.approveReason(':id', ':rater', ':evidence'), async (c) => {
      const [id, rater, evidence] = [c.req.param('id'), c.req.param('rater'), c.req.param('evidence')]
      const form = await readForm(c)
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        requireRun(workbook)
        const text = workbook.raters.get(rater)?.rationales.get(evidence)
        if (text === undefined) throw new Refused('unknown', 'This reason no longer exists.')
        if (text !== form.seen) throw new Refused('conflict', 'This reason has changed since you read it. Read it again, then decide.')
        return approval(workbook, rater, evidence, form.show === 'yes')
      })
      return redirectToDesk(c, id)
    })
    .post(paths.approveReasons(':id'), async (c) => {
      const id = c.req.param('id')
      const { ticked } = await readFormLists(c, 'seen')
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        requireRun(workbook)
        // A reason that has changed since it was read stays undecided.
        return [...ticked].map(cleanText).flatMap((read) => {
          const [rater = '', evidence = ''] = read.split(' ', 2)
          const text = workbook.raters.get(rater)?.rationales.get(evidence)
          return read === `${rater} ${evidence} ${text}` ? approval(workbook, rater, evidence, true) : []
        })
      })
      return redirectToDesk(c, id)
    })
    .post(paths.spot(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const after = form.spot || null
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const run = requireRun(workbook)
        const [evidence = '', hypothesis = '', ...rest] = (after ?? '').split(' ')
        if (after !== null) {
          if (!isRevealed(run)) throw new Refused('stage', 'Before the reveal the wall shows no ratings.')
          if (rest.length > 0 || !isActiveCell(workbook, evidence, hypothesis))
            throw new Refused('unknown', 'There is no such cell.', 'spot')
        }
        return switchedTo(run, { spot: after, scene: null })
      })
      return redirectToDesk(c, id)
    })
    .post(paths.scene(':id'), async (c) => {
      const id = c.req.param('id')
      const form = await readForm(c)
      const { steps } = stepsOnWall(deps, await openRun(deps, id, 'wall'))
      if (!steps.some((step) => stepName(step) === form.scene))
        throw new Refused('unknown', 'The wall has no such view in this stage.', 'scene')
      await deps.workbooks.change(id, c.get('person').id, (workbook) =>
        switchedTo(requireRun(workbook), { spot: null, scene: form.scene ?? null }),
      )
      return redirectToDesk(c, id)
    })
    .post(paths.proposal(':id', ':proposal'), async (c) => {
      const id = c.req.param('id')
      const proposal = c.req.param('proposal') ?? ''
      const form = await readForm(c)
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const proposed = requireRun(workbook).proposals.get(proposal)
        if (!proposed) throw new Refused('unknown', 'There is no such proposal.')
        if (proposed.decided !== null)
          throw new Refused(
            'conflict',
            `Another facilitator has already decided: the proposal was ${decisionWords(proposed.what, proposed.decided)}.`,
          )
        const decided = (after: 'taken' | 'declined'): Change => ({ type: 'decided', id: proposal, before: null, after })
        if (form.do !== 'take') return [decided('declined')]
        return [...additionOf(workbook, proposed), decided('taken')]
      })
      return redirectToDesk(c, id)
    })

function switchedTo(run: Run, after: Pick<Run, 'spot' | 'scene'>): Change[] {
  if (run.spot === after.spot && run.scene === after.scene) return []
  return [{ type: 'switched', before: { spot: run.spot, scene: run.scene }, after }]
}

function approval({ raters }: Workbook, rater: string, evidence: string, after: boolean): Change[] {
  const before = raters.get(rater)?.participation?.approved.get(evidence) ?? null
  return before === after ? [] : [{ type: 'approved', rater, evidence, before, after }]
}

const isActiveCell = ({ evidence, hypotheses }: Workbook, item: string, hypothesis: string): boolean =>
  evidence.get(item)?.parked === false && hypotheses.get(hypothesis)?.parked === false

function additionOf(workbook: Workbook, { what, label, statement }: Pick<Proposal, 'what' | 'label' | 'statement'>): Change[] {
  if (what === 'question') return []
  if (what === 'hypothesis') {
    const id = UsedIds.in(workbook, what).next()
    return [{ type: 'added', what, id, fields: { label: label ?? id, statement, notes: null } }]
  }
  const blank = { kind: null, source: null, cluster: null, locator: null, date: null, credibility: null, relevance: null, notes: null }
  return [{ type: 'added', what, id: UsedIds.in(workbook, what).next(), fields: { ...blank, statement } }]
}
