// Shows and saves the deception check of one source.

import { type Context, Hono } from 'hono'
import { DECEPTION_LABELS, DeceptionPage } from '../../../templates/checks/deception.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import type { Change } from '../../ach/log/change.ts'
import { type DeceptionCheck, deceptionFields } from '../../ach/model/checks.ts'
import { notInWorkbook, Refused } from '../../ach/model/refused.ts'
import type { Source, Workbook } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { differingFields, readTyped, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { compareFields, conflictPage } from '../shared/edit-conflict.tsx'
import { itemVersion } from '../shared/edit-version.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const deceptionRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.deception(':id', ':item'), async (c) => {
      const seen = await openView(c)
      const source = sourceOf(seen.view, c.req.param('item'))
      return c.render(page(c, seen, source, { values: textsOf(checkOf(seen.view, source.id)), problems: [] }))
    })
    .post(paths.deception(':id', ':item'), async (c) => {
      const seen = await openView(c)
      const source = sourceOf(seen.view, c.req.param('item'))
      const form = await readForm(c)
      const values = { ...textsOf(checkOf(seen.view, source.id)), ...form }
      const read = readTyped(deceptionFields, values)
      if (!read.ok) return c.render(page(c, seen, source, { values, problems: read.problems }), { status: 422 })
      const version = itemVersion(form)
      const typed = Object.fromEntries(Object.entries(read.fields).filter(([name]) => form[name] !== undefined))
      const decide = (workbook: Workbook): Change[] => {
        const now = checkOf(workbook, source.id)
        const wanted = { ...now, ...typed }
        if (!differingFields(now, wanted)) return []
        if (version !== null && version !== versionIn(workbook, source.id))
          throw new Refused('conflict', 'Another person changed this check.')
        const before = workbook.deception.has(source.id) ? now : null
        const after = differingFields(NOTHING, wanted) ? wanted : null
        return [{ type: 'answered', about: 'deception', key: source.id, before, after }]
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => `${paths.deception(seen.id, source.id)}?saved=1`,
        conflict: async () => conflict(deps, c, await reopenView(c), source.id, form),
      })
    })

const NOTHING: DeceptionCheck = { motive: null, practice: null, manipulability: null, evaluation: null, finding: null }
type Checked = Pick<Workbook, 'deception'>

function checkOf({ deception }: Checked, source: string): DeceptionCheck {
  const { motive, practice, manipulability, evaluation, finding } = deception.get(source) ?? NOTHING
  return { motive, practice, manipulability, evaluation, finding }
}
const versionIn = ({ deception }: Checked, source: string) => deception.get(source)?.version ?? 0
const textsOf = (check: DeceptionCheck): Typed => Object.fromEntries(Object.entries(check).map(([name, value]) => [name, value ?? '']))

function sourceOf(view: View, id: string): Source {
  const source = view.sources.get(id)
  if (!source) throw new Refused('unknown', notInWorkbook('source', id))
  return source
}

function page(c: Context<PageEnv>, seen: OpenView, source: Source, filled: FilledForm) {
  return (
    <DeceptionPage
      id={seen.id}
      view={seen.view}
      source={source}
      version={itemVersion(filled.values) ?? versionIn(seen.view, source.id)}
      filled={filled}
      saved={c.req.query('saved') !== undefined}
    />
  )
}

function conflict(deps: Deps, c: Context<PageEnv>, seen: OpenView, sourceId: string, form: Typed) {
  const page = paths.deception(seen.id, sourceId)
  return conflictPage(deps, c, seen, form, {
    tab: 'sources',
    what: `the deception check of ${sourceOf(seen.view, sourceId).name}`,
    version: versionIn(seen.view, sourceId),
    beforeOf: (change) =>
      change.type === 'answered' && change.about === 'deception' && change.key === sourceId ? (change.before ?? NOTHING) : null,
    fields: compareFields(DECEPTION_LABELS, textsOf(checkOf(seen.view, sourceId))),
    action: page,
    theirs: page,
  })
}
