// Works out which empty cells a conditional format colours whatever they hold: some people paint a matrix by rules. A rule that depends on
// other cells is not evaluated. Pure.
import type { SheetCell } from '../../import/table/spreadsheet.ts'

export interface ColourRule {
  /** ranges separated by spaces, such as B2:D7 F2 */
  readonly ranges: string
  readonly type: string
  readonly formula: string
  /** six hexadecimal digits */
  readonly colour: string
  /** the lowest wins */
  readonly priority: number
}

/** A rule that is always true, or true of every empty cell. */
const ALWAYS = /^=?(?:TRUE(?:\(\))?|1|1=1)$/i
const IF_EMPTY = /^=?(?:ISBLANK\(\$?[A-Z]{1,3}\$?\d+\)|LEN\(TRIM\(\$?[A-Z]{1,3}\$?\d+\)\)=0|\$?[A-Z]{1,3}\$?\d+="")$/i
const applies = ({ type, formula }: ColourRule): boolean =>
  type === 'containsBlanks' || (type === 'expression' && (ALWAYS.test(formula.trim()) || IF_EMPTY.test(formula.trim())))

/** Rows and cells that are looked at; more are no matrix. */
const MOST_VISITED = 300_000

const AREA = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/

/** Calls `colour` for each empty cell that a rule colours, among rows with content and columns up to `columns`. */
export function colourByRules(
  rules: readonly ColourRule[],
  rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>,
  columns: number,
  columnOf: (letters: string) => number,
  colour: (row: number, column: number, colour: string) => void,
): void {
  let visited = 0
  // The last one coloured stays, so the lowest priority number comes last.
  for (const rule of rules.filter(applies).sort((a, b) => b.priority - a.priority))
    for (const range of rule.ranges.split(/\s+/)) {
      const [, from = '', first = '', to = from, last = first] = AREA.exec(range) ?? []
      if (from === '') continue
      for (const [row, cells] of rows) {
        if (++visited > MOST_VISITED) return
        if (row < Number(first) || row > Number(last)) continue
        for (let column = columnOf(from); column <= Math.min(columnOf(to), columns); column += 1)
          if (++visited <= MOST_VISITED && !cells.has(column)) colour(row, column, rule.colour)
      }
    }
}
