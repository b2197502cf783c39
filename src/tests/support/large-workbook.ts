// Creates workbooks from documents over HTTP, as a user would import them; one document has 20 hypotheses and 1,000 items of evidence.
import { RATINGS } from '../../ach/model/rating.ts'
import { paths } from '../../paths.ts'

export const LARGE = { name: '20 × 1,000', hypotheses: 20, evidence: 1000 }

/** Imports the document as a file. Returns the path of the new workbook. */
export async function createFromDocument(address: string, document: object): Promise<string> {
  const form = new FormData()
  form.set('file', new File([JSON.stringify(document)], 'document.json', { type: 'application/json' }))
  return post(address, await post(address, paths.imports(), form), new URLSearchParams())
}

export const createLargeWorkbook = (address: string) => createFromDocument(address, largeDocument())

/** Returns the address of the redirect; rejects if there is none. */
async function post(address: string, path: string, body: URLSearchParams | FormData): Promise<string> {
  const response = await fetch(`${address}${path}`, { method: 'POST', body, redirect: 'manual' })
  const location = response.headers.get('location')
  if (!location) throw new Error(`POST ${path} returned ${response.status}: ${(await response.text()).slice(0, 500)}`)
  return location
}

const WORDS = 'The airport was held for an hour, then left; two officials say that nobody had given the order, a third that he had.'

/** `people`: raters with the same ratings. */
export function largeDocument({ hypotheses, evidence, people }: { hypotheses: number; evidence: number; people?: number } = LARGE) {
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
    raters: ['me', ...one('p', (people ?? 1) - 1)].map((id) => ({
      id,
      name: id === 'me' ? 'Analyst' : `Analyst ${id}`,
      kind: 'person',
      ratings: Object.fromEntries(
        rows.map((item, row) => [item, Object.fromEntries(columns.map((column, index) => [column, rating(row, index)]))]),
      ),
    })),
  }
}
