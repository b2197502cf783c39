// Source texts: articles and other texts from which items of evidence are taken, their paragraphs, and the passages that items quote. They are
// personal data and others' copyright: only people who can edit the workbook see them.
import { z } from 'zod'
import { markPersonal } from './personal-text.ts'
import { dateSchema, idSchema, LIMITS, someText } from './texts.ts'

/** What can be changed about a source text. `source`: id. `title`: empty once personal data was removed. */
export const textFields = z.object({
  title: markPersonal(someText(LIMITS.title, 'The title')),
  source: idSchema.nullable(),
  date: dateSchema.nullable(),
})
/** One paragraph a line, without blank lines; empty once personal data was removed. */
export const textBody = markPersonal(someText(LIMITS.sourceText, 'The text'))
/** For each page of a file with pages, the index of the first paragraph that begins on it or later. Null for texts without pages. */
export const textPages = z.array(z.number().int().min(0)).max(LIMITS.sourceText).nullable()

/** Part of a body: `from` and `to` count its characters (UTF-16 units) from 0; the one at `to` is not included. */
export const passageSchema = z.object({ text: idSchema, from: z.number().int().min(0), to: z.number().int().min(1) })
export type Passage = Readonly<z.infer<typeof passageSchema>>

type TextFields = Readonly<z.infer<typeof textFields>>
export interface SourceText extends TextFields {
  readonly id: string
  readonly body: string
  readonly pages: readonly number[] | null
  /** false: removed, or its addition was undone */
  readonly listed: boolean
  /** seq of its last change */
  readonly version: number
}

/** Source texts and passages of a workbook; passages by the id of the item of evidence that quotes them. */
export interface SourceTexts {
  readonly texts: ReadonlyMap<string, SourceText>
  readonly passages: ReadonlyMap<string, Passage>
}
export const NO_SOURCE_TEXTS: SourceTexts = { texts: new Map(), passages: new Map() }

export interface Paragraph {
  /** from 1; starts again on each page */
  readonly number: number
  /** from 1; null for a text without pages */
  readonly page: number | null
  /** place of its first character in the body */
  readonly at: number
  readonly text: string
}

/** The paragraphs of a text, in order. */
export function paragraphsOf({ body, pages }: Pick<SourceText, 'body' | 'pages'>): Paragraph[] {
  let at = 0
  let page = 0
  let first = 0
  return body.split('\n').map((text, index) => {
    while (pages && page < pages.length && (pages[page] ?? 0) <= index) {
      if (pages[page] !== pages[page - 1]) first = index
      page += 1
    }
    const paragraph = { number: index - first + 1, page: pages && Math.max(1, page), at, text }
    at += text.length + 1
    return paragraph
  })
}

/** Where a passage is: "para. 5", "paras 5 to 6", "p. 3, para. 2" or "p. 3, para. 2 to p. 4, para. 1". */
export function locatorOf(text: Pick<SourceText, 'body' | 'pages'>, { from, to }: Pick<Passage, 'from' | 'to'>): string {
  const within = paragraphsOf(text).filter((one) => one.at < to && one.at + one.text.length > from)
  const [first, last] = [within[0], within.at(-1)]
  if (!first || !last) return ''
  const place = ({ page, number }: Paragraph) => `${page === null ? '' : `p. ${page}, `}para. ${number}`
  if (first === last) return place(first)
  if (first.page !== last.page) return `${place(first)} to ${place(last)}`
  return `${place(first).replace('para. ', 'paras ')} to ${last.number}`
}

/** The words of a passage. */
export const quoteOf = ({ body }: Pick<SourceText, 'body'>, { from, to }: Pick<Passage, 'from' | 'to'>): string => body.slice(from, to)

/** The passage without spaces at its ends; null if it contains no words or is not within the text. */
export function trimPassage({ id, body }: Pick<SourceText, 'id' | 'body'>, from: number, to: number): Passage | null {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= body.length)) return null
  const quote = body.slice(from, to)
  const start = from + (quote.length - quote.trimStart().length)
  const end = to - (quote.length - quote.trimEnd().length)
  return start < end ? { text: id, from: start, to: end } : null
}

/** True if the text can be read: it is on the list, and personal data was not removed since. */
export const isReadable = ({ listed, body }: Pick<SourceText, 'listed' | 'body'>): boolean => listed && body !== ''

/** The texts that can be read, in the order in which they were added. */
export const readableTexts = ({ texts }: Pick<SourceTexts, 'texts'>): SourceText[] => [...texts.values()].filter(isReadable)

/** The passage that an item quotes, and its text; null if there is none that can be read. */
export function passageOf({ texts, passages }: SourceTexts, evidence: string): { passage: Passage; text: SourceText } | null {
  const passage = passages.get(evidence)
  const text = passage && texts.get(passage.text)
  return passage && text && isReadable(text) ? { passage, text } : null
}

/** True if the item repeats the passage instead of restating it. Ignores case, spaces, quotation marks and final punctuation. */
export const repeatsQuote = (statement: string, quote: string): boolean => bare(statement) !== '' && bare(statement) === bare(quote)
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/["“”„«»‘’']/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?…]+$/, '')
    .trim()
