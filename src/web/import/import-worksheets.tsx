// Routes for filled-in worksheets: review which are imported and under which name, then apply the ticked ones as one undoable action.

import { type Context, Hono } from 'hono'
import { ImportWorksheets } from '../../../templates/import/worksheets.tsx'
import { Refused } from '../../ach/model/refused.ts'
import type { FileRead } from '../../files/importer.ts'
import { type PendingUpload, readWithin } from '../../files/pending-uploads.ts'
import { readForm } from '../../http/form.ts'
import { importWorksheets, reviewWorksheets, type WorksheetChoices, type WorksheetFile } from '../../import/review/worksheet-batch.ts'
import { paths } from '../../paths.ts'
import { fingerprintOf } from '../../xlsx/exporter.ts'
import type { Deps } from '../shared/deps.ts'
import { formProblem } from '../shared/form-problem.ts'
import { type OpenView, openViewOf, type PageEnv } from '../shared/open-view.ts'
import { UploadDestination } from './upload-destination.ts'

/** Why a file chosen among worksheets cannot be imported. */
export const NO_WORKSHEET = {
  workbook: 'This is a whole workbook, not a worksheet. Import it by itself from the home page.',
  table: 'This is not a worksheet from this program. Import it by itself and choose what its columns mean.',
} as const

const LOOK_MS = 400

export const importWorksheetRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.importWorksheets(':id'), async (c) => {
      const given = await givenOf(deps, c, c.req.param('id'))
      return given instanceof Response ? given : c.render(page(c, given, {}), { of: given.seen })
    })
    .post(paths.importWorksheets(':id'), async (c) => {
      const again = await deps.uploads.placeOf(c.req.param('id'))
      if (again !== undefined) return c.redirect(again, 303)
      const given = await givenOf(deps, c, c.req.param('id'))
      if (given instanceof Response) return given
      const form = await readForm(c)
      if (form.form !== undefined && form.step !== 'apply') return c.render(page(c, given, form), { of: given.seen })
      try {
        const place = await deps.uploads.once(given.pending.upload.id, async () => {
          await deps.workbooks.change(given.seen.id, c.get('person').id, (workbook) => {
            const all = importWorksheets(reviewWorksheets(workbook, given.files, worksheetChoices(c, given, form)))
            if (all.changes.length === 0) throw new Refused('invalid', 'No worksheet is ticked. Tick at least one.')
            return all
          })
          return paths.workbook(given.seen.id)
        })
        return c.redirect(place, 303)
      } catch (error) {
        const { problem, status } = formProblem(error)
        return c.render(page(c, given, form, problem.message), { status, of: given.seen })
      }
    })

interface Given {
  readonly pending: PendingUpload
  readonly files: readonly WorksheetFile[]
  readonly seen: OpenView
}

async function givenOf(deps: Deps, c: Context<PageEnv>, id: string): Promise<Given | Response> {
  const pending = await deps.uploads.of(id)
  const reads = await readWithin(pending, LOOK_MS)
  if (reads === null) return c.redirect(paths.import(pending.upload.id), 303)
  const destination = new UploadDestination(deps, pending, reads)
  const workbook = await destination.workbook()
  if (workbook === null) {
    const place = await destination.page()
    return place === c.req.path ? c.render(<ImportWorksheets nowhere />, { status: 422 }) : c.redirect(place, 303)
  }
  const files = reads.map((read, at) => worksheetFile(pending.upload.files[at]?.name ?? '', read))
  return { pending, files, seen: await openViewOf(deps, c.get('person'), workbook) }
}

function worksheetFile(file: string, read: FileRead): WorksheetFile {
  switch (read.kind) {
    case 'refused':
      return { file, refused: read.problems.join(' ') }
    case 'documents':
      return { file, refused: NO_WORKSHEET.workbook }
    case 'tables':
      return { file, refused: NO_WORKSHEET.table }
    case 'returned': {
      const { matrices, document, problems, stamp } = read.returned
      const [first] = matrices
      const sheet = document.raters.find(({ id }) => id === first?.rater)
      if (!first || !sheet) return { file, refused: 'This file has no matrix.' }
      return { file, name: first.name || (stamp?.kind === 'worksheet' ? '' : sheet.name), sheet, problems, from: stamp?.from ?? null }
    }
  }
}

const worksheetChoices = (c: Context<PageEnv>, { seen }: Given, form: WorksheetChoices['form']): WorksheetChoices => ({
  me: c.get('person').id,
  names: seen.opened.names,
  workbook: fingerprintOf(seen.id),
  form,
})

function page(c: Context<PageEnv>, given: Given, form: WorksheetChoices['form'], refused?: string) {
  const { seen, pending, files } = given
  return (
    <ImportWorksheets
      workbook={seen.id}
      id={pending.upload.id}
      view={seen.view}
      sheets={reviewWorksheets(seen.opened.workbook, files, worksheetChoices(c, given, form))}
      refused={refused ?? null}
    />
  )
}
