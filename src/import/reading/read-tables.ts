// Reads the tables of a file as someone answered the questions about them: chooses or joins tables, arranges the layout, maps the columns and reads
// the rows. Pure; slow for a large table, so servers run it in a worker.
import { countNoun, joinPhrases } from '../../ach/words/phrases.ts'
import { shortLabel } from '../../forms/ids.ts'
import { type GridOptions, type GridRead, readGrid } from '../document/read-table.ts'
import { blocksIn, type NamedGrid } from '../layout/blocks.ts'
import { isResponsibilityChart } from '../layout/responsibility-chart.ts'
import { type Answers, askQuestion, isOpen, type Question } from '../questions/question.ts'
import type { Grid } from '../table/grid.ts'
import { keyLines } from '../table/key-rows.ts'
import { holdsRatings, type Mapping } from '../table/mapping.ts'
import { type MappingForm, mappingFromForm } from '../table/mapping-form.ts'
import { isGroupName } from '../words/row-vocabulary.ts'
import { answersIn, isSameTable, TABLE_FIELDS, ticksIn } from './answers.ts'
import { arrangeGrid, type TableLayout } from './arrange.ts'
import { joinTables, type MappedTable, mapTable, partTables, raterTables } from './join-tables.ts'

export interface TablesOrder {
  readonly tables: readonly NamedGrid[]
  /** what was chosen on the page; fields that are missing are guessed */
  readonly form: MappingForm
  readonly options: Omit<GridOptions, 'answers' | 'ticked'>
}

export interface TablesRead {
  /** the table that was read, arranged */
  readonly grid: Grid
  /** names of the tables that it consists of */
  readonly names: readonly string[]
  /** which table and layout it is; a form for another one only keeps its answers */
  readonly table: string
  readonly layout: TableLayout
  readonly mapping: Mapping
  readonly read: GridRead
  /** all questions about the file, those that need an answer first */
  readonly questions: readonly Question[]
  /** sentences about tables that are not read */
  readonly unread: readonly string[]
}

/** Sentences about whole tables. */
export const TABLES = {
  raters: (names: readonly string[]) => `${joinPhrases(names, 'and', 6)}, each as a rater`,
  joined: (names: readonly string[]) => `${joinPhrases(names, 'and', 6)} together, as one matrix`,
  one: (name: string, rows: number) => `only “${shortLabel(name)}” (${countNoun(rows, 'row')})`,
  unread: (name: string) => `“${shortLabel(name)}” is not read.`,
  group: (name: string) => `“${shortLabel(name)}” is not read: its name says that it holds figures of the group, which nobody rated.`,
  chart: 'This looks like a responsibility chart (RACI), in which C means consulted and I means informed. Is it a matrix of evidence?',
  noMatrix: 'This is a responsibility chart, not a matrix of evidence. There is nothing to import.',
} as const

export function readTables({ tables, form, options }: TablesOrder): TablesRead {
  const answers = answersIn(form)
  const all = tables.flatMap(blocksIn)
  const matrices = all.map(({ name, grid }) => mapTable(name, arrangeGrid(grid).grid))
  const choice = chooseTables(matrices, all, answers)
  const [chosen] = choice.tables
  const single = choice.tables.length === 1 && chosen ? arrangeGrid(chosen.grid, form[TABLE_FIELDS.layout]) : null
  const { grid, layout } = single ?? { grid: joinTables(choice.matrices, choice.value === 'raters'), layout: 'columns' as const }
  const table = `${choice.value}:${layout}`
  const columns = isSameTable(form, table) ? form : {}
  const mapping = mappingFromForm(columns, grid)
  const chart = chartQuestion(choice.tables, answers)
  const keys = choice.others.flatMap((other) => other.grid.rows.slice(0, MOST_KEY_ROWS).flatMap(keyLines))
  const read = readGrid(grid, mapping, { ...options, answers, keys, ticked: ticksIn(columns) })
  const questions = [chart, choice.question, ...read.questions].filter((question) => question !== null)
  const refused = chart !== null && chart.chosen !== 'yes' ? { ...read, document: null, stop: TABLES.noMatrix } : read
  return {
    ...{ grid, table, layout, mapping, unread: choice.unread },
    names: choice.tables.map(({ name }) => name),
    read: refused,
    questions: [...questions].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
  }
}

function chartQuestion(tables: readonly NamedGrid[], answers: Answers): Question | null {
  if (!tables.some(({ name, grid }) => isResponsibilityChart(grid, name))) return null
  return askQuestion(
    {
      id: 'chart',
      sentence: TABLES.chart,
      options: [
        { value: 'no', words: 'no: import nothing' },
        { value: 'yes', words: 'yes: its letters are ratings' },
      ],
      usual: null,
    },
    answers,
  )
}

/** A key to the ratings is short. */
const MOST_KEY_ROWS = 30

interface Choice {
  readonly value: string
  readonly tables: readonly NamedGrid[]
  /** the same tables, arranged and mapped */
  readonly matrices: readonly MappedTable[]
  readonly question: Question | null
  readonly others: readonly MappedTable[]
  readonly unread: readonly string[]
}

/** Chooses the only matrix, the sheets of raters, or what was answered. */
function chooseTables(matrices: readonly MappedTable[], all: readonly NamedGrid[], answers: Answers): Choice {
  const rated = matrices.length < 2 ? matrices : matrices.filter(({ grid, mapping }) => holdsRatings(grid, mapping))
  const candidates = rated.length > 0 ? rated : matrices
  const of = (chosen: readonly MappedTable[]) => chosen.flatMap((one) => all[matrices.indexOf(one)] ?? [])
  const rows = ({ grid }: MappedTable) => grid.rows.length
  const largest = candidates.reduce((best, one) => (rows(one) > rows(best) ? one : best), candidates[0] as MappedTable)
  const [raters, parts] = matrices.length < 2 ? [[], []] : [raterTables(rated), partTables(rated)]
  const numberOf = (one: MappedTable) => String(matrices.indexOf(one) + 1)
  const usual = raters.length > 0 ? 'raters' : candidates.length === 1 || rated.length === 0 ? numberOf(largest) : null
  const names = (list: readonly MappedTable[]) => list.map(({ name }) => name)
  const question =
    matrices.length < 2
      ? null
      : askQuestion(
          {
            id: 'tables',
            sentence: `There are ${matrices.length} tables here. Which should be read?`,
            options: [
              ...(raters.length > 0 ? [{ value: 'raters', words: TABLES.raters(names(raters)) }] : []),
              ...(parts.length > 0 ? [{ value: 'joined', words: TABLES.joined(names(parts)) }] : []),
              ...matrices.map((one) => ({ value: numberOf(one), words: TABLES.one(one.name, rows(one)) })),
            ],
            usual,
          },
          answers,
        )
  const value = question?.chosen ?? usual ?? numberOf(largest)
  const chosen = value === 'raters' ? raters : value === 'joined' ? parts : matrices.filter((one) => numberOf(one) === value)
  const read = chosen.length > 0 ? chosen : [largest]
  const tables = of(read)
  const others = matrices.filter((one) => !read.includes(one))
  return {
    ...{ value, tables, matrices: read, question, others },
    unread: others.map(({ name }) => (value === 'raters' && isGroupName(name) ? TABLES.group(name) : TABLES.unread(name))),
  }
}
