// The deception check of one source, and where it leads: the matrix without the source, and as if the opposite were true.
import { type Context, Hono } from 'hono'
import { DECEPTION_LABELS, DeceptionPage } from '../../../templates/aids/deception.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import type { Env } from '../../access/request-env.ts'
import { Refused } from '../../ach/model/refused.ts'
import { type DeceptionCheck, deceptionFields } from '../../ach/model/thinking-aids.ts'
import type { Source, Workbook } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { differingFields, readTyped, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { param } from '../../http/param.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { compareFields, conflictPage } from '../shared/edit-conflict.tsx'
import { itemVersion } from '../shared/edit-version.ts'
import { type OpenView, openView, pageFrame } from '../shared/open-view.ts'

export const deceptionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(paths.deception(':id', ':item'), async (c) => {
      const seen = await openView(deps, c.get('person'), param(c, 'id'))
      const source = sourceOf(seen.view, param(c, 'item'))
      return c.html(await page(deps, c, seen, source, { values: textsOf(checkOf(seen.view, source.id)), problems: [] }))
    })
    .post(paths.deception(':id', ':item'), async (c) => {
      const seen = await openView(deps, c.get('person'), param(c, 'id'))
      const source = sourceOf(seen.view, param(c, 'item'))
      const form = await readForm(c)
      const values = { ...textsOf(checkOf(seen.view, source.id)), ...form }
      const read = readTyped(deceptionFields, values)
      if (!read.ok) return c.html(await page(deps, c, seen, source, { values, problems: read.problems }), 422)
      const version = itemVersion(form)
      const typed = Object.fromEntries(Object.entries(read.fields).filter(([name]) => form[name] !== undefined))
      try {
        await deps.workbooks.change(seen.id, c.get('person').id, (workbook) => {
          const now = checkOf(workbook, source.id)
          const wanted = { ...now, ...typed }
          if (!differingFields(now, wanted)) return []
          if (version !== null && version !== versionIn(workbook, source.id))
            throw new Refused('conflict', 'This check was changed by somebody else meanwhile.')
          const before = workbook.deception.has(source.id) ? now : null
          const after = differingFields(NOTHING, wanted) ? wanted : null
          return [{ type: 'answered', about: 'deception', key: source.id, before, after }]
        })
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'conflict') throw error
        return conflict(deps, c, await openView(deps, c.get('person'), seen.id), source.id, form)
      }
      return c.redirect(`${paths.deception(seen.id, source.id)}?saved=1`, 303)
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
  if (!source) throw new Refused('unknown', `There is no source ${id} in this workbook.`)
  return source
}

async function page(deps: Deps, c: Context<Env>, seen: OpenView, source: Source, filled: FilledForm) {
  return (
    <DeceptionPage
      asset={deps.asset}
      frame={await pageFrame(deps, c.get('person'), seen, 'sources')}
      view={seen.view}
      source={source}
      version={itemVersion(filled.values) ?? versionIn(seen.view, source.id)}
      filled={filled}
      saved={c.req.query('saved') !== undefined}
    />
  )
}

function conflict(deps: Deps, c: Context<Env>, seen: OpenView, sourceId: string, form: Typed) {
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
