// Taking the workbook away: four formats, and the scores for scripts. Everything is made from what the viewer may see.
import { type Context, Hono } from 'hono'
import { Exports } from '../../templates/exports.tsx'
import { documentOf, writeDocument } from '../ach/document.ts'
import { furtherOf } from '../ach/further.ts'
import { Refused } from '../ach/refused.ts'
import { comparable, scoresJson, scoresOf } from '../ach/score.ts'
import { raterIn, tableOf } from '../ach/table.ts'
import type { View } from '../ach/view.ts'
import { csvOf } from '../export/csv.ts'
import { markdownOf } from '../export/markdown.ts'
import { attachment } from '../http/download.ts'
import { drawn } from '../http/drawn.ts'
import type { Deps, Env } from '../http/env.ts'
import { param } from '../http/param.ts'
import { frameOf, type Seen, see } from '../http/seen.ts'
import { paths } from '../paths.ts'
import type { Origin } from '../xlsx/exporter.ts'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const

type Make = (seen: Seen, raters: readonly [string, ...string[]]) => Promise<string | Uint8Array> | string | Uint8Array

export function exportRoutes(deps: Deps) {
  const made: Readonly<Record<keyof typeof TYPES, Make>> = {
    xlsx: (seen, raters) => deps.exporter.xlsx(seen.view, raters, originOf(seen)),
    json: ({ view }) => writeDocument(documentOf(view)),
    csv: ({ view }, raters) => csvOf(view, raters),
    md: async ({ view }, [rater]) => markdownOf(view, rater, await drawn(deps, view, rater)),
  }
  const routes = new Hono<Env>()
  routes.get(paths.exports(':id'), async (c) => {
    const seen = await see(deps, c.get('person'), param(c, 'id'))
    return c.html(<Exports asset={deps.asset} frame={await frameOf(deps, c.get('person'), seen, null)} view={seen.view} />)
  })
  routes.get(paths.scores(':id'), async (c) => {
    const { view } = await see(deps, c.get('person'), param(c, 'id'))
    const [rater] = ratersOf(c, view)
    const scores = scoresOf(view, rater)
    const robustness = comparable(scores) ? await deps.robustness.of(tableOf(view, raterIn(view, rater)), view.method) : null
    return c.json(scoresJson(scores, furtherOf(view, rater), robustness))
  })
  for (const format of Object.keys(TYPES) as (keyof typeof TYPES)[]) {
    routes.get(paths.export(':id', format), async (c) => {
      const seen = await see(deps, c.get('person'), param(c, 'id'))
      const raters = ratersOf(c, seen.view)
      return download(c, await made[format](seen, raters), titleOf(seen.view, raters, format), format)
    })
  }
  routes.get(paths.worksheet(':id'), async (c) => {
    const seen = await see(deps, c.get('person'), param(c, 'id'))
    return download(c, await deps.exporter.worksheet(seen.view, originOf(seen)), `${seen.view.title}, worksheet`, 'xlsx')
  })
  return routes
}

const originOf = ({ id, opened }: Seen): Origin => ({ workbook: id, at: opened.changedAt })

const download = (c: Context, file: string | Uint8Array, title: string, format: keyof typeof TYPES) =>
  c.body(typeof file === 'string' ? file : new Uint8Array(file), 200, {
    'content-type': TYPES[format],
    'content-disposition': attachment(title, format),
  })

/** Two files with different ratings in them do not get one name: the name of somebody else, or of all, is part of it. */
function titleOf(view: View, raters: readonly string[], format: keyof typeof TYPES): string {
  const [first = ''] = raters
  if (format === 'json') return view.title
  if (raters.length > 1) return `${view.title}, all raters`
  return first === view.me?.id ? view.title : `${view.title}, ${view.raters.get(first)?.name ?? first}`
}

/** Whose ratings: mine, one that is named and may be seen, or all with mine first. */
function ratersOf(c: Context, view: View): [string, ...string[]] {
  const named = c.req.query('rater')
  const first = named ?? view.me?.id ?? view.raters.keys().next().value
  if (first === undefined || !view.raters.has(first)) throw new Refused('unknown', 'There is no such rater in this workbook.')
  if (c.req.query('raters') !== 'all') return [first]
  return [first, ...[...view.raters.keys()].filter((id) => id !== first)]
}
