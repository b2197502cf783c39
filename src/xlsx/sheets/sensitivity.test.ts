// The Sensitivity sheet: its formulas against src/ach, untouched and after edits typed into cells, and the values from the export below them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableIn } from '../../ach/analysis/analysis.test-support.ts'
import { bayesianView } from '../../ach/analysis/posterior.ts'
import { itemGroupSensitivity, leaveOneOut } from '../../ach/analysis/sensitivity.ts'
import { tornado } from '../../ach/analysis/tornado.ts'
import { pairKey } from '../../ach/model/checks.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { leadersOf, marginOf, scoresInForce } from '../../ach/scoring/leaders.ts'
import type { View } from '../../ach/view/view.ts'
import { breakEvenSentence } from '../../ach/words/analysis-words.ts'
import type { Engine } from '../evaluate.test-support.ts'
import { randomFrom, randomView, viewOfCase } from '../sample.test-support.ts'
import { workbookPlan } from '../workbook-plan.ts'
import { close, edit, open } from '../write/opened.test-support.ts'
import { columnLetters } from '../write/sheet-plan.ts'
import { MISSING_ITEM } from './sensitivity-formulas.ts'
import { FIGURES_FAIL, NOTHING_TO_COMPARE } from './sensitivity-values.ts'

const SHEET = 'Sensitivity'
const FIRST = 8
/** Letters of the columns in a workbook with `n` hypotheses. */
const columns = (n: number) => ({
  score: (at: number) => columnLetters(5 + at),
  margin: columnLetters(6 + n),
  ofLeaderNow: columnLetters(7 + n),
  leaders: columnLetters(8 + n),
  mark: columnLetters(9 + n),
  influence: columnLetters(10 + n),
})

/** Compares the rows with the leave-one-out analysis of the first rater. */
function compareLive(engine: Engine, view: View): void {
  const [rater = ''] = view.raters.keys()
  const ids = activeItems(view.hypotheses).map(({ id }) => id)
  if (ids.length === 0) return
  const table = tableIn(view, rater)
  const now = scoresInForce(table)
  const losses = new Map(leaveOneOut(table).map((one) => [one.id, one]))
  const at = columns(ids.length)
  const shows = (letters: string, row: number, wanted: string | number) =>
    close(engine.value(SHEET, letters + row), wanted, `${letters}${row}`)
  const named = (leaders: readonly string[]) => `${leaders.length > 1 ? 'tie: ' : ''}${leaders.join(', ')}`

  /** a hypothesis that nothing is rated for has no score */
  const scoreOf = (scores: readonly number[], id: string) => scores[table.hypotheses.indexOf(id)] ?? ''
  for (const [place, id] of ids.entries()) shows(at.score(place), 6, scoreOf(now, id))
  shows(at.leaders, 6, table.hypotheses.length === 0 ? '' : named(leadersOf(now).map((place) => table.hypotheses[place] ?? '')))
  for (const [index, id] of [...view.evidence.keys()].entries()) {
    const row = FIRST + index
    const loss = losses.get(id)
    const item = table.rows.find((one) => one.id === id)
    expect(engine.value(SHEET, `A${row}`)).toBe(id)
    if (!loss || !item) {
      shows(at.mark, row, 'parked')
      for (const letters of [at.score(0), at.leaders]) shows(letters, row, '')
      continue
    }
    const without = now.map((score, place) => score - item.weight * (item.v[place] ?? 0))
    for (const [place, one] of ids.entries()) shows(at.score(place), row, scoreOf(without, one))
    shows(at.leaders, row, table.hypotheses.length === 0 ? '' : named(loss.leadersWithout))
    shows(at.mark, row, loss.linchpin ? 'linchpin' : 'same')
    if (loss.marginWithout === null) continue
    shows(at.ofLeaderNow, row, loss.marginWithout)
    shows(at.margin, row, marginOf(without, leadersOf(without)[0] ?? 0) ?? Number.NaN)
  }
}

const samples: Record<string, View> = {
  Kazakhstan: viewOfCase('kazakhstan-2022'),
  'the Tokyo warm-up': viewOfCase('tokyo-1995'),
  '6 x 60, two raters': randomView({ hypotheses: 6, evidence: 60, raters: 2, seed: 3 }),
  'twenty hypotheses': randomView({ hypotheses: 20, evidence: 30, seed: 4 }),
  'two hypotheses': randomView({ hypotheses: 2, evidence: 30, seed: 6 }),
  'one hypothesis': randomView({ hypotheses: 1, evidence: 6 }),
  'no evidence': randomView({ hypotheses: 3, evidence: 0 }),
  'no hypotheses': randomView({ hypotheses: 0, evidence: 3 }),
  nothing: randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
}

describe.each(Object.entries(samples))('each item left out of %s', (name, view) => {
  it('the formulas on Sensitivity give the scores, leaders, margins and linchpins of src/ach', async () => {
    compareLive(await open(view), view)
  })

  it('the formulas on Sensitivity follow edits of ratings, grades, use and method', async () => {
    const engine = await open(view)
    let edited = view
    for (const seed of [name.length, 7]) {
      edited = edit(engine, edited, randomFrom(seed), 60)
      compareLive(engine, edited)
    }
  })
})

it('the formulas on Sensitivity follow any edits of any small workbook, including ties', async () => {
  const sizes = fc.record({
    hypotheses: fc.integer({ min: 1, max: 4 }),
    evidence: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer({ min: 0, max: 1e9 }),
  })
  let ties = 0
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer(), async (size, seed) => {
      const view = randomView(size)
      const engine = await open(view)
      const edited = edit(engine, view, randomFrom(seed), 30)
      compareLive(engine, edited)
      if (leadersOf(scoresInForce(tableIn(edited, 'r1'))).length > 1) ties++
    }),
    { numRuns: 60 },
  )
  expect(ties).toBeGreaterThan(0)
})

describe('Tokyo 1995 in the sheet', async () => {
  const view = viewOfCase('tokyo-1995')
  const at = columns(4)

  it('Sensitivity marks E1 and E2 as linchpins and names ties and leaders', async () => {
    const engine = await open(view)
    const column = (letters: string) => [6, 8, 9, 10, 11].map((row) => engine.value(SHEET, letters + row))
    expect(column(at.leaders)).toEqual(['tie: H1, H2', 'H1', 'H2', 'tie: H1, H2', 'tie: H1, H2'])
    expect(column(at.mark).slice(1)).toEqual(['linchpin', 'linchpin', 'same', 'same'])
    expect(column(at.ofLeaderNow)).toEqual([0, 1, -1, 0, 0])
    expect(column(at.margin)).toEqual([0, 1, 1, 0, 0])
  })

  it('Sensitivity follows when a rating breaks the tie', async () => {
    const engine = await open(view)
    engine.type('Matrix', 'J11', 'II')
    engine.type('Matrix', 'J10', 'II')
    expect([6, 8, 9].map((row) => engine.value(SHEET, at.leaders + row))).toEqual(['H1', 'H1', 'tie: H1, H3'])
    expect([8, 9].map((row) => engine.value(SHEET, at.mark + row))).toEqual(['same', 'linchpin'])
  })

  it('Sensitivity finds its items by ID after the matrix is sorted', async () => {
    const engine = await open(view)
    const cells = engine.sheets.get('Matrix')
    const swapped = ['A', 'I', 'J', 'K', 'L'].flatMap((letters) => [
      [`${letters}8`, cells?.get(`${letters}11`)?.value ?? null] as const,
      [`${letters}11`, cells?.get(`${letters}8`)?.value ?? null] as const,
    ])
    for (const [address, value] of swapped) engine.type('Matrix', address, value)
    compareLive(engine, view)
  })

  it('sorting Sensitivity leaves its spare rows in place, which would otherwise count themselves', () => {
    const sheet = workbookPlan(view, [...view.raters.keys()]).sheets.find(({ name }) => name === SHEET)
    expect(sheet?.filter).toBe('A7:P11')
    expect(sheet?.rows[11]?.cells).toEqual([])
    expect(sheet?.rows[12]?.cells[0]?.value).toMatchObject({ formula: expect.stringContaining('Matrix!$A$12') })
  })

  it('Sensitivity shows a new item of Matrix in a spare row, and reports a missing one', async () => {
    const engine = await open(view)
    engine.type('Evidence', 'A9', 'E99')
    engine.type('Evidence', 'B9', 'A new item')
    engine.type('Matrix', 'A12', 'E99')
    for (const letters of ['I', 'J']) engine.type('Matrix', `${letters}12`, letters === 'I' ? 'II' : 'C')
    expect(['A13', 'B13', `${at.leaders}13`, `${at.mark}13`].map((cell) => engine.value(SHEET, cell))).toEqual([
      'E99',
      'A new item',
      'tie: H1, H2',
      'linchpin',
    ])
    expect(engine.value(SHEET, `${at.leaders}6`)).toBe('H2')
    expect(engine.value(SHEET, 'A5')).toMatch(/^Every item of Matrix is listed\./)
    engine.type(SHEET, 'A13', null)
    expect(engine.value(SHEET, 'A5')).toBe(MISSING_ITEM)
    engine.type(SHEET, 'A13', 'E77')
    expect(engine.value(SHEET, `${at.mark}13`)).toBe('not in Matrix')
  })
})

describe('the values from the export on Sensitivity', () => {
  const rowsOf = (view: View, raters: readonly string[]) =>
    workbookPlan(view, raters)
      .sheets.find(({ name }) => name === SHEET)
      ?.rows.map(({ cells }) => cells.map((cell) => (typeof cell?.value === 'object' ? cell.value.result : (cell?.value ?? '')))) ?? []
  const kazakhstan = viewOfCase('kazakhstan-2022')
  const table = tableIn(kazakhstan, 'article')
  const rows = rowsOf(kazakhstan, ['article'])
  const text = rows.flat().join('\n')

  it('each item has its influence and its tornado bars', () => {
    const bars = new Map(tornado(table).map((one) => [one.id, one]))
    leaveOneOut(table).forEach(({ id, influence }, index) => {
      const bar = bars.get(id)
      expect(rows[FIRST - 1 + index]?.slice(13)).toEqual([influence, bar?.worse, bar?.better])
    })
  })

  it('each source is left out and reversed, each cluster and kind left out', () => {
    for (const kind of ['source', 'cluster', 'kind'] as const)
      for (const group of itemGroupSensitivity(kazakhstan, table, kind))
        for (const outcome of [group.without, group.mirrored]) {
          if (!outcome) continue
          const found = rows.filter((row) => outcome.scores.every((score, at) => row[4 + at] === score) && row[3] === group.items.length)
          expect(
            found.map((row) => row.slice(10, 12)),
            `${kind} ${group.id}`,
          ).toContainEqual([outcome.margin, `${outcome.leaders.length > 1 ? 'tie: ' : ''}${outcome.leaders.join(', ')}`])
        }
    expect(rows.find((row) => row[0] === 'S5')?.at(-1)).toBe('changes')
  })

  it('sentences give the fewest sources and steps, and a table the posterior with its prior', () => {
    expect(text).toContain('Leaving out one source is enough to change the leader')
    expect(text).toContain('E1 for Coup: inconsistent (I) instead of neutral (N).')
    for (const { id, prior, posterior } of bayesianView(kazakhstan, 'article').hypotheses)
      expect(rows.find((row) => row[0] === id)?.slice(3)).toEqual([prior, posterior])
    const bayes = bayesianView(kazakhstan, 'article')
    expect(bayes.breakEven?.prior).toBeCloseTo(0.229, 3)
    expect(text).toContain(breakEvenSentence(kazakhstan, bayes))
  })

  it('a sentence says that the posterior does not apply if hypotheses overlap or none may be true', () => {
    const sentenceFor = (more: Partial<View>) =>
      rowsOf({ ...kazakhstan, ...more }, ['article'])
        .flat()
        .join('\n')
    const both = { both: 'yes' as const, note: null, version: 1 }
    expect(text).not.toContain('do not apply')
    expect(sentenceFor({ pairs: new Map([[pairKey('H1', 'H4'), both]]) })).toContain(`can both be true. ${FIGURES_FAIL}`)
    expect(sentenceFor({ completeness: new Map([['all', { complete: 'no' as const, note: null, version: 1 }]]) })).toContain(
      `none of them. ${FIGURES_FAIL}`,
    )
  })

  it('every heading says that its values are from the export', () => {
    const titles = rows.filter((row) => row.length === 1 && /left out|neutral|steps|Bayesian|from the export/.test(String(row[0]))).slice(1)
    expect(titles.length).toBeGreaterThanOrEqual(5)
    for (const [title] of titles.slice(4)) expect(title).toMatch(/at export|from the export/)
    expect(rows[6]?.slice(13)).toEqual(['Influence, at export', 'Margin, one step worse, at export', 'Margin, one step better, at export'])
  })

  it('a sentence says that there is nothing to compare without ratings or rivals', () => {
    for (const view of [randomView({ hypotheses: 1, evidence: 3 }), randomView({ hypotheses: 3, evidence: 0 })])
      expect(rowsOf(view, ['r1']).flat().join('\n')).toContain(NOTHING_TO_COMPARE)
    expect(rowsOf(randomView({ hypotheses: 0, evidence: 2 }), ['r1']).flat()).toHaveLength(2)
  })
})
