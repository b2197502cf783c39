// Files as people bring them back: made by the program from a workbook of the test app, with some cells typed over.

import { viewFor } from '../../ach/view/view.ts'
import { paths } from '../../paths.ts'
import type { TestApp } from '../../tests/support/test-app.ts'
import { worksheetPlanOf } from '../../xlsx/sheets/worksheet.ts'
import { workbookPlan } from '../../xlsx/workbook-plan.ts'
import type { SheetPlan, WorkbookPlan } from '../../xlsx/write/sheet-plan.ts'
import { writeXlsx } from '../../xlsx/write/write.ts'

/** What is typed over, by `Sheet!id!heading`, '' empties; `Sheet!name` is who rated. */
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

async function seen(app: TestApp, id: string) {
  const { workbook, names, changedAt: at } = await app.workbooks.open(id)
  return { view: viewFor(workbook, { rater: 'me', names }), origin: { workbook: id, at } }
}

/** The spreadsheet of a workbook; a row with an id that is not there yet is typed into the first empty one. */
export async function workbookFile(app: TestApp, id: string, edits: Edits = {}, name = 'workbook.xlsx'): Promise<File> {
  const { view, origin } = await seen(app, id)
  return file(name, await writeXlsx(typedOver(workbookPlan(view, ['me'], origin), edits)))
}

/** A worksheet that somebody filled in. */
export async function worksheetFile(app: TestApp, id: string, who: string, edits: Edits, name = `${who}.xlsx`): Promise<File> {
  const { view, origin } = await seen(app, id)
  return file(name, await writeXlsx(typedOver(worksheetPlanOf(view, origin), { 'Worksheet!name': who, ...edits })))
}

export const file = (name: string, content: Uint8Array | string): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name)

/** Gives files as the form does; answers the page that looks at them, or null where the answer is a page itself. */
export async function give(app: TestApp, files: readonly File[], texts: Readonly<Record<string, string>> = {}) {
  const body = new FormData()
  for (const [name, text] of Object.entries(texts)) body.set(name, text)
  for (const one of files) body.append('file', one)
  const answer = await app.request(paths.imports(), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  return { answer, place: answer.headers.get('location') ?? '' }
}

/** The same, and the words of that page once the files were read. */
export async function look(app: TestApp, files: readonly File[], texts: Readonly<Record<string, string>> = {}) {
  const { place: first } = await give(app, files, texts)
  // A page that waits leads on as soon as the files were read.
  await (await app.deps.uploads.of(first.split('/')[2] ?? '')).done
  const next = await app.get(first)
  const place = next.status === 303 ? (next.headers.get('location') ?? '') : first
  const page = next.status === 303 ? await (await app.get(place)).text() : await next.text()
  return { place, page }
}

/** Posts a form in which a name may come several times. */
export const send = (app: TestApp, path: string, fields: readonly (readonly [string, string])[]) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
    headers: { 'sec-fetch-site': 'same-origin' },
  })

/** The boxes of a page: value → ticked. */
export const boxesIn = (page: string): ReadonlyMap<string, boolean> =>
  new Map(
    [...page.matchAll(/<input type="checkbox" name="change" value="([^"]*)"( checked)?/g)].map(([, key = '', on]) => [
      key,
      on !== undefined,
    ]),
  )

export const seqIn = (page: string): string => /name="seq" value="(\d+)"/.exec(page)?.[1] ?? ''
/** What a reader sees of a page, in one line. */
export const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
