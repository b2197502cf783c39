// Reads what was posted: the texts of a form, or its files. What cannot be read is refused, not a fault.
import type { Context } from 'hono'
import { Refused } from '../ach/model/refused.ts'
import { cleanText } from '../ach/model/texts.ts'

export const UNREADABLE_FORM = 'What was sent could not be read as a form. Nothing was changed; go back and send it again.'

/** Texts by name, as they are kept; of a name that comes twice the last. Line ends are \n, as they were typed. */
export async function readForm(c: Context): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of await entries(c)) {
    if (typeof value === 'string') texts[name] = cleanText(value)
  }
  return texts
}

/** The files of that name in the order in which they were chosen, and the texts beside them. */
export async function readFiles(c: Context, name: string): Promise<{ files: File[]; texts: Record<string, string | undefined> }> {
  const all = await parseBody(c)
  const texts: Record<string, string | undefined> = Object.create(null)
  for (const [key, value] of Object.entries(all)) if (typeof value === 'string') texts[key] = cleanText(value)
  const files = [all[name]].flat().filter((file) => file instanceof File && (file.name !== '' || file.size > 0))
  return { files: files as File[], texts }
}

/** As `readForm`, with every text of that name: what boxes were ticked. */
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

/** The usual kind of form is read here: by way of FormData it costs several times as much, and ratings come this way. */
async function entries(c: Context): Promise<Iterable<[string, unknown]>> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return Object.entries(await parseBody(c)).flatMap(([key, value]) => [value].flat().map((one): [string, unknown] => [key, one]))
  return new URLSearchParams(await orBadRequest(() => c.req.text()))
}

/** Far more than any page sends. Taking hundreds of thousands apart would hold everybody up. */
const MOST_PARTS = 10_000

const parseBody = (c: Context): Promise<Record<string, unknown>> =>
  orBadRequest(async () => {
    const boundary = /boundary="?([^";\s]+)/i.exec(c.req.header('content-type') ?? '')?.[1]
    const begins = boundary === undefined ? '&' : `--${boundary}`
    if (timesIn(Buffer.from(await c.req.arrayBuffer()), begins) > MOST_PARTS) throw new Error('These are too many parts.')
    return c.req.parseBody({ all: true })
  })

/** At most one more than `MOST_PARTS`. */
function timesIn(bytes: Buffer, sign: string): number {
  let times = 0
  for (let at = bytes.indexOf(sign); at >= 0 && times <= MOST_PARTS; at = bytes.indexOf(sign, at + sign.length)) times += 1
  return times
}

/** What breaks off or makes no sense on its way is nobody's fault here. */
export async function orBadRequest<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new Refused('invalid', UNREADABLE_FORM)
  }
}
