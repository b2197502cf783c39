// An exercise run: the effect of its changes, who may do what at which stage, and who sees what.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../document/document.ts'
import { joinedAs, optionsFor, ratedBy, runWith, to } from '../exercise/exercise.test-support.ts'
import { startExercise } from '../exercise/start-exercise.ts'
import { runStages, STAGES, type Stage } from '../model/stage.ts'
import { LIMITS } from '../model/texts.ts'
import { NO_WORKBOOK, ratingAt, type Workbook } from '../model/workbook.ts'
import { progressOf } from '../view/progress.ts'
import type { RunAudience } from '../view/run-view.ts'
import { viewFor } from '../view/view.ts'
import { applyChange, applyChanges } from './apply-change.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import { invertChange } from './invert-change.ts'
import { snapshotParts, workbookFromParts } from './snapshot.ts'

const names = new Map([
  ['ann', 'Ann'],
  ['bob', 'Bob'],
  ['lead', 'Lead'],
])
const at = (workbook: Workbook, stage: Stage) => applyChange(workbook, to(workbook, stage))
const look = (workbook: Workbook, looks: RunAudience, rater: string | null = null) => viewFor(workbook, { rater, names, looks })
const refusal = (workbook: Workbook, change: Change, rater: string): string => {
  try {
    checkChange(workbook, change, { rater })
    return 'fine'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('what one participant can store', () => {
  const room = at(runWith(['ann', 'bob']), 'rate')
  const reason = (after: string | null, before: string | null, rater = 'ann'): Change => ({
    ...{ type: 'reasoned', rater, evidence: 'E1', before, after },
  })
  const proposal = (id: string): Change => ({
    type: 'proposed',
    rater: 'ann',
    id,
    fields: { what: 'evidence', label: null, statement: `A statement ${id}` },
  })

  it('counts every version of a text in bytes, and refuses more without refusing ratings or the texts of others', () => {
    const text = 'ж'.repeat(LIMITS.text)
    const versions = Math.floor(LIMITS.participantText / (2 * LIMITS.text))
    let workbook = room
    for (let version = 0; version < versions; version += 1)
      workbook = applyChanges(workbook, [reason(text, workbook.raters.get('ann')?.rationales.get('E1') ?? null), reason(null, text)])
    expect(workbook.raters.get('ann')?.participation?.written).toBe(versions * 2 * LIMITS.text)
    expect(workbookFromParts(snapshotParts(workbook))).toEqual(workbook)
    expect(refusal(workbook, reason(text, null), 'ann')).toBe('limit')
    expect(refusal(workbook, reason('Short.', null), 'ann')).toBe('fine')
    expect(refusal(workbook, ratedBy('ann', 'E1', 'H1', 'C'), 'ann')).toBe('fine')
    expect(refusal(workbook, reason(text, null, 'bob'), 'bob')).toBe('fine')
  })

  it('allows each participant some proposals, so that one cannot use up those of the room', () => {
    const workbook = applyChanges(
      room,
      Array.from({ length: LIMITS.participantProposals }, (_, one) => proposal(`p${one}`)),
    )
    expect(refusal(workbook, proposal('more'), 'ann')).toBe('limit')
    expect(refusal(workbook, { ...proposal('more'), rater: 'bob' } as Change, 'bob')).toBe('fine')
  })
})

describe('the first round', () => {
  const rated = applyChanges(at(runWith(['ann', 'bob']), 'rate'), [ratedBy('ann', 'E1', 'H1', 'C'), ratedBy('bob', 'E1', 'H1', 'II')])

  it('the first round stays as it was at the reveal, whatever is rated afterwards', () => {
    const second = applyChanges(at(at(rated, 'reveal'), 'discuss'), [ratedBy('ann', 'E1', 'H1', 'I', 'C'), joinedAs('late')])
    const ann = second.raters.get('ann')
    expect([ann?.participation?.first?.get('E1')?.get('H1'), ann && ratingAt(ann, 'E1', 'H1')]).toEqual(['C', 'I'])
    expect(second.raters.get('late')?.participation).toMatchObject({ since: 'discuss', first: null })
  })

  it('the first round is the same whether the log is replayed at once, one by one or from a snapshot', () => {
    const changes: Change[] = [ratedBy('ann', 'E2', 'H1', 'I'), to(rated, 'reveal'), to(at(rated, 'reveal'), 'discuss')]
    const more: Change[] = [ratedBy('ann', 'E1', 'H1', 'I', 'C'), ratedBy('ann', 'E2', 'H1', 'C', 'I')]
    const whole = applyChanges(rated, [...changes, ...more])
    expect(whole.raters.get('ann')?.participation?.first?.get('E2')?.get('H1')).toBe('I')
    expect([...changes, ...more].reduce(applyChange, rated)).toEqual(whole)
    expect(applyChanges(workbookFromParts(snapshotParts(applyChanges(rated, changes))), more)).toEqual(whole)
  })

  it('the first round reopens if the room goes back, and is then marked as no longer blind', () => {
    const reopened = at(at(rated, 'reveal'), 'rate')
    expect([reopened.raters.get('ann')?.participation?.first, reopened.run?.seenBefore]).toEqual([null, true])
    const secondReveal = at(applyChange(reopened, ratedBy('ann', 'E1', 'H1', 'I', 'C')), 'reveal')
    expect(secondReveal.raters.get('ann')?.participation?.first?.get('E1')?.get('H1')).toBe('I')
    expect(at(at(rated, 'lobby'), 'rate').run?.seenBefore).toBe(false)
  })
})

describe('the plan of a run', () => {
  const timer = (endsAt: string) => ({ endsAt, left: null })
  const moved = (workbook: Workbook, stage: Stage, endsAt: string, left: number | null = null): Workbook =>
    applyChange(workbook, {
      type: 'staged',
      before: { stage: workbook.run?.stage ?? 'lobby', timer: { endsAt: null, left } },
      after: { stage, timer: timer(endsAt) },
    })
  const planned = runWith(['ann'], { minutes: { favourites: 5, rate: 20, reveal: 10 } })

  it('the end of an exercise is planned when its first timer starts, and stays when a stage takes longer', () => {
    const first = moved(planned, 'favourites', '2026-01-02T10:05:00.000Z')
    expect(first.run?.plannedEnd).toBe('2026-01-02T10:35:00.000Z')
    expect(moved(first, 'rate', '2026-01-02T10:40:00.000Z').run?.plannedEnd).toBe('2026-01-02T10:35:00.000Z')
    expect(moved(first, 'lobby', '2026-01-02T11:00:00.000Z').run?.plannedEnd).toBe('2026-01-02T11:35:00.000Z')
  })

  it('stages done at home do not start the plan of the session', () => {
    const homework = runWith(['ann'], { stages: runStages([...STAGES], true), minutes: { rate: 20, reveal: 10 } })
    const atHome = moved(homework, 'rate', '2026-01-01T10:00:00.000Z')
    expect(atHome.run?.plannedEnd).toBeNull()
    expect(moved(atHome, 'reveal', '2026-01-02T10:10:00.000Z').run?.plannedEnd).toBe('2026-01-02T10:10:00.000Z')
  })

  it('the time left in a stage is kept when the room leaves it', () => {
    const back = moved(moved(planned, 'rate', '2026-01-02T10:20:00.000Z'), 'favourites', '2026-01-02T10:25:00.000Z', 90)
    expect(back.run?.left).toEqual({ rate: 90 })
  })
})

describe('a paper form of the first round that is entered after it', () => {
  const paper = (rater: string): Change => ({ ...joinedAs(rater), enteredBy: 'lead' }) as Change
  const recorded = (rater: string, after: 'C' | 'II' | null, before: 'C' | 'II' | null = null): Change =>
    ({ type: 'recorded', rater, evidence: 'E1', hypothesis: 'H1', before, after }) as Change
  const withForm = applyChange(at(runWith(['ann']), 'rate'), paper('sheet'))
  const revealed = at(withForm, 'reveal')
  const late = applyChange(revealed, paper('late'))
  const first = (workbook: Workbook, rater: string) => workbook.raters.get(rater)?.participation?.first

  it('a paper form entered late is in the first round, and undoing it leaves no trace', () => {
    for (const [workbook, rater] of [
      [revealed, 'sheet'],
      [late, 'late'],
    ] as const) {
      const change = recorded(rater, 'II')
      const after = applyChange(workbook, change)
      expect([rater, first(after, rater)?.get('E1')?.get('H1')]).toEqual([rater, 'II'])
      expect(after.raters.get(rater)?.ratings.size).toBe(0)
      expect({ ...applyChange(after, invertChange(change)), seq: workbook.seq }).toEqual(workbook)
      expect(applyChange(workbookFromParts(snapshotParts(workbook)), change)).toEqual(after)
    }
  })

  it('a paper form entered late never changes that person’s current ratings', () => {
    const rated = at(applyChange(withForm, ratedBy('sheet', 'E1', 'H1', 'C')), 'reveal')
    const after = applyChanges(rated, [recorded('sheet', 'II', 'C')])
    expect([first(after, 'sheet')?.get('E1')?.get('H1'), after.raters.get('sheet')?.ratings.get('E1')?.get('H1')]).toEqual(['II', 'C'])
    expect(first(rated, 'sheet')?.get('E1')?.get('H1')).toBe('C')
  })

  it('a late paper form can be entered only by the person who added it, only after the reveal, and not for a participant with a phone', () => {
    expect(refusal(revealed, recorded('sheet', 'II'), 'lead')).toBe('fine')
    expect(refusal(at(revealed, 'closed'), recorded('sheet', 'II'), 'lead')).toBe('fine')
    expect(refusal(withForm, recorded('sheet', 'II'), 'lead')).toBe('stage')
    expect(refusal(revealed, recorded('sheet', 'II'), 'other')).toBe('forbidden')
    for (const who of ['lead', 'ann']) expect(refusal(revealed, recorded('ann', 'II'), who)).toBe('forbidden')
    expect(refusal(revealed, recorded('sheet', 'II', 'C'), 'lead')).toBe('conflict')
    expect(refusal(NO_WORKBOOK, recorded('sheet', 'II'), 'lead')).toBe('invalid')
  })
})

describe('who may do what in an exercise', () => {
  const run = runWith(['ann', 'bob'], { room: 3 })
  const all: readonly (readonly [string, Change])[] = [
    ['rate', ratedBy('ann', 'E1', 'H1', 'C')],
    ['reason', { type: 'reasoned', rater: 'ann', evidence: 'E1', before: null, after: 'Because.' }],
    ['favour', { type: 'estimated', rater: 'ann', when: 'before', hypothesis: 'H1', before: null, after: 0.5 }],
    ['estimate', { type: 'estimated', rater: 'ann', when: 'now', hypothesis: 'H1', before: null, after: 0.5 }],
    ['practise', { type: 'practised', rater: 'ann', before: null, after: ['C', null] }],
    ['weigh', { type: 'weighed', rater: 'ann', evidence: 'E1', before: null, after: 'high' }],
    ['propose', { type: 'proposed', rater: 'ann', id: 'P1', fields: { what: 'evidence', label: null, statement: 'A new one' } }],
  ]

  it('what participants may do depends on the stage', () => {
    const allowed = STAGES.map((stage) => [
      stage,
      ...all.filter(([, change]) => refusal(at(run, stage), change, 'ann') === 'fine').map(([deed]) => deed),
    ])
    expect(allowed).toEqual([
      ['lobby'],
      ['favourites', 'favour'],
      ['practice', 'practise'],
      ['credibility', 'weigh'],
      ['rate', 'rate', 'reason', 'propose'],
      ['reveal'],
      ['discuss', 'rate', 'reason', 'propose'],
      ['probabilities', 'estimate'],
      ['debrief'],
      ['closed'],
    ])
  })

  it('participants may not act for others or as the facilitator', () => {
    const rating = at(run, 'rate')
    expect(refusal(rating, ratedBy('bob', 'E1', 'H1', 'C'), 'ann')).toBe('forbidden')
    const leading: Change[] = [
      to(rating, 'reveal'),
      { type: 'switched', before: { locked: false }, after: { locked: true } },
      { type: 'present', rater: 'bob', before: true, after: false },
      { type: 'grouped', rater: 'bob', before: null, after: 1 },
      { type: 'approved', rater: 'ann', evidence: 'E1', before: null, after: true },
      { type: 'settings', before: { title: 'A room' }, after: { title: 'Mine' } },
      { type: 'parked', what: 'evidence', id: 'E1' },
    ]
    expect(leading.map((change) => refusal(rating, change, 'ann'))).toEqual(leading.map(() => 'forbidden'))
    expect(leading.map((change) => refusal(rating, change, 'lead'))).toEqual(leading.map(() => 'fine'))
  })

  it('removed participants may do nothing, and the facilitator rates only for paper forms', () => {
    const rating = at(run, 'rate')
    const removal = applyChange(rating, { type: 'present', rater: 'ann', before: true, after: false })
    expect(refusal(removal, ratedBy('ann', 'E1', 'H1', 'C'), 'ann')).toBe('forbidden')
    expect(refusal(rating, ratedBy('ann', 'E1', 'H1', 'C'), 'lead')).toBe('forbidden')
    const paper = applyChange(rating, { ...joinedAs('sheet'), enteredBy: 'lead' } as Change)
    expect(refusal(paper, ratedBy('sheet', 'E1', 'H1', 'C'), 'lead')).toBe('fine')
    expect(refusal(at(run, 'rate'), { type: 'shown', rater: 'article', before: false, after: true }, 'lead')).toBe('stage')
  })

  it('participants can join while the room is open and not full', () => {
    const full = applyChange(run, joinedAs('cem'))
    const locked = applyChange(run, { type: 'switched', before: { locked: false }, after: { locked: true } })
    expect([run, full, locked, at(run, 'closed')].map((workbook) => refusal(workbook, joinedAs('dan'), 'dan'))).toEqual([
      'fine',
      'limit',
      'stage',
      'stage',
    ])
  })

  it('changes of a run are refused in a workbook that is not a run', () => {
    const plain = applyChange(NO_WORKBOOK, {
      type: 'created',
      fields: { title: 'A', question: 'Q', background: null, method: 'count' },
      reference: null,
      exercise: null,
      from: null,
    })
    const only: Change[] = [to(run, 'rate'), joinedAs('ann'), { type: 'switched', before: { locked: false }, after: { locked: true } }]
    expect(only.map((change) => refusal(plain, change, 'ann'))).toEqual(['invalid', 'invalid', 'invalid'])
    expect(refusal(plain, { type: 'opened', options: optionsFor({ stages: ['rate'] }) }, 'lead')).toBe('invalid')
    expect(refusal(plain, { type: 'opened', options: optionsFor() }, 'lead')).toBe('fine')
  })
})

describe('who sees what in an exercise', () => {
  const rated = applyChanges(at(runWith(['ann', 'bob']), 'rate'), [
    ratedBy('ann', 'E1', 'H1', 'C'),
    ratedBy('bob', 'E1', 'H1', 'II'),
    { type: 'reasoned', rater: 'bob', evidence: 'E1', before: null, after: 'Shown.' },
    { type: 'reasoned', rater: 'bob', evidence: 'E2', before: null, after: 'Kept.' },
    { type: 'approved', rater: 'bob', evidence: 'E1', before: null, after: true },
    { type: 'estimated', rater: 'bob', when: 'before', hypothesis: 'H1', before: null, after: 0.5 },
  ])
  const visibleRaters = (workbook: Workbook, looks: RunAudience, me: string | null = null) => [...look(workbook, looks, me).raters.keys()]

  it('participants see only themselves before the reveal, everyone after it, and the reference ratings from the debrief on', () => {
    const who = (stage: Stage) => [
      visibleRaters(at(rated, stage), 'participant', 'ann'),
      visibleRaters(at(rated, stage), 'wall'),
      visibleRaters(at(rated, stage), 'room'),
    ]
    for (const stage of ['lobby', 'favourites', 'practice', 'credibility', 'rate'] as const) expect(who(stage)).toEqual([['ann'], [], []])
    for (const stage of ['reveal', 'discuss', 'probabilities'] as const)
      expect(who(stage)).toEqual([
        ['ann', 'bob'],
        ['ann', 'bob'],
        ['ann', 'bob'],
      ])
    for (const stage of ['debrief', 'closed'] as const) expect(who(stage)).toEqual(who('debrief').map(() => ['article', 'ann', 'bob']))
    expect(visibleRaters(rated, 'desk')).toEqual(['ann', 'bob'])
  })

  it('participants never see who others are, unapproved reasons or notes on the items', () => {
    for (const [looks, me] of [
      ['participant', 'ann'],
      ['wall', null],
    ] as const) {
      const view = look(at(rated, 'discuss'), looks, me)
      const bob = view.raters.get('bob')
      expect([bob?.name, [...(bob?.rationales ?? [])], bob?.estimates.before.size]).toEqual(['Participant 2', [['E1', 'Shown.']], 0])
      expect([view.evidence.get('E1')?.notes, view.hypotheses.get('H1')?.notes]).toEqual([null, null])
      expect(JSON.stringify(view)).not.toContain('Bob')
    }
    expect(look(at(rated, 'discuss'), 'desk').raters.get('bob')?.name).toBe('Bob')
  })

  it('the view shows the first round while the second is running, and the second afterwards', () => {
    const second = applyChange(at(at(rated, 'reveal'), 'discuss'), ratedBy('bob', 'E1', 'H1', 'I', 'II' as 'I'))
    const bobs = (workbook: Workbook) =>
      (['participant', 'wall'] as const).map((looks) =>
        look(workbook, looks, looks === 'wall' ? null : 'ann')
          .raters.get('bob')
          ?.ratings.get('E1')
          ?.get('H1'),
      )
    expect(bobs(second)).toEqual(['II', 'II'])
    expect(bobs(at(second, 'probabilities'))).toEqual(['I', 'I'])
  })

  it('names are on the wall only in the lobby', () => {
    const people = (stage: Stage) => look(at(rated, stage), 'wall').run?.people.map(({ name }) => name)
    expect(people('lobby')).toEqual(['Ann', 'Bob'])
    expect(STAGES.filter((stage) => people(stage)?.length)).toEqual(['lobby'])
    expect(look(rated, 'participant', 'ann').run?.people).toEqual([])
    expect(look(rated, 'desk').run?.people.map(({ name, done }) => [name, done])).toEqual([
      ['Ann', 1],
      ['Bob', 1],
    ])
  })

  it('a reader link shows no more than the wall', () => {
    const exported = documentOf(viewFor(at(rated, 'rate'), { rater: 'lead', newcomer: 'Lead', names }))
    expect(exported.raters.map(({ id }) => id)).toEqual(['lead'])
  })

  it('removed participants are left out of every view', () => {
    const afterRemoval = applyChange(at(rated, 'reveal'), { type: 'present', rater: 'bob', before: true, after: false })
    expect([visibleRaters(afterRemoval, 'wall'), look(afterRemoval, 'wall').absent, look(afterRemoval, 'wall').run?.count]).toEqual([
      ['ann'],
      [],
      1,
    ])
  })
})

it('the approval of a reason ends when the reason is changed', () => {
  const run = applyChanges(at(runWith(['ann']), 'rate'), [
    { type: 'reasoned', rater: 'ann', evidence: 'E1', before: null, after: 'One' },
    { type: 'approved', rater: 'ann', evidence: 'E1', before: null, after: true },
    { type: 'reasoned', rater: 'ann', evidence: 'E1', before: 'One', after: 'Two' },
  ])
  expect(run.raters.get('ann')?.participation?.approved.size).toBe(0)
})

it('a participant’s progress counts rated cells, NA included, and single answers; a hypothesis added later leaves what is done', () => {
  const run = applyChanges(at(runWith(['ann']), 'rate'), [
    ratedBy('ann', 'E1', 'H1', 'C'),
    ratedBy('ann', 'E1', 'H2', 'C'),
    ratedBy('ann', 'E2', 'H1', 'C'),
  ])
  const ann = run.raters.get('ann')
  expect(progressOf(run, { stage: 'rate' }, ann)).toEqual({ done: 3, of: 4 })
  const more = applyChange(run, { type: 'added', what: 'hypothesis', id: 'H3', fields: { label: 'H3', statement: 'H3', notes: null } })
  expect(progressOf(more, { stage: 'rate' }, more.raters.get('ann'))).toEqual({ done: 3, of: 6 })
  expect(progressOf(run, { stage: 'practice' }, ann)).toEqual({ done: 0, of: 1 })
  expect(progressOf(run, { stage: 'reveal' }, ann)).toEqual({ done: 0, of: 0 })
})

it('a run is made from the items and settings of a workbook, without its people’s ratings, with the items of the deck', () => {
  const source = applyChanges(at(runWith(['ann']), 'rate'), [ratedBy('ann', 'E1', 'H1', 'C')])
  const whole = viewFor(source, { rater: null, names, unveiled: true })
  const changes = startExercise(whole, { title: 'New', options: optionsFor(), deck: ['E2'], from: 'w1' })
  const run = applyChanges(NO_WORKBOOK, changes)
  expect([run.title, run.evidence.get('E1')?.parked, run.evidence.get('E2')?.parked]).toEqual(['New', true, false])
  expect([...run.raters.values()].map(({ id, shown }) => [id, shown])).toEqual([['article', false]])
  expect(ratingAt(run.raters.get('article') as never, 'E1', 'H1')).toBe('II')
  expect(run.run?.stage).toBe('lobby')
})
