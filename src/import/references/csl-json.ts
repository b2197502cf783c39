// Reads references in CSL-JSON, which Zotero and others export. Pure.
import { readDate } from '../../ach/model/dates.ts'
import { isObject, type JsonObject, scalarText } from '../json/json-values.ts'
import { type CitedWork, dateOfParts } from './cited-work.ts'

/** The types of CSL 1.0.2, one of which every item has. */
const TYPES = new Set(
  [
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry',
    'entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture',
    'musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review',
    'review-book software song speech standard thesis treaty webpage',
  ]
    .join(' ')
    .split(' '),
)
const FIELDS = ['title', 'abstract', 'author', 'issued', 'container-title', 'DOI', 'URL']

/** Returns the items of a list of CSL-JSON; null for anything else. */
export function cslItems(raw: unknown): readonly JsonObject[] | null {
  const list = isObject(raw) ? raw.items : raw
  if (!Array.isArray(list) || list.length === 0) return null
  const items = list.filter(isObject)
  const isItem = (one: JsonObject) =>
    typeof one.type === 'string' && TYPES.has(one.type) && FIELDS.some((field) => Object.hasOwn(one, field))
  return items.length === list.length && items.every(isItem) ? items : null
}

export function cslWork(item: JsonObject): CitedWork {
  const text = (...names: readonly string[]) =>
    withoutTags(names.map((name) => scalarText(oneOf(item[name])) ?? '').find((one) => one !== '') ?? '')
  const authors = namesIn(item.author)
  return {
    title: text('title', 'title-short'),
    authors: authors.length > 0 ? authors : namesIn(item.editor),
    container: text('container-title', 'event-title', 'archive'),
    publisher: text('publisher'),
    volume: text('volume'),
    issue: text('issue'),
    pages: text('page'),
    date: dateIn(item.issued),
    abstract: text('abstract'),
    note: [text('annote'), text('note')].filter(Boolean).join('\n'),
    urls: [scalarText(item.URL) ?? ''],
    doi: scalarText(item.DOI) ?? '',
  }
}

/** Crossref has lists of titles. */
const oneOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Titles and abstracts can have a few tags of HTML or JATS. */
const withoutTags = (text: string): string =>
  text
    .replace(/<\/(?:jats:)?p>/gi, '\n')
    .replace(/<\/?(?:jats:)?(?:p|i|b|em|strong|sub|sup|span|sc|italic|bold|title|sec)(?:\s[^<>]{0,200})?>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? '')
    .trim()

function namesIn(people: unknown): string[] {
  if (!Array.isArray(people)) return []
  return people.filter(isObject).map((one) => {
    const part = (name: string) => scalarText(one[name]) ?? ''
    const family = [part('non-dropping-particle'), part('family')].filter(Boolean).join(' ')
    return part('literal') || [family, part('given')].filter(Boolean).join(', ')
  })
}

function dateIn(issued: unknown): string {
  if (!isObject(issued)) return ''
  const [first] = Array.isArray(issued['date-parts']) ? issued['date-parts'] : []
  const parts = Array.isArray(first) ? first.slice(0, 3).map((part) => scalarText(part) ?? '') : []
  return dateOfParts(...parts) || (readDate(scalarText(issued.raw) ?? scalarText(issued.literal) ?? '') ?? '')
}
