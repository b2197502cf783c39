// Any workbook is read back from its spreadsheet unchanged; after editing ratings, exactly those differ.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, type Document, documentOf } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { RATINGS, type Rating } from '../../ach/model/rating.ts'
import { activeItems, NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { pickChanges, proposalsFor } from '../../import/review/proposals.ts'
import { cellName, type SheetContent, type Spreadsheet } from '../../import/table/spreadsheet.ts'
import { checkBatch } from '../../live/check-batch.ts'
import { columnOf, exported, NOTHING, outcomeOf, returnedOf, rowOf, sheetOf, withCell } from '../read/returned-edit.test-support.ts'
import { randomView } from '../sample.test-support.ts'
import { matrixNames } from '../sheets/matrix-names.ts'
import { withRaters } from '../with-raters.ts'

const RUNS = { numRuns: 30 }
const TIME = 30_000

const views = fc
  .record({
    hypotheses: fc.nat(6),
    evidence: fc.nat(12),
    raters: fc.nat(3),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    awkward: fc.boolean(),
  })
  .map(randomView)

interface Edit {
  readonly rater: string
  readonly evidence: string
  readonly hypothesis: string
  readonly before: Rating | null
  readonly after: Rating | null
}

/** Different ratings for some cells that can be rated, at most one per cell. */
function editsOf(view: View, draws: readonly (readonly [number, number, number, number])[]): Edit[] {
  const [raters, evidence, hypotheses] = [[...view.raters.values()], activeItems(view.evidence), activeItems(view.hypotheses)]
  const edits = new Map<string, Edit>()
  for (const [a, b, c, d] of draws) {
    const rater = raters[a % Math.max(1, raters.length)]
    const [item, hypothesis] = [evidence[b % Math.max(1, evidence.length)]?.id, hypotheses[c % Math.max(1, hypotheses.length)]?.id]
    if (!rater || !item || !hypothesis) continue
    const before = rater.ratings.get(item)?.get(hypothesis) ?? null
    const after = [...RATINGS, null][d % 7] ?? null
    if (after !== before) edits.set(`${rater.id} ${item} ${hypothesis}`, { rater: rater.id, evidence: item, hypothesis, before, after })
  }
  return [...edits.values()]
}

const withEdits = (view: View, file: Spreadsheet, edits: readonly Edit[]): Spreadsheet =>
  edits.reduce((now, { rater, evidence, hypothesis, after }) => {
    const at = [...view.raters.keys()].indexOf(rater)
    const name = matrixNames([...view.raters.values()])[at] ?? 'Matrix'
    const sheet = sheetOf(now, name)
    return withCell(now, name, rowOf(sheet, evidence), columnOf(sheet, hypothesis), after)
  }, file)

const draws = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000)), { maxLength: 12 })
const sorted = (changes: readonly Change[]) => changes.map((change) => JSON.stringify(change)).sort()
const ratingChanges = (edits: readonly Edit[]): Change[] =>
  edits.map(({ rater, evidence, hypothesis, before, after }) => ({ type: 'rated', rater, evidence, hypothesis, before, after }))

/** The document after these ratings, in canonical order. */
function documentAfter(document: Document, changes: readonly Change[]): Document {
  const made = changesOf(document, null)
  const workbook = applyChanges(NO_WORKBOOK, [...made.changes, ...changes])
  return documentOf(viewFor(workbook, { rater: null, names: made.people, unveiled: true }))
}

describe('a returned spreadsheet', () => {
  it(
    'equals the exported workbook, whatever it holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(views, async (view) => {
          const file = await exported(view)
          expect(outcomeOf(file)).toEqual(NOTHING)
          const { base } = returnedOf(file)
          expect({ ...base, raters: [] }).toEqual({ ...documentOf(withRaters(view, [...view.raters.keys()])), raters: [] })
          if (view.raters.size > 0) expect(base?.raters).toEqual(documentOf(view).raters)
        }),
        RUNS,
      )
    },
    TIME,
  )

  it(
    'has exactly the edited ratings, which give the expected workbook',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          views.filter((view) => view.raters.size > 0),
          draws,
          async (view, drawn) => {
            const edits = editsOf(view, drawn)
            const { changes, problems, warnings } = outcomeOf(withEdits(view, await exported(view), edits))
            expect([sorted(changes), problems, warnings]).toEqual([sorted(ratingChanges(edits)), [], []])

            const document = documentOf(view)
            const made = changesOf(document, null)
            const workbook = applyChanges(NO_WORKBOOK, made.changes)
            const { proposals, blocked, already } = proposalsFor(workbook, changes, (rater) => rater)
            expect([proposals.length, proposals.filter(({ changedSince }) => changedSince), blocked, already]).toEqual([
              edits.length,
              [],
              [],
              0,
            ])
            const all = pickChanges(proposals, new Set(proposals.map(({ key }) => key)))
            const after = checkBatch(workbook, all, { rater: 'anybody', importing: true })
            const viewed = viewFor(after, { rater: null, names: made.people, unveiled: true })
            expect(documentOf(viewed)).toEqual(documentAfter(document, ratingChanges(edits)))
          },
        ),
        RUNS,
      )
    },
    TIME,
  )

  it(
    'is never said to change nothing if a cell was typed over',
    async () => {
      await fc.assert(
        fc.asyncProperty(views, fc.nat(1000), fc.nat(1000), fc.nat(1000), async (view, a, b, c) => {
          const file = await exported(view)
          const sheets = file.sheets.filter(({ name }) => /^(Matrix|Evidence|Hypotheses|Sources)/.test(name))
          const sheet = sheets[a % sheets.length]
          if (!sheet) return
          const row = 1 + (b % (Math.max(...sheet.rows.keys()) + 2))
          const column = 1 + (c % (Math.max(...[...sheet.rows.values()].flatMap((cells) => [...cells.keys()])) + 2))
          if (isLabel(sheet, row, column)) return
          // A heading by itself says nothing: here its column is edited too.
          const head = headOf(sheet)
          const renamed = row === head ? withCell(file, sheet.name, head, column, 'x1 heading') : file
          const at = row === head ? head + 1 : row
          const place = `${sheet.name}!${cellName(row, column)}`
          expect(outcomeOf(withCell(renamed, sheet.name, at, column, 'x1 typed')), place).not.toEqual(NOTHING)
        }),
        { numRuns: 60 },
      )
    },
    TIME,
  )
})

const headOf = ({ rows }: Pick<SheetContent, 'rows'>): number => [...rows].find(([, cells]) => cells.get(1)?.value === 'ID')?.[0] ?? 0

/** Texts that only explain: what the title of a list says, and the labels of figures. */
function isLabel({ name, rows }: SheetContent, row: number, column: number): boolean {
  const cells = rows.get(row)
  const head = headOf({ rows })
  if (row < head) return column === 1 ? !name.startsWith('Matrix') : column === 2 && name.startsWith('Matrix')
  if (row > head && cells?.get(1)?.value === 'ID') return true
  if (name === 'Hypotheses' && row > head && ![...(cells?.values() ?? [])].some(({ formula }) => formula)) return true
  if (name === 'Sources' && row > head && typeof cells?.get(1)?.value === 'string' && cells.size === 1) return true
  const figures =
    row > head && !cells?.has(1) && [...(cells?.values() ?? [])].some(({ formula }) => formula) && cells?.get(7)?.formula !== true
  return figures && cells?.get(column)?.formula !== true
}
