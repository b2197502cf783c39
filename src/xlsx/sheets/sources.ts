// The Sources sheet: where the evidence comes from, how reliable that is (Admiralty code), and the clusters of items that share an origin.

import { RELIABILITIES } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import type { SheetPlan, SheetPlanCell, SheetRow } from '../write/sheet-plan.ts'
import { evidenceColumn, type Layout, LIST_SHEET, SPARE_ROWS } from './layout.ts'
import { rowHeight } from './row-height.ts'

/** The headings of both tables, by what stands below them: a file that comes back is read by these. */
export const SOURCE_HEADINGS = { id: 'ID', name: 'Source', kind: 'Kind', reliability: 'Reliability', note: 'Note' } as const
export const CLUSTER_HEADINGS = { id: 'ID', label: 'Cluster', note: 'Note' } as const

const ID_WIDTH = 15
const NAME_WIDTH = 42
const NOTE_WIDTH = 64

export function sourcesSheet(view: View, layout: Layout): SheetPlan {
  const evidence = [...view.evidence.values()]
  const using = (key: 'source' | 'cluster', id: string) => evidence.filter((item) => item[key] === id).length
  /** live: how many items of Evidence name the id in this row */
  const items = (letter: string, row: number, result: number | ''): SheetPlanCell => ({
    value: { formula: `IF($A${row}="","",COUNTIF(${evidenceColumn(layout, letter)},$A${row}))`, result },
    style: 'whole',
  })
  const sources = padRows([...view.sources.values()]).map(
    (source, index): SheetRow => ({
      height: rowHeight([
        [source?.id, ID_WIDTH],
        [source?.name, NAME_WIDTH],
        [source?.note, NOTE_WIDTH],
      ]),
      cells: [
        { value: source?.id ?? '', style: 'id' },
        { value: source?.name ?? '', style: 'short' },
        { value: source?.kind ?? '', style: 'code' },
        { value: source?.reliability ?? '', style: 'code' },
        { value: source?.note ?? '', style: 'text' },
        items('D', LIST_SHEET.first + index, source ? using('source', source.id) : ''),
      ],
    }),
  )
  const clusters = padRows([...view.clusters.values()]).map(
    (cluster, index): SheetRow => ({
      height: rowHeight([
        [cluster?.id, ID_WIDTH],
        [cluster?.label, NAME_WIDTH],
        [cluster?.note, NOTE_WIDTH],
      ]),
      cells: [
        { value: cluster?.id ?? '', style: 'id' },
        { value: cluster?.label ?? '', style: 'short' },
        { style: 'fixedCode' },
        { style: 'fixedCode' },
        { value: cluster?.note ?? '', style: 'text' },
        items('K', layout.clustersFirst + index, cluster ? using('cluster', cluster.id) : ''),
      ],
    }),
  )
  return {
    name: 'Sources',
    columns: [ID_WIDTH, NAME_WIDTH, 13, 11, NOTE_WIDTH, 8],
    rows: [
      { height: 24, cells: [{ value: 'Sources', style: 'title' }] },
      {
        cells: [
          {
            value: 'Reliability: A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged.',
            style: 'lead',
          },
        ],
      },
      { cells: [] },
      head(SOURCE_HEADINGS.name, SOURCE_HEADINGS.kind, SOURCE_HEADINGS.reliability),
      ...sources,
      { cells: [] },
      { height: 20, cells: [{ value: 'Clusters: items that share an origin', style: 'section' }] },
      head(CLUSTER_HEADINGS.label, '', ''),
      ...clusters,
    ],
    frozenAt: { rows: LIST_SHEET.head, columns: 1 },
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    choices: [
      {
        range: `D${LIST_SHEET.first}:D${layout.sourcesLast}`,
        from: { list: RELIABILITIES },
        strict: true,
        error: 'Choose A to F, or leave the cell empty.',
      },
    ],
  }
}

const head = (name: string, kind: string, reliability: string): SheetRow => ({
  height: 20,
  cells: [
    { value: SOURCE_HEADINGS.id, style: 'headCentre' },
    { value: name, style: 'head' },
    { value: kind, style: 'headCentre' },
    { value: reliability, style: 'headCentre' },
    { value: SOURCE_HEADINGS.note, style: 'head' },
    { value: 'Items', style: 'headCentre' },
  ],
})

/** The items and the spare rows after them. */
const padRows = <T>(items: readonly T[]): (T | undefined)[] => [...items, ...Array.from({ length: SPARE_ROWS }, () => undefined)]
