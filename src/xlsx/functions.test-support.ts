// The spreadsheet functions that the sheets use, for the formula engine of the tests. Shares no code with src/ach.
export type Value = number | string | boolean | null
/** An error shown in a cell, such as #N/A. */
export class Failure extends Error {}
export interface Area {
  readonly rows: readonly (readonly Value[])[]
}
export type Result = Value | Area

const isArea = (result: Result): result is Area => typeof result === 'object' && result !== null
export function scalar(result: Result): Value {
  if (!isArea(result)) return result
  if (result.rows.length !== 1 || result.rows[0]?.length !== 1) throw new Failure('#VALUE!')
  return result.rows[0][0] ?? null
}
export function number(result: Result): number {
  const value = scalar(result)
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  throw new Failure('#VALUE!')
}
export const text = (result: Result): string => String(scalar(result) ?? '')
const cellsOf = (result: Result | undefined): Value[] => {
  if (result === undefined || !isArea(result)) throw new Error('A range is needed here')
  return result.rows.flat()
}
export const same = (a: Value, b: Value): boolean =>
  typeof a === 'string' || typeof b === 'string'
    ? String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase() && typeof (a ?? '') === typeof (b ?? '')
    : (a ?? 0) === (b ?? 0)

/** Supports the criteria that the sheets use: an exact text, or a comparison with a number. */
function meets(value: Value, criterion: Value): boolean {
  const compared = typeof criterion === 'string' ? /^(>|<)(-?[\d.]+)$/.exec(criterion) : null
  if (!compared) return value !== null && same(value, criterion)
  if (typeof value !== 'number') return false
  return compared[1] === '>' ? value > Number(compared[2]) : value < Number(compared[2])
}

const sum = (values: readonly Value[]) => values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)

const numbersIn = (args: readonly Result[]): number[] =>
  args.flatMap((one) => (isArea(one) ? cellsOf(one).filter((value) => typeof value === 'number') : [number(one)]))

/** Applies a function cell by cell, as SUMPRODUCT does. A single value is combined with each cell of a range. */
export function eachCell(all: readonly Result[], apply: (...values: Value[]) => Value): Result {
  const args = all.map((one) => (isArea(one) && one.rows.length === 1 && one.rows[0]?.length === 1 ? scalar(one) : one))
  const first = args.find(isArea)
  if (!first) return apply(...args.map(scalar))
  const rows = first.rows.map((line, row) =>
    line.map((_, column) => apply(...args.map((one) => (isArea(one) ? (one.rows[row]?.[column] ?? null) : one)))),
  )
  return { rows }
}

/** Functions that evaluate all arguments. IF and IFERROR do not, so the engine has them. */
export const FUNCTIONS: Record<string, (...args: Result[]) => Value> = {
  SUM: (...args) => sum(args.flatMap((one) => (isArea(one) ? cellsOf(one) : [number(one)]))),
  MAX: (...args) => Math.max(...args.map(number)),
  MIN: (...args) => Math.min(...numbersIn(args)),
  SMALL: (range = null, place = null) => {
    const value = numbersIn([range]).toSorted((a, b) => a - b)[number(place) - 1]
    if (value === undefined) throw new Failure('#NUM!')
    return value
  },
  SUMPRODUCT: (list, ...others) => {
    if (others.length > 0) throw new Error('Only one list')
    return list !== undefined && isArea(list) ? sum(cellsOf(list)) : number(list ?? null)
  },
  TRIM: (value = null) => text(value).trim().replace(/ +/g, ' '),
  SUBSTITUTE: (value = null, from = null, to = null) => text(value).replaceAll(text(from), text(to)),
  COUNT: (range) => cellsOf(range).filter((value) => typeof value === 'number').length,
  ISNUMBER: (value = null) => typeof scalar(value) === 'number',
  COUNTA: (range) => cellsOf(range).filter((value) => value !== null).length,
  CHAR: (code = null) => String.fromCharCode(number(code)),
  FIXED: (value = null, digits = null) => number(value).toFixed(number(digits)),
  SQRT: (value = null) => Math.sqrt(number(value)),
  ROUND: (value = null, digits = null) => {
    const scale = 10 ** number(digits)
    const size = Math.abs(number(value))
    return Math.sign(number(value)) * (Math.round(size * scale) / scale)
  },
  AND: (...args) => args.every((one) => Boolean(scalar(one))),
  OR: (...args) => args.some((one) => Boolean(scalar(one))),
  COUNTIF: (range, criterion = null) => cellsOf(range).filter((value) => meets(value, scalar(criterion))).length,
  COUNTIFS: (first, a = null, second, b = null) => {
    const others = cellsOf(second)
    return cellsOf(first).filter((value, index) => meets(value, scalar(a)) && meets(others[index] ?? null, scalar(b))).length
  },
  SUMIF: (range, criterion = null, of) => {
    const amounts = cellsOf(of)
    return sum(cellsOf(range).map((value, index) => (meets(value, scalar(criterion)) ? (amounts[index] ?? null) : null)))
  },
  RANK: (value = null, among, ascending = null) => {
    if (number(ascending) !== 1) throw new Error('Only ascending ranks')
    const own = number(value)
    const numbers = cellsOf(among).filter((one) => typeof one === 'number')
    if (!numbers.includes(own)) throw new Failure('#N/A')
    return 1 + numbers.filter((one) => one < own).length
  },
  MATCH: (wanted = null, range, kind = null) => {
    if (number(kind) !== 0) throw new Error('Only exact matches')
    const value = scalar(wanted)
    const found = cellsOf(range).findIndex((one) => one !== null && value !== null && same(one, value))
    if (found < 0) throw new Failure('#N/A')
    return found + 1
  },
  INDEX: (range, row = null, column) => {
    if (column !== undefined && number(row) !== 1) throw new Error('Only columns of one row')
    const value = cellsOf(range)[number(column ?? row) - 1]
    if (value === undefined) throw new Failure('#REF!')
    return value
  },
}
