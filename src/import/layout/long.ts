// Recognises and pivots the long layout, with one rating in each row: evidence, hypothesis, rating. Pure.
import { isTellingRating, readCell } from '../notation/read-cell.ts'
import { type Grid, type GridRow, gridCell, widthOf } from '../table/grid.ts'
import { fieldByTitle, isHypothesisWord, isRatingWord } from '../table/grid-columns.ts'
import { findHeader } from '../table/header-rows.ts'
import { foldWords } from '../words/fold-words.ts'

interface LongColumns {
  readonly head: GridRow
  readonly body: readonly GridRow[]
  /** columns with the hypothesis: its id, its name, or both */
  readonly hypothesis: readonly number[]
  readonly rating: number
  /** the column that tells items apart */
  readonly item: number
  readonly rater: number
}

const MOST_HYPOTHESES = 60

function longColumns(grid: Grid): LongColumns | null {
  const { rows } = findHeader(grid)
  const [head] = rows
  if (rows.length !== 1 || !head) return null
  const body = grid.rows.filter(({ row }) => row > head.row)
  const titles = Array.from({ length: widthOf(grid) }, (_, at) => gridCell(head, at))
  const hypothesis = titles.flatMap((title, at) => (isHypothesisWord(title) ? [at] : []))
  const fields = titles.map((title) => fieldByTitle(title))
  const item = fields.includes('id') ? fields.indexOf('id') : fields.indexOf('statement')
  const rating = ratingColumn(titles, body, [...hypothesis, item])
  if (hypothesis.length === 0 || rating < 0 || item < 0) return null
  const names = new Set(body.map((row) => nameOf(row, hypothesis)))
  const items = new Set(body.map((row) => foldWords(gridCell(row, item).slice(0, 500))))
  if (names.size > MOST_HYPOTHESES || (names.size === body.length && items.size === body.length)) return null
  return { head, body, hypothesis, rating, item, rater: fields.findIndex((field) => field === 'rater' || field === 'rater name') }
}

const share = (values: readonly string[], test: (text: string) => boolean) => values.filter(test).length / Math.max(1, values.length)

function ratingColumn(titles: readonly string[], body: readonly GridRow[], not: readonly number[]): number {
  const values = (at: number) => body.map((row) => gridCell(row, at)).filter((text) => text.trim() !== '')
  const reads = (text: string) => readCell(text).rating !== undefined || readCell(text).doubt !== null || /^\s*[+\-−]?[0-5]\s*$/.test(text)
  const free = titles.flatMap((_, at) => (not.includes(at) ? [] : [at]))
  const named = free.find((at) => isRatingWord(titles[at] ?? '') && values(at).length > 0 && share(values(at), reads) >= 0.5)
  return named ?? free.find((at) => values(at).length > 0 && share(values(at), isTellingRating) >= 0.5) ?? -1
}

const nameOf = (row: GridRow, columns: readonly number[]) =>
  [...new Set(columns.map((at) => gridCell(row, at).trim()).filter((text) => text !== ''))].join(': ')

/** True for a table with one rating in each row. */
export const isLong = (grid: Grid): boolean => longColumns(grid) !== null

/** Gathers the ratings of each item in one row. Remarks on a single rating become a comment on its cell. */
export function pivotLong(grid: Grid): Grid {
  const found = longColumns(grid)
  if (!found) return grid
  const { head, body, hypothesis, rating, item, rater } = found
  const keyOf = (row: GridRow) => `${foldWords(gridCell(row, item).slice(0, 500))}\n${rater < 0 ? '' : gridCell(row, rater).trim()}`
  const groups = new Map<string, GridRow[]>()
  for (const row of body) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  const names = [...new Set(body.map((row) => nameOf(row, hypothesis)))].filter((name) => name !== '')
  const others = Array.from({ length: widthOf(grid) }, (_, at) => at).filter((at) => at !== rating && !hypothesis.includes(at))
  const ofItem = others.filter((at) =>
    [...groups.values()].every((rows) => new Set(rows.map((row) => gridCell(row, at).trim())).size === 1),
  )
  const ofRating = others.filter((at) => !ofItem.includes(at))
  const said = (row: GridRow): string[] =>
    ofRating.flatMap((at) => {
      const [text, title] = [gridCell(row, at).trim(), gridCell(head, at).trim()]
      if (text === '') return []
      return [['notes', 'why'].includes(fieldByTitle(title) ?? '') ? text : `${title}: ${text}`]
    })
  const pivoted = [...groups.values()].map((rows): GridRow => {
    const [first] = rows as [GridRow]
    const cells = [...ofItem.map((at) => gridCell(first, at)), ...names.map(() => '')]
    const comments = new Map<number, string[]>()
    for (const row of rows) {
      const at = names.indexOf(nameOf(row, hypothesis))
      if (at < 0) continue
      const place = ofItem.length + at
      const again = cells[place]?.trim() !== ''
      if (!again) cells[place] = gridCell(row, rating)
      comments.set(place, [...(comments.get(place) ?? []), ...(again ? [`row ${row.row}: ${gridCell(row, rating)}`] : []), ...said(row)])
    }
    const notes = new Map([...comments].filter(([, texts]) => texts.length > 0).map(([at, texts]) => [at, texts.join('\n')]))
    return { row: first.row, cells, ...(notes.size > 0 ? { comments: notes } : {}) }
  })
  const headings: GridRow = { row: head.row, cells: [...ofItem.map((at) => gridCell(head, at)), ...names] }
  const above = grid.rows.filter(({ row }) => row < head.row)
  return { ...grid, rows: [...above, headings, ...pivoted] }
}
