// The Sources sheet: sources with their reliability (Admiralty code), and clusters of items that share an origin.

import { type ClusterFields, RELIABILITIES, type SourceFields } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { headingsOf } from '../../ach/words/field-table.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import type { StyleName } from '../write/styles.ts'
import { evidenceLetter } from './evidence.ts'
import { evidenceColumn, ID_HEADING, type Layout, LIST_SHEET, SPARE_ROWS } from './layout.ts'
import { rowHeight } from './row-height.ts'

/** Headings of both tables by field. A returned file is read by these. */
export const SOURCE_HEADINGS = { id: ID_HEADING, ...headingsOf('source') }
export const CLUSTER_HEADINGS = { id: ID_HEADING, ...headingsOf('cluster') }

const ID_WIDTH = 15
/** The columns of a source: width in characters, cell style, and whether the text may wrap. */
const FIELDS = {
  name: { width: 42, style: 'short', wraps: true },
  kind: { width: 13, style: 'code', wraps: false },
  reliability: { width: 11, style: 'code', wraps: false },
  url: { width: 30, style: 'link', wraps: false },
  note: { width: 64, style: 'text', wraps: true },
} as const satisfies Record<keyof SourceFields, { width: number; style: StyleName; wraps: boolean }>
const NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[]
/** Clusters are listed below the sources: each cluster field uses the column of a source field. */
const CLUSTER_PLACES: Readonly<Record<keyof ClusterFields, keyof SourceFields>> = { label: 'name', note: 'note' }
const clusterFieldIn = (column: keyof SourceFields) =>
  (Object.keys(CLUSTER_PLACES) as (keyof ClusterFields)[]).find((field) => CLUSTER_PLACES[field] === column)
const RELIABILITY = columnLetters(NAMES.indexOf('reliability') + 2)

export function sourcesSheet(view: View, layout: Layout): SheetPlan {
  const evidence = [...view.evidence.values()]
  const using = (key: 'source' | 'cluster', id: string) => evidence.filter((item) => item[key] === id).length
  /** live: number of items on Evidence that name the id in this row */
  const items = (field: 'source' | 'cluster', row: number, result: number | ''): SheetPlanCell => ({
    value: { formula: `IF($A${row}="","",COUNTIF(${evidenceColumn(layout, evidenceLetter(field))},$A${row}))`, result },
    style: 'whole',
  })
  const rowOf = (id: string | undefined, cells: readonly SheetPlanCell[], count: SheetPlanCell): SheetRow => ({
    height: rowHeight([
      [id, ID_WIDTH],
      ...cells.flatMap(({ value }, at) => {
        const { width, wraps } = FIELDS[NAMES[at] ?? 'note']
        return wraps && typeof value === 'string' ? [[value, width] as const] : []
      }),
    ]),
    cells: [{ value: id ?? '', style: 'id' }, ...cells, count],
  })
  const sources = padRows([...view.sources.values()]).map((source, index) =>
    rowOf(
      source?.id,
      NAMES.map(
        (name): SheetPlanCell => ({
          value: source?.[name] ?? '',
          style: FIELDS[name].style,
          link: name === 'url' ? (source?.url ?? null) : null,
        }),
      ),
      items('source', LIST_SHEET.first + index, source ? using('source', source.id) : ''),
    ),
  )
  const clusters = padRows([...view.clusters.values()]).map((cluster, index) =>
    rowOf(
      cluster?.id,
      NAMES.map((name): SheetPlanCell => {
        const field = clusterFieldIn(name)
        return field ? { value: cluster?.[field] ?? '', style: FIELDS[name].style } : { style: 'fixedCode' }
      }),
      items('cluster', layout.clustersFirst + index, cluster ? using('cluster', cluster.id) : ''),
    ),
  )
  return {
    name: 'Sources',
    columns: [ID_WIDTH, ...NAMES.map((name) => FIELDS[name].width), 8],
    rows: [
      { height: 24, cells: [{ value: 'Sources', style: 'title' }] },
      {
        cells: [
          {
            value:
              'Reliability (Admiralty code): A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged.',
            style: 'lead',
          },
        ],
      },
      { cells: [] },
      head((name) => SOURCE_HEADINGS[name]),
      ...sources,
      { cells: [] },
      { height: 20, cells: [{ value: 'Clusters: items from one origin', style: 'section' }] },
      head((name) => {
        const field = clusterFieldIn(name)
        return field ? CLUSTER_HEADINGS[field] : ''
      }),
      ...clusters,
    ],
    frozenAt: { rows: LIST_SHEET.head, columns: 1 },
    printedRows: `${LIST_SHEET.head}:${LIST_SHEET.head}`,
    choices: [
      {
        range: `${RELIABILITY}${LIST_SHEET.first}:${RELIABILITY}${layout.sourcesLast}`,
        from: { list: RELIABILITIES },
        strict: true,
        error: 'Choose A to F, or leave the cell empty.',
      },
    ],
  }
}

const head = (heading: (name: keyof SourceFields) => string): SheetRow => ({
  height: 20,
  cells: [
    { value: ID_HEADING, style: 'headCentre' },
    ...NAMES.map((name): SheetPlanCell => ({ value: heading(name), style: FIELDS[name].style === 'code' ? 'headCentre' : 'head' })),
    { value: 'Items', style: 'headCentre' },
  ],
})

/** Appends the spare rows to the items. */
const padRows = <T>(items: readonly T[]): (T | undefined)[] => [...items, ...Array.from({ length: SPARE_ROWS }, () => undefined)]
