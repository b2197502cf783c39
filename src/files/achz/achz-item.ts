// Converts an EVIDENCE element of PARC ACH to an item of evidence. Fields that a workbook lacks are kept as lines of the notes.
import type { Document } from '../../ach/document/document.ts'
import { dateSchema, LIMITS } from '../../ach/model/texts.ts'
import { urlSchema } from '../../ach/model/web-address.ts'
import type { Level } from '../../ach/model/workbook.ts'
import { readLevel } from '../../forms/values.ts'
import { quoteText } from '../decode/quote.ts'
import type { LabelOf } from './achz-ratings.ts'
import type { ConversionNotes } from './conversion-notes.ts'
import type { ConsumedXml } from './xml-consumed.ts'
import type { XmlElement } from './xml-tree.ts'

/** Losses that many items share, reported once with their number. */
export const REPEATED_NOTES = {
  code: ['had a code', 'Codes are kept in the notes'],
  flag: ['had a flag', 'Flags are kept as a line in the notes'],
  link: ['had a link that is too long for its field', 'Such links are kept in the notes'],
  type: ['had a type that is too long for its field', 'Such types are kept in the notes'],
  time: [
    'had a date with a time of day',
    'Only the day in UTC is kept, which may be a day off if the file was written in another time zone',
  ],
} as const
/** Losses of one item. */
export const ACHZ_ITEM_LOSSES = {
  noText: (number: number) => `E${number} has no text. It is called “Item ${number}”.`,
  date: (item: string, date: string) => `${item}: the date ${quoteText(date)} cannot be read. It is kept in the notes.`,
  level: (item: string, words: string, level: string) =>
    `${item}: the ${words} ${quoteText(level)} is not high, medium or low. It is set to unknown.`,
} as const
export type RepeatedNote = keyof typeof REPEATED_NOTES

const DAY = 24 * 60 * 60 * 1000

/** Returns the item and its name in sentences; `count` counts losses that many items share. */
export function achzItem(
  element: XmlElement,
  number: number,
  taken: ConsumedXml,
  losses: ConversionNotes,
  count: (what: RepeatedNote) => void,
): { item: Document['evidence'][number]; called: LabelOf } {
  const id = `E${number}`
  const field = (name: string) => taken.text(element, name)
  const name = field('NAME')
  const called = { id, name: /\S/.test(name) ? `${id} (${quoteText(name)})` : id }
  if (!/\S/.test(name)) losses.tellOne('items without text', ACHZ_ITEM_LOSSES.noText(number))
  const lines = [field('NOTES')]

  const link = field('LINK').trim()
  const url = urlSchema.safeParse(link).success ? link : null
  const linkFits = url !== null || link.length <= LIMITS.short
  if (!linkFits) {
    lines.push(`Link: ${link}`)
    count('link')
  }
  const type = field('TYPE').trim()
  const typeFits = type.length <= LIMITS.short
  if (!typeFits) {
    lines.push(`Type: ${type}`)
    count('type')
  }
  const written = field('DATE').trim()
  const date = dateOf(written)
  if (date === undefined) {
    lines.push(`Date: ${written}`)
    losses.tellOne('items with an unreadable date', ACHZ_ITEM_LOSSES.date(called.name, written))
  } else if (date !== null && Number(written) % DAY !== 0) count('time')
  const code = field('CODE').trim()
  if (code !== '') {
    lines.push(`Code: ${code}`)
    count('code')
  }
  const flag = field('FLAG').trim()
  if (flag !== '' && flag !== '0') {
    lines.push(flag === '1' ? 'Flagged in PARC ACH' : `Flag in PARC ACH: ${flag}`)
    count('flag')
  }
  const level = (name: string, words: string): Level | null => {
    const written = field(name)
    const read = readLevel(written)
    if (read === undefined)
      losses.tellOne('items with an unknown credibility or relevance', ACHZ_ITEM_LOSSES.level(called.name, words, written))
    return read ?? null
  }
  return {
    item: {
      id,
      statement: /\S/.test(name) ? name : `Item ${number}`,
      kind: (typeFits && type) || null,
      source: null,
      locator: (url === null && linkFits && link) || null,
      url,
      date: date ?? null,
      credibility: level('CREDIBILITY', 'credibility'),
      grade: null,
      relevance: level('RELEVANCE', 'relevance'),
      cluster: null,
      notes: lines.filter((line) => /\S/.test(line)).join('\n') || null,
      parked: false,
    },
    called,
  }
}

/** Converts milliseconds since 1970 to a UTC date; null for 0 or empty, undefined for anything else. */
function dateOf(text: string): string | null | undefined {
  if (text === '') return null
  if (!/^-?\d{1,16}$/.test(text)) return undefined
  if (Number(text) === 0) return null
  const date = new Date(Number(text))
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/T.*$/, '')
  return dateSchema.safeParse(day).success ? day : undefined
}
