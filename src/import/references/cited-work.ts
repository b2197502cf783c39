// A reference to a work, from RIS, BibTeX or CSL-JSON, as an item of evidence. Pure.
import { readDate } from '../../ach/model/dates.ts'
import { webHost } from '../../ach/model/web-address.ts'
import { countNoun, joinPhrases } from '../../ach/words/phrases.ts'
import { type ForeignItem, type ForeignItems, firstAddress, lines, singleLine } from './foreign-items.ts'

/** A field that is not known is ''. */
export interface CitedWork {
  readonly title: string
  /** names as they are written, editors where there are no authors */
  readonly authors: readonly string[]
  /** journal, book, newspaper or web site */
  readonly container: string
  readonly publisher: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  /** ISO 8601, as precise as it is known */
  readonly date: string
  readonly abstract: string
  /** what the reader wrote about it */
  readonly note: string
  readonly urls: readonly string[]
  readonly doi: string
}

/** Sentences for the preview. */
export const CITED = {
  what: (works: number, abstracts: number) =>
    `${countNoun(works, 'reference was', 'references were')} read. A reference says what was written elsewhere, not what happened. ${textsOf(works, abstracts)} Restate each item as one fact or claim.`,
  skipped: (works: number) =>
    `${countNoun(works, 'reference has', 'references have')} neither an abstract nor a title and ${works === 1 ? 'is' : 'are'} left out.`,
  broken: (keys: readonly string[]) => `These entries could not be read, or only in part: ${joinPhrases(keys, 'and', 6)}.`,
} as const

function textsOf(works: number, abstracts: number): string {
  if (abstracts === 0) return 'None has an abstract, so the text of each item is the title.'
  if (abstracts === works) return 'The text of each item is the abstract.'
  const titles = works - abstracts
  return `The text of ${countNoun(abstracts, 'item', 'items')} is the abstract, and that of ${titles} only the title.`
}

/** `broken`: the keys of references that could not be read, or only in part. */
export function citedItems(works: readonly CitedWork[], broken: readonly string[] = []): ForeignItems {
  const items = works.map(citedItem).filter((item) => item !== null)
  const abstracts = works.filter(({ abstract }) => abstract.trim() !== '').length
  const skipped = works.length - items.length
  const note = [
    CITED.what(items.length, abstracts),
    ...(skipped > 0 ? [CITED.skipped(skipped)] : []),
    ...(broken.length > 0 ? [CITED.broken(broken)] : []),
  ]
  return { items, note: note.join(' '), partial: skipped + broken.length > 0 }
}

/** Null for a work without a text. */
function citedItem(work: CitedWork): ForeignItem | null {
  const [title, abstract] = [singleLine(work.title), work.abstract.trim()]
  const statement = abstract || title
  if (statement === '') return null
  const published = [work.container, work.publisher].map(singleLine).filter((part) => part !== '')
  const url = firstAddress(...work.urls, doiAddress(work.doi))
  const source = authorsText(work.authors) || published[0] || (url === '' ? '' : webHost(url))
  return {
    statement,
    kind: 'document',
    source,
    locator: placeOf(work),
    url,
    date: work.date,
    credibility: '',
    notes: lines(abstract === '' ? '' : title, published.filter((part) => part !== source).join(', '), doiText(work.doi), work.note.trim()),
  }
}

/** Most names before “et al.” */
const MOST_NAMES = 3

function authorsText(authors: readonly string[]): string {
  const names = authors.map(singleLine).filter((name) => name !== '')
  return names.length > MOST_NAMES ? `${names[0]} et al.` : names.join('; ')
}

/** “12(3), p. 45–60”. */
function placeOf({ volume, issue, pages }: CitedWork): string {
  const number = `${singleLine(volume)}${issue.trim() === '' ? '' : `(${singleLine(issue)})`}`
  return [number, pages.trim() === '' ? '' : `p. ${singleLine(pages).replace(/\s*-+\s*/g, '–')}`].filter(Boolean).join(', ')
}

const bareDoi = (doi: string): string => singleLine(doi).replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '')
const doiText = (doi: string): string => (bareDoi(doi) === '' ? '' : `DOI ${bareDoi(doi)}`)
const doiAddress = (doi: string): string => (/^10\.\d+\/\S+$/.test(bareDoi(doi)) ? `https://doi.org/${bareDoi(doi)}` : '')

/** The longest part of year, month and day that is a date; '' without a year. */
export function dateOfParts(...parts: readonly (string | number | undefined)[]): string {
  const numbers = parts.map((part) => String(part ?? '').trim()).map((part) => (/^\d{1,4}$/.test(part) ? part : ''))
  const end = numbers.findIndex((part) => part === '' || Number(part) === 0)
  const known = end < 0 ? numbers : numbers.slice(0, end)
  for (let count = known.length; count > 0; count -= 1) {
    const [year = '', ...rest] = known.slice(0, count)
    const date = readDate([year.padStart(4, '0'), ...rest.map((part) => part.padStart(2, '0'))].join('-'))
    if (date !== undefined) return date
  }
  return ''
}
