// People who rate without pause, each in cells of their own, and remember what the server told them is stored. Each rating carries a
// note that says whose it is and which.
import { RATINGS } from '../../ach/model/rating.ts'
import { type Ask, type Cell, rate } from './asking.ts'

export interface Acknowledged {
  readonly number: number
  readonly cell: Cell
  readonly value: string
}

export interface Writer {
  readonly name: string
  readonly workbook: string
  /** what came back as stored, whole, in this order */
  readonly acknowledged: Acknowledged[]
  /** the number of the last rating that was sent */
  sent: number
  /** Rates until a rating does not come back as stored; answers the status of that one, 0 where nobody answered. */
  write(ask: Ask): Promise<number>
}

export const noteOf = (writer: string, number: number): string => `${writer} wrote ${number}`

export function writer(name: string, workbook: string, cells: readonly Cell[]): Writer {
  const self: Writer = {
    name,
    workbook,
    acknowledged: [],
    sent: 0,
    async write(ask) {
      for (;;) {
        self.sent += 1
        const number = self.sent
        const cell = cells[number % cells.length]
        const value = RATINGS[number % RATINGS.length]
        if (!cell || !value) throw new Error('A writer needs a cell.')
        const status = await answered(rate(ask, workbook, cell, value, noteOf(name, number)))
        if (status !== 303) return status
        self.acknowledged.push({ number, cell, value })
      }
    },
  }
  return self
}

/** Only an answer that came to its end counts. */
async function answered(asked: Promise<Response>): Promise<number> {
  try {
    const answer = await asked
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

/** Deals the cells of a workbook to so many writers, a few each. */
export function writersOf(workbook: string, document: string, count: number, name: string): Writer[] {
  const { evidence, hypotheses } = JSON.parse(document) as Record<'evidence' | 'hypotheses', { id: string }[]>
  const cells = evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id })))
  const each = Math.min(4, Math.floor(cells.length / count))
  return Array.from({ length: count }, (_, index) => writer(`${name}${index}`, workbook, cells.slice(index * each, (index + 1) * each)))
}
