// Server-sent events for exercises. Participants are told only of the stage, the timer, the cell on the wall, their removal, their own signal,
// decisions on their proposals, and that items or hypotheses have changed. The desk and the wall are told that something has changed, and then fetch
// it.

import { type Context, Hono } from 'hono'
import { deckFingerprint } from '../../ach/exercise/deck.ts'
import { decidedProposals, type Run, stageOfParticipant } from '../../ach/model/exercise.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { type Hint, hintStream, type Owner } from '../../http/hint-stream.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenRun, openParticipant, openRun, type PageEnv } from '../shared/open-view.ts'
import { openPhoneChanges } from './phone-changes.ts'
import { openByCode } from './wall.tsx'

/** Enough for several rooms of 200 phones. A phone that reconnects may briefly count twice. */
const MAX_PARTICIPANTS = 2000
const MAX_DESKS = 200

export const exerciseHintRoutes = (deps: Deps) => {
  const [participants, desks] = [
    { open: 0, most: MAX_PARTICIPANTS },
    { open: 0, most: MAX_DESKS },
  ]
  deps.streams.set('participant', participants).set('desk', desks)
  const byParticipant: Owner['streams'] = new Map()
  const phones = openPhoneChanges(deps.workbooks)
  const changesOfRun = (c: Context<PageEnv>, { id, view }: OpenRun) => {
    const moved = (seq: number): Hint => ({ event: 'moved', data: String(seq), id: String(seq) })
    return hintStream(c, { stopping: deps.stopping, streams: desks }, (send) => {
      let seq = view.seq
      const ends = [
        deps.workbooks.subscribe(id, (now) => {
          seq = now
          send(moved(seq))
        }),
        deps.presence.watch(id, () => send(moved(seq))),
      ]
      send(moved(seq))
      return () => {
        for (const end of ends) end()
      }
    })
  }
  return new Hono<PageEnv>()
    .get(paths.exerciseHints(':id'), async (c) => changesOfRun(c, await openRun(deps, c.req.param('id'), 'wall')))
    .get(paths.wallHintsByCode(':code'), async (c) => changesOfRun(c, await openByCode(deps, c, c.req.param('code'))))
    .get(paths.participantHints(':id'), async (c) => {
      const participant = c.get('participant')
      const { workbook: id, rater } = participant
      const { opened } = await openParticipant(deps, participant)
      const owner = { id: `${id} ${rater}`, streams: byParticipant }
      return hintStream(c, { stopping: deps.stopping, streams: participants, owner }, (send) => {
        let previous: { readonly run: Run; readonly stage: string; readonly asked: string; readonly decided: number } | null = null
        const report = (workbook: Workbook) => {
          const { run, raters } = workbook
          if (run === null || raters.get(rater)?.present === false) return send({ event: 'out', data: '' })
          const asked = deckFingerprint(workbook)
          const decided = decidedProposals([...run.proposals.values()], rater)
          const stage = stageOfParticipant(run, raters.get(rater)?.participation ?? null)
          const isSame =
            previous?.stage === stage && previous.run.timer === run.timer && previous.decided === decided && previous.run.spot === run.spot
          if (isSame && previous?.asked === asked) return undefined
          previous = { run, stage, asked, decided }
          return send({ event: 'stage', data: JSON.stringify({ stage, ...run.timer, asked, decided, spot: run.spot }) })
        }
        let signal = deps.presence.of(id, rater).signal
        // The desk clears it.
        const reportSignal = () => {
          const now = deps.presence.of(id, rater).signal
          if (now !== signal) send({ event: 'signal', data: now ?? '' })
          signal = now
        }
        const ends = [
          phones.listen(id, rater, (workbook) => {
            if (workbook === null) send({ event: 'out', data: '' })
            else report(workbook)
          }),
          deps.presence.listening(id, rater),
          deps.presence.watchSignal(id, rater, reportSignal),
        ]
        report(opened.workbook)
        return () => {
          for (const end of ends) end()
        }
      })
    })
}
