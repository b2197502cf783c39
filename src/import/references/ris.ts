// Reads references in RIS, the format that most databases and reference managers export. Pure; linear in the length of the text.
import { readDate } from '../../ach/model/dates.ts'
import { type CitedWork, dateOfParts } from './cited-work.ts'

const LINE = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/

/** True for a text that begins with a reference. Databases put a few lines such as “Provider: …” before it. */
export const isRis = (text: string): boolean =>
  /^\ufeff?(?:[^\S\n]*(?:[A-Z][A-Za-z]{0,20}:[^\n]*)?\n)*\s*TY {1,2}- ?\S/.test(text.slice(0, 1000))

/** Values by tag, in the order of the file. */
type Tags = ReadonlyMap<string, readonly string[]>

export function readRis(text: string): CitedWork[] {
  const works: CitedWork[] = []
  let tags = new Map<string, string[]>()
  let last: string[] | null = null
  const finish = () => {
    if (tags.size > 0) works.push(workOf(tags))
    tags = new Map()
    last = null
  }
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const [, tag, value = ''] = LINE.exec(line) ?? []
    if (tag === 'TY' || tag === 'ER') finish()
    if (tag === undefined) {
      // A long value may continue on the next lines.
      if (last !== null && line.trim() !== '') last.push(line.trim())
      continue
    }
    if (tag === 'ER') continue
    const values = tags.get(tag) ?? []
    tags.set(tag, values)
    values.push(value.trim())
    last = CONTINUED.has(tag) ? values : null
  }
  finish()
  return works
}

/** Tags whose value may have several lines. */
const CONTINUED = new Set(['AB', 'N2', 'N1', 'TI', 'T1'])

function workOf(tags: Tags): CitedWork {
  const all = (...names: readonly string[]) => names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '')
  const first = (...names: readonly string[]) => all(...names)[0] ?? ''
  const joined = (...names: readonly string[]) => {
    const name = names.find((one) => all(one).length > 0)
    return name === undefined ? '' : all(name).join('\n')
  }
  const authors = all('AU', 'A1')
  const [start, end] = [first('SP'), first('EP')]
  return {
    title: joined('TI', 'T1', 'CT', 'BT').replaceAll('\n', ' '),
    authors: authors.length > 0 ? authors : all('A2', 'ED'),
    container: first('T2', 'JF', 'JO', 'JA'),
    publisher: first('PB'),
    volume: first('VL'),
    issue: first('IS'),
    pages: end === '' || end === start ? start : `${start}–${end}`,
    date: risDate(first('DA')) || risDate(first('PY', 'Y1')),
    abstract: joined('AB', 'N2'),
    note: all('N1', 'RN').join('\n'),
    urls: all('UR', 'L2').flatMap((value) => value.split(/;\s*(?=https?:)/)),
    doi: first('DO'),
  }
}

/** YYYY/MM/DD/other text, in which each part after the year may be missing. */
function risDate(text: string): string {
  const [year, month, day] = text.split(/[/-]/)
  return dateOfParts(year, month, day) || (readDate(text) ?? '')
}
