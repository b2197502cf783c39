// Writes what a run tried in which browser into the table of docs/browsers.md, if the run asks for it with TRIED=1.
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
const HEAD = 'What was tried'
const FILE = join(import.meta.dirname, '..', '..', '..', 'docs', 'browsers.md')

/** By browser, then by journey: how many of its tests passed. */
type Tried = Map<string, Map<string, string>>

export function readTried(text = readFileSync(FILE, 'utf8')): Tried {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
  const browsers = rows.find(([first]) => first === HEAD)?.slice(1) ?? []
  const of = (at: number) =>
    Object.values(JOURNEYS).map((journey): [string, string] => [journey, rows.find(([first]) => first === journey)?.[at + 1] ?? ''])
  return new Map(browsers.map((browser, at) => [browser, new Map(of(at))]))
}

function tableOf(tried: Tried): string {
  const browsers = [...tried.keys()].sort()
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    row([HEAD, ...browsers]),
    row([HEAD, ...browsers].map(() => '---')),
    ...Object.values(JOURNEYS).map((journey) => row([journey, ...browsers.map((browser) => tried.get(browser)?.get(journey) || '–')])),
  ].join('\n')
}

export class TriedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const text = readFileSync(FILE, 'utf8')
    const tried = readTried(text)
    for (const module of modules) {
      const journey = JOURNEYS[basename(module.moduleId)]
      const tests = [...module.children.allTests()]
      const browser = tests.map((test) => (test.meta() as { browser?: string }).browser).find((found) => found)
      if (!journey || !browser) continue
      const states = tests.map((test) => test.result().state).filter((state) => state !== 'skipped')
      const column = tried.get(browser) ?? new Map()
      column.set(journey, `${states.filter((state) => state === 'passed').length} of ${states.length}`)
      tried.set(browser, column)
    }
    writeFileSync(
      FILE,
      text.replace(/\| What was tried[\s\S]*?\n(?!\|)/, () => `${tableOf(tried)}\n`),
    )
  }
}
