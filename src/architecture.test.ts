// Architecture rules that the compiler does not check: imports between folders, access to the environment, file names.
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { isTestFile, projectFiles, root, sourceText } from './tests/support/source-files.ts'

const sources = [...projectFiles('src', /\.tsx?$/), ...projectFiles('templates', /\.tsx?$/)].filter((file) => !isTestFile(file))

/** What a file imports: package names, or paths from the root. */
function importsOf(file: string): string[] {
  const found = sourceText(file).matchAll(/(?<![./\w'])(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') : name,
  )
}

/** One row of the table in docs/architecture.md; `may` is null if the folder may import everything. */
interface Rule {
  readonly folder: string
  readonly may: readonly string[] | null
}

const quotedNames = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

const rules: readonly Rule[] = sourceText('docs/architecture.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, folder = '', may = ''] = line.split('|')
    return { folder: quotedNames(folder)[0] ?? '', may: may.trim() === 'everything' ? null : quotedNames(may) }
  })

const isWithin = (name: string, beginning: string): boolean =>
  name === beginning || name.startsWith(beginning.endsWith(':') ? beginning : `${beginning}/`)

/** The most specific row for a file. */
const ruleFor = (file: string): Rule | undefined =>
  rules.filter(({ folder }) => isWithin(file, folder)).sort((one, other) => other.folder.length - one.folder.length)[0]

/** The features of src/web must not import each other; elsewhere the folders of one row may. */
const ownFolder = (file: string, rule: Rule): string => (rule.folder === 'src/web' ? dirname(file) : rule.folder)

/** The folder of a file; a file directly in src counts as its own folder. */
const folderOf = (file: string): string => (dirname(file) === 'src' ? file : dirname(file))

test('every product file has a row in the import table', () => {
  expect(sources.filter((file) => !ruleFor(file))).toEqual([])
  expect(rules.filter((rule) => !sources.some((file) => ruleFor(file) === rule))).toEqual([])
})

test.each(rules.flatMap(({ folder, may }) => (may ? [folder] : [])))('%s imports only what its row allows', (folder) => {
  const violations = sources.flatMap((file) => {
    const rule = ruleFor(file)
    if (!rule?.may || rule.folder !== folder) return []
    const permitted = [ownFolder(file, rule), ...rule.may]
    return importsOf(file)
      .filter((name) => !permitted.some((beginning) => isWithin(name, beginning)))
      .map((name) => `${file} imports ${name}`)
  })
  expect(violations).toEqual([])
})

test('folders do not import each other in a circle, type imports included', () => {
  const reaches = new Map<string, Set<string>>()
  const known = new Set(sources)
  for (const file of sources) {
    const to = reaches.get(folderOf(file)) ?? new Set()
    for (const name of importsOf(file)) if (known.has(name) && folderOf(name) !== folderOf(file)) to.add(folderOf(name))
    reaches.set(folderOf(file), to)
  }
  // A folder that imports none of the remaining folders cannot be part of a circle.
  for (let before = -1; before !== reaches.size; ) {
    before = reaches.size
    for (const [folder, to] of reaches) if (![...to].some((other) => reaches.has(other))) reaches.delete(folder)
  }
  expect([...reaches].map(([folder, to]) => `${folder} -> ${[...to].filter((other) => reaches.has(other)).join(', ')}`)).toEqual([])
})

test('every folder of src/web, public/css and public/js is also a folder of templates', () => {
  const folders = (place: string) =>
    readdirSync(join(root, place), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
  const screens = folders('templates')
  const others = ['src/web', 'public/css', 'public/js'].flatMap((place) => folders(place).map((name) => ({ place, name })))
  expect(others.filter(({ place, name }) => !(place === 'src/web' && name === 'shared') && !screens.includes(name))).toEqual([])
})

test('every exported name is unique', () => {
  const files = new Map<string, Set<string>>()
  for (const file of sources) {
    for (const [, name = ''] of sourceText(file).matchAll(/^export (?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm))
      files.set(name, (files.get(name) ?? new Set()).add(file))
  }
  expect([...files].filter(([, places]) => places.size > 1).map(([name, places]) => `${name}: ${[...places].join(', ')}`)).toEqual([])
})

test('no folder has more than 25 product files', () => {
  const counts = new Map<string, number>()
  for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, files]) => files > 25).map(([folder]) => folder)).toEqual([])
})

test('templates import only types from live and store', () => {
  const importing = sources
    .filter((file) => file.startsWith('templates/'))
    .filter((file) => /import (?!type)[^\n]*from '[^']*(live|store)\//.test(sourceText(file)))
  expect(importing).toEqual([])
})

test('web, http and templates do not import the whole Store', () => {
  const consumers = sources.filter((file) => /^(src\/(web|http)|templates)\//.test(file))
  expect(consumers.filter((file) => /import (type )?\{[^}]*\bStore\b[^}]*\} from '[^']*store\/contract\//.test(sourceText(file)))).toEqual(
    [],
  )
})

test('only config.ts reads the environment', () => {
  expect(sources.filter((file) => sourceText(file).includes('process.env'))).toEqual(['src/config.ts'])
})

test('no page, style or script loads anything from another server', () => {
  const sentToBrowser = [
    ...projectFiles('public', /\.(css|js|svg|webmanifest)$/),
    ...sources.filter((file) => file.startsWith('templates/')),
  ]
  const outside = /(?:src|href|action)=["'{`]*https?:|url\(["']?(?:https?:)?\/\/|import\s*\(?["']https?:|fetch\(["'`]https?:/
  expect(sentToBrowser.filter((file) => outside.test(sourceText(file)))).toEqual([])
})

test('templates contain nothing inline that the content security policy would block', () => {
  const inline = /\sstyle=|\son(?!e=)[a-z]+=|hx-on|hx-vals=["']js:|<script>(?!<)/
  expect(sources.filter((file) => file.startsWith('templates/') && inline.test(sourceText(file)))).toEqual([])
})

test('file names are kebab-case and specific, and each file begins with a comment', () => {
  const files = [...sources, ...projectFiles('public', /\.js$/)]
  const named = /(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)?\.(tsx?|js|sql)$/
  expect(files.filter((file) => !named.test(file))).toEqual([])
  expect(files.filter((file) => /(^|[/.-])(utils?|helpers?|services?|managers?|misc|common|index)[/.-]/.test(file))).toEqual([])
  expect(files.filter((file) => !/^(\/\/ @ts-check\n|#!.*\n)?(\/\/|\/\*)/.test(sourceText(file)))).toEqual([])
  expect(projectFiles('src', /\.sql$/).filter((file) => !named.test(file) || !sourceText(file).startsWith('-- '))).toEqual([])
})

test('there are no default exports', () => {
  expect(sources.filter((file) => /^export default /m.test(sourceText(file)))).toEqual([])
})

test('packages used at run time are listed as dependencies', () => {
  const { dependencies } = JSON.parse(sourceText('package.json')) as { dependencies: Record<string, string> }
  const used = new Set(sources.flatMap(importsOf).filter((name) => !/^(src|templates|node:|\.\.)/.test(name)))
  const packages = [...used].map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  )
  expect(packages.filter((name) => !(name in dependencies))).toEqual([])
})
