// Turns the forms of source texts into changes: a new text, its details, and an item of evidence that quotes a passage. Pure.
import { type Change, changeSchema } from '../ach/log/change.ts'
import { locatorOf, type Passage, quoteOf, type SourceText, textFields, trimPassage } from '../ach/model/source-texts.ts'
import { cutText, LIMITS } from '../ach/model/texts.ts'
import type { Workbook } from '../ach/model/workbook.ts'
import { firstWords } from './find-or-add.ts'
import { UsedIds } from './ids.ts'
import { readInlineItems } from './inline-links.ts'
import { additionOf, differingFields, type FieldsOf, type Problem, readFields, readTyped, type Typed } from './typed-fields.ts'

/** The choice of a source that is added with the text. */
export const NEW_SOURCE = 'new'

/** What was read from a file or a pasted text. */
interface Content {
  readonly title: string
  readonly date: string | null
  readonly body: string
  readonly pages: readonly number[] | null
}

type Read<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problems: readonly Problem[] }

/** The first id T1, T2 … that no text of this workbook has or had. */
function nextTextId({ texts }: Pick<Workbook, 'texts'>): string {
  let number = texts.size + 1
  while (texts.has(`T${number}`)) number += 1
  return `T${number}`
}

/** The problems in what was typed about a text. */
export function textProblems(typed: Typed): readonly Problem[] {
  const read = readTyped(textFields, { ...typed, source: typed.source === NEW_SOURCE ? '' : typed.source })
  return read.ok ? [] : read.problems
}

/** The changes that add a text, and its source if it is new. A blank title or date is taken from the file, the name of a new source from the title. */
export function addText(workbook: Workbook, typed: Typed, content: Content): Read<{ id: string; changes: Change[] }> {
  const title = typed.title?.trim() || content.title || firstWords(content.body.split('\n', 1)[0] ?? '')
  const isNew = (typed.source ?? NEW_SOURCE) === NEW_SOURCE
  const newSource = isNew ? typed.newSource?.trim() || cutText(title, LIMITS.label) : ''
  const inline = readInlineItems(workbook, 'evidence', { newSource, newReliability: '' })
  const source = isNew ? (inline.links.source ?? '') : typed.source
  const read = readTyped(textFields, { title, source, date: typed.date?.trim() || (content.date ?? '') })
  const problems = [...inline.problems, ...(read.ok ? [] : read.problems)]
  if (!read.ok || problems.length > 0) return { ok: false, problems }
  const id = nextTextId(workbook)
  const { body, pages } = content
  const added = changeSchema.parse({ type: 'textAdded', id, fields: read.fields, body, pages })
  return { ok: true, id, changes: [...inline.changes, added] }
}

/** The change of a text's title, source or date; none if they stay as they are. */
export function editText(text: SourceText, typed: Typed): Read<{ changes: Change[] }> {
  const read = readTyped(textFields, typed)
  const title: Problem[] = typed.title?.trim() ? [] : [{ field: 'title', message: 'The title is missing.' }]
  if (!read.ok) return { ok: false, problems: [...title, ...read.problems] }
  if (title.length > 0) return { ok: false, problems: title }
  const { title: name, source, date } = text
  const difference = differingFields({ title: name, source, date }, read.fields)
  return { ok: true, changes: difference ? [{ type: 'textChanged', id: text.id, ...difference }] : [] }
}

/** The passage from the fields `from` and `to`; null if it is not in the text. */
export const readPassage = (text: SourceText, { from = '', to = '' }: Typed): Passage | null =>
  /^\d{1,7}$/.test(from) && /^\d{1,7}$/.test(to) ? trimPassage(text, Number(from), Number(to)) : null

/** What the form of a passage is filled with. */
export function quoteForm(text: SourceText, passage: Passage): Record<string, string> {
  const { source, date } = text
  const { from, to } = passage
  return {
    statement: '',
    quote: quoteOf(text, passage),
    source: source ?? '',
    locator: locatorOf(text, passage),
    date: date ?? '',
    from: String(from),
    to: String(to),
  }
}

/** The notes of an item that quotes a passage. Empty for an empty quote. */
const quoteNotes = (quote: string): string => (quote.trim() === '' ? '' : `“${quote.trim()}”`)

/** Where the quote has been shortened to a part of the passage, that part; else the passage. */
export function narrowPassage(text: SourceText, passage: Passage, quote: string): Passage {
  const wanted = quote.trim()
  const at = wanted === '' ? -1 : text.body.indexOf(wanted, passage.from)
  return at < 0 || at + wanted.length > passage.to ? passage : { ...passage, from: at, to: at + wanted.length }
}

/** The fields of the item of evidence, or all problems of the form. */
export function readQuote(text: SourceText, passage: Passage, typed: Typed): Read<{ fields: FieldsOf<'evidence'>; passage: Passage }> {
  const narrowed = narrowPassage(text, passage, typed.quote ?? '')
  // The place follows the quote unless someone typed another one.
  const moved = typed.locator?.trim() === locatorOf(text, passage) ? locatorOf(text, narrowed) : typed.locator
  const read = readFields('evidence', { ...typed, locator: moved, notes: quoteNotes(typed.quote ?? ''), kind: '', cluster: '' })
  if (read.ok) return { ok: true, fields: read.fields, passage: narrowed }
  return { ok: false, problems: read.problems.map((one) => (one.field === 'notes' ? { ...one, field: 'quote' } : one)) }
}

/** The changes that add an item of evidence with its passage. */
export function addQuote(workbook: Workbook, fields: FieldsOf<'evidence'>, passage: Passage): { id: string; changes: Change[] } {
  const id = UsedIds.in(workbook, 'evidence').next()
  return { id, changes: [additionOf('evidence', id, fields), { type: 'quoted', evidence: id, before: null, after: passage }] }
}
