// Computes what the desk of an exercise shows: participants' progress and connection, joining, pending decisions.

import type { Context } from 'hono'
import type { DeskModel, DeskPerson, WaitingReason } from '../../../templates/exercise/desk/model.ts'
import { sharedFavourite } from '../../ach/exercise/favourites.ts'
import { participantStatus } from '../../ach/exercise/participant-status.ts'
import { secondRoundProgress } from '../../ach/exercise/second-round-progress.ts'
import { roomCells } from '../../ach/exercise/wall-figures.ts'
import { disputedCells } from '../../ach/group/disputed-cells.ts'
import { tableOfGroup } from '../../ach/group/group-table.ts'
import { nextStage, type Signal } from '../../ach/model/exercise.ts'
import { isItemStage, takesSpot, taskOf } from '../../ach/model/stage.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { bothRounds } from '../../ach/view/group-members.ts'
import { credibilityChoice } from '../../ach/view/judged-credibility.ts'
import type { RunView } from '../../ach/view/run-view.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { ownStageText } from '../../ach/words/exercise-words.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenRun, openRunAfterAction } from '../shared/open-view.ts'
import { joinInfo } from './join-info.ts'
import { stepsOnWall } from './wall-model.ts'

/** Undecided reasons shown at a time. */
const REASONS = 3
/** Decided reasons listed at most. */
const DECIDED = 50

export async function deskModel(deps: Deps, c: Context, opened: OpenRun): Promise<DeskModel> {
  const { id, view, run } = opened
  const now = deps.now()
  const raters = participantsOf(view)
  const presence = new Map(raters.map((rater) => [rater.id, deps.presence.of(id, rater.id)]))
  const rounds = run.stage === 'discuss' ? bothRounds(view) : null
  const rerated = rounds && secondRoundProgress(view, rounds)
  const signalling = (signal: Signal) => [...presence.values()].filter((one) => one.signal === signal).length
  const people = run.people.map((person): DeskPerson => {
    const contact = presence.get(person.id)
    const progress = { done: person.done, of: run.of }
    const times = {
      listening: contact?.listening ?? false,
      waiting: contact?.waiting ?? 0,
      cameAt: contact?.cameAt?.getTime() ?? null,
      heardAt: contact?.heardAt?.getTime() ?? null,
    }
    const status =
      person.own !== null
        ? { words: ownStageText(person.own, person.done >= run.of), needs: false }
        : person.paper
          ? { words: run.of > 0 && person.done >= run.of ? 'done' : '', needs: false }
          : participantStatus(progress, times, now.getTime())
    return {
      ...person,
      ...status,
      late: run.revealed && view.raters.get(person.id)?.participation?.first === null,
      changed: rerated?.by.get(person.id) ?? 0,
    }
  })
  const onWall = openRunAfterAction(opened.opened, { rater: null, looks: 'wall' })
  const { steps, first } = stepsOnWall(deps, onWall)
  const join = await joinInfo(deps, c, opened, paths.exercise(id))
  return {
    id,
    view,
    run,
    now,
    wall: {
      steps,
      at: first,
      cells: takesSpot(run.stage) ? roomCells(onWall.view, null).map(({ evidence, hypothesis }) => ({ evidence, hypothesis })) : [],
      link: join.code && deps.access.addressOf(c, paths.wallByCode(join.code.replace(/\s/g, ''))),
    },
    people,
    removed: view.absent,
    signals: { lost: signalling('lost'), slower: signalling('slower') },
    connected: [...presence.values()].filter(({ listening }) => listening).length,
    onlyStuck: c.req.query('show') === 'stuck',
    join,
    next: nextStage(run),
    items: itemsOf(view, run, raters),
    rerated,
    differ: disputedCells(tableOfGroup(view, ratersOnWall(opened))),
    reasons: reasonsOf(view, raters),
    shared: sharedFavourite(raters),
  }
}

/** Raters who take part in the exercise. */
export const participantsOf = (view: View): RaterView[] => [...view.raters.values()].filter(({ participation: part }) => part !== null)

/** Participants with the ratings that the wall counts, so that desk and wall agree. Before the reveal: with their current ratings. */
export const ratersOnWall = ({ opened, view, run }: OpenRun): RaterView[] =>
  participantsOf(run.revealed ? openRunAfterAction(opened, { rater: null, looks: 'wall' }).view : view)

function itemsOf(view: View, run: RunView, raters: readonly RaterView[]): DeskModel['items'] {
  const hypotheses = activeItems(view.hypotheses)
  const isDone = (rater: RaterView, item: string) =>
    taskOf(run.stage) === 'judge items'
      ? credibilityChoice(rater.participation, item) !== null
      : hypotheses.every((hypothesis) => rater.ratings.get(item)?.has(hypothesis.id))
  if (!isItemStage(run.stage)) return []
  return activeItems(view.evidence).map(({ id, statement }) => ({
    id,
    statement,
    done: raters.filter((rater) => isDone(rater, id)).length,
  }))
}

/** Reasons in the order of the items, undecided and decided ones apart. */
function reasonsOf(view: View, raters: readonly RaterView[]): DeskModel['reasons'] {
  const all = activeItems(view.evidence).flatMap(({ id: evidence }) =>
    raters.flatMap(({ id: rater, name, rationales, participation: part }): WaitingReason[] => {
      const text = rationales.get(evidence)
      return text === undefined ? [] : [{ rater, name, evidence, text, shown: part?.approved.get(evidence) ?? null }]
    }),
  )
  const waiting = all.filter(({ shown }) => shown === null)
  return {
    waiting: waiting.slice(0, REASONS),
    more: Math.max(0, waiting.length - REASONS),
    decided: all.filter(({ shown }) => shown !== null).slice(0, DECIDED),
  }
}
