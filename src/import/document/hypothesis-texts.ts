// Finds the full hypotheses in lines above or below a table whose headings only number them: “H1 - Iraq will not retaliate”. Pure.
import { LIMITS } from '../../ach/model/texts.ts'
import { isHypothesisColumn, type Meaning } from '../table/grid-columns.ts'
import { isNumbered, readHeading } from '../table/hypothesis-heading.ts'

/** Names hypotheses whose heading is only a number. `lines`: texts outside the table. */
export function nameHypotheses(
  columns: readonly Meaning[],
  lines: readonly string[],
): { columns: readonly Meaning[]; named: ReadonlySet<string> } {
  const found = new Map<string, ReturnType<typeof readHeading>>()
  for (const line of lines) {
    const text = line
      .trim()
      .replace(/^[-*•\s]+/, '')
      .replace(/\*\*/g, '')
    if (text.length > LIMITS.text || !isNumbered(text)) continue
    const heading = readHeading(text)
    if (heading.id !== null && heading.hypothesis.toLowerCase() !== heading.id.toLowerCase() && !found.has(heading.id))
      found.set(heading.id, heading)
  }
  const named = new Set<string>()
  const read = columns.map((column): Meaning => {
    if (!isHypothesisColumn(column) || column.id === null || column.statement !== null || !isBare(column.hypothesis)) return column
    const heading = found.get(column.id)
    if (!heading) return column
    named.add(column.id)
    return { ...heading, parked: column.parked || heading.parked }
  })
  return { columns: read, named }
}

const isBare = (label: string) => isNumbered(label) && /^\S+(?:\s*\d+[a-z]?)?$/i.test(label.trim())
