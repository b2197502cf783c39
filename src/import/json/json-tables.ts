// Turns JSON of other programs into tables where its shape is evident: hypotheses, evidence and ratings, or a list of rows. Pure.
import type { NamedGrid } from '../layout/blocks.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { type JsonLists, type JsonRatings, ratingsIn } from './json-ratings.ts'
import { isKeyOf, isObject, itemsOf, type JsonItem, type JsonObject, partIn, scalarText } from './json-values.ts'

const MOST_TABLES = 50
const MOST_DEEP = 3
const MOST_KEYS = 80

/** Returns the tables of a parsed JSON text; none if nothing in it looks like a matrix. */
export function jsonTables(name: string, raw: unknown): NamedGrid[] {
  const found = matricesIn(raw, MOST_DEEP)
  if (found.length > 0)
    return found
      .slice(0, MOST_TABLES)
      .map(({ title, grid }, at) => ({ name: title ?? (found.length === 1 ? name : `${name}, table ${at + 1}`), grid }))
  const rows = rowsIn(raw)
  return rows === null ? [] : [{ name, grid: rows }]
}

interface Found {
  readonly title: string | null
  readonly grid: Grid
}

/** Looks at a value and, if it is no matrix itself, at the values within. */
function matricesIn(value: unknown, deep: number): Found[] {
  if (isObject(value)) {
    const matrix = matrixIn(value)
    if (matrix) return [matrix]
  }
  if (deep === 0 || typeof value !== 'object' || value === null) return []
  return Object.values(value)
    .slice(0, MOST_KEYS)
    .flatMap((one) => matricesIn(one, deep - 1))
}

function matrixIn(owner: JsonObject): Found | null {
  const [hypotheses, evidence] = [itemsOf(partIn(owner, 'hypotheses')), itemsOf(partIn(owner, 'evidence'))]
  if (!hypotheses || !evidence || hypotheses.length > MOST_KEYS) return null
  const lists = { hypotheses, evidence }
  const raters = itemsOf(partIn(owner, 'raters'))?.map(({ text, value }) => ({
    name: text,
    ratings: isObject(value) ? ratingsIn(value, lists) : new Map(),
  }))
  const own = ratingsIn(owner, lists)
  const rated = (raters ?? []).filter(({ ratings }) => ratings.size > 0)
  const title = scalarText(owner.title) ?? scalarText(owner.name)
  return { title: title?.slice(0, 100) ?? null, grid: gridOf(owner, lists, rated.length > 0 ? rated : [{ name: '', ratings: own }]) }
}

/** Fields that hold ratings or what belongs to them are no columns. */
function fieldsOf(items: readonly JsonItem[], others: readonly JsonItem[]): string[] {
  const ids = new Set(others.flatMap(({ id }) => (id === null ? [] : [id])))
  const names = new Set(items.flatMap(({ fields }) => [...fields.keys()]))
  return [...names].filter((name) => !ids.has(name)).slice(0, MOST_KEYS)
}

const sourceLine = (owner: JsonObject) =>
  Object.entries(owner).flatMap(([key, value]) => (typeof value === 'string' && value.trim() !== '' ? [`${key}: ${value}`] : []))

function gridOf(owner: JsonObject, { hypotheses, evidence }: JsonLists, raters: readonly { name: string; ratings: JsonRatings }[]): Grid {
  const several = raters.length > 1 || raters[0]?.name !== ''
  const fields = fieldsOf(evidence, hypotheses)
  const fixed = [...(several ? ['Rater name'] : []), 'ID', 'Evidence', ...fields]
  const head: GridRow = { row: 1, place: 'the headings', cells: [...fixed, ...hypotheses.map((_, at) => (at === 0 ? 'Hypotheses' : ''))] }
  const described = hypotheses.flatMap(({ fields: said }, at) => {
    const text = [...said].map(([key, value]) => `${key}: ${value}`).join('\n')
    return text === '' ? [] : [[fixed.length + at, text] as const]
  })
  const names: GridRow = {
    ...{ row: 2, place: 'the hypotheses', cells: [...fixed.map(() => ''), ...hypotheses.map(headingOf)] },
    ...(described.length > 0 ? { comments: new Map(described) } : {}),
  }
  const rows = raters.flatMap(({ name, ratings }, rater) =>
    evidence.map((item, at): GridRow => {
      const row = ratings.get(at)
      const notes = [...(row ?? [])].flatMap(([hypothesis, { note }]) =>
        note === null || note.trim() === '' ? [] : [[fixed.length + hypothesis, note] as const],
      )
      return {
        ...{ row: 3 + rater * evidence.length + at, place: `${several ? `${name}, ` : ''}item ${at + 1}` },
        cells: [
          ...(several ? [name] : []),
          ...[item.id ?? '', item.text],
          ...fields.map((field) => item.fields.get(field) ?? ''),
          ...hypotheses.map((_, hypothesis) => row?.get(hypothesis)?.text ?? ''),
        ],
        ...(notes.length > 0 ? { comments: new Map(notes) } : {}),
      }
    }),
  )
  const around = sourceLine(owner).map((text, at) => ({ row: at + 1, text }))
  return {
    rows: [head, names, ...rows, ...resultsOf(owner, hypotheses, fixed.length, rows.length + 3)],
    from1904: false,
    ...(around.length > 0 ? { around } : {}),
  }
}

/** “H1: Coup”, or the text of a hypothesis whose id is no number. */
const headingOf = ({ id, text }: JsonItem): string =>
  id !== null && id !== text && /^h\d{1,3}$/i.test(id) && !text.startsWith(id) ? `${id}: ${text}` : text

/** Totals and ranks by hypothesis, which become printed rows. */
function resultsOf(owner: JsonObject, hypotheses: readonly JsonItem[], width: number, from: number): GridRow[] {
  return Object.entries(owner).flatMap(([key, value], at) => {
    if (!isObject(value) || isKeyOf('hypotheses', key) || isKeyOf('evidence', key)) return []
    const texts = hypotheses.map(({ id, text }) => scalarText(value[id ?? ''] ?? value[text]) ?? '')
    if (texts.every((text) => text === '')) return []
    return [
      {
        row: from + at,
        place: key,
        cells: ['', key.replace(/([a-z])([A-Z])/g, '$1 $2'), ...Array<string>(Math.max(0, width - 2)).fill(''), ...texts],
      },
    ]
  })
}

/** A list of flat objects: their keys are the headings. */
function rowsIn(raw: unknown): Grid | null {
  const list = Array.isArray(raw) ? raw : isObject(raw) ? Object.values(raw).find(Array.isArray) : undefined
  const objects = (list ?? []).filter(isObject)
  if (objects.length === 0 || objects.length < (list?.length ?? 0)) return null
  const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))].slice(0, MOST_KEYS)
  if (
    !keys.some((key) => isKeyOf('evidence', key) || isKeyOf('text', key)) ||
    !keys.some((key) => isKeyOf('hypotheses', key) || isKeyOf('ratings', key))
  )
    return null
  const rows = objects.map((one, at) => ({ row: at + 2, place: `item ${at + 1}`, cells: keys.map((key) => scalarText(one[key]) ?? '') }))
  return { rows: [{ row: 1, cells: keys }, ...rows], from1904: false }
}
