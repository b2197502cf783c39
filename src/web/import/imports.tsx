// Routes for importing files: upload, progress, preview and confirmation. Files are read in a worker; only the second step changes
// data. Whole workbooks are handled here; src/web/import/upload-destination.ts names the pages for other files.
import { type Context, Hono } from 'hono'
import { CheckMatrixPage } from '../../../templates/import/check-matrix.tsx'
import { ChooseFilePage } from '../../../templates/import/choose-file.tsx'
import { ImportPreview, ImportProblems, ImportProgressPage } from '../../../templates/import/preview.tsx'
import type { Person } from '../../access/request-env.ts'
import { type Document, parseDocument, writeDocument } from '../../ach/document/document.ts'
import { Refused } from '../../ach/model/refused.ts'
import { cutText, LIMITS } from '../../ach/model/texts.ts'
import type { DocumentFound, FileRead } from '../../files/importer.ts'
import { type PendingUpload, readWithin } from '../../files/pending-uploads.ts'
import { readFiles, readForm } from '../../http/form.ts'
import { claimableRaters, claimField, claimRatings } from '../../import/review/claim-ratings.ts'
import { newId } from '../../new-id.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { createFromDocument, isRater } from '../shared/new-workbook.ts'
import { openView, type PageEnv } from '../shared/open-view.ts'
import { summarizeDocument } from './document-summary.ts'
import { checkAtOnce } from './import-columns.tsx'
import { onlyFile, UploadDestination } from './upload-destination.ts'

/** Most files are read within this time; slower ones get a progress page. */
const AT_ONCE_MS = 1500
const LOOK_MS = 400

export const importRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.checkMatrix(), (c) => c.render(<CheckMatrixPage />))
    // Reloading a refused upload sends a GET to this address.
    .get(paths.imports(), (c) => c.redirect(paths.home(), 303))
    .get(paths.importInto(':id'), async (c) => {
      const target = await openView(c)
      return c.render(<ChooseFilePage id={target.id} />)
    })
    .post(paths.imports(), async (c) => {
      const { files, texts } = await readFiles(c, 'file')
      const uploads = files.map(({ name, bytes }) => ({ name: cutText(name, 200) || 'The file', bytes }))
      if (uploads.length === 0 && texts.rows?.trim())
        uploads.push({ name: texts.for === 'check' ? 'Pasted matrix' : 'Pasted rows', bytes: new TextEncoder().encode(texts.rows) })
      if (uploads.length === 0) return problems(c, '', ['Choose a file, then select Preview file.'])
      if (uploads.length > LIMITS.raters)
        return problems(c, '', [`You chose ${uploads.length} files. Import at most ${LIMITS.raters} at a time.`])
      const workbook = texts.workbook ? texts.workbook : null
      if (workbook !== null) await deps.workbooks.open(workbook)
      const pending = await deps.uploads.begin({
        id: newId(),
        at: deps.now().toISOString(),
        workbook,
        files: uploads,
      })
      const reads = await readWithin(pending, AT_ONCE_MS)
      const check = texts.for === 'check'
      if (reads === null) return c.redirect(`${paths.import(pending.upload.id)}${check ? FOR_CHECK : ''}`, 303)
      const why = reads.length === 1 ? whyNot(reads[0], c.get('person').id) : []
      if (why.length === 0) {
        const checked = check ? await checkAtOnce(deps, c, pending, reads) : null
        return c.redirect(checked ?? `${await new UploadDestination(deps, pending, reads).page()}${check ? FOR_CHECK : ''}`, 303)
      }
      await deps.uploads.drop(pending.upload.id)
      return problems(c, pending.upload.files[0]?.name ?? '', why)
    })
    .get(paths.import(':id'), async (c) => {
      const check = c.req.query('for') === 'check'
      // Opening this page again leads to the same workbook.
      const known = check ? await deps.uploads.placeOf(c.req.param('id')) : undefined
      if (known !== undefined) return c.redirect(known, 303)
      const pending = await deps.uploads.of(c.req.param('id'))
      const reads = await readWithin(pending, LOOK_MS)
      if (reads === null)
        return c.render(
          <ImportProgressPage
            name={nameOf(pending)}
            share={pending.share()}
            again={`${paths.import(pending.upload.id)}${check ? FOR_CHECK : ''}`}
          />,
        )
      const checked = check ? await checkAtOnce(deps, c, pending, reads) : null
      if (checked !== null) return c.redirect(checked, 303)
      const destination = new UploadDestination(deps, pending, reads)
      const place = await destination.page()
      const own = c.req.query('as') === 'workbook'
      if (place !== paths.import(pending.upload.id) && !own) return c.redirect(`${place}${check ? FOR_CHECK : ''}`, 303)
      const why = whyNoWorkbook(onlyFile(reads), c.get('person').id)
      if (why.length > 0) return problems(c, nameOf(pending), why)
      return preview(c, { pending, read: onlyFile(reads), alone: await destination.whyAlone() })
    })
    .post(paths.import(':id'), async (c) => {
      const again = await deps.uploads.placeOf(c.req.param('id'))
      if (again !== undefined) return c.redirect(again, 303)
      const me = c.get('person').id
      const pending = await deps.uploads.of(c.req.param('id'))
      const read = onlyFile(await pending.done)
      const why = whyNoWorkbook(read, me)
      if (why.length > 0) return problems(c, nameOf(pending), why)
      const form = await readForm(c)
      const place = await deps.uploads.once(pending.upload.id, async () => {
        const made: string[] = []
        for (const [at, { document }] of documentsIn(read).entries()) {
          const mine = claimRatings(document, form[claimField(at)] ?? usualMine(read, document, c.get('person')), me)
          made.push(await createFromDocument(deps, c.get('person'), mine, { from: `file:${nameOf(pending)}` }))
        }
        return made.length === 1 ? paths.workbook(made[0] ?? '') : paths.home()
      })
      return c.redirect(place, 303)
    })

/** In an address: the matrix was uploaded to be checked. */
const FOR_CHECK = '?for=check'

const nameOf = ({ upload }: PendingUpload): string => upload.files[0]?.name ?? ''

/** Returns the workbooks that a file holds or can become; none for a table, whose columns must be mapped first. */
function documentsIn(read: FileRead): readonly DocumentFound[] {
  if (read.kind === 'documents') return read.documents
  return read.kind === 'returned' ? [{ document: read.returned.document, losses: [] }] : []
}

/** Returns the problems that prevent a preview. */
function whyNot(read: FileRead | undefined, me: string): readonly string[] {
  if (read?.kind === 'refused') return read.problems
  try {
    if (read) for (const { document } of documentsIn(read)) isRater(document.raters, me)
    return []
  } catch (error) {
    if (error instanceof Refused) return [error.message]
    throw error
  }
}

/**
 * The rater preselected as the user: the first one of a file from another program. A document identifies raters itself, and may come from
 * another machine: then its only person, or the one with the user's name.
 */
function usualMine(read: FileRead, document: Document, { id, name }: Person): string {
  const claimable = claimableRaters(document, id)
  const isDocument = read.kind === 'documents' && read.from === 'json'
  const found = isDocument && claimable.length > 1 ? claimable.find((rater) => rater.name === name) : claimable[0]
  return found?.id ?? ''
}

/** Returns the problems that prevent creating a workbook. Spreadsheet cells are checked against the limits only here. */
function whyNoWorkbook(read: FileRead, me: string): readonly string[] {
  const why = whyNot(read, me)
  const whole = why.length === 0 && read.kind === 'returned' ? parseDocument(writeDocument(read.returned.document)) : null
  return whole?.ok === false ? whole.problems : why
}

function problems(c: Context<PageEnv>, name: string, all: readonly string[]) {
  return c.render(<ImportProblems name={name} problems={all} />, { status: 422 })
}

interface Preview {
  readonly pending: PendingUpload
  readonly read: FileRead
  /** why a spreadsheet of this program changes no workbook here; null for other files */
  readonly alone: string | null
}

function preview(c: Context<PageEnv>, { pending: { upload }, read, alone }: Preview) {
  const me = c.get('person').id
  const returned = read.kind === 'returned' ? read.returned : null
  return c.render(
    <ImportPreview
      id={upload.id}
      name={upload.files[0]?.name ?? ''}
      from={read.kind === 'documents' ? read.from : 'xlsx'}
      workbooks={documentsIn(read).map(({ document, losses }) => ({
        ...summarizeDocument(document, me),
        losses,
        couldBeMine: claimableRaters(document, me).map(({ id, name }) => ({ id, name })),
        mine: usualMine(read, document, c.get('person')),
      }))}
      problems={returned?.problems ?? []}
      warnings={[...(returned?.warnings ?? []), ...(alone === null ? [] : [alone])]}
      anyway={returned !== null && upload.workbook !== null}
    />,
  )
}
