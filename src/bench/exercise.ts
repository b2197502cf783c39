// A room of 200: everybody comes in by the code, listens, and rates the whole case within a minute, while a desk and a wall follow.
// Afterwards nothing that was acknowledged may be missing from the log, and the server is to be as light as before. Bounded: each part
// ends by itself.
import { LIMITS } from '../ach/model/texts.ts'
import { missing } from './acknowledged.ts'
import { line, ms, percentile } from './figures.ts'
import type { Tap } from './phones.ts'
import { fileIn, startOurs } from './processes.ts'
import { openRoom } from './room.ts'
import { mb, settled, weightOf } from './weight.ts'

const ROOMS = 3

/** Prints what it measured; answers false where a goal was missed. */
export async function benchExercise(folder: string, people: number = LIMITS.room): Promise<boolean> {
  const url = fileIn(folder, 'exercise.db')
  const server = await startOurs(folder, url)
  const goals: boolean[] = []
  const told: Told = (what, figure, goal = '', held = true) => {
    goals.push(held)
    line(what, figure, '', held ? '' : 'missed', goal)
  }
  const acknowledged: Tap[] = []
  try {
    const weights = [weightOf(server.pid)]
    // Memory and files of its workers a server takes once and keeps: what a room leaves behind shows in the last one.
    for (let at = 0; at < ROOMS; at += 1) {
      const measured = await measureRoom(server.address, people)
      if (at === 0) tell(people, measured, told)
      acknowledged.push(...measured.taps)
      weights.push(await settled(server.pid))
    }
    const [last, before] = [weights.at(-1), weights.at(-2)]
    const [memory, handles] = [(last?.memory ?? 0) - (before?.memory ?? 0), (last?.handles ?? 0) - (before?.handles ?? 0)]
    told('  memory, before and after each room', weights.map((one) => mb(one.memory)).join(' → '), 'last adds < 40 MB', memory < 40)
    told('  open files, before and after each room', weights.map((one) => one.handles).join(' → '), 'last adds none', handles <= 0)
  } finally {
    await server.stop()
  }
  const lost = await missing(url, acknowledged)
  told('  acknowledged, not in the log exactly once', `${lost} of ${acknowledged.length}`, '0', lost === 0)
  return goals.every(Boolean)
}

type Told = (what: string, figure: string, goal?: string, held?: boolean) => void

export interface MeasuredRoom {
  /** milliseconds until everybody was in */
  readonly cameIn: number
  /** milliseconds until the last phone had the page of that stage; Infinity where one had not */
  readonly heard: Readonly<Record<'rate' | 'reveal' | 'closed', number>>
  /** how many ratings were to be made */
  readonly asked: number
  /** the ratings that were acknowledged */
  readonly taps: readonly Tap[]
  /** milliseconds, one per drawing of the desk or the wall */
  readonly drawn: readonly number[]
}

/** One room from the door to the end. */
export async function measureRoom(address: string, people: number): Promise<MeasuredRoom> {
  const { cameIn, room } = await openRoom(address, people)
  try {
    const rate = await room.move('lobby', 'rate')
    const { asked, taps } = await room.rate()
    const drawn = [...room.screens.each()]
    const reveal = await room.move('rate', 'reveal')
    const closed = await room.move('reveal', 'closed')
    return { cameIn, heard: { rate, reveal, closed }, asked, taps, drawn }
  } finally {
    room.close()
  }
}

export const heardIn = (took: number): string => (Number.isFinite(took) ? ms(took) : 'not by all')

function tell(people: number, { cameIn, heard, asked, taps, drawn }: MeasuredRoom, told: Told): void {
  const each = taps.map(({ took }) => took)
  const stage = (name: keyof typeof heard) =>
    told(`  stage seen by all: ${name}`, heardIn(heard[name]), 'goal < 2,000 ms', heard[name] < 2000)
  told(`exercise, ${people} come in`, ms(cameIn))
  stage('rate')
  told('  ratings acknowledged in a minute', `${taps.length} of ${asked}`, 'all', taps.length === asked)
  told('  rating, p50', ms(percentile(each, 50)))
  told('  rating, p99', ms(percentile(each, 99)), 'goal < 250 ms', percentile(each, 99) < 250)
  told('  rating, slowest', ms(Math.max(...each)))
  told('  desk and wall drawn meanwhile', `${drawn.length} times`, `p99 ${ms(percentile(drawn, 99))}`)
  stage('reveal')
  stage('closed')
}
