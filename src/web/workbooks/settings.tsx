// Serves the settings of a workbook and stores them; also renames the person, duplicates, deletes and restores workbooks.

import { type Context, Hono } from 'hono'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { SettingsPage } from '../../../templates/workbooks/settings.tsx'
import { documentSteps } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { cleanName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isSameName, nameTaken } from '../../ach/model/same-name.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import { type SettingsFields, settingsFields, sourceFields, type Workbook } from '../../ach/model/workbook.ts'
import { isUnfinished } from '../../ach/view/run-view.ts'
import { viewFor } from '../../ach/view/view.ts'
import { choiceWords } from '../../ach/words/choice-words.ts'
import { SETTINGS_LABELS } from '../../ach/words/field-table.ts'
import { runInSlices } from '../../background/yield-to-requests.ts'
import { differingFields, type Problem, readTyped, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'
import { newId } from '../../new-id.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { compareFields, conflictPage } from '../shared/edit-conflict.tsx'
import { itemVersion } from '../shared/edit-version.ts'
import { createFromDocument } from '../shared/new-workbook.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export const PERSONAL_DATA_REMOVED = 'People’s names, reasons, notes and comments were removed.'

export const DELETE_RUNNING = 'This exercise is not closed: its participants would be thrown out. Tick the box to delete it anyway.'

/** Confirmations by the query field `saved`. */
const SAVED: ReadonlyMap<string, string> = new Map([
  ['settings', 'Settings saved.'],
  ['name', 'Name saved.'],
  ['redacted', `${PERSONAL_DATA_REMOVED} No trace is left in the database file.`],
  [
    'freed',
    `${PERSONAL_DATA_REMOVED} They can no longer be read here, but until the database server overwrites the deleted data, its files may still contain them. Backups are not affected.`,
  ],
  [
    'traces',
    `${PERSONAL_DATA_REMOVED} They can no longer be read here, but the database file may still contain traces, because another program is using it or the disk is full. Remove personal data again later.`,
  ],
])

/** Why this person cannot have the name in this workbook; null if they can. */
function nameProblem({ workbook, names }: OpenedWorkbook, me: string, name: string): string | null {
  if (cleanName(name) === '') return 'Enter a name.'
  const others = [...workbook.raters.values()].filter(({ id, present }) => id !== me && present)
  return others.some(({ id }) => isSameName(names.get(id) ?? '', name)) ? nameTaken(name) : null
}

export const settingsRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.settings(':id'), async (c) => c.render(page(c, await openView(c))))
    .post(paths.settings(':id'), async (c) => {
      const current = await openView(c)
      const form = await readForm(c)
      const values = { ...textsOf(current.view), ...form }
      const read = readTyped(settingsFields, values)
      if (!read.ok) return c.render(page(c, current, { filled: { values, problems: read.problems } }), { status: 422 })
      const version = itemVersion(form)
      const decide = (workbook: Workbook): Change[] => {
        const typed = Object.fromEntries(Object.entries(read.fields).filter(([name]) => form[name] !== undefined))
        const difference = differingFields(fieldsOf(workbook), { ...fieldsOf(workbook), ...typed })
        if (!difference) return []
        if (version !== null && version !== workbook.version)
          throw new Refused('conflict', 'The settings have been changed by someone else. Your changes were not saved.')
        return [{ type: 'settings', ...difference }]
      }
      return saveForm(deps, c, current.id, decide, {
        saved: () => `${paths.settings(current.id)}?saved=settings`,
        conflict: async () => conflict(deps, c, await reopenView(c), form),
      })
    })
    // Reached when someone reloads a form that showed an error, or presses Undo on it.
    .get(paths.person(':id'), (c) => c.redirect(paths.settings(c.req.param('id')), 303))
    .get(paths.duplicate(':id'), (c) => c.redirect(paths.settings(c.req.param('id')), 303))
    .post(paths.person(':id'), async (c) => {
      const me = c.get('person')
      const current = await openView(c)
      const form = await readForm(c)
      const read = readTyped(sourceFields.pick({ name: true }), form)
      if (!read.ok) return c.render(page(c, current, { person: { values: form, problems: read.problems } }), { status: 422 })
      const { name } = read.fields
      const message = nameProblem(current.opened, me.id, name)
      if (message !== null)
        return c.render(page(c, current, { person: { values: form, problems: [{ field: 'name', message }] } }), { status: 422 })
      await deps.workbooks.namePerson(current.id, me.id, name)
      return c.redirect(`${paths.settings(current.id)}?saved=name`, 303)
    })
    .post(paths.duplicate(':id'), async (c) => {
      const me = c.get('person').id
      const current = await openView(c)
      const form = await readForm(c)
      const title = form.copy ?? copyTitle(current.view.title)
      const read = readTyped(settingsFields.pick({ title: true }), { title })
      if (!read.ok) {
        const problems = read.problems.map(({ message }): Problem => ({ field: 'copy', message }))
        return c.render(page(c, current, { copy: { values: { copy: title, ratings: form.ratings }, problems } }), { status: 422 })
      }
      // Hidden reference ratings are copied too, and stay hidden in the copy. Source texts stay with the same people.
      const { workbook, names } = current.opened
      const whole = viewFor(workbook, { rater: me, names, unveiled: true })
      const document = { ...(await runInSlices(documentSteps(whole, { sourceTexts: true }))), title: read.fields.title }
      const withRatings = form.ratings === 'yes'
      // A first pass goes on in the copy, unless the person has rated everything or chose to see scores.
      const passes = withRatings ? current.view.firstPass?.scoresHidden : workbook.firstPass !== null
      const id = await createFromDocument(deps, c.get('person'), document, {
        from: current.id,
        withRatings,
        ...(passes && { firstPass: newId() }),
      })
      return c.redirect(paths.workbook(id), 303)
    })
    .post(paths.delete(':id'), async (c) => {
      const id = c.req.param('id')
      const { sure } = await readForm(c)
      // A damaged workbook cannot be opened, and can be deleted.
      const current = await openView(c).catch(() => null)
      if (current && isUnfinished(current.view.run) && sure !== 'yes')
        return c.render(page(c, current, { deleting: { field: 'sure', message: DELETE_RUNNING } }), { status: 422 })
      await deps.workbooks.delete(id)
      deps.access.record(c, 'workbook deleted', { workbook: id })
      return c.redirect(`${paths.home()}?deleted=${encodeURIComponent(id)}`, 303)
    })
    .post(paths.restoreWorkbook(':id'), async (c) => {
      await deps.workbooks.bringBack(c.req.param('id'))
      return c.redirect(paths.workbook(c.req.param('id')), 303)
    })

const fieldsOf = ({ title, question, background, method, marking }: SettingsFields): SettingsFields => ({
  title,
  question,
  background,
  method,
  marking,
})
const shownTexts = (texts: Typed): Typed => ({ ...texts, ...(texts.method && { method: choiceWords('settings', 'method', texts.method) }) })
const textsOf = (settings: SettingsFields): Typed => ({
  ...fieldsOf(settings),
  background: settings.background ?? '',
  marking: settings.marking ?? '',
})
const COPY = ' (copy)'
const copyTitle = (title: string) => cutText(title, LIMITS.title - COPY.length) + COPY

function page(
  c: Context<PageEnv>,
  { id, view }: OpenView,
  forms: { filled?: FilledForm; person?: FilledForm; copy?: FilledForm; deleting?: Problem } = {},
) {
  return (
    <SettingsPage
      id={id}
      isRun={view.run !== null}
      isRunning={isUnfinished(view.run)}
      deleting={forms.deleting}
      version={itemVersion(forms.filled?.values ?? {}) ?? view.version}
      filled={forms.filled ?? { values: textsOf(view), problems: [] }}
      person={forms.person ?? { values: { name: view.me?.name }, problems: [] }}
      copy={forms.copy ?? { values: { copy: copyTitle(view.title), ratings: 'yes' }, problems: [] }}
      saved={SAVED.get(c.req.query('saved') ?? '')}
    />
  )
}

function conflict(deps: Deps, c: Context<PageEnv>, current: OpenView, typed: Typed) {
  const page = paths.settings(current.id)
  return conflictPage(deps, c, current, typed, {
    tab: 'settings',
    what: 'the settings',
    version: current.view.version,
    beforeOf: (change) => (change.type === 'settings' ? change.before : null),
    fields: (mine) => compareFields(SETTINGS_LABELS, shownTexts(textsOf(current.view)))(shownTexts(mine)),
    action: page,
    theirs: page,
  })
}
