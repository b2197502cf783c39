// The row on which participants practise, out of the case that ships with the program.
import type { PracticeRow } from '../../../templates/exercise/participant/practice.tsx'
import { PRACTICE } from '../../ach/exercise/practice-row.ts'
import type { Cases } from '../../cases.ts'

/** Null where the case does not ship. */
export function practiceRow(cases: Cases): PracticeRow | null {
  const document = cases.get(PRACTICE.case)?.document
  const item = document?.evidence.find(({ id }) => id === PRACTICE.item)
  if (!document || !item) return null
  const reference = document.raters.find(({ kind }) => kind === 'reference')
  return {
    question: document.question,
    statement: item.statement,
    hypotheses: document.hypotheses.map(({ id, label }) => ({ id, name: label })),
    reference: document.hypotheses.map(({ id }) => reference?.ratings[item.id]?.[id] ?? null),
    readBy: reference?.name ?? 'Another reading',
  }
}
