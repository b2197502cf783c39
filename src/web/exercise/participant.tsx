// Routes of participants' pages by stage, and leaving. Participants can reach only the paths below paths.participantHome.

import { type Context, Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { ParticipantDiscussion } from '../../../templates/exercise/participant/discuss.tsx'
import { ParticipantIntroduction } from '../../../templates/exercise/participant/introduction.tsx'
import { firstOpenItem, ParticipantItem } from '../../../templates/exercise/participant/item.tsx'
import type { ParticipantModel } from '../../../templates/exercise/participant/model.ts'
import { ParticipantDebrief, ParticipantReveal, ParticipantSummaryPage } from '../../../templates/exercise/participant/pages.tsx'
import { ParticipantPractice } from '../../../templates/exercise/participant/practice.tsx'
import { ParticipantProbabilities } from '../../../templates/exercise/participant/probabilities.tsx'
import { ParticipantClosed, ParticipantLobby, ParticipantNothing } from '../../../templates/exercise/participant/waiting.tsx'
import { placeOnWall, secondRoundScreens } from '../../ach/exercise/participant-comparison.ts'
import { SUMMARY_TOO_EARLY } from '../../ach/exercise/participant-summary.ts'
import { isPastClosing } from '../../ach/model/exercise.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isItemStage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import type { PageEnv } from '../shared/open-view.ts'
import { refuseParticipant } from './participant-errors.tsx'
import { findItem, loadParticipantModel, practiceRow } from './participant-model.ts'

export const participantRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .onError(refuseParticipant(deps))
    .get(paths.participantHome(':id'), async (c) => c.render(screen(deps, c, await loadParticipantModel(deps, c))))
    .get(paths.participantItem(':id', ':evidence'), async (c) => {
      const model = await loadParticipantModel(deps, c)
      const { view, run, me, id } = model
      if (run.introduction || isPastClosing(run, model.now.toISOString())) return c.redirect(paths.participantHome(id), 303)
      const item = findItem(view, c.req.param('evidence'))
      if (isItemStage(run.stage)) return c.render(<ParticipantItem model={model} item={item.id} />)
      const at = run.stage === 'discuss' ? secondRoundScreens(view, run, me).findIndex(({ evidence }) => evidence === item.id) : -1
      return c.redirect(at < 0 ? paths.participantHome(id) : `${paths.participantHome(id)}?at=${at}`, 303)
    })
    .get(paths.participantSummary(':id'), async (c) => {
      const model = await loadParticipantModel(deps, c)
      if (!model.run.revealed) throw new Refused('stage', SUMMARY_TOO_EARLY)
      return c.render(<ParticipantSummaryPage model={model} />)
    })
    .post(paths.leaveExercise(':id'), async (c) => {
      await deps.access.participants.leave(c, c.req.param('id'))
      return c.redirect(paths.joinAfterLeaving(), 303)
    })

/** The page of the current stage. The switch is exhaustive: a stage without a page does not compile. */
function screen(deps: Deps, c: Context<PageEnv>, model: ParticipantModel): JSX.Element {
  const { view, run, me } = model
  if (isPastClosing(run, model.now.toISOString()))
    return <ParticipantNothing model={model} title="The homework is closed" text="Your answers are kept." />
  if (run.introduction) return <ParticipantIntroduction model={model} />
  switch (run.stage) {
    case 'lobby':
      return <ParticipantLobby model={model} />
    case 'favourites':
    case 'probabilities':
      return <ParticipantProbabilities model={model} values={{}} problems={[]} />
    case 'practice': {
      const row = practiceRow(deps.cases)
      if (!row) return <ParticipantNothing model={model} title="No practice row" text="The practice row is not installed on this server." />
      return <ParticipantPractice model={model} row={row} values={{}} problems={[]} />
    }
    case 'credibility':
    case 'rate':
      return <ParticipantItem model={model} item={firstOpenItem(model)} />
    case 'reveal':
      return <ParticipantReveal model={model} />
    case 'discuss': {
      const stops = secondRoundScreens(view, run, me)
      // The page opens at the cell on the wall.
      const at = Number(c.req.query('at') ?? Math.max(0, placeOnWall(run, stops)))
      return (
        <ParticipantDiscussion
          model={model}
          stops={stops}
          at={Number.isSafeInteger(at) && at >= 0 ? at : 0}
          whole={c.req.query('whole') !== undefined}
        />
      )
    }
    case 'debrief':
      return <ParticipantDebrief model={model} />
    case 'closed':
      return <ParticipantClosed model={model} />
  }
}
