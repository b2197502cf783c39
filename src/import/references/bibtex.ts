// Reads references in BibTeX and BibLaTeX. An entry that cannot be read is skipped, and reading goes on with the next one. Pure; linear in the
// length of the text, and without recursion.
import { readDate } from '../../ach/model/dates.ts'
import { type CitedWork, dateOfParts } from './cited-work.ts'
import { latexText } from './latex-text.ts'

const ENTRY = /@\s*([A-Za-z]{1,40})\s*([{(])\s*/g

/** True for a text that begins with an entry, after comments. */
export const isBibtex = (text: string): boolean =>
  /^[\s\ufeff]*(?:%[^\n]*\n\s*)*@\s*(?:(?:comment|preamble|string)\s*[{(]|[A-Za-z]{1,40}\s*[{(]\s*[^\s,{}()"=]{0,200}\s*,)/i.test(
    text.slice(0, 4000),
  )

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Values by the name of the field in lower case, or by the name of a macro. */
type Values = Map<string, string>

/** `broken`: the keys of entries of which a part could not be read. */
export function readBibtex(text: string): { works: CitedWork[]; broken: string[] } {
  const works: CitedWork[] = []
  const broken: string[] = []
  const macros: Values = new Map()
  let from = 0
  for (;;) {
    ENTRY.lastIndex = from
    const found = ENTRY.exec(text)
    if (!found) return { works, broken }
    const kind = (found[1] ?? '').toLowerCase()
    const start = ENTRY.lastIndex
    if (kind === 'comment' || kind === 'preamble') {
      from = start
      continue
    }
    const reader = new FieldReader(text, start, found[2] === '(' ? ')' : '}', macros)
    const fields = reader.read(kind === 'string')
    from = Math.max(start, reader.at)
    if (!reader.complete) broken.push(/^[^\s,{}()"=]{1,50}/.exec(text.slice(start, start + 50))?.[0] ?? `@${kind}`)
    if (kind === 'string') for (const [name, value] of fields) macros.set(name, value)
    else if (fields.size > 0) works.push(workOf(fields))
  }
}

/** Longer values are longer than any abstract; macros joined again and again would grow without limit. */
const MOST_VALUE = 100_000

/** Reads `key, name = value, …` up to the bracket that closes the entry. */
class FieldReader {
  at: number
  /** the bracket that closes the entry was found */
  complete = false
  readonly #text: string
  readonly #close: string
  readonly #macros: Values

  constructor(text: string, at: number, close: string, macros: Values) {
    this.#text = text
    this.at = at
    this.#close = close
    this.#macros = macros
  }

  /** Stops at what it cannot read, with the fields before it. */
  read(isMacro: boolean): Values {
    const fields: Values = new Map()
    if (!isMacro && !this.#take(/[^\s,{}()"=]{0,200}\s*,/y)) return fields
    for (;;) {
      this.#take(/[\s,]+/y)
      if (this.#text[this.at] === this.#close) {
        this.at += 1
        this.complete = true
        return fields
      }
      const name = this.#take(/[A-Za-z][\w:.+/-]{0,60}/y)
      if (!name || !this.#take(/\s*=\s*/y)) return fields
      const value = this.#value()
      if (value === null) return fields
      fields.set(name.toLowerCase(), value)
    }
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.#text)
    if (!found || found[0] === '') return null
    this.at += found[0].length
    return found[0]
  }

  /** Texts, numbers and macros joined with #; null if there is none. */
  #value(): string | null {
    let value = ''
    do {
      const part = this.#part()
      if (part === null) return null
      value = (value + part).slice(0, MOST_VALUE)
    } while (this.#take(/\s*#\s*/y))
    return value
  }

  #part(): string | null {
    const sign = this.#text[this.at]
    if (sign === '{' || sign === '"') return this.#quoted(sign === '{' ? '}' : '"')
    const word = this.#take(/[\w.:+/-]{1,80}/y)
    if (word === null) return null
    return /^\d+$/.test(word) ? word : (this.#macros.get(word.toLowerCase()) ?? word)
  }

  /** Brackets within must be balanced. Null where the text ends first or where an entry begins at the start of a line. */
  #quoted(close: string): string | null {
    const start = this.at + 1
    let depth = 0
    for (let at = start; at < this.#text.length; at += 1) {
      const sign = this.#text[at]
      if (sign === '\\') at += 1
      else if (sign === close && depth === 0) {
        this.at = at + 1
        return this.#text.slice(start, at)
      } else if (sign === '{') depth += 1
      else if (sign === '}') depth -= 1
      else if (sign === '@' && this.#text[at - 1] === '\n' && this.#beginsEntry(at)) {
        this.at = at
        return null
      }
      if (depth < 0) {
        this.at = at
        return null
      }
    }
    this.at = this.#text.length
    return null
  }

  #beginsEntry(at: number): boolean {
    return /^@[A-Za-z]{1,40}\s*[{(]\s*[^\s,{}()"=]{1,200}\s*,/.test(this.#text.slice(at, at + 300))
  }
}

function workOf(fields: Values): CitedWork {
  const first = (...names: readonly string[]) => latexText(names.map((name) => fields.get(name)).find((value) => value?.trim()) ?? '')
  const people = fields.get('author')?.trim() ? 'author' : 'editor'
  return {
    title: [first('title'), first('subtitle')].filter(Boolean).join(': '),
    authors: (fields.get(people) ?? '')
      .split(/\s+and\s+/i)
      .map(latexText)
      .filter((name) => name !== '' && name.toLowerCase() !== 'others'),
    container: first('journal', 'journaltitle', 'booktitle', 'maintitle', 'howpublished'),
    publisher: first('publisher', 'institution', 'organization', 'school'),
    volume: first('volume'),
    issue: first('number', 'issue'),
    pages: first('pages'),
    date: bibtexDate(first('date'), first('year'), first('month'), first('day')),
    abstract: first('abstract'),
    note: [first('note'), first('annotation', 'annote')].filter(Boolean).join('\n'),
    urls: [fields.get('url') ?? '', first('url', 'howpublished')].map((url) => url.trim()),
    doi: fields.get('doi') ?? '',
  }
}

/** BibLaTeX has a date, of which the first day of a range counts; BibTeX has a year and a month in letters. */
function bibtexDate(date: string, year: string, month: string, day: string): string {
  const [from = ''] = date.split('/')
  const whole = dateOfParts(...from.split('-')) || readDate(from)
  if (whole) return whole
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return dateOfParts(year, named > 0 ? named : month, day)
}
