// The Evidence sheet: texts, sources and grades, typed here; the matrix sheets look everything up by ID.

import { type Evidence, type EvidenceFields, GRADES, LEVELS } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { headingsOf } from '../../ach/words/field-table.ts'
import { BAD, BAD_WASH, PAPER, QUIET } from '../../ach/words/palette.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import type { StyleName } from '../write/styles.ts'
import { ID_HEADING, type Layout, LIST_SHEET, SPARE_ROWS } from './layout.ts'
import { rowHeight } from './row-height.ts'

/** The word for a grade that is not known. Formulas count it as medium because Scale does not list it. */
export const UNKNOWN = 'unknown'
/** The columns in order: width in characters and cell style. */
const COLUMNS = {
  id: { width: 7, style: 'id' },
  statement: { width: 60, style: 'text' },
  kind: { width: 13, style: 'code' },
  source: { width: 9, style: 'code' },
  credibility: { width: 11, style: 'code' },
  relevance: { width: 11, style: 'code' },
  use: { width: 8, style: 'code' },
  date: { width: 12, style: 'code' },
  notes: { width: 40, style: 'text' },
  locator: { width: 14, style: 'code' },
  cluster: { width: 12, style: 'code' },
  grade: { width: 10, style: 'code' },
  url: { width: 30, style: 'link' },
} as const satisfies Record<keyof EvidenceFields | 'id' | 'use', { width: number; style: StyleName }>
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
/** Columns that hold a single word. */
const ONE_WORD: readonly string[] = ['source', 'credibility', 'relevance', 'use', 'date', 'grade', 'url']
const STYLES = NAMES.map((name) => COLUMNS[name].style)
/** Returns the letters of a column, for formulas on other sheets. */
export const evidenceLetter = (name: keyof typeof COLUMNS): string => columnLetters(NAMES.indexOf(name) + 1)
const LAST = columnLetters(NAMES.length)
/** Column headings by field. A returned file is read by these. */
export const EVIDENCE_HEADINGS = Object.fromEntries(
  NAMES.map((name) => [name, { id: ID_HEADING, use: 'Use', ...headingsOf('evidence') }[name]]),
) as Readonly<Record<keyof typeof COLUMNS, string>>

export function evidenceSheet(view: View, layout: Layout): SheetPlan {
  const { evidenceLast: last } = layout
  const first = LIST_SHEET.first
  return {
    name: 'Evidence',
    columns: NAMES.map((name) => COLUMNS[name].width),
    rows: [
      { height: 24, cells: [{ value: 'Evidence', style: 'title' }] },
      {
        cells: [
          {
            value:
              'Edit texts, credibility and relevance here; the matrix looks them up by ID. Use = N parks an item: it no longer counts in any score.',
            style: 'lead',
          },
        ],
      },
      { cells: [{ value: 'To add an item, give it an ID here, then type the same ID in an empty row of the matrix.', style: 'lead' }] },
      {
        height: 32,
        cells: NAMES.map(
          (name): SheetPlanCell => ({ value: EVIDENCE_HEADINGS[name], style: COLUMNS[name].style === 'text' ? 'head' : 'headCentre' }),
        ),
      },
      ...[...view.evidence.values()].map(evidenceRow),
      ...Array.from({ length: SPARE_ROWS }, (): SheetRow => ({ cells: STYLES.map((style) => ({ style })) })),
    ],
    frozenAt: { rows: LIST_SHEET.head, columns: 1 },
    filter: `A${LIST_SHEET.head}:${LAST}${last}`,
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    choices: [
      {
        range: `${evidenceLetter('source')}${first}:${evidenceLetter('source')}${last}`,
        from: { name: 'ACH_SourceIDs' },
        strict: false,
        error: 'There is no source with this ID on the Sources sheet. Keep it anyway?',
      },
      {
        range: `${evidenceLetter('credibility')}${first}:${evidenceLetter('relevance')}${last}`,
        from: { list: [...LEVELS.toReversed(), UNKNOWN] },
        strict: true,
        error: 'Choose high, medium, low or unknown. Unknown and empty count as medium.',
      },
      {
        range: `${evidenceLetter('use')}${first}:${evidenceLetter('use')}${last}`,
        from: { list: ['Y', 'N'] },
        strict: true,
        error: 'Enter Y to count the item or N to park it.',
      },
      {
        range: `${evidenceLetter('cluster')}${first}:${evidenceLetter('cluster')}${last}`,
        from: { name: 'ACH_ClusterIDs' },
        strict: false,
        error: 'There is no cluster with this ID on the Sources sheet. Keep it anyway?',
      },
      {
        range: `${evidenceLetter('grade')}${first}:${evidenceLetter('grade')}${last}`,
        from: { list: GRADES },
        strict: true,
        error: 'Choose a grade of the Admiralty code: 1 and 2 set the credibility to high, 3 to medium, 4 and 5 to low, 6 to unknown.',
      },
    ],
    highlights: [
      {
        range: `A${first}:A${last}`,
        when: 'formula',
        formula: `AND($A${first}<>"",COUNTIF($A$${first}:$A$${last},$A${first})>1)`,
        fill: BAD_WASH,
        ink: BAD,
      },
      {
        range: `A${first}:${LAST}${last}`,
        when: 'formula',
        formula: `$${evidenceLetter('use')}${first}="N"`,
        fill: PAPER,
        ink: QUIET,
        strike: true,
      },
    ],
  }
}

function evidenceRow(evidence: Evidence): SheetRow {
  const { id, parked, credibility, relevance } = evidence
  const value = (name: keyof typeof COLUMNS) => (name === 'use' ? (parked ? 'N' : 'Y') : (shown[name] ?? ''))
  const shown = { ...evidence, id, credibility: credibility ?? UNKNOWN, relevance: relevance ?? UNKNOWN }
  return {
    height: rowHeight(WRAPPED.map((name) => [value(name), COLUMNS[name].width])),
    cells: NAMES.map((name) => ({ value: value(name), style: COLUMNS[name].style, link: name === 'url' ? evidence.url : null })),
  }
}

/** Columns whose text may wrap. */
const WRAPPED = NAMES.filter((name) => !ONE_WORD.includes(name))
