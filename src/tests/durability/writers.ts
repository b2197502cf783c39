// Simulated writers who rate without pause, each in their own cells, and record which ratings the server acknowledged. Each rating has a
// note with the writer's name and a number.
import { RATINGS } from '../../ach/model/rating.ts'
import { type Ask, type Cell, rate } from './server-requests.ts'

export interface Acknowledged {
  readonly number: number
  readonly cell: Cell
  readonly value: string
}

export interface Writer {
  readonly name: string
  readonly workbook: string
  /** Ratings acknowledged as stored, in order. */
  readonly acknowledged: Acknowledged[]
  /** The number of the last rating that was sent. */
  sent: number
  /** Rates until a rating is not acknowledged. Returns that status, or 0 if there was no response. */
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
        const status = await statusOf(rate(ask, workbook, cell, value, noteOf(name, number)))
        if (status !== 303) return status
        self.acknowledged.push({ number, cell, value })
      }
    },
  }
  return self
}

/** Returns the status of a complete response, else 0. */
async function statusOf(request: Promise<Response>): Promise<number> {
  try {
    const response = await request
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

/** Distributes the cells of a workbook among `count` writers, at most four each. */
export function writersOf(workbook: string, document: string, count: number, name: string): Writer[] {
  const { evidence, hypotheses } = JSON.parse(document) as Record<'evidence' | 'hypotheses', { id: string }[]>
  const cells = evidence.flatMap((item) => hypotheses.map((one) => ({ evidence: item.id, hypothesis: one.id })))
  const each = Math.min(4, Math.floor(cells.length / count))
  return Array.from({ length: count }, (_, index) => writer(`${name}${index}`, workbook, cells.slice(index * each, (index + 1) * each)))
}
