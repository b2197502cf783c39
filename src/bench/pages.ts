// (b) The matrix page, against sending the same bytes from memory.
import { line, median, ms, percentile } from './figures.ts'
import { load } from './load.ts'
import type { Process } from './processes.ts'
import { ROUNDS } from './ratings.ts'
import type { Size } from './workbooks.ts'

export async function benchPage(ours: Process, bare: Process, workbook: string, page: number, { name }: Size, requests: number) {
  const mine: number[][] = []
  const other: number[][] = []
  const ask = (path: string) => () => ({ method: 'GET' as const, path })
  await load(ours.address, ask(workbook), { connections: 1, requests })
  await load(bare.address, ask(`/pages/${page}`), { connections: 1, requests })
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push([...(await load(ours.address, ask(workbook), { connections: 1, requests })).each])
    other.push([...(await load(bare.address, ask(`/pages/${page}`), { connections: 1, requests })).each])
  }
  for (const p of [50, 99]) {
    const [a, b] = [median(mine.map((round) => percentile(round, p))), median(other.map((round) => percentile(round, p)))]
    line(`matrix page, ${name}, p${p}`, ms(a), ms(b), (a / b).toFixed(1))
  }
}
