// Saves credibility and relevance of all items in one batch. Only values changed in the form are written.

import { type Context, Hono } from 'hono'
import { WeightsPage } from '../../../templates/items/weights.tsx'
import type { Change } from '../../ach/log/change.ts'
import { requireItem } from '../../ach/log/item-kind.ts'
import { agreeGrade } from '../../ach/model/grade.ts'
import { Refused } from '../../ach/model/refused.ts'
import { type Level, levelSchema, type Workbook } from '../../ach/model/workbook.ts'
import { differingFields, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const weightRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.weights(':id'), async (c) => c.render(page(c, await openView(c), {}, [])))
    .post(paths.weights(':id'), async (c) => {
      const form = await readForm(c)
      const wanted = wishes(form)
      const id = c.req.param('id')
      let clashes: string[] = []
      const decide = (workbook: Workbook): Change[] => {
        clashes = clashesOf(workbook, wanted)
        if (clashes.length > 0) throw new Refused('conflict', 'Another person changed some of these weights.')
        return changesOf(workbook, wanted)
      }
      return saveForm(deps, c, id, decide, {
        saved: () => `${paths.weights(id)}?saved=1`,
        conflict: async () => c.render(page(c, await openView(c), form, clashes), { status: 409 }),
      })
    })

interface Wish {
  readonly id: string
  readonly credibility: Level | null | undefined
  readonly relevance: Level | null | undefined
  /** the values when the form was rendered; null: not checked for conflicts */
  readonly was: { readonly credibility: Level | null; readonly relevance: Level | null } | null
}

/** The levels requested by the form, by item; undefined for a level that is missing or unchanged. */
function wishes(form: Typed): Wish[] {
  const ids = new Set(Object.keys(form).flatMap((name) => /^(?:credibility|relevance)\.(.+)$/.exec(name)?.[1] ?? []))
  return [...ids].map((id) => {
    const [credibility, relevance] = form[`was.${id}`]?.split(',') ?? []
    const was =
      credibility === undefined || relevance === undefined ? null : { credibility: levelOf(credibility), relevance: levelOf(relevance) }
    const asked = (aspect: 'credibility' | 'relevance') => {
      const text = form[`${aspect}.${id}`]
      const level = text === undefined ? undefined : levelOf(text)
      return was && level === was[aspect] ? undefined : level
    }
    return { id, credibility: asked('credibility'), relevance: asked('relevance'), was }
  })
}

function levelOf(text: string): Level | null {
  if (text.trim() === '') return null
  const read = levelSchema.safeParse(text.trim().toLowerCase())
  if (!read.success) throw new Refused('invalid', `“${text}” is not a level. Use low, medium or high, or leave it blank.`)
  return read.data
}

const itemOf = (workbook: Workbook, id: string) => requireItem(workbook.evidence, 'evidence', id)

const clashesOf = (workbook: Workbook, wanted: readonly Wish[]): string[] =>
  wanted.flatMap(({ id, was, ...asked }) => {
    const item = itemOf(workbook, id)
    const clash = (['credibility', 'relevance'] as const).some(
      (aspect) => asked[aspect] !== undefined && was !== null && item[aspect] !== was[aspect] && item[aspect] !== asked[aspect],
    )
    return clash ? [id] : []
  })

const changesOf = (workbook: Workbook, wanted: readonly Wish[]): Change[] =>
  wanted.flatMap(({ id, credibility, relevance }): Change[] => {
    const item = itemOf(workbook, id)
    const now = { credibility: item.credibility, grade: item.grade, relevance: item.relevance }
    const asked = {
      credibility: credibility === undefined ? now.credibility : credibility,
      grade: now.grade,
      relevance: relevance === undefined ? now.relevance : relevance,
    }
    const difference = differingFields(now, agreeGrade(asked, now))
    return difference ? [{ type: 'changed', what: 'evidence', id, ...difference }] : []
  })

function page(c: Context<PageEnv>, seen: OpenView, form: Typed, clashes: readonly string[]) {
  return (
    <WeightsPage
      id={seen.id}
      view={seen.view}
      chosen={form}
      clashes={clashes}
      saved={clashes.length === 0 && c.req.query('saved') !== undefined}
    />
  )
}
