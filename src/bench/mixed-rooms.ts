// The exercise in a mixed use: one room after the other, each a new run that goes through all stages. What it does is told to a tally.
import { setTimeout as sleep } from 'node:timers/promises'
import { STAGES, type Stage } from '../ach/model/exercise.ts'
import { RATINGS } from '../ach/model/rating.ts'
import { paths } from '../paths.ts'
import type { Phone } from './phones.ts'
import { openRoom, type Room } from './room.ts'
import type { Tally } from './tally.ts'

/** So long a room rates in each run. */
export const RATES_MS = 15_000
/** A stage in which nobody rates. */
const STAGE_MS = 2000
/** A spreadsheet is made for one in so many at the end. */
const TAKES_HOME = 10

export async function holdRooms(address: string, tally: Tally, people: number, over: () => boolean): Promise<void> {
  while (!over()) {
    try {
      const { room } = await openRoom(address, people, { stages: STAGES })
      try {
        await hold(room, tally, over)
      } finally {
        room.close()
      }
    } catch (error) {
      tally.failed(error)
      // Where nobody comes in, it shall not be tried a thousand times.
      await sleep(STAGE_MS)
    }
  }
}

async function hold(room: Room, tally: Tally, over: () => boolean): Promise<void> {
  let drawn = 0
  for (const [at, stage] of STAGES.entries()) {
    if (over()) return
    const before = STAGES[at - 1]
    if (before && !Number.isFinite(await room.move(before, stage))) tally.failed(new Error(`Not every phone heard of ${stage}.`))
    await Promise.all(room.phones.map((phone) => tally.timed('page', () => phone.asks(paths.part(room.run.id)))))
    if (stage === 'rate') for (const { took } of (await room.rate(RATES_MS)).taps) tally.add('rating', took)
    else await Promise.all([sleep(STAGE_MS), ...room.phones.map((phone, number) => answer(room, phone, number, stage, tally))])
    for (const took of room.screens.each().slice(drawn)) tally.add('page', took)
    drawn = room.screens.drawn()
  }
}

/** What a participant does in this stage, beside looking at their page. */
async function answer({ run: { id, cells } }: Room, phone: Phone, number: number, stage: Stage, tally: Tally): Promise<void> {
  const cell = cells[(number * 7) % cells.length]
  if (!cell) return
  const { evidence, hypothesis } = cell
  const posts = (path: string, form: Readonly<Record<string, string>>) =>
    tally.timed('rating', () =>
      phone.asks(path, { ...form, stage, batch: `${stage}-${number}-${evidence}-${hypothesis}-${Object.keys(form)[0]}` }),
    )
  if (stage === 'credibility') await posts(paths.participantCredibility(id, evidence), { value: number % 2 === 0 ? 'low' : 'high' })
  if (stage === 'discuss') {
    await posts(paths.participantRating(id, evidence, hypothesis), { value: RATINGS[(number + 2) % RATINGS.length] ?? 'N' })
    await posts(paths.participantReason(id, evidence), { reason: `Person ${number} looked at ${evidence} again.` })
  }
  if (stage === 'debrief' || stage === 'closed') await tally.timed('page', () => phone.asks(paths.participantSummary(id)))
  if (stage === 'closed' && number % TAKES_HOME === 0) await tally.timed('file', () => phone.asks(paths.participantSummaryFile(id)))
}
