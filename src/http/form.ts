// Reads the texts of a posted form. Files are read by the page that wants one.
import type { Context } from 'hono'

/** Texts by name; of a name that comes twice the last. Line ends are \n, as they were typed. */
export async function formOf(c: Context): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of await entries(c)) {
    if (typeof value === 'string') texts[name] = value.replace(/\r\n?/g, '\n')
  }
  return texts
}

/** The usual kind of form is read here: by way of FormData it costs several times as much, and ratings come this way. */
async function entries(c: Context): Promise<Iterable<[string, unknown]>> {
  if (c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(await c.req.text())
  return Object.entries(await c.req.parseBody())
}
