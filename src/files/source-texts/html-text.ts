// Extracts the text of an untrusted HTML file by blocks. Reads tags only to find where paragraphs begin and what to leave out; nothing of the
// file is ever rendered. Takes time in proportion to the file.
import { decodeText } from '../decode/decode-text.ts'
import { decodeEntities } from './html-entities.ts'
import { tidyLine } from './paragraphs.ts'

export interface HtmlText {
  readonly paragraphs: readonly string[]
  readonly title: string | null
  /** as written in the file, such as 2022-01-05T10:00:00Z */
  readonly date: string | null
}

/** Everything inside is text that is no part of what is read. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'iframe', 'xmp', 'noembed', 'noframes'])
const LEFT_OUT: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'button', 'select', 'svg', 'template', 'dialog', 'menu', 'head'])
/** Elements inside which a paragraph goes on. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small source span strike strong sub sup' +
    ' svg time tt u var wbr picture'
  ).split(' '),
)
/** Parts of a page that hold what it is about; used if they have this many characters. */
const MAIN: ReadonlySet<string> = new Set(['article', 'main'])
const ENOUGH = 500
/** Nested parts that are kept track of. */
const MOST_DEPTH = 200

interface Block {
  readonly text: string
  readonly inMain: boolean
}

/** Throws `Refused` for bytes that are not text. */
export function readHtml(bytes: Uint8Array): HtmlText {
  const html = decodeHtml(bytes)
  const blocks: Block[] = []
  let text = ''
  let title: string | null = null
  let date: string | null = null
  const open: string[] = []
  let leftOut = 0
  let main = 0
  const endBlock = () => {
    const line = tidyLine(decodeEntities(text))
    if (line !== '') blocks.push({ text: line, inMain: main > 0 })
    text = ''
  }
  const close = (name: string) => {
    const at = open.lastIndexOf(name)
    if (at < 0) return
    for (const one of open.splice(at)) {
      if (LEFT_OUT.has(one)) leftOut -= 1
      if (MAIN.has(one)) main -= 1
    }
  }
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at)
    if (leftOut === 0) text += html.slice(at, next < 0 ? html.length : next)
    if (next < 0) break
    at = next
    if (html.startsWith('<!--', at)) {
      at = after(html, '-->', at + 4)
      continue
    }
    if (html[at + 1] === '!' || html[at + 1] === '?') {
      at = after(html, '>', at + 2)
      continue
    }
    const end = tagEnd(html, at)
    if (end === null) {
      // A lone "<", or a tag that never ends.
      if (leftOut === 0) text += '<'
      at += 1
      continue
    }
    const [, slash, written = '', attributes = ''] = /^<(\/?)([^\s/>]+)(.*)>$/s.exec(html.slice(at, end)) ?? []
    at = end
    const name = written.toLowerCase()
    if (name === 'meta') date ??= publishedDate(attributes)
    if (name === 'time' && slash === '') date ??= attributeOf(attributes, 'datetime')
    if (!INLINE.has(name)) endBlock()
    if (slash !== '') close(name)
    else if (RAW.has(name)) {
      const from = at
      at = closing(html, name, at)
      if (name === 'title' && title === null) title = tidyLine(decodeEntities(html.slice(from, at))) || null
    } else if (!attributes.endsWith('/') && (LEFT_OUT.has(name) || MAIN.has(name)) && open.length < MOST_DEPTH) {
      open.push(name)
      if (LEFT_OUT.has(name)) leftOut += 1
      if (MAIN.has(name)) main += 1
    }
    // The head ends where the body begins, also if its end tag is missing.
    if (name === 'body') close('head')
  }
  endBlock()
  const inMain = blocks.filter((block) => block.inMain)
  const enough = inMain.reduce((sum, block) => sum + block.text.length, 0) >= ENOUGH
  return { paragraphs: (enough ? inMain : blocks).map((block) => block.text), title, date }
}

/** The place after the ">" of the tag that begins here; null if there is none before the next tag. ">" and "<" may occur in quotes. */
function tagEnd(html: string, from: number): number | null {
  if (!/[a-zA-Z/]/.test(html[from + 1] ?? '')) return null
  for (let at = from + 1; at < html.length; at += 1) {
    const character = html[at]
    if (character === '>') return at + 1
    if (character === '<') return null
    if ((character === '"' || character === "'") && html[at - 1] === '=') {
      at = html.indexOf(character, at + 1)
      if (at < 0) return null
    }
  }
  return null
}

const after = (html: string, end: string, from: number): number => {
  const at = html.indexOf(end, from)
  return at < 0 ? html.length : at + end.length
}

/** The place of the end tag; the end of the file if there is none. */
function closing(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  return found ? decodeEntities(found[1] ?? found[2] ?? found[3] ?? '') : null
}

/** The date of publication, as most news sites name it. */
const publishedDate = (attributes: string): string | null =>
  /published_time|datePublished|dc\.date|["']date["']/i.test(attributes) ? attributeOf(attributes, 'content') : null

/** Uses the encoding that the file names, unless a byte order mark or valid UTF-8 says otherwise. */
function decodeHtml(bytes: Uint8Array): string {
  const { text, guessed } = decodeText(bytes)
  const named = guessed
    ? /charset\s*=\s*["']?([\w-]{1,40})/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))?.[1]
    : undefined
  if (named === undefined) return text
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return text
  }
}
