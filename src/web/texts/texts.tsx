// Lists, adds, shows, edits and removes the source texts of a workbook. Files are read in a worker process. Never open to readers or
// participants, because src/access/permissions.ts does not list these routes.
import { type Context, Hono } from 'hono'
import { TextPage } from '../../../templates/texts/text.tsx'
import { TextsPage } from '../../../templates/texts/texts.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { SOURCE_TEXT_REFUSALS } from '../../ach/log/check-source-text.ts'
import { Refused } from '../../ach/model/refused.ts'
import { isReadable, type SourceText } from '../../ach/model/source-texts.ts'
import { cutText } from '../../ach/model/texts.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { addText, editText, NEW_SOURCE, textProblems } from '../../forms/source-texts.ts'
import { readFiles, readForm } from '../../http/form.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { formProblem } from '../shared/form-problem.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

const NOTHING_SENT = 'Paste a text or choose a file.'

export const textRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.texts(':id'), async (c) => {
      const seen = await openView(c)
      return c.render(list(seen, { values: { source: c.req.query('source') ?? NEW_SOURCE }, problems: [] }))
    })
    .post(paths.texts(':id'), async (c) => {
      const seen = await openView(c)
      const { files, texts: values } = await readFiles(c, 'file')
      const refuse = (field: string, message: string, status: 409 | 422 = 422) =>
        c.render(list(seen, { values, problems: [{ field, message }] }), { status })
      const [file] = files
      const pasted = values.pasted ?? ''
      if (!file && pasted.trim() === '') return refuse('pasted', NOTHING_SENT)
      const problems = textProblems(values)
      if (problems.length > 0) return c.render(list(seen, { values, problems }), { status: 422 })
      const read = await deps.uploads.text(
        file ? { name: cutText(file.name, 200), bytes: file.bytes } : { name: '', bytes: new TextEncoder().encode(pasted) },
      )
      if ('refused' in read) return refuse(file ? 'file' : 'pasted', read.refused)
      let id = ''
      const decide = (workbook: Workbook) => {
        const added = addText(workbook, values, read.found)
        if (!added.ok) throw new Refused('invalid', added.problems[0]?.message ?? NOTHING_SENT, added.problems[0]?.field)
        id = added.id
        return added.changes
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => paths.text(seen.id, id),
        problem: ({ field, message }, status) => refuse(field, message, status),
      })
    })
    .get(paths.text(':id', ':text'), async (c) => {
      const seen = await openView(c)
      const text = textOf(seen.view, c.req.param('text'))
      return c.render(page(c, seen, text, { values: { title: text.title, source: text.source, date: text.date }, problems: [] }))
    })
    .post(paths.text(':id', ':text'), async (c) => {
      const seen = await openView(c)
      const text = textOf(seen.view, c.req.param('text'))
      const values = await readForm(c)
      const read = editText(text, values)
      if (!read.ok) return c.render(page(c, seen, text, { values, problems: read.problems }), { status: 422 })
      try {
        await deps.workbooks.change(seen.id, c.get('person').id, () => read.changes)
      } catch (error) {
        const refusal = formProblem(error)
        return c.render(page(c, seen, text, { values, problems: [refusal.problem] }), { status: refusal.status })
      }
      return c.redirect(paths.text(seen.id, text.id), 303)
    })
    .post(paths.removeText(':id', ':text'), async (c) => {
      const id = c.req.param('id')
      await deps.workbooks.change(id, c.get('person').id, (workbook) => {
        const text = textOf(workbook, c.req.param('text'))
        return [{ type: 'textChanged', id: text.id, before: { listed: true }, after: { listed: false } }]
      })
      return c.redirect(paths.texts(id), 303)
    })

/** Throws `Refused('unknown')` if there is no such text, or it cannot be read. */
export function textOf({ texts }: Pick<View, 'texts'>, id: string): SourceText {
  const text = texts.get(id)
  if (!text || !isReadable(text)) throw new Refused('unknown', SOURCE_TEXT_REFUSALS.unknown(id))
  return text
}

const list = ({ id, view }: OpenView, filled: FilledForm) => <TextsPage id={id} view={view} filled={filled} />

const page = (c: Context<PageEnv>, { id, view }: OpenView, text: SourceText, filled: FilledForm) => {
  const repeats = c.req.query('repeats') ?? ''
  return <TextPage id={id} view={view} text={text} filled={filled} repeats={view.evidence.has(repeats) ? repeats : undefined} />
}
