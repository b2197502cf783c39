// Reads posted forms: their texts, files and checkboxes. An unreadable form is refused and not logged as a fault.
import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { cleanText } from '../ach/model/texts.ts'
import { formLimits } from './form-limits.ts'

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
export async function readFiles(c: Context, name: string): Promise<{ files: File[]; texts: Record<string, string | undefined> }> {
  const all = await parseBody(c)
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [key, value] of Object.entries(all)) if (typeof value === 'string') texts[key] = cleanText(value)
  const files = [all[name]].flat().filter((file) => file instanceof File && (file.name !== '' || file.size > 0))
  return { files: files as File[], texts }
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

/** Ratings arrive URL-encoded. Parsing these directly is several times faster than through FormData. */
async function entries(c: Context): Promise<Iterable<[string, unknown]>> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return Object.entries(await parseBody(c)).flatMap(([key, value]) => [value].flat().map((one): [string, unknown] => [key, one]))
  const text = await orBadRequest(() => c.req.text())
  requireFewFields(c, text, '&')
  return new URLSearchParams(text)
}

const parseBody = (c: Context): Promise<Record<string, unknown>> =>
  orBadRequest(async () => {
    const [boundary, another] = [...(c.req.header('content-type') ?? '').matchAll(/;\s*boundary="?([^";\s]+)/gi)].map(([, text]) => text)
    // Two parsers could choose different ones.
    if (another !== undefined) throw new Refused('invalid', UNREADABLE_FORM)
    requireFewFields(c, Buffer.from(await c.req.arrayBuffer()), boundary === undefined ? '&' : `--${boundary}`)
    return c.req.parseBody({ all: true })
  })

/** Counts before anything is parsed, because parsing hundreds of thousands of fields would block the server. */
function requireFewFields(c: Context, body: string | Buffer, separator: string): void {
  const { fields } = formLimits(c.req.path)
  let count = 0
  for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, at + separator.length)) {
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
