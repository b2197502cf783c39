// A full room on either store, one after the other: what it notices of the database, and whether all that was acknowledged is there.
import { LIMITS } from '../ach/model/texts.ts'
import { missing } from './acknowledged.ts'
import { heardIn, type MeasuredRoom, measureRoom } from './exercise.ts'
import { line, ms, percentile } from './figures.ts'
import { startOurs } from './processes.ts'
import { type Each, inTurn } from './two-stores.ts'

/** Prints what it measured; answers false where an acknowledged rating is missing. */
export async function exerciseOnBoth(folder: string, urls: Each<string>, people: number = LIMITS.room): Promise<boolean> {
  const rooms = await inTurn(urls, async (url) => {
    const server = await startOurs(folder, url)
    return measureRoom(server.address, people).finally(() => server.stop())
  })
  const figure = (what: string, of: (room: MeasuredRoom) => number, words: (value: number) => string = ms) => {
    const [sqlite, postgres] = [of(rooms[0]), of(rooms[1])]
    line(what, words(sqlite), words(postgres), (postgres / sqlite).toFixed(2))
  }
  const rating = (percent: number) => (room: MeasuredRoom) =>
    percentile(
      room.taps.map(({ took }) => took),
      percent,
    )
  figure(`exercise, ${people} come in`, (room) => room.cameIn)
  figure('  stage seen by all: rate', (room) => room.heard.rate, heardIn)
  figure(
    `  ratings acknowledged, of ${rooms[0].asked}`,
    (room) => room.taps.length,
    (count) => String(count),
  )
  for (const percent of [50, 99, 100]) figure(percent === 100 ? '  rating, slowest' : `  rating, p${percent}`, rating(percent))
  figure('  desk and wall drawn meanwhile, p99', (room) => percentile(room.drawn, 99))
  figure('  stage seen by all: reveal', (room) => room.heard.reveal, heardIn)
  const lost: Each<number> = [await missing(urls[0], rooms[0].taps), await missing(urls[1], rooms[1].taps)]
  line('  acknowledged, not in the log exactly once', ...(lost.map(String) as [string, string]), '', '0')
  return lost.every((count) => count === 0)
}
