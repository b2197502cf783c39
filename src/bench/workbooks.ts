// Workbooks to measure and the ratings sent to them.
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { RATINGS } from '../ach/model/rating.ts'
import { NO_WORKBOOK } from '../ach/model/workbook.ts'
import { type View, viewFor } from '../ach/view/view.ts'
import { paths } from '../paths.ts'
import type { LoadRequest } from './load.ts'

export interface MatrixSize {
  readonly name: string
  readonly hypotheses: number
  readonly evidence: number
}

export const CASE_SIZE: MatrixSize = { name: '4 × 23', hypotheses: 4, evidence: 23 }

/** Returns the path of a new workbook of the case. */
export async function makeCase(address: string): Promise<string> {
  const form = new URLSearchParams({ case: 'kazakhstan-2022' })
  const response = await fetch(`${address}${paths.workbooks()}`, { method: 'POST', body: form, redirect: 'manual' })
  const path = response.headers.get('location')
  if (!path) throw new Error(`A new workbook returned status ${response.status}: ${(await response.text()).slice(0, 300)}`)
  // Responses are measured with scores, as those of a workbook in use.
  await fetch(`${address}${paths.firstPass(idOf(path))}`, {
    method: 'POST',
    body: new URLSearchParams({ scores: 'shown' }),
    redirect: 'manual',
  })
  return path
}

export const idOf = (path: string): string => path.split('/').at(-1) ?? ''

/** Returns one rating after the other: cell by cell, with another value each time round. */
export function ratingRequests(workbook: string, { hypotheses, evidence }: MatrixSize): () => LoadRequest {
  const cells = hypotheses * evidence
  let count = 0
  return () => {
    const cell = count % cells
    const path = paths.rating(idOf(workbook), `E${Math.floor(cell / hypotheses) + 1}`, `H${(cell % hypotheses) + 1}`)
    const value = RATINGS[(Math.floor(count / cells) + cell) % RATINGS.length]
    count += 1
    return { method: 'POST', path, body: `value=${value}`, htmx: true }
  }
}

/** Reads a document in this process and returns the rater's view of it. */
export function benchView(text: string, rater: string): View {
  const result = parseDocument(text)
  if (!result.ok) throw new Error(result.problems.join(' '))
  const { changes, people } = changesOf(result.document, null)
  return viewFor(applyChanges(NO_WORKBOOK, changes), { rater, names: people, unveiled: true })
}

/** Requests of a matrix page that the server cannot have kept: each has another order of hypotheses than the one before. */
export function unkeptPage(path: string): () => LoadRequest {
  let count = 0
  return () => {
    count += 1
    return { method: 'GET', path: `${path}?hypotheses=${count % 2 === 0 ? 'own' : 'rank'}` }
  }
}
