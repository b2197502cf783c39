// A server keeps a number of workbooks open and lets the oldest go. Memory can only be flat once that many are there, so a soak begins
// with as many copies of a room that has rated.
import { paths } from '../paths.ts'
import { openRoom } from './room.ts'
import { makeFrom } from './workbooks.ts'

/** As many as a server keeps open. */
const WORKBOOKS = 50

/** `ms`: so long the room rates. */
export async function fillServer(address: string, people: number, ms: number): Promise<void> {
  const { room } = await openRoom(address, people)
  try {
    await room.move('lobby', 'rate')
    await room.rate(ms)
    await room.move('rate', 'reveal')
  } finally {
    room.close()
  }
  const document = (await (await fetch(`${address}${paths.export(room.run.id, 'json')}`)).json()) as object
  for (let count = 0; count < WORKBOOKS; count += 1) {
    const page = await fetch(`${address}${await makeFrom(address, document)}`)
    await page.text()
    if (!page.ok) throw new Error(`A copy of the room answered ${page.status}.`)
  }
}
