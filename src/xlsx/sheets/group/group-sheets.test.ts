// The sheets about a group: every figure, recalculated by the tests' formula engine, against src/ach.

import { describe, expect, it } from 'vitest'
import { joinedAs, ratedBy, runWith, to } from '../../../ach/exercise/exercise.test-support.ts'
import { groupAgreement } from '../../../ach/group/agreement.ts'
import { cellConsensus } from '../../../ach/group/consensus.ts'
import { disputedCells } from '../../../ach/group/disputed-cells.ts'
import { groupRanking } from '../../../ach/group/group-ranking.ts'
import { groupScores } from '../../../ach/group/group-score.ts'
import { tableOfGroup } from '../../../ach/group/group-table.ts'
import { brierScores, poolProbabilities } from '../../../ach/group/pooled-probabilities.ts'
import { applyChanges } from '../../../ach/log/apply-change.ts'
import type { Change } from '../../../ach/log/change.ts'
import type { Workbook } from '../../../ach/model/workbook.ts'
import { bothRounds, groupMembers } from '../../../ach/view/group-members.ts'
import { type View, viewFor } from '../../../ach/view/view.ts'
import { rankPoints } from '../../../ach/words/report-words.ts'
import type { Engine } from '../../evaluate.test-support.ts'
import { makeXlsx } from '../../make-xlsx.ts'
import { readSpreadsheet } from '../../read/read-sheets.ts'
import { cellsIn, partsIn } from '../../read-back.test-support.ts'
import { readReturned } from '../../returned/returned.ts'
import { randomFrom, randomView, viewOfCase, viewOfText } from '../../sample.test-support.ts'
import { testFileStructure } from '../../structure.test-support.ts'
import { workbookPlan } from '../../workbook-plan.ts'
import { edit, matrixOf, open } from '../../write/opened.test-support.ts'
import { ratingsSheet } from './ratings.ts'

/** The recalculated values of a sheet, row by row from column A on. */
function rowsOf(engine: Engine, sheet: string, width = 20): unknown[][] {
  const cells = engine.sheets.get(sheet) ?? new Map()
  const last = Math.max(0, ...[...cells.keys()].map((address) => Number(/\d+$/.exec(address)?.[0])))
  return Array.from({ length: last }, (_, row) =>
    Array.from({ length: width }, (_, at) => engine.value(sheet, `${String.fromCharCode(65 + at)}${row + 1}`) ?? ''),
  )
}
const rowWith = (rows: readonly unknown[][], first: string) => rows.find(([cell]) => cell === first) ?? []

const room = (workbook: Workbook): View =>
  viewFor(workbook, { rater: null, names: new Map(['a', 'b', 'c'].map((id) => [id, `Person ${id}`])), looks: 'room' })

/** Three people, two of them in both rounds, with probabilities before and after. */
function twoRounds(): Workbook {
  const estimated = (rater: string, when: 'before' | 'now', hypothesis: string, after: number): Change => ({
    ...{ type: 'estimated', rater, when, hypothesis, before: null, after },
  })
  let run = runWith(['a', 'b'])
  const go = (...changes: Change[]) => {
    run = applyChanges(run, changes)
  }
  go(to(run, 'rate'), ratedBy('a', 'E1', 'H1', 'C'), ratedBy('a', 'E2', 'H1', 'II'), ratedBy('b', 'E1', 'H1', 'II'))
  go(estimated('a', 'before', 'H1', 0.5), estimated('a', 'before', 'H2', 0.3), estimated('b', 'before', 'H1', 1))
  go(to(run, 'reveal'), to(run, 'discuss'), joinedAs('c'))
  go(ratedBy('a', 'E1', 'H1', 'I', 'C'), ratedBy('c', 'E1', 'H2', 'I'))
  go(estimated('a', 'now', 'H1', 0.2), estimated('a', 'now', 'H2', 0.8), estimated('b', 'now', 'H1', 0.6), estimated('b', 'now', 'H2', 0.4))
  go(to(run, 'debrief'))
  return run
}

function compareConsensus(engine: Engine, view: View, now: View = view): void {
  const group = groupMembers(view)
  const table = tableOfGroup(view, group)
  const rows = rowsOf(engine, 'Consensus')
  for (const [at, one] of groupScores(tableOfGroup(now, group), now.method).hypotheses.entries()) {
    const row = rows[6 + at] ?? []
    expect(row[0]).toBe(one.id)
    if (one.rank === null) expect(row.slice(2, 4)).toEqual(['–', '–'])
    else {
      expect(Number(row[2])).toBeCloseTo(one.score, 8)
      expect(row[3]).toBe(one.rank)
    }
    expect(row[4]).toBe(groupScores(table, view.method).hypotheses[at]?.rated)
  }
  const cells = rows.slice(6 + table.hypotheses.length + 2)
  const disputed = disputedCells(table, Number.POSITIVE_INFINITY)
  expect(cells.slice(0, disputed.length).map((row) => [row[0], row[2], row[4]])).toEqual(
    disputed.map(({ evidence, hypothesis }, at) => [evidence, hypothesis, at + 1]),
  )
  expect(cells).toHaveLength(table.rows.length * table.hypotheses.length)
  for (const { id, cells: given } of table.rows)
    for (const [at, hypothesis] of table.hypotheses.entries()) {
      const distribution = given[at]
      const row = cells.find((one) => one[0] === id && one[2] === hypothesis) ?? []
      if (!distribution) throw new Error('There is no such cell')
      const { median, rated, cns } = cellConsensus(distribution)
      const { CC, C, N, I, II, NA, blank } = distribution
      expect(row.slice(5, 14)).toEqual([median ?? '', rated, CC, C, N, I, II, NA, blank])
      expect(row[14]).toBe(cns ?? '')
      expect(Number(row[15])).toBeCloseTo(rated === 0 ? 0 : (I + 2 * II) / rated, 9)
    }
}

describe('the sheet Consensus', () => {
  it.each([
    ['three raters', randomView({ hypotheses: 4, evidence: 20, raters: 3, seed: 11 })],
    ['awkward texts', randomView({ hypotheses: 3, evidence: 8, raters: 4, awkward: true, seed: 4 })],
    ['a run', room(twoRounds())],
  ])('Consensus has the figures of src/ach with the most disputed cells first: %s', async (_, view) => {
    compareConsensus(await open(view), view)
  })

  it('the group’s score is a formula that follows grades, use and method', async () => {
    const view = randomView({ hypotheses: 4, evidence: 15, raters: 3, seed: 21 })
    const engine = await open(view)
    const edited = edit(engine, view, randomFrom(7), 60)
    // An item parked at export has no row on Consensus, and its ratings are values from the export.
    const now = {
      ...edited,
      evidence: new Map([...edited.evidence].filter(([id]) => view.evidence.get(id)?.parked === false)),
      raters: view.raters,
    }
    compareConsensus(engine, view, now)
    expect(groupScores(tableOfGroup(now, groupMembers(view)), now.method)).not.toEqual(
      groupScores(tableOfGroup(view, groupMembers(view)), view.method),
    )
  })
})

describe('the sheet Agreement', () => {
  it('Agreement has alpha, W, the Kemeny order, and each rater’s ranks and sheet', async () => {
    const view = randomView({ hypotheses: 4, evidence: 20, raters: 3, seed: 11 })
    const rows = rowsOf(await open(view), 'Agreement')
    const group = groupMembers(view)
    const { alpha, meanCns, cells } = groupAgreement(tableOfGroup(view, group))
    const { concordance, kemeny, raters, ...ranking } = groupRanking(view, group)
    const points = rankPoints({ concordance, kemeny, raters, ...ranking })
    expect(rowWith(rows, 'Krippendorff’s alpha, ordinal').slice(1, 3)).toEqual([alpha, 'low: below 0.667'])
    expect(rowWith(rows, 'Mean agreement per cell (Cns), 0 to 1')[1]).toBe(meanCns)
    expect(rowWith(rows, 'Cells rated by at least two raters')[1]).toBe(cells)
    expect(rowWith(rows, 'Kendall’s W, 0 to 1')[1]).toBe(concordance.w ?? 'undefined')
    expect(rowWith(rows, 'Kemeny order: pairwise preferences overruled')[1]).toBe(kemeny?.against)
    expect(rowWith(rows, points?.head ?? '').slice(2, 2 + 4)).toEqual(points?.points.map((one) => one.points))
    for (const [at, one] of raters.entries())
      expect(rowWith(rows, `Rater ${at + 1}`).slice(1, 2 + one.ranks.length + 1)).toEqual([matrixOf(view, at), ...one.ranks, one.blank])
  })

  it('Agreement counts what a second round changed among raters in both rounds', async () => {
    const rows = rowsOf(await open(room(twoRounds())), 'Agreement')
    expect(rowWith(rows, 'Raters in both rounds')[1]).toBe(2)
    expect(rowWith(rows, 'Ratings in both rounds')[1]).toBe(3)
    expect(rowWith(rows, 'Share changed')[1]).toBeCloseTo(1 / 3, 12)
    expect(rowWith(rows, 'Moved towards II')[1]).toBe(1)
    expect(rowWith(rows, 'Mean Cns after')[1]).toBeGreaterThan(Number(rowWith(rows, 'Mean Cns before')[1]))
  })

  it('an ordinary workbook has no rows about a second round', async () => {
    const engine = await open(randomView({ hypotheses: 2, evidence: 3, raters: 2 }))
    expect(rowWith(rowsOf(engine, 'Agreement'), 'Share changed')).toEqual([])
    expect(engine.sheets.has('Rounds')).toBe(false)
  })
})

it('Rounds compares both rounds, cell by cell, of raters who took part in both', async () => {
  const rows = rowsOf(await open(room(twoRounds())), 'Rounds', 6).slice(4)
  expect(rows).toHaveLength(2 * 4)
  expect(rows.filter((row) => row[3] !== '' || row[4] !== '')).toEqual([
    ['Person a', 'E1', 'H1', 'C', 'I', 'towards II'],
    ['Person a', 'E2', 'H1', 'II', 'II', 'same'],
    ['Person b', 'E1', 'H1', 'II', 'II', 'same'],
  ])
})

it('Probabilities has estimates as entered, scaled and pooled, and Brier scores once the true hypothesis is chosen', async () => {
  const view = room(twoRounds())
  const engine = await open(view)
  const rows = rowsOf(engine, 'Probabilities', 9)
  expect(rows[7]?.slice(0, 7)).toEqual(['Person a', 'before', 0.5, 0.3, 0.8, 0.5 / 0.8, 0.3 / 0.8])
  expect(rows[8]).toEqual(['Person b', 'before', 1, '', 1, '', '', '', 'incomplete: not in the mean'])
  const pool = poolProbabilities(
    ['H1', 'H2'],
    groupMembers(view)
      .filter(({ id }) => id !== 'c')
      .map(({ id, estimates }) => ({ id, probabilities: estimates.now })),
  )
  expect(rows.at(-1)?.slice(0, 7)).toEqual(['Mean of 2', 'after', '', '', '', ...(pool.probabilities ?? [])])
  expect(rows.at(-1)?.[7]).toBe('')
  engine.type('Probabilities', 'B4', 'H2')
  const brier = brierScores(pool, 'H2')
  const after = rowsOf(engine, 'Probabilities', 9)
  expect(after.filter((row) => row[1] === 'after').map((row) => row[7])).toEqual([
    ...(brier?.raters ?? []).map(({ score }) => expect.closeTo(score, 9)),
    expect.closeTo(brier?.pool ?? -1, 9),
  ])
})

it('Probabilities shows the true hypothesis of the workbook and its Brier scores', async () => {
  const view = room(applyChanges(twoRounds(), [{ type: 'cameTrue', before: null, after: 'H2' }]))
  const typed = await open(room(twoRounds()))
  typed.type('Probabilities', 'B4', 'H2')
  const engine = await open(view)
  expect(engine.value('Probabilities', 'B4')).toBe('H2')
  const scores = rowsOf(engine, 'Probabilities', 9).slice(7)
  expect(scores).toEqual(rowsOf(typed, 'Probabilities', 9).slice(7))
  const stamped = cellsIn(partsIn(await makeXlsx(view, ['a', 'b', 'c']))).get('Probabilities')
  for (const [at, row] of scores.entries()) if (row[7] !== '') expect(stamped?.get(`H${at + 8}`)?.value).toBeCloseTo(Number(row[7]), 9)
  expect(scores.filter((row) => row[7] !== '').length).toBeGreaterThan(2)
})

describe.each([
  ['a run', await makeXlsx(room(twoRounds()), ['a', 'b', 'c'])],
  [
    'more than thirty raters',
    await makeXlsx(
      randomView({ hypotheses: 2, evidence: 2, raters: 31, awkward: true }),
      Array.from({ length: 31 }, (_, at) => `r${at + 1}`),
    ),
  ],
])('the .xlsx of %s is sound in all its parts', (_, file) => testFileStructure(partsIn(file)))

const names = (view: View, raters = [...view.raters.keys()]) => workbookPlan(view, raters).sheets.map(({ name }) => name)

describe('the sheets of an export', () => {
  it('an export has no group sheets for one person, with reference ratings, or with a person who rated nothing', () => {
    const two = randomView({ hypotheses: 2, evidence: 3, raters: 2 })
    expect(names(two, ['r1'])).not.toContain('Consensus')
    expect(names(two)).toEqual(expect.arrayContaining(['Consensus', 'Agreement']))
    expect(names(viewOfCase('kazakhstan-2022'))).not.toContain('Consensus')
    const [one] = two.raters.values()
    expect(one && names({ ...two, raters: new Map([...two.raters, ['r2', { ...one, id: 'r2', ratings: new Map() }]]) })).not.toContain(
      'Agreement',
    )
  })

  it('up to 30 raters have a sheet each; with more, only the first, and a long table lists all', async () => {
    const thirty = names(randomView({ hypotheses: 2, evidence: 2, raters: 30 }))
    expect(thirty.filter((name) => name.startsWith('Matrix'))).toHaveLength(30)
    expect(thirty).not.toContain('Ratings')
    const view = randomView({ hypotheses: 2, evidence: 3, raters: 31 })
    expect(names(view).filter((name) => name.startsWith('Matrix'))).toHaveLength(1)
    expect(new Set(names(view)).size).toBe(names(view).length)
    const rows = rowsOf(await open(view), 'Ratings', 6).slice(4)
    const [items, hypotheses] = [[...view.evidence.values()], [...view.hypotheses.values()]].map((all) =>
      all.filter(({ parked }) => !parked),
    )
    expect(rows).toHaveLength(31 * (items?.length ?? 0) * (hypotheses?.length ?? 0))
    for (const [rater, item, hypothesis, rating] of rows) {
      const one = [...view.raters.values()].find(({ name }) => name === rater)
      expect(one?.ratings.get(String(item))?.get(String(hypothesis)) ?? '').toBe(rating)
    }
  })
})

it('the long table has a row per rating and round: two for raters in both rounds, one for others', () => {
  let run = twoRounds()
  run = applyChanges(run, [to(run, 'discuss'), { type: 'rated', rater: 'b', evidence: 'E1', hypothesis: 'H1', before: 'II', after: null }])
  run = applyChanges(run, [{ type: 'shown', rater: 'article', before: false, after: true }, to(run, 'debrief')])
  const view = room(run)
  const { rows } = ratingsSheet(view, [...view.raters.values()], bothRounds(view))
  const cells = rows
    .slice(4)
    .map(({ cells: [rater, item, hypothesis, rating, round] }) => [rater, item, hypothesis, rating, round].map((cell) => cell?.value ?? ''))
  expect(cells.filter(([, item, hypothesis]) => item === 'E1' && hypothesis === 'H1')).toEqual([
    ['The article', 'E1', 'H1', 'II', ''],
    ['Person a', 'E1', 'H1', 'C', 1],
    ['Person a', 'E1', 'H1', 'I', 2],
    ['Person b', 'E1', 'H1', 'II', 1],
    ['Person c', 'E1', 'H1', '', 2],
  ])
  expect(cells).toHaveLength(5 * 4)
})

it('an unchanged file of a group imports without differences, and its group sheets are ignored', async () => {
  for (const view of [randomView({ hypotheses: 3, evidence: 5, raters: 4 }), randomView({ hypotheses: 2, evidence: 3, raters: 33 })]) {
    const returned = readReturned(readSpreadsheet(await makeXlsx(view, [...view.raters.keys()])))
    expect([returned?.problems, returned?.warnings]).toEqual([[], []])
    const read = returned?.matrices.map(({ rater }) => rater)
    expect(read).toEqual(view.raters.size > 30 ? ['r1'] : [...view.raters.keys()])
    const base = new Map(returned?.base?.raters.map((one) => [one.id, one]))
    for (const one of returned?.document.raters ?? []) expect(one).toEqual(base.get(one.id))
  }
})

it('there is no second round before it begins, or in a run without one', () => {
  const revealed = applyChanges(runWith(['a', 'b']), [to(runWith(['a']), 'rate'), ratedBy('a', 'E1', 'H1', 'C')])
  const view = room(applyChanges(revealed, [to(revealed, 'reveal')]))
  expect([groupMembers(view).length, bothRounds(view)]).toEqual([2, null])
  expect(
    bothRounds(
      viewOfText(
        JSON.stringify({ format: 'ach-workbook', version: 1, title: 'T', question: 'Q?', hypotheses: [], evidence: [], raters: [] }),
      ),
    ),
  ).toBe(null)
})
