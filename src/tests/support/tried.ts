// Writes what a run tried in which browser and on which Node into the tables of docs/browsers.md, if the run asks for it with TRIED=1.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** What each file of browser tests does, in the order of the table. */
export const JOURNEYS: Readonly<Record<string, string>> = {
  'journey.test.ts': 'rate a case by keyboard, undo, redo, reload',
  'spreadsheet.test.ts': 'download a spreadsheet',
  'no-script.test.ts': 'rate a case without JavaScript',
  'offline.test.ts': 'rate while the server is unreachable',
  'two-windows.test.ts': 'work in two windows',
  'imports.test.ts': 'import files',
  'participant.test.ts': 'rate on a phone, also offline',
  'exercise.test.ts': 'run an exercise from the lobby to the debrief',
  'wall.test.ts': 'show the wall',
  'pack.test.ts': 'print the pack',
  'report.test.ts': 'print the report',
}
/** What each project of tests does. */
export const PROJECTS: Readonly<Record<string, string>> = {
  quick: 'quick tests',
  postgres: 'tests with PostgreSQL',
  durability: 'tests that kill the server, fill the disk and damage the database',
  browser: 'tests in a browser',
}
const FILE = join(import.meta.dirname, '..', '..', '..', 'docs', 'browsers.md')

/** By browser or Node, then by row: how many of its tests passed. */
type Tried = Map<string, Map<string, string>>

interface Table {
  /** heading of the first column */
  readonly head: string
  readonly rows: readonly string[]
}
export const BROWSERS: Table = { head: 'What was tried', rows: Object.values(JOURNEYS) }
export const NODES: Table = { head: 'What ran', rows: Object.values(PROJECTS) }

export function readTried({ head, rows }: Table, text = readFileSync(FILE, 'utf8')): Tried {
  const lines = text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.slice(1, -1).split('|')] : []))
  const cells = lines.map((line) => line.map((cell) => cell.trim()))
  const columns = cells.find(([first]) => first === head)?.slice(1) ?? []
  const of = (at: number) => rows.map((row): [string, string] => [row, cells.find(([first]) => first === row)?.[at + 1] ?? ''])
  return new Map(columns.map((column, at) => [column, new Map(of(at))]))
}

function withTable(text: string, { head, rows }: Table, tried: Tried): string {
  const columns = [...tried.keys()].sort()
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line([head, ...columns]),
    line([head, ...columns].map(() => '---')),
    ...rows.map((row) => line([row, ...columns.map((column) => tried.get(column)?.get(row) || '–')])),
  ].join('\n')
  return text.replace(new RegExp(`\\| ${head} \\|[\\s\\S]*?\\n(?!\\|)`), () => `${table}\n`)
}

/** "12 of 12"; skipped tests do not count. */
function outcomeOf(modules: readonly TestModule[]): string {
  const states = modules
    .flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    .filter((state) => state !== 'skipped')
  return `${states.filter((state) => state === 'passed').length} of ${states.length}`
}

function note(tried: Tried, column: string, row: string, outcome: string): void {
  tried.set(column, (tried.get(column) ?? new Map()).set(row, outcome))
}

export class TriedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const text = readFileSync(FILE, 'utf8')
    const [browsers, nodes] = [readTried(BROWSERS, text), readTried(NODES, text)]
    for (const module of modules) {
      const journey = JOURNEYS[basename(module.moduleId)]
      const browser = [...module.children.allTests()].map((test) => (test.meta() as { browser?: string }).browser).find((found) => found)
      if (journey && browser) note(browsers, browser, journey, outcomeOf([module]))
    }
    const node = `Node ${process.versions.node.split('.').slice(0, 2).join('.')}`
    for (const [project, row] of Object.entries(PROJECTS)) {
      const own = modules.filter((module) => module.project.name === project)
      // A run of some files only says nothing about the project.
      if (own.length > 0 && modules.length > 100) note(nodes, node, row, outcomeOf(own))
    }
    writeFileSync(FILE, withTable(withTable(text, BROWSERS, browsers), NODES, nodes))
  }
}
