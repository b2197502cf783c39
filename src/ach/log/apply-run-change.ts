// Applies changes to an exercise run itself; changes to its participants are in apply-change.ts. Never refuses.

import { hasReached, isHomework, isRevealed, type Moment, NO_TIMER, type Proposal, plannedEndFrom, type Run } from '../model/exercise.ts'
import type { ChangeOf } from './change.ts'

/** Changes of the run itself. */
export type RunChange = ChangeOf<'opened' | 'staged' | 'timed' | 'switched' | 'proposed' | 'decided' | 'voted'>

/** Returns the run after the change; null stays null except for 'opened'. */
export function applyRunChange(run: Run | null, change: RunChange): Run | null {
  if (change.type === 'opened') {
    const { options } = change
    return {
      options,
      stage: options.ownPace ? 'rate' : (options.stages[0] ?? 'lobby'),
      timer: NO_TIMER,
      locked: false,
      spot: null,
      scene: null,
      closesAt: null,
      course: null,
      seenBefore: false,
      left: {},
      plannedEnd: null,
      openedAt: 0,
      revealedAt: null,
      proposals: new Map(),
    }
  }
  if (run === null) return null
  switch (change.type) {
    case 'staged': {
      const after = { ...run, ...change.after, spot: null, scene: null }
      const { stage, timer } = change.before
      return {
        ...after,
        seenBefore: run.seenBefore || (isRevealed(run) && !isRevealed(after)),
        left: timer.left === null ? run.left : { ...run.left, [stage]: timer.left },
        plannedEnd: planOf(run, change.after),
      }
    }
    case 'timed':
      return { ...run, timer: change.after }
    case 'switched':
      return { ...run, ...change.after }
    case 'proposed': {
      const { id, rater, fields } = change
      const proposal: Proposal = { ...fields, id, rater, decided: null, votes: [] }
      return { ...run, proposals: new Map([...run.proposals, [id, proposal]]) }
    }
    case 'decided':
      return withProposal(run, change.id, () => ({ decided: change.after }))
    case 'voted':
      return withProposal(run, change.id, ({ votes }) => ({
        votes: change.after ? [...votes, change.rater] : votes.filter((one) => one !== change.rater),
      }))
  }
}

function withProposal(run: Run, id: string, change: (proposal: Proposal) => Partial<Proposal>): Run {
  const proposal = run.proposals.get(id)
  return proposal ? { ...run, proposals: new Map([...run.proposals, [id, { ...proposal, ...change(proposal) }]]) } : run
}

/** The plan starts with the first timer of the session, and again if the room returns to the lobby. Stages done at home do not belong to it. */
function planOf(run: Run, { stage, timer }: Moment): string | null {
  if (isHomework(run.options) && !hasReached({ ...run, stage }, 'lobby')) return null
  if (run.plannedEnd !== null && stage !== 'lobby') return run.plannedEnd
  return timer.endsAt === null ? null : plannedEndFrom(run, stage, timer.endsAt)
}
