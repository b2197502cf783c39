import { expect, test } from 'vitest'
import { CELLS_PROBLEMS } from '../ach/model/checks.ts'
import { NO_WORKBOOK, type Workbook } from '../ach/model/workbook.ts'
import { CELLS_HELP, cellBoxesToText, readCells } from './cell-links.ts'

const ids = (...all: string[]) => new Map(all.map((id) => [id, { id, parked: false }]))
const workbook = { ...NO_WORKBOOK, evidence: ids('E1', 'E2', 'e-5'), hypotheses: ids('H1', 'H2') } as unknown as Workbook

test.each([
  ['E1/H1 E2', 'E1/H1 E2'],
  ['e2, E1/h2;\ne1 / H1', 'E1/H1 E1/H2 E2'],
  ['E-5/H2 E-5/H2', 'e-5/H2'],
  ['E1/H1 E1 E1/H2', 'E1'],
  [' \n ', null],
])('linked cells typed as %j are stored as %j', (text, cells) => {
  expect(readCells(workbook, text)).toEqual({ cells, problems: [] })
})

test('cells that are not in the workbook are named in the error of the field', () => {
  const message = (text: string) => readCells(workbook, text).problems.map((problem) => `${problem.field}: ${problem.message}`)
  expect(message('E1 E9, E1/H9')).toEqual([`cells: Not in this workbook: E9, E1/H9. ${CELLS_HELP}`])
  expect(message('E1/H1/H2 /H1')).toEqual([`cells: Not in this workbook: E1/H1/H2/H1. ${CELLS_HELP}`])
  expect(message('a b c d e f g')).toEqual([`cells: Not in this workbook: a, b, c, d, e and 2 more. ${CELLS_HELP}`])
  expect(message('x'.repeat(100))[0]).toContain(`${'x'.repeat(70)}…`)
})

test('reading cells takes no longer than a second for 200,000 spaces', () => {
  const began = performance.now()
  expect(readCells(workbook, `E1${' '.repeat(200_000)}E2`)).toEqual({ cells: 'E1 E2', problems: [] })
  expect(performance.now() - began).toBeLessThan(1000)
})

test('readCells refuses more cells than can be stored', () => {
  const evidence = ids(...Array.from({ length: 700 }, (_, at) => `E${'0'.repeat(27)}${at}`))
  const { problems } = readCells({ ...workbook, evidence } as unknown as Workbook, [...evidence.keys()].join(' '))
  expect(problems).toEqual([{ field: 'cells', message: CELLS_PROBLEMS.tooLong }])
})

test('ticked boxes become a text of cells; a form without boxes is unchanged', () => {
  expect(cellBoxesToText({ grid: '1', statement: 'x', 'cell E1 H1': '1', 'cell E2': '1' })).toEqual({ statement: 'x', cells: 'E1/H1 E2' })
  expect(cellBoxesToText({ grid: '1' })).toEqual({ cells: '' })
  expect(cellBoxesToText({ cells: 'E1' })).toEqual({ cells: 'E1' })
})
