// Keeps words that read as translated out of everything a person reads: shown texts, comments, documents and cases.
import { expect, it, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { isTestFile, projectFiles, sourceText } from './tests/support/source-files.ts'

const BANNED = /\b(?:whoever|somebody|meanwhile|anew|thereby|so many|so long|beside|of its own|in place of)\b/gi
/** The verb where a function returns; the answers that people give are a noun. */
const BANNED_IN_COMMENTS =
  /\banswers (?:a|an|the|with|null|true|false|undefined|whether|what|which|how|where|\d)\b|\bis said\b|\bknows not\b/gi

/** Exceptions, each with its reason: 'file: word'. */
const ALLOWED: ReadonlyMap<string, string> = new Map()

interface SourceText {
  readonly shown: string
  readonly comments: string
}

interface AstNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly value?: unknown
}

const isNode = (value: unknown): value is AstNode => typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** Calls `visit` for every node; imports and exports of other files hold no text. */
function walk(value: unknown, visit: (node: AstNode) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit)
  if (!isNode(value) || value.type === 'ImportDeclaration') return
  visit(value)
  for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit)
}

/** Separates a source file into its literals and its comments. */
function textsOf(source: string, lang: 'js' | 'ts' | 'tsx'): SourceText {
  const literals: AstNode[] = []
  walk(parseAst(source, { lang }).body, (node) => {
    if (node.type === 'JSXText' || node.type === 'TemplateElement') literals.push(node)
    if (node.type === 'Literal' && typeof node.value === 'string') literals.push(node)
  })
  let code = source
  for (const { start, end } of literals) code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  return {
    shown: literals.map(({ start, end }) => source.slice(start, end)).join('\n'),
    comments: [...code.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].map(([comment]) => comment).join('\n'),
  }
}

/** 'file: word' for each banned word, unless it is allowed. */
const findings = (file: string, text: string, ...patterns: readonly RegExp[]): string[] =>
  patterns
    .flatMap((pattern) => text.match(pattern) ?? [])
    .map((word) => `${file}: ${word.toLowerCase()}`)
    .filter((finding) => !ALLOWED.has(finding))

const textsIn = (file: string) => textsOf(sourceText(file), file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js')
const sources = ['src', 'templates', 'public'].flatMap((folder) => projectFiles(folder, /\.(tsx?|mjs|js)$/))

test('no text that the product shows uses a banned word', () => {
  expect(sources.length).toBeGreaterThan(400)
  expect(sources.filter((file) => !isTestFile(file)).flatMap((file) => findings(file, textsIn(file).shown, BANNED))).toEqual([])
})

test('no comment uses a banned word', () => {
  expect(sources.flatMap((file) => findings(file, textsIn(file).comments, BANNED, BANNED_IN_COMMENTS))).toEqual([])
})

test('no style sheet, document or case uses a banned word', () => {
  const files = [...projectFiles('public', /\.css$/), ...projectFiles('docs', /\.md$/), ...projectFiles('data/cases', /\.json$/)]
  const found = [...files, 'README.md', 'CHANGELOG.md', 'SECURITY.md'].flatMap((file) => findings(file, sourceText(file), BANNED))
  expect(found).toEqual([])
})

it('finds banned words in literals, elements and comments, and not in names', () => {
  const sample = textsOf(
    "// answers null\nconst anew = 'shown beside' // https://example.org\nconst page = <p>whoever {`so many`}</p>\n/* anew */",
    'tsx',
  )
  expect(sample.shown.match(BANNED)).toEqual(['beside', 'whoever', 'so many'])
  expect(sample.comments.match(BANNED)).toEqual(['anew'])
  expect(sample.comments.match(BANNED_IN_COMMENTS)).toEqual(['answers null'])
})
