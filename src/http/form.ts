// Reads posted forms: their texts, files and checkboxes. An unreadable form is refused and not logged as a fault.
import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { cleanText } from '../ach/model/texts.ts'
import { type FormLimits, formLimits } from './form-limits.ts'
import { type FormEntry, readMultipart, type SentFile } from './multipart.ts'

export const UNREADABLE_FORM = 'The form could not be read. Nothing was changed. Go back and send it again.'

/** Returns the texts by field name, cleaned for storage. If a name occurs twice, the last value wins. */
export async function readForm(c: Context): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of await entries(c)) {
    if (typeof value === 'string') texts[name] = cleanText(value)
  }
  return texts
}

/** Returns the files of the field `name` in the order in which they were chosen, and the texts of the other fields. */
export async function readFiles(c: Context, name: string): Promise<{ files: SentFile[]; texts: Record<string, string | undefined> }> {
  const files: SentFile[] = []
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [key, value] of await entries(c)) {
    if (typeof value === 'string') texts[key] = cleanText(value)
    else if (key === name && (value.name !== '' || value.bytes.length > 0)) files.push({ ...value, name: cleanText(value.name) })
  }
  return { files, texts }
}

/** Like `readForm`, and returns all values of the field `name` separately: the ticked checkboxes. */
export async function readFormLists(
  c: Context,
  name: string,
): Promise<{ form: Record<string, string | undefined>; ticked: ReadonlySet<string> }> {
  const form: Record<string, string | undefined> = Object.create(null)
  const ticked = new Set<string>()
  for (const [key, value] of await entries(c)) {
    if (typeof value !== 'string') continue
    if (key === name) ticked.add(value)
    else form[key] = cleanText(value)
  }
  return { form, ticked }
}

/** Any other type is a form without fields. */
async function entries(c: Context): Promise<Iterable<FormEntry>> {
  const type = c.req.header('content-type') ?? ''
  const limits = formLimits(c.req.path)
  if (/^multipart\/form-data\b/i.test(type)) {
    // Two parsers could choose different ones.
    if ([...type.matchAll(/;\s*boundary=/gi)].length > 1) throw new Refused('invalid', UNREADABLE_FORM)
    const size = Number(c.req.header('content-length')) || null
    return orBadRequest(() => readMultipart({ body: c.req.raw.body, contentType: type, size }, limits))
  }
  const text = await orBadRequest(() => c.req.text())
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return []
  requireFewFields(text, limits)
  return new URLSearchParams(text)
}

/** Counts before anything is parsed, because parsing hundreds of thousands of fields would block the server. */
function requireFewFields(text: string, { fields }: FormLimits): void {
  let count = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    count += 1
    if (count > fields) throw new Refused('invalid', UNREADABLE_FORM)
  }
}

/** Turns a body that breaks off or cannot be parsed into `Refused('invalid')`. */
export async function orBadRequest<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new Refused('invalid', UNREADABLE_FORM)
  }
}
