// Reads what was posted: the texts of a form, or its one file. What cannot be read is refused, not a fault.
import type { Context } from 'hono'
import { Refused } from '../ach/refused.ts'
import { cleanText } from '../ach/texts.ts'

/** Texts by name, as they are kept; of a name that comes twice the last. Line ends are \n, as they were typed. */
export async function formOf(c: Context): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of await entries(c)) {
    if (typeof value === 'string') texts[name] = cleanText(value)
  }
  return texts
}

/** The file of that name; null where none was chosen. */
export async function fileOf(c: Context, name: string): Promise<File | null> {
  const file = (await parsed(c))[name]
  return file instanceof File && (file.name !== '' || file.size > 0) ? file : null
}

/** The usual kind of form is read here: by way of FormData it costs several times as much, and ratings come this way. */
async function entries(c: Context): Promise<Iterable<[string, unknown]>> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return Object.entries(await parsed(c))
  return new URLSearchParams(await readable(() => c.req.text()))
}

const parsed = (c: Context): Promise<Record<string, unknown>> => readable(() => c.req.parseBody())

/** What breaks off or makes no sense on its way is nobody's fault here. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new Refused('invalid', 'What was sent could not be read as a form. Nothing was changed; go back and send it again.')
  }
}
