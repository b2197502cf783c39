// The cells that rest on an assumption, as a form sends them: ticked boxes of a grid, or ids in a text. Pure.
import { assumptionFields, type LinkedCell, linkedCellsText } from '../ach/model/checks.ts'
import type { WorkbookLists } from './ids.ts'
import type { Problem, Typed } from './typed-fields.ts'

/** Said after cells that are not there. */
export const CELLS_HELP = 'Write cells as E5/H1, whole rows as E7.'

/** A form that has a field of this name has boxes; those that are not ticked are not sent. */
export const GRID_FIELD = 'grid'
/** The name of a box: a cell, or without a hypothesis a whole row. */
export const cellBoxName = ({ evidence, hypothesis }: LinkedCell): string =>
  hypothesis === null ? `cell ${evidence}` : `cell ${evidence} ${hypothesis}`

/** Ticked boxes as the text that somebody could have typed; a form without boxes stays as it is. */
export function cellBoxesToText(typed: Typed): Typed {
  if (typed[GRID_FIELD] === undefined) return typed
  const boxes = Object.keys(typed).filter((name) => name.startsWith('cell '))
  const others = Object.entries(typed).filter(([name]) => name !== GRID_FIELD && !name.startsWith('cell '))
  return { ...Object.fromEntries(others), cells: boxes.map((name) => name.slice(5).replace(' ', '/')).join(' ') }
}

/** A text read against the workbook: commas and line ends apart, ids in any case. `unknown`: what names no cell of it. */
export function parseCells(
  lists: Pick<WorkbookLists, 'evidence' | 'hypotheses'>,
  text: string,
): { cells: LinkedCell[]; unknown: string[] } {
  const [items, hypotheses] = [lists.evidence, lists.hypotheses].map(
    (map) => new Map([...map.keys()].map((id) => [id.toLowerCase(), id])),
  ) as [Map<string, string>, Map<string, string>]
  const cells: LinkedCell[] = []
  const unknown: string[] = []
  // Not with one expression: \s*\/\s* looks at every space again from every space before it.
  const words = text.split('/').map((part) => part.trim())
  for (const one of words
    .join('/')
    .split(/[\s,;]+/)
    .filter(Boolean)) {
    const [row = '', column, ...more] = one.toLowerCase().split('/')
    const [evidence, hypothesis] = [items.get(row), column === undefined ? null : hypotheses.get(column)]
    if (evidence === undefined || hypothesis === undefined || more.length > 0) unknown.push(one)
    else cells.push({ evidence, hypothesis })
  }
  return { cells, unknown }
}

/** The field of an assumption, in the workbook's order; a cell of a row that is linked as a whole is not named again. */
export function readCells(
  lists: Pick<WorkbookLists, 'evidence' | 'hypotheses'>,
  text: string,
): { cells: string | null; problems: Problem[] } {
  const { cells, unknown } = parseCells(lists, text)
  const read = assumptionFields.shape.cells.safeParse(linkedCellsText(sortCells(lists, cells)))
  const messages = [
    ...(unknown.length > 0 ? [`Not in this workbook: ${cellNamed(unknown)}. ${CELLS_HELP}`] : []),
    ...(read.error?.issues.map(({ message }) => message) ?? []),
  ]
  return { cells: read.data ?? null, problems: messages.slice(0, 1).map((message) => ({ field: 'cells', message })) }
}

function sortCells({ evidence, hypotheses }: Pick<WorkbookLists, 'evidence' | 'hypotheses'>, cells: readonly LinkedCell[]): LinkedCell[] {
  const whole = new Set(cells.filter(({ hypothesis }) => hypothesis === null).map((cell) => cell.evidence))
  const [rows, columns] = [[...evidence.keys()], [...hypotheses.keys()]].map((ids) => new Map(ids.map((id, at) => [id, at])))
  const place = (cell: LinkedCell) => (rows?.get(cell.evidence) ?? 0) * (columns?.size ?? 0) + (columns?.get(cell.hypothesis ?? '') ?? 0)
  return cells.filter((cell) => cell.hypothesis === null || !whole.has(cell.evidence)).sort((a, b) => place(a) - place(b))
}

const NAMED = 5
const cellNamed = (unknown: readonly string[]): string => {
  const first = unknown.slice(0, NAMED).map((one) => (one.length > 70 ? `${one.slice(0, 70)}…` : one))
  return unknown.length > NAMED ? `${first.join(', ')} and ${unknown.length - NAMED} more` : first.join(', ')
}
