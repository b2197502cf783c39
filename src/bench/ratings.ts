// (a) One rating, from the request to the durable commit and the fragment, against a bare durable insert that sends the same bytes.
import { line, median, ms, percentile } from './figures.ts'
import { load } from './load.ts'
import type { Process } from './processes.ts'
import { CASE, LARGE, ratingsOf } from './workbooks.ts'

export const ROUNDS = 5
const MS = 2000

export async function benchRatings(ours: Process, bare: Process, workbook: string): Promise<void> {
  // One sequence each: a rating that the cell already has would append nothing.
  const next = ratingsOf(workbook, CASE)
  const other = ratingsOf(workbook, CASE)
  await load(ours.address, next, { connections: 1, requests: 1000 })
  await load(bare.address, other, { connections: 1, requests: 1000 })
  for (const [connections, goal] of [
    [1, 0.55],
    [16, 1],
  ] as const) {
    const rounds: { ours: number; bare: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const mine = await load(ours.address, next, { connections, ms: MS })
      const theirs = await load(bare.address, other, { connections, ms: MS })
      rounds.push({ ours: mine.rate, bare: theirs.rate })
    }
    const [mine, bareRate] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.bare))]
    const ratio = median(rounds.map((round) => round.ours / round.bare))
    const what = `rating, ${CASE.name}, ${connections} connection${connections === 1 ? '' : 's'}`
    line(what, `${mine.toFixed(0)}/s`, `${bareRate.toFixed(0)}/s`, ratio.toFixed(2), `goal ≥ ${goal}`)
  }
}

export async function benchLargeRating(ours: Process, workbook: string): Promise<void> {
  const next = ratingsOf(workbook, LARGE)
  await load(ours.address, next, { connections: 1, requests: 50 })
  const { each } = await load(ours.address, next, { connections: 1, requests: 500 })
  line(`rating, ${LARGE.name}, p50`, ms(percentile(each, 50)), '', '')
  line(`rating, ${LARGE.name}, p99`, ms(percentile(each, 99)), '', '', 'goal < 50 ms')
}
