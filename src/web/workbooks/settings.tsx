// The settings of a workbook: texts and method, the person's name, a copy, deleting and bringing back.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { SETTINGS_LABELS, SettingsPage } from '../../../templates/workbooks/settings.tsx'
import { changesOf, documentOf } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { type SettingsFields, settingsFields, sourceFields, type Workbook } from '../../ach/model/workbook.ts'
import { viewFor } from '../../ach/view/view.ts'
import { differingFields, type Problem, readTyped, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { compareFields, conflictPage } from '../shared/edit-conflict.tsx'
import { itemVersion } from '../shared/edit-version.ts'
import { addPerson } from '../shared/new-workbook.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

const SAVED: ReadonlyMap<string, string> = new Map([
  ['settings', 'The settings are saved.'],
  ['name', 'Your name is saved.'],
  ['redacted', 'Names and texts of people are removed, also from the bytes of the database.'],
  [
    'freed',
    'Names and texts of people are removed and can no longer be read here. The database server overwrites their bytes in its own time; its write-ahead log and its backups keep them until then.',
  ],
  [
    'traces',
    'Names and texts of people are removed and can no longer be read here. Bytes of them may still lie in the database file, because another program uses it or the disk is full. Remove personal data once more later.',
  ],
])

export const settingsRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.settings(':id'), async (c) => c.render(page(c, await openView(c))))
    .post(paths.settings(':id'), async (c) => {
      const seen = await openView(c)
      const form = await readForm(c)
      const values = { ...textsOf(seen.view), ...form }
      const read = readTyped(settingsFields, values)
      if (!read.ok) return c.render(page(c, seen, { filled: { values, problems: read.problems } }), { status: 422 })
      const version = itemVersion(form)
      const decide = (workbook: Workbook): Change[] => {
        const typed = Object.fromEntries(Object.entries(read.fields).filter(([name]) => form[name] !== undefined))
        const difference = differingFields(fieldsOf(workbook), { ...fieldsOf(workbook), ...typed })
        if (!difference) return []
        if (version !== null && version !== workbook.version) throw new Refused('conflict', 'The settings were changed meanwhile.')
        return [{ type: 'settings', ...difference }]
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => `${paths.settings(seen.id)}?saved=settings`,
        conflict: async () => conflict(deps, c, await reopenView(c), form),
      })
    })
    // Where a reload of what a mistake answered ends, and where its undo button comes back to.
    .get(paths.person(':id'), (c) => c.redirect(paths.settings(c.req.param('id')), 303))
    .get(paths.duplicate(':id'), (c) => c.redirect(paths.settings(c.req.param('id')), 303))
    .post(paths.person(':id'), async (c) => {
      const me = c.get('person')
      const seen = await openView(c)
      const form = await readForm(c)
      const read = readTyped(sourceFields.pick({ name: true }), form)
      if (!read.ok) return c.render(page(c, seen, { person: { values: form, problems: read.problems } }), { status: 422 })
      await deps.workbooks.namePerson(seen.id, me.id, read.fields.name)
      return c.redirect(`${paths.settings(seen.id)}?saved=name`, 303)
    })
    .post(paths.duplicate(':id'), async (c) => {
      const me = c.get('person').id
      const seen = await openView(c)
      const form = await readForm(c)
      const title = form.copy ?? copyTitle(seen.view.title)
      const read = readTyped(settingsFields.pick({ title: true }), { title })
      if (!read.ok) {
        const problems = read.problems.map(({ message }): Problem => ({ field: 'copy', message }))
        return c.render(page(c, seen, { copy: { values: { copy: title, ratings: form.ratings }, problems } }), { status: 422 })
      }
      // A reading that nobody asked for yet goes into the copy, and stays hidden there.
      const whole = viewFor(seen.opened.workbook, { rater: me, names: seen.opened.names, unveiled: true })
      const made = changesOf({ ...documentOf(whole), title: read.fields.title }, seen.id, { withRatings: form.ratings === 'yes' })
      const { changes, people } = addPerson(made, c.get('person'))
      return c.redirect(paths.workbook(await deps.workbooks.create(me, changes, people)), 303)
    })
    .post(paths.delete(':id'), async (c) => {
      const id = c.req.param('id')
      await deps.workbooks.delete(id)
      return c.redirect(`${paths.home()}?deleted=${encodeURIComponent(id)}`, 303)
    })
    .post(paths.restoreWorkbook(':id'), async (c) => {
      await deps.workbooks.bringBack(c.req.param('id'))
      return c.redirect(paths.workbook(c.req.param('id')), 303)
    })

const fieldsOf = ({ title, question, background, method }: SettingsFields): SettingsFields => ({ title, question, background, method })
const textsOf = (settings: SettingsFields): Typed => ({ ...fieldsOf(settings), background: settings.background ?? '' })
const COPY = ' (copy)'
const copyTitle = (title: string) => cutText(title, LIMITS.title - COPY.length) + COPY

function page(c: Context<PageEnv>, seen: OpenView, shown: { filled?: FilledForm; person?: FilledForm; copy?: FilledForm } = {}) {
  const { view } = seen
  return (
    <SettingsPage
      id={seen.id}
      isRun={view.run !== null}
      version={itemVersion(shown.filled?.values ?? {}) ?? view.version}
      filled={shown.filled ?? { values: textsOf(view), problems: [] }}
      person={shown.person ?? { values: { name: view.me?.name }, problems: [] }}
      copy={shown.copy ?? { values: { copy: copyTitle(view.title), ratings: 'yes' }, problems: [] }}
      saved={SAVED.get(c.req.query('saved') ?? '')}
    />
  )
}

function conflict(deps: Deps, c: Context<PageEnv>, seen: OpenView, typed: Typed) {
  const page = paths.settings(seen.id)
  return conflictPage(deps, c, seen, typed, {
    tab: 'settings',
    what: 'the settings',
    version: seen.view.version,
    beforeOf: (change) => (change.type === 'settings' ? change.before : null),
    fields: compareFields(SETTINGS_LABELS, textsOf(seen.view)),
    action: page,
    theirs: page,
  })
}
