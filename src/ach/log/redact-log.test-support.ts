// Redacts a whole log in memory, as the stores do row by row.
import type { Change, LoggedChange } from './change.ts'
import { planRedaction, type Redaction, redactedNames, redactor } from './redact.ts'

export function redactLog(log: readonly LoggedChange[]) {
  const redaction: Redaction = planRedaction(log[0], log, new Set(log.map(({ by }) => by)))
  const changes: readonly Change[] = log.map(redactor(redaction))
  return { changes, people: redactedNames(redaction), ids: new Map(redaction.ids) }
}
