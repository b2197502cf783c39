// Names, amounts and sentences with links, shared by the figures of the analysis.

import type { Method } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { hypothesisNames, type Phrase, formatScore as scoreText, TIE_WORDS } from '../../src/ach/words/phrases.ts'
import { type NamedSupposition, suppositionQuery } from '../../src/forms/what-if-query.ts'
import { cellId, paths } from '../../src/paths.ts'

/** "Coup", or "Coup and Jihadi, equal" */
export const leaderNames = (view: View, ids: readonly string[]): string =>
  `${hypothesisNames(view, ids)}${ids.length > 1 ? `, ${TIE_WORDS.names}` : ''}`

/** A margin or difference, with a minus sign (U+2212) and never −0.00; "–" for null. */
export function formatAmount(value: number | null, method: Method): string {
  if (value === null) return '–'
  const text = scoreText(Math.abs(value) <= 1e-9 ? 0 : Math.abs(value), method)
  if (value >= -1e-9) return text
  return /^\d/.test(text) ? `−${text}` : `${text} below 0`
}

export function formatChange(value: number, method: Method): string {
  const text = formatAmount(value, method)
  return value > 1e-9 && /^\d/.test(text) ? `+${text}` : text
}

/** Shortens a label inside a picture; the table has the full text. */
export function shortenLabel(text: string, most: number): string {
  const signs = [...text]
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** The address of a cell in the matrix, in the same what-if. */
export const cellAddress = (id: string, suppositions: readonly NamedSupposition[], evidence: string, hypothesis: string): string =>
  `${paths.workbook(id)}${suppositionQuery(suppositions)}#${cellId(evidence, hypothesis)}`

interface PartsProps {
  /** id of the workbook */
  readonly id: string
  readonly parts: readonly Phrase[]
  readonly leader: string | undefined
  /** the what-if of the figures; links keep it */
  readonly suppositions?: readonly NamedSupposition[]
}

/** One element, because `.prose` stacks its children. An item links to its cell under the leader, as in the verdict. */
export const Sentence = ({ id, parts, leader, suppositions = [] }: PartsProps) => (
  <span>
    {parts.map((part) => {
      if (typeof part === 'string') return <>{part}</>
      const { text, evidence, hypothesis = evidence === undefined ? undefined : leader } = part
      if (hypothesis === undefined) return <bdi>{text}</bdi>
      return evidence === undefined ? (
        <a href={`${paths.scoreBreakdown(id, hypothesis)}${suppositionQuery(suppositions)}`}>{text}</a>
      ) : (
        <a href={cellAddress(id, suppositions, evidence, hypothesis)}>{text}</a>
      )
    })}
  </span>
)
