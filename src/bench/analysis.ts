// (d) The analysis of 20 × 1,000: leaving out each item against scoring once, ten thousand draws, and what others notice of it meanwhile.

import { leaveOneOut } from '../ach/analysis/sensitivity.ts'
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import { paths } from '../paths.ts'
import { line, median, ms, percentile } from './figures.ts'
import { load } from './load.ts'
import type { Process } from './processes.ts'
import { ROUNDS } from './ratings.ts'
import { LARGE, largeDocument } from './workbooks.ts'

/** Both begin with a view of their own, so that neither finds work that the other has done. */
export function benchLeaveOneOut(): void {
  const read = parseDocument(JSON.stringify(largeDocument()))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { changes, people } = changesOf(read.document, null)
  const view = viewFor(applyChanges(NO_WORKBOOK, changes), { rater: 'me', names: people })
  const times = { left: [] as number[], scored: [] as number[] }
  const timed = (into: number[], work: (fresh: View) => unknown) => {
    const fresh = { ...view }
    const began = performance.now()
    work(fresh)
    into.push(performance.now() - began)
  }
  for (let round = 0; round < ROUNDS * 10; round += 1) {
    timed(times.left, (fresh) => leaveOneOut(ratingTable(fresh, raterIn(fresh, 'me'))))
    timed(times.scored, (fresh) => scoresOf(fresh, 'me'))
  }
  const [left, scored] = [median(times.left), median(times.scored)]
  line(`leave-one-out, ${LARGE.name}, against one scoring`, ms(left), ms(scored), (left / scored).toFixed(2), 'goal ≤ 2')
}

/** Draws of matrices that nobody has asked for before, and the ready page asked by somebody else meanwhile. */
export async function benchDraws(ours: Process, workbook: string): Promise<void> {
  const id = workbook.split('/').at(-1) ?? ''
  const alone = await warm(ours)
  const times: number[] = []
  const meanwhile: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const path = `${paths.robustness(id)}?without=evidence%3AE${round + 1}`
    const drawing = load(ours.address, () => ({ method: 'GET', path, htmx: true }), { connections: 1, requests: 1 })
    const other = load(ours.address, ready, { connections: 1, ms: 300 })
    times.push(...(await drawing).each)
    meanwhile.push(...(await other).each)
  }
  line(`10,000 draws, ${LARGE.name}, answered after`, ms(median(times)), '', '', 'goal < 2000 ms')
  besides('others while it draws', meanwhile, alone.each)
}

/** Pages of the analysis under six what-ifs at once. */
export async function benchAnalysis(ours: Process, workbook: string): Promise<void> {
  const id = workbook.split('/').at(-1) ?? ''
  const alone = await warm(ours)
  let count = 100
  const page = () => {
    count += 1
    return { method: 'GET' as const, path: `${paths.analysis(id)}?without=evidence%3AE${count}` }
  }
  const pages = load(ours.address, page, { connections: 6, requests: 12 })
  const other = load(ours.address, ready, { connections: 1, ms: 1500 })
  const { each } = await pages
  line(`analysis, ${LARGE.name}, six at once, p50`, ms(percentile(each, 50)), '', '')
  besides('others meanwhile', (await other).each, alone.each)
}

const ready = () => ({ method: 'GET' as const, path: paths.ready() })

/** The ready page with nobody else there, after it was asked often. */
async function warm(ours: Process) {
  await load(ours.address, ready, { connections: 1, requests: 2000 })
  return load(ours.address, ready, { connections: 1, requests: 2000 })
}

function besides(what: string, during: readonly number[], alone: readonly number[]): void {
  for (const percent of [50, 99]) {
    const [mine, other] = [percentile(during, percent), percentile(alone, percent)]
    line(`  ${what}, p${percent}, against alone`, ms(mine), ms(other), (mine / other).toFixed(1))
  }
}
