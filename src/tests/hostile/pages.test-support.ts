// Every page of the app, with the ids and fields to request it with. The routes come from the app itself.

import { PICTURES } from '../../../templates/pictures/pictures.ts'
import { paths } from '../../paths.ts'
import { file, uploadFiles, workbookFile, worksheetFile } from '../../web/import/imports.test-support.ts'
import type { TestApp } from '../support/test-app.ts'

/** Existing values by the name of a path parameter, a query parameter or a field. */
export type Known = ReadonlyMap<string, readonly string[]>
export interface Route {
  readonly method: string
  readonly path: string
}

/** Middleware routes are not pages. */
export function routesOf({ app }: Pick<TestApp, 'app'>): readonly Route[] {
  const found = app.routes.filter(({ path }) => !path.endsWith('*')).map(({ method, path }) => ({ method, path }))
  return [...new Map(found.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

/** Imports a document as a workbook, as a user would. */
export async function importDocument(app: TestApp, json: string): Promise<string> {
  const { place } = await uploadFiles(app, [file('given.json', json)])
  const made = (await app.post(place)).headers.get('location') ?? ''
  if (!made.startsWith(paths.workbook(''))) throw new Error(`No workbook was created from ${place}: ${made}`)
  return made.slice(paths.workbook('').length)
}

/** How ids begin, by list. */
const FIRST: readonly (readonly [string, string])[] = [
  ['/hypotheses/', 'H'],
  ['/evidence/', 'E'],
  ['/sources/', 'S'],
  ['/clusters/', 'K'],
  ['/assumptions/', 'A'],
  ['/expectations/', 'X'],
  ['/milestones/', 'M'],
]

const NOWHERE: Readonly<Record<string, string>> = {}

/** Uploaded files of every kind that wait for a preview, with hostile text in every place that is read. */
export async function storeUploads(app: TestApp, workbook: string, text: string): Promise<string[]> {
  const cell = `"${text.replaceAll('"', '""')}"`
  const whole = await (await app.get(paths.export(workbook, 'json'))).text()
  const table = `${cell},Evidence,${cell} (1),H2\n${cell},${cell},C,I\n${cell},Seen,${cell},CC\n`
  const edits = { 'Evidence!E1!Evidence': `${text} edited`, 'Evidence!E2!Notes': text }
  const uploads = [
    [file(`${text}.json`, whole)],
    [file(`${text}.csv`, table)],
    [file('rows.tsv', table.replaceAll(',', '\t'))],
    [await workbookFile(app, workbook, edits, `${text}.xlsx`)],
    [
      await worksheetFile(app, workbook, text, { 'Worksheet!E1!H1': 'C', 'Worksheet!E2!H2': text }, `${text}.xlsx`),
      await worksheetFile(app, workbook, 'Other', { 'Worksheet!E1!H1': 'II' }, 'other.xlsx'),
    ],
  ]
  const ids: string[] = []
  for (const [at, files] of uploads.entries())
    for (const into of at < 3 ? [NOWHERE, { workbook }] : [NOWHERE]) {
      const { place } = await uploadFiles(app, files, into)
      const id = place.split('/')[2]
      if (!id) throw new Error(`The files ${at} were refused.`)
      await (await app.deps.uploads.of(id)).done
      ids.push(id)
    }
  return ids
}

/** Every address of a route; a parameter with several values is tried with each. */
export function addresses(path: string, parts: Known): string[] {
  const part = /:(\w+)(\{[^}]*\})?/.exec(path)
  if (!part) return [path]
  return valuesOf(path, part[1] ?? '', parts).flatMap((value) => addresses(path.replace(part[0], value), parts))
}

/** Values of a path parameter: items of the matching list, or uploads for import pages. */
export function valuesOf(path: string, name: string, parts: Known): readonly string[] {
  const values = parts.get(name === 'id' && path.startsWith('/imports/') ? 'upload' : name) ?? ['x']
  const [, begin] = name === 'item' ? (FIRST.find(([list]) => path.includes(list)) ?? []) : []
  return begin === undefined ? values : values.filter((value) => value.startsWith(begin))
}

/** The forms of some pages by their action: each field with its values. */
export function formsIn(pages: Iterable<string>): Map<string, Map<string, Set<string>>> {
  const forms = new Map<string, Map<string, Set<string>>>()
  for (const page of pages)
    for (const [, action = '', content = ''] of page.matchAll(/<form\b[^>]*? action="([^"?#]*)[^"]*"[^>]*>([\s\S]*?)<\/form>/g)) {
      const fields = forms.get(action) ?? new Map<string, Set<string>>()
      forms.set(action, fields)
      const add = (name: string | undefined, value: string) => {
        if (name !== undefined) fields.set(name, (fields.get(name) ?? new Set()).add(value))
      }
      for (const [tag] of content.matchAll(/<(?:input|textarea|button)\b[^>]*>/g))
        add(/ name="([^"]+)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1] ?? 'Some words')
      for (const [, name, options = ''] of content.matchAll(/<select\b[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
        for (const [, value = ''] of options.matchAll(/<option\b[^>]* value="([^"]*)"/g)) add(name, value)
    }
  return forms
}

/** Every picture of a workbook. */
export const PICTURE_FILES = Object.keys(PICTURES).map((name) => `${name}.svg`)

/** Path parameters that exist in a workbook of `markedDocument`. */
export const partsOf = (workbook: string, uploads: readonly string[]): Known =>
  new Map([
    ['id', [workbook]],
    ['upload', uploads],
    ['item', ['E', 'H', 'S', 'K', 'A', 'X', 'M'].flatMap((begin) => [`${begin}1`, `${begin}2`])],
    ['evidence', ['E1', 'E2']],
    ['hypothesis', ['H1', 'H2']],
    ['other', ['H2', 'H1']],
    ['rater', ['other', 'me']],
    ['seq', ['0', '999999999999999999999']],
    ['text', ['T1', 'T2']],
    ['part', ['bottom', 'method', 'dissent']],
    ['file', ['matrix.svg', 'scores.svg']],
    ['hash', ['x']],
    ['name', ['css/app.css', '../package.json']],
  ])
