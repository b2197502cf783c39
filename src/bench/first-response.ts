// (d) From the start of the process to the first answer, against bare Hono.
import { line, median, ms } from './figures.ts'
import { fileIn, type Process, startBare, startOurs } from './processes.ts'
import { ROUNDS } from './ratings.ts'

export async function benchStart(folder: string): Promise<void> {
  const mine: number[] = []
  const other: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await answered(() => startOurs(folder, fileIn(folder, 'start.db'))))
    other.push(await answered(() => startBare(folder)))
  }
  line('start to first answer', ms(median(mine)), ms(median(other)), (median(mine) / median(other)).toFixed(1))
}

async function answered(start: () => Promise<Process>): Promise<number> {
  const began = performance.now()
  const server = await start()
  await (await fetch(server.address)).text()
  const took = performance.now() - began
  await server.stop()
  return took
}
