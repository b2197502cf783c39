// Builds files as users would send them: exported from a workbook of the test app, with some cells edited.

import { viewFor } from '../../ach/view/view.ts'
import { paths } from '../../paths.ts'
import type { TestApp } from '../../tests/support/test-app.ts'
import { worksheetPlanOf } from '../../xlsx/sheets/worksheet.ts'
import { workbookPlan } from '../../xlsx/workbook-plan.ts'
import type { SheetPlan, WorkbookPlan } from '../../xlsx/write/sheet-plan.ts'
import { writeXlsx } from '../../xlsx/write/write.ts'

/** Edited cells by `Sheet!id!heading`; '' clears a cell. `Sheet!name` sets the rater's name. */
export type Edits = Readonly<Record<string, string>>

function typedOver(plan: WorkbookPlan, edits: Edits): WorkbookPlan {
  const sheets = plan.sheets.map((sheet) =>
    Object.entries(edits).reduce((now, [place, value]) => {
      const [name, id = '', heading] = place.split('!')
      return name === now.name ? withCell(now, id, heading, value) : now
    }, sheet),
  )
  return { ...plan, sheets }
}

function withCell(sheet: SheetPlan, id: string, heading: string | undefined, value: string): SheetPlan {
  const head = sheet.rows.findIndex(({ cells }) => cells[0]?.value === 'ID')
  const named = sheet.rows.findIndex(({ cells }) => cells[0]?.value === 'Your name:')
  let [row, column] = named >= 0 ? [named, 1] : [0, 0]
  if (heading !== undefined) {
    const spare = sheet.rows.findIndex(({ cells }, at) => at > head && !cells[0]?.value)
    const found = sheet.rows.findIndex(({ cells }, at) => at > head && cells[0]?.value === id)
    row = found < 0 ? spare : found
    const heads = sheet.rows[head]?.cells.map((cell) => String(cell?.value ?? '')) ?? []
    column = heads.findIndex((one) => one === heading || one.startsWith(`${heading}\n`) || one.startsWith(`${heading} (`))
  }
  if (row < 0 || column < 0) throw new Error(`There is no cell ${id} ${heading} on ${sheet.name}.`)
  const typed = (cells: SheetPlan['rows'][number]['cells']) =>
    Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => {
      if (at === column) return { style: 'text' as const, ...cells[at], value }
      return at === 0 && heading !== undefined && !cells[0]?.value ? { style: 'id' as const, value: id } : cells[at]
    })
  return { ...sheet, rows: sheet.rows.map((one, at) => (at === row ? { ...one, cells: typed(one.cells) } : one)) }
}

async function openView(app: TestApp, id: string) {
  const { workbook, names, changedAt: at } = await app.workbooks.open(id)
  return { view: viewFor(workbook, { rater: 'me', names }), origin: { workbook: id, at } }
}

/** Returns the edited spreadsheet of a workbook. A row with an unknown id goes into the first empty row. */
export async function workbookFile(app: TestApp, id: string, edits: Edits = {}, name = 'workbook.xlsx'): Promise<File> {
  const { view, origin } = await openView(app, id)
  return file(name, await writeXlsx(typedOver(workbookPlan(view, ['me'], origin), edits)))
}

/** Returns a filled-in worksheet. */
export async function worksheetFile(app: TestApp, id: string, who: string, edits: Edits, name = `${who}.xlsx`): Promise<File> {
  const { view, origin } = await openView(app, id)
  return file(name, await writeXlsx(typedOver(worksheetPlanOf(view, origin), { 'Worksheet!name': who, ...edits })))
}

export const file = (name: string, content: Uint8Array | string): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name)

/** Uploads files as the form does. Returns the address of the review page, or null if the response is a page itself. */
export async function uploadFiles(app: TestApp, files: readonly File[], texts: Readonly<Record<string, string>> = {}) {
  const body = new FormData()
  for (const [name, text] of Object.entries(texts)) body.set(name, text)
  for (const one of files) body.append('file', one)
  const answer = await app.request(paths.imports(), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  return { answer, place: answer.headers.get('location') ?? '' }
}

/** Uploads files and returns the review page after reading them. */
export async function previewUpload(app: TestApp, files: readonly File[], texts: Readonly<Record<string, string>> = {}) {
  const { place: first } = await uploadFiles(app, files, texts)
  // The progress page redirects once the files are read.
  await (await app.deps.uploads.of(first.split('/')[2] ?? '')).done
  const next = await app.get(first)
  const place = next.status === 303 ? (next.headers.get('location') ?? '') : first
  const page = next.status === 303 ? await (await app.get(place)).text() : await next.text()
  return { place, page }
}

/** Posts a form in which a name may appear more than once. */
export const send = (app: TestApp, path: string, fields: readonly (readonly [string, string])[]) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
    headers: { 'sec-fetch-site': 'same-origin' },
  })

/** Returns the tick boxes of a page: value → ticked. */
export const boxesIn = (page: string): ReadonlyMap<string, boolean> =>
  new Map(
    [...page.matchAll(/<input type="checkbox" name="change" value="([^"]*)"( checked)?/g)].map(([, key = '', on]) => [
      key,
      on !== undefined,
    ]),
  )

export const seqIn = (page: string): string => /name="seq" value="(\d+)"/.exec(page)?.[1] ?? ''
/** Returns the visible text of a page on one line. */
export const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
