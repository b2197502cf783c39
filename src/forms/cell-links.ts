// Reads the cells that depend on an assumption from a form: ticked boxes of a grid, or ids in a text field. Pure.
import { assumptionFields, type LinkedCell, linkedCellsText } from '../ach/model/checks.ts'
import type { WorkbookLists } from './ids.ts'
import type { Problem, Typed } from './typed-fields.ts'

/** Follows the error about unknown cells. */
export const CELLS_HELP = 'Write cells as E5/H1 and whole rows as E7.'

/** A field of this name marks a form with boxes: browsers send only the ticked ones. */
export const GRID_FIELD = 'grid'
/** The field name of a box: for a cell, or for a whole row if `hypothesis` is null. */
export const cellBoxName = ({ evidence, hypothesis }: LinkedCell): string =>
  hypothesis === null ? `cell ${evidence}` : `cell ${evidence} ${hypothesis}`

/** Replaces ticked boxes with the same cells as text. A form without boxes is returned unchanged. */
export function cellBoxesToText(typed: Typed): Typed {
  if (typed[GRID_FIELD] === undefined) return typed
  const boxes = Object.keys(typed).filter((name) => name.startsWith('cell '))
  const others = Object.entries(typed).filter(([name]) => name !== GRID_FIELD && !name.startsWith('cell '))
  return { ...Object.fromEntries(others), cells: boxes.map((name) => name.slice(5).replace(' ', '/')).join(' ') }
}

/** Reads cells separated by commas, spaces or line breaks, with ids in any case. `unknown`: texts that are not a cell of this workbook. */
export function parseCells(
  lists: Pick<WorkbookLists, 'evidence' | 'hypotheses'>,
  text: string,
): { cells: LinkedCell[]; unknown: string[] } {
  const [items, hypotheses] = [lists.evidence, lists.hypotheses].map(
    (map) => new Map([...map.keys()].map((id) => [id.toLowerCase(), id])),
  ) as [Map<string, string>, Map<string, string>]
  const cells: LinkedCell[] = []
  const unknown: string[] = []
  // A regular expression such as \s*\/\s* would take quadratic time on a long run of spaces.
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

/** The stored field, in the order of the workbook. A cell is left out if its whole row is linked. */
export function readCells(
  lists: Pick<WorkbookLists, 'evidence' | 'hypotheses'>,
  text: string,
): { cells: string | null; problems: Problem[] } {
  const { cells, unknown } = parseCells(lists, text)
  const read = assumptionFields.shape.cells.safeParse(linkedCellsText(sortCells(lists, cells)))
  const messages = [
    ...(unknown.length > 0 ? [`Not in this workbook: ${unknownCells(unknown)}. ${CELLS_HELP}`] : []),
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

const MOST_NAMED = 5
const unknownCells = (unknown: readonly string[]): string => {
  const first = unknown.slice(0, MOST_NAMED).map((one) => (one.length > 70 ? `${one.slice(0, 70)}…` : one))
  return unknown.length > MOST_NAMED ? `${first.join(', ')} and ${unknown.length - MOST_NAMED} more` : first.join(', ')
}
