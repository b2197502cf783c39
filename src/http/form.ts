// Reads the texts of a posted form. Files are read by the page that wants one.
import type { Context } from 'hono'

/** Texts by name; of a name that comes twice the last. Line ends are \n, as they were typed. */
export async function formOf(c: Context): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of Object.entries(await c.req.parseBody())) {
    if (typeof value === 'string') texts[name] = value.replace(/\r\n?/g, '\n')
  }
  return texts
}
