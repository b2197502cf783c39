// Items that other programs list one by one, such as references, annotations and intelligence objects, as a table of evidence. Pure.
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { urlSchema } from '../../ach/model/web-address.ts'
import { FIELD_TABLE } from '../../ach/words/field-table.ts'
import type { Grid } from '../table/grid.ts'

/** A field that is not known is ''. */
export interface ForeignItem {
  readonly statement: string
  readonly kind: string
  /** who said it, or where it was published */
  readonly source: string
  readonly locator: string
  readonly url: string
  readonly date: string
  readonly credibility: string
  readonly notes: string
}

/** What a list holds, and a sentence for the preview. */
export interface ForeignItems {
  readonly items: readonly ForeignItem[]
  readonly note: string
  /** whether something in the list that should be an item could not be read as one; the note says what */
  readonly partial?: boolean
}

/** Characters of a field. A longer text would make its row unreadable. */
const MOST: Readonly<Record<keyof ForeignItem, number>> = {
  statement: LIMITS.text,
  kind: LIMITS.short,
  source: LIMITS.label,
  locator: LIMITS.short,
  url: LIMITS.url,
  date: LIMITS.short,
  credibility: LIMITS.short,
  notes: LIMITS.text,
}
const COLUMNS = Object.keys(MOST) as (keyof ForeignItem)[]

/** A table with one item in each row, in which no row is taken for anything else. */
export function itemsGrid(items: readonly ForeignItem[]): Grid {
  const used = COLUMNS.filter((column) => column === 'statement' || items.some((item) => item[column] !== ''))
  const rows = items.map((item, at) => ({
    row: at + 2,
    place: `item ${at + 1}`,
    cells: used.map((column) => shorten(item[column], MOST[column])),
  }))
  return {
    rows: [{ row: 1, place: 'the headings', cells: used.map((column) => FIELD_TABLE.evidence[column].heading) }, ...rows],
    from1904: false,
    listed: true,
  }
}

const shorten = (text: string, most: number): string => (text.length > most ? `${cutText(text, most - 1)}…` : text)

/** The first of these that is the address of a web page; '' for none. */
export const firstAddress = (...addresses: readonly string[]): string =>
  addresses.map((one) => one.trim()).find((one) => one !== '' && urlSchema.safeParse(one).success) ?? ''

/** The parts that are not empty, one per line. */
export const lines = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n')

/** One line, without spaces at its ends. */
export const singleLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
