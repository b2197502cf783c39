// The house rules that a compiler does not see: who may import whom, who may read the environment, what a file may be called.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { foldersBelow } from './config.ts'

const root = foldersBelow(join(import.meta.dirname, '..')).root

const filesBelow = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()

const text = (file: string) => readFileSync(join(root, file), 'utf8')
const isTest = (file: string) =>
  /\.test\.tsx?$|\.test-support\.tsx?$|\.contract\.ts$|\/test-[^/]*$|^src\/(e2e|durability|bench)\//.test(file)
const sources = [...filesBelow('src', /\.tsx?$/), ...filesBelow('templates', /\.tsx?$/)].filter((file) => !isTest(file))

/** What a file imports: names of packages, or paths from the root. */
function importsOf(file: string): string[] {
  const found = text(file).matchAll(/(?<![.\w'])(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') : name,
  )
}

const PURE = ['src/ach/']
const WEB = [
  ...PURE,
  ...[
    'src/http/',
    'src/import/',
    'src/export/',
    'src/report/',
    'src/live/workbooks.ts',
    'src/live/people.ts',
    'src/store/store.ts',
    'src/store/access.ts',
    'src/xlsx/exporter.ts',
    'src/files/importer.ts',
  ],
  ...[
    'src/analysis/in-turn.ts',
    'src/analysis/last-used.ts',
    'src/analysis/pasts.ts',
    'src/analysis/robustness-runner.ts',
    'src/cases.ts',
    'src/new-id.ts',
    'src/paths.ts',
    'templates/',
    'hono',
    'zod',
    'node:',
  ],
]
/** By folder or file, the first that fits: the beginnings of what may be imported. Each also knows its own folder, except web. */
const MAY: readonly (readonly [string, readonly string[]])[] = [
  ['src/ach/', ['zod']],
  ['src/import/', [...PURE, 'src/paths.ts', 'zod']],
  ['src/report/', PURE],
  ['src/export/', [...PURE, 'src/report/']],
  ['src/store/', [...PURE, 'better-sqlite3', 'pg', 'node:', 'zod']],
  ['src/analysis/', [...PURE, 'src/one-worker.ts', 'node:']],
  ['src/xlsx/', [...PURE, 'src/import/', 'src/one-worker.ts', 'exceljs', 'saxes', 'node:', 'zod']],
  ['src/files/', [...PURE, 'src/import/', 'src/xlsx/', 'src/one-worker.ts', 'saxes', 'node:']],
  ['src/live/', [...PURE, 'src/store/store.ts', 'src/store/access.ts', 'node:', 'zod']],
  ['src/http/', [...WEB, 'src/config.ts', 'src/version.ts']],
  ['src/web/', WEB],
  ['src/app.ts', [...WEB, 'src/web/', 'src/assets.ts']],
  [
    'templates/',
    [
      ...PURE,
      'src/paths.ts',
      'src/report/',
      'src/import/',
      'src/live/workbooks.ts',
      'src/store/access.ts',
      'd3-scale',
      'd3-shape',
      'hono',
      'uqr',
    ],
  ],
]

test.each(MAY)('%s imports only what it may know', (area, allowed) => {
  const own = area === 'src/web/' ? [] : [area]
  const wrong = sources
    .filter((file) => file.startsWith(area))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => ![...own, ...allowed].some((start) => name.startsWith(start)))
        .map((name) => `${file} imports ${name}`),
    )
  expect(wrong).toEqual([])
})

test('only the composition root and the command line know the adapters', () => {
  const adapters =
    /^(src\/store\/(?!store\.ts|access\.ts)|src\/xlsx\/(?!exporter\.ts)|src\/files\/(?!importer\.ts)|better-sqlite3|pg|exceljs|saxes)/
  const knowing = sources.filter((file) => !/^src\/(store|xlsx|files)\//.test(file) && importsOf(file).some((name) => adapters.test(name)))
  expect(knowing.filter((file) => !['src/server.ts', 'src/cli.ts'].includes(file) && !file.startsWith('src/cli/'))).toEqual([])
})

test('templates and pages take types, not the running workbooks', () => {
  const loose = sources
    .filter((file) => file.startsWith('templates/'))
    .filter((file) => /import (?!type)[^\n]*from '[^']*(live|store)\//.test(text(file)))
  expect(loose).toEqual([])
})

test('only config.ts reads the environment', () => {
  expect(sources.filter((file) => text(file).includes('process.env'))).toEqual(['src/config.ts'])
})

test('no page, style or script asks another server for anything', () => {
  const served = [...filesBelow('public', /\.(css|js|svg|webmanifest)$/), ...sources.filter((file) => file.startsWith('templates/'))]
  const outside = /(?:src|href|action)=["'{`]*https?:|url\(["']?(?:https?:)?\/\/|import\s*\(?["']https?:|fetch\(["'`]https?:/
  expect(served.filter((file) => outside.test(text(file)))).toEqual([])
})

test('nothing inline that the content security policy would stop', () => {
  const inline = /\sstyle=|\son(?!e=)[a-z]+=|hx-on|hx-vals=["']js:|<script>(?!<)/
  expect(sources.filter((file) => file.startsWith('templates/') && inline.test(text(file)))).toEqual([])
})

test('files are kebab-case, say first what they are for, and are not drawers', () => {
  const everything = [...sources, ...filesBelow('public', /\.js$/)]
  const named = /(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)?\.(tsx?|js)$/
  expect(everything.filter((file) => !named.test(file))).toEqual([])
  expect(everything.filter((file) => /(^|[/.-])(utils?|helpers?|services?|managers?|misc|common|index)[/.-]/.test(file))).toEqual([])
  expect(everything.filter((file) => !/^(\/\/ @ts-check\n|#!.*\n)?(\/\/|\/\*)/.test(text(file)))).toEqual([])
})

test('names are exported, nothing by default', () => {
  expect(sources.filter((file) => /^export default /m.test(text(file)))).toEqual([])
})

test('a package that runs is a dependency, one that only tests use is not', () => {
  const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> }
  const used = new Set(sources.flatMap(importsOf).filter((name) => !/^(src|templates|node:|\.\.)/.test(name)))
  const packages = [...used].map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  )
  expect(packages.filter((name) => !(name in dependencies))).toEqual([])
})
