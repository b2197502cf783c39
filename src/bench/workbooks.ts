// The two workbooks that are measured, made as a user would make them: from the case, and from a file of 20 × 1,000.
import { RATINGS } from '../ach/model/rating.ts'
import { paths } from '../paths.ts'

export interface Size {
  readonly name: string
  readonly hypotheses: number
  readonly evidence: number
}
export const CASE: Size = { name: '4 × 23', hypotheses: 4, evidence: 23 }
export const LARGE: Size = { name: '20 × 1,000', hypotheses: 20, evidence: 1000 }

async function post(address: string, path: string, body: URLSearchParams | FormData): Promise<string> {
  const answer = await fetch(`${address}${path}`, { method: 'POST', body, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (!location) throw new Error(`POST ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
  return location
}

/** Both answer the path of the workbook. */
export const makeCase = (address: string) => post(address, paths.workbooks(), new URLSearchParams({ case: 'kazakhstan-2022' }))

export const makeLarge = (address: string) => makeFrom(address, largeDocument())

/** From a file with that document. */
export async function makeFrom(address: string, document: object): Promise<string> {
  const form = new FormData()
  form.set('file', new File([JSON.stringify(document)], 'document.json', { type: 'application/json' }))
  return post(address, await post(address, paths.imports(), form), new URLSearchParams())
}

const WORDS = 'The airport was held for an hour, then left; two officials say that nobody had given the order, a third that he had.'

export function largeDocument() {
  const { hypotheses, evidence } = LARGE
  const one = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)
  const columns = one('H', hypotheses)
  const rows = one('E', evidence)
  const level = (index: number) => (['low', 'medium', 'high', null] as const)[index % 4]
  const rating = (row: number, column: number) => RATINGS[(row * 7 + column * 3 + ((row * column) % 5)) % RATINGS.length]
  return {
    format: 'ach-workbook',
    version: 1,
    title: 'Twenty by a thousand',
    question: 'Does it stay usable?',
    method: 'weighted',
    hypotheses: columns.map((id) => ({ id, label: `Hypothesis ${id}`, statement: `${id}. ${WORDS}` })),
    sources: one('S', 40).map((id) => ({ id, name: `Source ${id}`, kind: 'media', reliability: 'B' })),
    evidence: rows.map((id, row) => ({
      id,
      statement: `${id}. ${WORDS}`,
      kind: 'claim',
      source: `S${(row % 40) + 1}`,
      date: `2022-01-${String((row % 28) + 1).padStart(2, '0')}`,
      credibility: level(row),
      relevance: level(row + 1),
    })),
    raters: [
      {
        id: 'me',
        name: 'Analyst',
        kind: 'person',
        ratings: Object.fromEntries(
          rows.map((id, row) => [id, Object.fromEntries(columns.map((column, index) => [column, rating(row, index)]))]),
        ),
      },
    ],
  }
}

/** One rating after the other, each different from what the cell has. */
export function ratingsOf(workbook: string, { hypotheses, evidence }: Size) {
  const id = workbook.split('/').at(-1) ?? ''
  const cells = hypotheses * evidence
  let count = 0
  return () => {
    const cell = count % cells
    const path = paths.rating(id, `E${Math.floor(cell / hypotheses) + 1}`, `H${(cell % hypotheses) + 1}`)
    const value = RATINGS[(Math.floor(count / cells) + cell) % RATINGS.length]
    count += 1
    return { method: 'POST' as const, path, body: `value=${value}`, htmx: true }
  }
}
