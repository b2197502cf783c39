// Routes for filled-in worksheets: review which are imported and under which name, then apply the ticked ones as one undoable action.

import { type Context, Hono } from 'hono'
import { ImportWorksheets } from '../../../templates/import/worksheets.tsx'
import { differencesOf } from '../../ach/document/document-differences.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { FileRead } from '../../files/importer.ts'
import { type PendingUpload, readWithin } from '../../files/pending-uploads.ts'
import { readForm } from '../../http/form.ts'
import {
  importWorksheets,
  reviewWorksheets,
  WORKSHEET_REMARKS,
  type WorksheetChoices,
  type WorksheetFile,
} from '../../import/review/worksheet-batch.ts'
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
      const source = await openSource(deps, c, c.req.param('id'))
      return source instanceof Response ? source : c.render(page(c, source, {}), { of: source.target })
    })
    .post(paths.importWorksheets(':id'), async (c) => {
      const again = await deps.uploads.placeOf(c.req.param('id'))
      if (again !== undefined) return c.redirect(again, 303)
      const source = await openSource(deps, c, c.req.param('id'))
      if (source instanceof Response) return source
      const form = await readForm(c)
      if (form.form !== undefined && form.step !== 'apply') return c.render(page(c, source, form), { of: source.target })
      try {
        const place = await deps.uploads.once(source.pending.upload.id, async () => {
          await deps.workbooks.change(source.target.id, c.get('person').id, (workbook) => {
            const all = importWorksheets(reviewWorksheets(workbook, source.files, worksheetChoices(c, source, form)))
            if (all.changes.length === 0) throw new Refused('invalid', 'No worksheet is ticked. Tick at least one.')
            return all
          })
          return paths.workbook(source.target.id)
        })
        return c.redirect(place, 303)
      } catch (error) {
        const { problem, status } = formProblem(error)
        return c.render(page(c, source, form, problem.message), { status, of: source.target })
      }
    })

interface ImportSource {
  readonly pending: PendingUpload
  readonly files: readonly WorksheetFile[]
  readonly target: OpenView
}

async function openSource(deps: Deps, c: Context<PageEnv>, id: string): Promise<ImportSource | Response> {
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
  return { pending, files, target: await openViewOf(deps, c.get('person'), workbook) }
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
      const { base, matrices, document, problems, stamp } = read.returned
      const [first, ...more] = matrices
      const sheet = document.raters.find(({ id }) => id === first?.rater)
      if (!first || !sheet) return { file, refused: 'This file has no matrix.' }
      const others = base ? differencesOf(base, document).filter((change) => !('rater' in change)).length : 0
      const warnings = [
        ...read.returned.warnings,
        ...(others > 0 ? [WORKSHEET_REMARKS.otherChanges(others)] : []),
        ...more.map(({ sheet }) => WORKSHEET_REMARKS.otherSheet(sheet)),
      ]
      const name = first.name || (stamp?.kind === 'worksheet' ? '' : sheet.name)
      return { file, name, sheet, problems, warnings, from: stamp?.from ?? null }
    }
  }
}

const worksheetChoices = (c: Context<PageEnv>, { target }: ImportSource, form: WorksheetChoices['form']): WorksheetChoices => ({
  me: c.get('person').id,
  names: target.opened.names,
  workbook: fingerprintOf(target.id),
  form,
})

function page(c: Context<PageEnv>, source: ImportSource, form: WorksheetChoices['form'], refused?: string) {
  const { target, pending, files } = source
  return (
    <ImportWorksheets
      workbook={target.id}
      id={pending.upload.id}
      view={target.view}
      sheets={reviewWorksheets(target.opened.workbook, files, worksheetChoices(c, source, form))}
      refused={refused ?? null}
    />
  )
}
