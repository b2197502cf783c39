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
const isTest = (file: string) => /\.test\.tsx?$|\.test-support\.tsx?$|\.contract\.ts$|\/test-[^/]*$|^src\/(tests|bench)\//.test(file)
const sources = [...filesBelow('src', /\.tsx?$/), ...filesBelow('templates', /\.tsx?$/)].filter((file) => !isTest(file))

/** What a file imports: names of packages, or paths from the root. */
function importsOf(file: string): string[] {
  const found = text(file).matchAll(/(?<![./\w'])(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') : name,
  )
}

/** One row of the table in docs/architecture.md; `may` is null where everything may be imported. */
interface Rule {
  readonly folder: string
  readonly may: readonly string[] | null
}

const quotedNames = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

const rules: readonly Rule[] = text('docs/architecture.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, folder = '', may = ''] = line.split('|')
    return { folder: quotedNames(folder)[0] ?? '', may: may.trim() === 'everything' ? null : quotedNames(may) }
  })

const isWithin = (name: string, beginning: string): boolean =>
  name === beginning || name.startsWith(beginning.endsWith(':') ? beginning : `${beginning}/`)

/** The most particular row for a file. */
const ruleFor = (file: string): Rule | undefined =>
  rules.filter(({ folder }) => isWithin(file, folder)).sort((one, other) => other.folder.length - one.folder.length)[0]

/** The features of web do not know each other; everywhere else a row's folders do. */
const ownFolder = (file: string, rule: Rule): string => (rule.folder === 'src/web' ? dirname(file) : rule.folder)

/** The second level: files directly in src stand for themselves. */
const folderOf = (file: string): string => (dirname(file) === 'src' ? file : dirname(file))

test('every product file is covered by a row of the import table', () => {
  expect(sources.filter((file) => !ruleFor(file))).toEqual([])
  expect(rules.filter((rule) => !sources.some((file) => ruleFor(file) === rule))).toEqual([])
})

test.each(rules.flatMap(({ folder, may }) => (may ? [folder] : [])))('%s imports only what its row allows', (folder) => {
  const wrong = sources.flatMap((file) => {
    const rule = ruleFor(file)
    if (!rule?.may || rule.folder !== folder) return []
    const allowed = [ownFolder(file, rule), ...rule.may]
    return importsOf(file)
      .filter((name) => !allowed.some((beginning) => isWithin(name, beginning)))
      .map((name) => `${file} imports ${name}`)
  })
  expect(wrong).toEqual([])
})

test('no two folders import each other, directly or around a circle, types included', () => {
  const reaches = new Map<string, Set<string>>()
  const known = new Set(sources)
  for (const file of sources) {
    const to = reaches.get(folderOf(file)) ?? new Set()
    for (const name of importsOf(file)) if (known.has(name) && folderOf(name) !== folderOf(file)) to.add(folderOf(name))
    reaches.set(folderOf(file), to)
  }
  // Whatever imports nothing that is left cannot be in a circle.
  for (let before = -1; before !== reaches.size; ) {
    before = reaches.size
    for (const [folder, to] of reaches) if (![...to].some((other) => reaches.has(other))) reaches.delete(folder)
  }
  expect([...reaches].map(([folder, to]) => `${folder} -> ${[...to].filter((other) => reaches.has(other)).join(', ')}`)).toEqual([])
})

test('a folder of src/web, and one of styles or scripts, is a folder of templates too', () => {
  const folders = (place: string) =>
    readdirSync(join(root, place), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
  const screens = folders('templates')
  const others = ['src/web', 'public/css', 'public/js'].flatMap((place) => folders(place).map((name) => ({ place, name })))
  expect(others.filter(({ place, name }) => !(place === 'src/web' && name === 'shared') && !screens.includes(name))).toEqual([])
})

test('an exported name stands in one file only', () => {
  const files = new Map<string, Set<string>>()
  for (const file of sources) {
    for (const [, name = ''] of text(file).matchAll(/^export (?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm))
      files.set(name, (files.get(name) ?? new Set()).add(file))
  }
  expect([...files].filter(([, places]) => places.size > 1).map(([name, places]) => `${name}: ${[...places].join(', ')}`)).toEqual([])
})

test('no folder has more than 25 product files', () => {
  const counts = new Map<string, number>()
  for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, files]) => files > 25).map(([folder]) => folder)).toEqual([])
})

test('templates and pages take types, not the running workbooks', () => {
  const loose = sources
    .filter((file) => file.startsWith('templates/'))
    .filter((file) => /import (?!type)[^\n]*from '[^']*(live|store)\//.test(text(file)))
  expect(loose).toEqual([])
})

test('pages and HTTP take narrow stores, never the whole one', () => {
  const below = sources.filter((file) => /^(src\/(web|http)|templates)\//.test(file))
  expect(below.filter((file) => /import (type )?\{[^}]*\bStore\b[^}]*\} from '[^']*store\/contract\//.test(text(file)))).toEqual([])
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
  const named = /(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)?\.(tsx?|js|sql)$/
  expect(everything.filter((file) => !named.test(file))).toEqual([])
  expect(everything.filter((file) => /(^|[/.-])(utils?|helpers?|services?|managers?|misc|common|index)[/.-]/.test(file))).toEqual([])
  expect(everything.filter((file) => !/^(\/\/ @ts-check\n|#!.*\n)?(\/\/|\/\*)/.test(text(file)))).toEqual([])
  expect(filesBelow('src', /\.sql$/).filter((file) => !named.test(file) || !text(file).startsWith('-- '))).toEqual([])
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
