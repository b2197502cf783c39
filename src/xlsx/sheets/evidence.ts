// The Evidence sheet: texts, sources and grades, typed here; the matrix sheets look everything up by ID.

import { type Evidence, LEVELS } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { BAD, BAD_WASH, PAPER, QUIET } from '../write/palette.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { type Layout, LIST_SHEET, SPARE_ROWS } from './layout.ts'
import { rowHeight } from './row-height.ts'

/** A grade that nobody knows is written out; it counts as medium because it is none of the grades on Scale. */
export const UNKNOWN = 'unknown'
const TEXT_WIDTH = 60
const NOTES_WIDTH = 40
/** The headings of the columns, by what stands in them: a file that comes back is read by these. */
export const EVIDENCE_HEADINGS = {
  id: 'ID',
  statement: 'Evidence',
  kind: 'Kind',
  source: 'Source',
  credibility: 'Credibility',
  relevance: 'Relevance',
  use: 'Use',
  date: 'Date',
  notes: 'Notes',
  locator: 'Place',
  cluster: 'Cluster',
} as const
const WIDTHS = [7, TEXT_WIDTH, 13, 9, 11, 11, 8, 12, NOTES_WIDTH, 14, 12]
const HEADINGS = Object.values(EVIDENCE_HEADINGS)

export function evidenceSheet(view: View, layout: Layout): SheetPlan {
  const { evidenceLast: last } = layout
  const first = LIST_SHEET.first
  return {
    name: 'Evidence',
    columns: WIDTHS,
    rows: [
      { height: 24, cells: [{ value: 'Evidence', style: 'title' }] },
      {
        cells: [
          {
            value: 'Texts and grades are changed here; the matrix looks them up by ID. Use N takes an item out of the scores.',
            style: 'lead',
          },
        ],
      },
      { cells: [{ value: 'A new item: give it an ID here, then type the same ID in an empty row of the matrix.', style: 'lead' }] },
      {
        height: 32,
        cells: HEADINGS.map((value, index): SheetPlanCell => ({ value, style: index === 1 || index === 8 ? 'head' : 'headCentre' })),
      },
      ...[...view.evidence.values()].map(evidenceRow),
      ...Array.from({ length: SPARE_ROWS }, (): SheetRow => ({ cells: STYLES.map((style) => ({ style })) })),
    ],
    frozenAt: { rows: LIST_SHEET.head, columns: 1 },
    filter: `A${LIST_SHEET.head}:K${last}`,
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    choices: [
      {
        range: `D${first}:D${last}`,
        from: { name: 'ACH_SourceIDs' },
        strict: false,
        error: 'No source on the Sources sheet has this ID. Keep it anyway?',
      },
      {
        range: `E${first}:F${last}`,
        from: { list: [...LEVELS.toReversed(), UNKNOWN] },
        strict: true,
        error: 'Choose high, medium, low or unknown. Unknown counts as medium, and so does an empty cell.',
      },
      { range: `G${first}:G${last}`, from: { list: ['Y', 'N'] }, strict: true, error: 'Y: counts. N: parked, out of the scores.' },
      {
        range: `K${first}:K${last}`,
        from: { name: 'ACH_ClusterIDs' },
        strict: false,
        error: 'No cluster on the Sources sheet has this ID. Keep it anyway?',
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
      { range: `A${first}:K${last}`, when: 'formula', formula: `$G${first}="N"`, fill: PAPER, ink: QUIET, strike: true },
    ],
  }
}

const STYLES = ['id', 'text', 'code', 'code', 'code', 'code', 'code', 'code', 'text', 'code', 'code'] as const

function evidenceRow(evidence: Evidence): SheetRow {
  const { id, statement, kind, source, credibility, relevance, parked, date, notes, locator, cluster } = evidence
  const values = [
    id,
    statement,
    kind,
    source,
    credibility ?? UNKNOWN,
    relevance ?? UNKNOWN,
    parked ? 'N' : 'Y',
    date,
    notes,
    locator,
    cluster,
  ]
  return {
    height: rowHeight([
      [statement, TEXT_WIDTH],
      [notes, NOTES_WIDTH],
      [kind, 13],
      [locator, 14],
      [cluster, 12],
      [id, 7],
    ]),
    cells: STYLES.map((style, index) => ({ value: values[index] ?? '', style })),
  }
}
