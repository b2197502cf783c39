// Reads annotations of web pages as Hypothes.is exports them: quoted passages with their page and the reader's comment. Pure.
import { normalizeDate } from '../../ach/model/dates.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { isObject, type JsonObject, scalarText } from '../json/json-values.ts'
import { type ForeignItem, type ForeignItems, firstAddress, lines, singleLine } from './foreign-items.ts'

/** Sentences for the preview. */
export const ANNOTATIONS = {
  what: (annotations: number, quotes: number) =>
    `${countNoun(annotations, 'annotation was', 'annotations were')} read. ${quotes === annotations ? 'The text of each item is the quoted passage' : `The text of ${countNoun(quotes, 'item', 'items')} is the quoted passage, and that of ${annotations - quotes} the comment`}, and its source is the page. A quote says what was written, not what happened: restate each item as one fact or claim.`,
  skipped: (annotations: number) =>
    `${countNoun(annotations, 'annotation has', 'annotations have')} neither a quote nor a comment and ${annotations === 1 ? 'is' : 'are'} left out.`,
} as const

/** Returns the annotations of an export or of an answer of the API; null for anything else. */
export function annotationsIn(raw: unknown): readonly JsonObject[] | null {
  const list = isObject(raw) ? (raw.annotations ?? raw.rows) : raw
  if (!Array.isArray(list) || list.length === 0) return null
  const all = list.filter(isObject)
  const isAnnotation = (one: JsonObject) => typeof one.uri === 'string' && (Array.isArray(one.target) || typeof one.user === 'string')
  return all.length === list.length && all.every(isAnnotation) ? all : null
}

export function annotationItems(annotations: readonly JsonObject[]): ForeignItems {
  const quotes = annotations.map(quoteOf)
  const items = annotations.map((one, at) => itemOf(one, quotes[at] ?? '')).filter((item) => item !== null)
  const skipped = annotations.length - items.length
  const what = ANNOTATIONS.what(items.length, quotes.filter((quote) => quote !== '').length)
  return { items, note: [what, ...(skipped > 0 ? [ANNOTATIONS.skipped(skipped)] : [])].join(' '), partial: skipped > 0 }
}

/** The passage that the annotation marks. */
function quoteOf({ target }: JsonObject): string {
  const targets = Array.isArray(target) ? target.filter(isObject) : []
  const selectors = targets.flatMap(({ selector }) => (Array.isArray(selector) ? selector.filter(isObject) : []))
  return (scalarText(selectors.find(({ type }) => type === 'TextQuoteSelector')?.exact) ?? '').trim()
}

function itemOf(annotation: JsonObject, quote: string): ForeignItem | null {
  const text = (name: string) => (scalarText(annotation[name]) ?? '').trim()
  const comment = text('text')
  if (quote === '' && comment === '') return null
  const document = isObject(annotation.document) ? annotation.document : {}
  const [title] = Array.isArray(document.title) ? document.title : [document.title]
  const uri = firstAddress(text('uri'))
  const by = text('user').replace(/^acct:([^@]+)@.*$/, '$1')
  const day = normalizeDate(text('created')) ?? ''
  const tags = Array.isArray(annotation.tags) ? annotation.tags.map((tag) => scalarText(tag) ?? '').filter(Boolean) : []
  return {
    statement: quote || comment,
    kind: quote === '' ? '' : 'document',
    source: singleLine(scalarText(title) ?? '') || (uri === '' ? text('uri') : new URL(uri).host),
    locator: '',
    url: uri,
    // The day of the annotation is not that of the text.
    date: '',
    credibility: '',
    notes: lines(
      quote === '' ? '' : comment,
      tags.length > 0 ? `Tags: ${tags.join(', ')}` : '',
      by === '' && day === '' ? '' : `Annotated${by === '' ? '' : ` by ${by}`}${day === '' ? '' : ` on ${day}`}`,
    ),
  }
}
