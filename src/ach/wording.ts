// Lists, numbers and names inside sentences. Must not know any verdict.
import type { View } from './view.ts'

/** A piece of a sentence; a link where it names an item, a hypothesis or, with both, a cell. */
export type Part = string | { readonly text: string; readonly evidence?: string; readonly hypothesis?: string }

/** So many things are named; the rest are counted. */
export const NAMED = 4

export const textOf = (part: Part): string => (typeof part === 'string' ? part : part.text)

/** "A", "A and B", "A, B, C, D and 3 more"; with `or`: "A, B, C, D or 3 more". */
export function listed(parts: readonly Part[], word: 'and' | 'or'): Part[] {
  const named = parts.length > NAMED ? parts.slice(0, NAMED) : parts
  const all = parts.length > NAMED ? [...named, `${parts.length - NAMED} more`] : named
  return all.flatMap((part, at) => [...(at === 0 ? [] : [at === all.length - 1 ? ` ${word} ` : ', ']), part])
}

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
/** A whole number at the start of a sentence: in words up to ten. */
export const counted = (n: number): string => COUNTS[n] ?? String(n)

/** Two decimals; what would round to nothing is "less than 0.01". */
export const figure = (n: number): string => (n > 0 && n < 0.005 ? 'less than 0.01' : n.toFixed(2))

/** A share of 0 … 1 in whole per cent; a little is never called nothing. */
export const percent = (share: number): string => (share > 0 && share < 0.005 ? 'less than 1 %' : `${Math.round(share * 100)} %`)

/** The label of a hypothesis, with its id where another one has the same label. */
export function nameOf(view: View, id: string): string {
  const label = view.hypotheses.get(id)?.label ?? id
  for (const other of view.hypotheses.values()) if (other.id !== id && !other.parked && other.label === label) return `${label} (${id})`
  return label
}
