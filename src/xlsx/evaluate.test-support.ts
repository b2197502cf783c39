// A small formula engine for tests, with only the functions that the sheets use. It imitates spreadsheet programs and shares no code with
// src/ach, so it checks the formulas independently. Unknown functions throw.
import { type Area, eachCell, Failure, FUNCTIONS, number, type Result, same, scalar, text, type Value } from './functions.test-support.ts'
import type { CellRead, SheetsRead } from './read-back.test-support.ts'

type Node = (sheet: string) => Result

export class Engine {
  readonly #results = new Map<string, Value | Failure>()
  readonly #parsed = new Map<string, Node>()
  /** true inside SUMPRODUCT, where operators work cell by cell */
  byCell = false

  constructor(
    readonly sheets: SheetsRead,
    readonly names: ReadonlyMap<string, string>,
  ) {}

  /** Types into a cell, as a user would; all formulas are recalculated. */
  type(sheet: string, address: string, value: string | number | null): void {
    this.#results.clear()
    const cells = this.sheets.get(sheet)
    if (!cells) throw new Error(`There is no sheet ${sheet}`)
    const cell: CellRead = { value, formula: null }
    cells.set(address, cell)
  }

  /** Returns the value of a cell. Throws `Failure` if the cell shows an error. */
  value(sheet: string, address: string): Value {
    const key = `${sheet}!${address}`
    const cached = this.#results.get(key)
    if (cached instanceof Failure) throw cached
    if (cached !== undefined) return cached
    const outside = this.byCell
    this.byCell = false
    try {
      const cell = this.sheets.get(sheet)?.get(address)
      const value = cell?.formula ? scalar(this.#node(cell.formula)(sheet)) : (cell?.value ?? null)
      this.#results.set(key, value)
      return value
    } catch (error) {
      if (error instanceof Failure) this.#results.set(key, error)
      throw error
    } finally {
      this.byCell = outside
    }
  }

  #node(formula: string): Node {
    const cached = this.#parsed.get(formula) ?? new Parser(this, formula).parse()
    this.#parsed.set(formula, cached)
    return cached
  }

  area(sheet: string, reference: string): Area {
    if (!this.sheets.has(sheet)) throw new Error(`There is no sheet ${sheet}`)
    const [from = '', to = from] = reference.replaceAll('$', '').split(':')
    const [top, left] = place(from)
    const [bottom, right] = place(to)
    const rows: Value[][] = []
    for (let row = top; row <= bottom; row++) {
      const line: Value[] = []
      for (let column = left; column <= right; column++) line.push(this.value(sheet, letters(column) + row))
      rows.push(line)
    }
    return { rows }
  }
}

function place(address: string): [row: number, column: number] {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  return [Number(row), [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)]
}
const letters = (column: number): string =>
  column === 0 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|((?:(?:[A-Za-z_]\w*|'[^']+')!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![A-Za-z_(]))|([A-Za-z_]\w*)|(<>|<=|>=|[-+*/^&=<>(),]))/y

class Parser {
  readonly #tokens: string[] = []
  #at = 0

  constructor(
    readonly engine: Engine,
    readonly formula: string,
  ) {
    TOKEN.lastIndex = 0
    while (TOKEN.lastIndex < formula.length) {
      const found = TOKEN.exec(formula)
      if (!found) throw new Error(`Cannot read ${formula}`)
      this.#tokens.push(found[0].trim())
    }
  }

  parse(): Node {
    const node = this.#comparison()
    if (this.#at < this.#tokens.length) throw new Error(`Left over in ${this.formula}: ${this.#tokens.slice(this.#at).join(' ')}`)
    return node
  }

  #take(...wanted: string[]): string | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined || !wanted.includes(token)) return undefined
    this.#at++
    return token
  }
  #need(wanted: string): void {
    if (!this.#take(wanted)) throw new Error(`${wanted} is missing in ${this.formula}`)
  }
  #chain(operators: string[], next: () => Node, apply: (operator: string, a: Value, b: Value) => Value): Node {
    let left = next()
    for (let operator = this.#take(...operators); operator; operator = this.#take(...operators)) {
      const [before, after, by] = [left, next(), operator]
      left = (sheet) => {
        const both = [before(sheet), after(sheet)]
        const one = (a: Value, b: Value) => apply(by, a, b)
        return this.engine.byCell
          ? eachCell(both, (a = null, b = null) => one(a, b))
          : one(scalar(both[0] ?? null), scalar(both[1] ?? null))
      }
    }
    return left
  }

  #comparison(): Node {
    return this.#chain(
      ['=', '<>', '<', '>', '<=', '>='],
      () => this.#joined(),
      (operator, a, b) => {
        if (operator === '=') return same(a, b)
        if (operator === '<>') return !same(a, b)
        // any text is greater than any number
        const texts = Number(typeof a === 'string') - Number(typeof b === 'string')
        const difference = texts === 0 && typeof a === 'string' ? String(a).localeCompare(String(b)) : texts || number(a) - number(b)
        return { '<': difference < 0, '>': difference > 0, '<=': difference <= 0, '>=': difference >= 0 }[operator] ?? null
      },
    )
  }
  #joined = (): Node =>
    this.#chain(
      ['&'],
      () => this.#sum(),
      (_, a, b) => text(a) + text(b),
    )
  #sum = (): Node =>
    this.#chain(
      ['+', '-'],
      () => this.#product(),
      (operator, a, b) => (operator === '+' ? number(a) + number(b) : number(a) - number(b)),
    )
  #product = (): Node =>
    this.#chain(
      ['*', '/'],
      () => this.#power(),
      (operator, a, b) => {
        if (operator === '*') return number(a) * number(b)
        if (number(b) === 0) throw new Failure('#DIV/0!')
        return number(a) / number(b)
      },
    )
  #power = (): Node =>
    this.#chain(
      ['^'],
      () => this.#single(),
      (_, a, b) => number(a) ** number(b),
    )

  #single(): Node {
    if (this.#take('-')) {
      const node = this.#single()
      return (sheet) => -number(node(sheet))
    }
    if (this.#take('(')) {
      const node = this.#comparison()
      this.#need(')')
      return node
    }
    const token = this.#tokens[this.#at++] ?? ''
    if (/^\d/.test(token)) return () => Number(token)
    if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"')
    if (this.#take('(')) return this.#call(token)
    if (/\$?[A-Z]+\$?\d+$/.test(token) && !token.startsWith('ACH_')) return this.#reference(token)
    const range = this.engine.names.get(token)
    if (!range) throw new Error(`There is no name ${token}`)
    return this.#reference(range)
  }

  #cellByCell(node: Node, sheet: string): Result {
    const outside = this.engine.byCell
    this.engine.byCell = true
    try {
      return node(sheet)
    } finally {
      this.engine.byCell = outside
    }
  }

  #reference(token: string): Node {
    const [sheetName, range = ''] = token.includes('!') ? token.replaceAll("'", '').split('!') : [undefined, token]
    return (sheet) => this.engine.area(sheetName ?? sheet, range)
  }

  #call(name: string): Node {
    const args: Node[] = []
    if (!this.#take(')')) {
      do args.push(this.#comparison())
      while (this.#take(','))
      this.#need(')')
    }
    const [first, second, third] = args
    if (name === 'IF' && first && second && third) return (sheet) => (scalar(first(sheet)) ? second(sheet) : third(sheet))
    if (name === 'IFERROR' && first && second)
      return (sheet) => {
        try {
          return scalar(first(sheet))
        } catch (error) {
          if (error instanceof Failure) return second(sheet)
          throw error
        }
      }
    if (name === 'SUMPRODUCT' && first) return (sheet) => FUNCTIONS.SUMPRODUCT?.(this.#cellByCell(first, sheet)) ?? null
    const compute = FUNCTIONS[name]
    if (!compute) throw new Error(`This engine does not know ${name}`)
    return (sheet) => compute(...args.map((node) => node(sheet)))
  }
}
