// A file is looked at first and becomes a workbook with a second step. This version reads JSON documents.
import { Hono } from 'hono'
import { ImportPreview, type ImportPreviewProps, ImportProblems } from '../../templates/import.tsx'
import { changesOf, type Document, parseDocument } from '../ach/document.ts'
import { Refused } from '../ach/refused.ts'
import { counted } from '../ach/wording.ts'
import type { Deps, Env } from '../http/env.ts'
import { FIRST_NAME, withPerson } from '../http/first-changes.ts'
import { fileOf } from '../http/form.ts'
import { param } from '../http/param.ts'
import { newId } from '../new-id.ts'
import { paths } from '../paths.ts'
import type { Upload } from '../store/store.ts'

export const importRoutes = (deps: Deps) =>
  new Hono<Env>()
    // Where a reload of what a mistake answered ends.
    .get(paths.imports(), (c) => c.redirect(paths.home(), 303))
    .post(paths.imports(), async (c) => {
      const file = await fileOf(c, 'file')
      const bad = (name: string, problems: readonly string[]) =>
        c.html(<ImportProblems asset={deps.asset} name={name} problems={problems} />, 422)
      if (file === null) return bad('', ['Choose a file first, then look at it.'])
      const name = file.name.slice(0, 200) || 'The file'
      const bytes = new Uint8Array(await file.arrayBuffer())
      const read = readDocument(bytes, name, c.get('person').id)
      if (!read.ok) return bad(name, read.problems)
      const id = newId()
      await deps.workbooks.store.keepUpload({ id, at: deps.now().toISOString(), name, bytes })
      return c.redirect(paths.import(id), 303)
    })
    .get(paths.import(':id'), async (c) => {
      const upload = await uploadOf(deps, param(c, 'id'))
      const read = readDocument(upload.bytes, upload.name, c.get('person').id)
      if (!read.ok) return c.html(<ImportProblems asset={deps.asset} name={upload.name} problems={read.problems} />, 422)
      return c.html(
        <ImportPreview
          asset={deps.asset}
          id={upload.id}
          name={upload.name}
          dropped={read.dropped}
          {...inside(read.document, c.get('person').id)}
        />,
      )
    })
    .post(paths.import(':id'), async (c) => {
      const me = c.get('person').id
      const upload = await uploadOf(deps, param(c, 'id'))
      const read = readDocument(upload.bytes, upload.name, me)
      if (!read.ok) return c.html(<ImportProblems asset={deps.asset} name={upload.name} problems={read.problems} />, 422)
      const { changes, people } = withPerson(changesOf(read.document, `file:${upload.name}`), me)
      const id = await deps.workbooks.create(me, changes, people)
      await deps.workbooks.store.dropUpload(upload.id)
      return c.redirect(paths.workbook(id), 303)
    })

async function uploadOf(deps: Deps, id: string): Promise<Upload> {
  const upload = await deps.workbooks.store.upload(id)
  if (!upload) throw new Refused('unknown', 'There is no file waiting here. It may have been brought in already; else choose it again.')
  return upload
}

const OTHERS = /\.(xlsx|xlsm|xls|csv|achz|ods)$/i

function readDocument(bytes: Uint8Array, name: string, me: string): ReturnType<typeof parseDocument> {
  const no = (problem: string) => ({ ok: false as const, problems: [problem] })
  if (OTHERS.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return no('This version reads .json documents.')
  if (bytes.length === 0) return no('The file is empty.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return no('The file is not text in UTF-8. This version reads .json documents.')
  }
  const read = parseDocument(text)
  if (!read.ok) return read
  try {
    withPerson(changesOf(read.document, null), me)
  } catch (error) {
    if (error instanceof Refused) return no(error.message)
    throw error
  }
  return read
}

type Inside = Pick<ImportPreviewProps, 'title' | 'question' | 'method' | 'counts' | 'raters'>

function inside(document: Document, me: string): Inside {
  const count = (items: readonly { parked?: boolean }[], one: string, many: string) => {
    const parked = items.filter((item) => item.parked).length
    return `${counted(items.length, one, many)}${parked > 0 ? `, ${parked} of them parked` : ''}`
  }
  const raters = document.raters.map((rater) => {
    const cells = Object.values(rater.ratings).reduce((sum, row) => sum + Object.keys(row).length, 0)
    const rated = cells === 0 ? 'nothing rated' : `${counted(cells, 'cell')} rated`
    if (rater.kind === 'person') return { name: rater.name, words: rater.id === me ? `${rated}; this is you` : rated }
    return { name: rater.name, words: `${rated}; a reading for comparison, ${rater.shown ? 'shown' : 'hidden until you ask for it'}` }
  })
  if (!document.raters.some(({ id }) => id === me)) raters.push({ name: FIRST_NAME, words: 'you, with nothing rated yet' })
  return {
    title: document.title,
    question: document.question,
    method: document.method,
    counts: [
      count(document.hypotheses, 'hypothesis', 'hypotheses'),
      count(document.evidence, 'item of evidence', 'items of evidence'),
      count(document.sources, 'source', 'sources'),
      count(document.clusters, 'cluster', 'clusters'),
      ...(document.assumptions.length > 0 ? [count(document.assumptions, 'assumption', 'assumptions')] : []),
      ...(document.expectations.length > 0 ? [count(document.expectations, 'expectation', 'expectations')] : []),
      ...(document.milestones.length > 0 ? [count(document.milestones, 'milestone', 'milestones')] : []),
      ...(Object.keys(document.report).length > 0 ? ['own words in the report'] : []),
    ],
    raters,
  }
}
