// Checks the file's formulas against src/ach with the tests' own formula engine, before and after edits in cells.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoresOf } from '../../ach/scoring/score.ts'
import type { View } from '../../ach/view/view.ts'
import type { Engine } from '../evaluate.test-support.ts'
import type { Value } from '../functions.test-support.ts'
import { randomFrom, randomView, viewOfCase } from '../sample.test-support.ts'
import { close, edit, matrixOf, open } from './opened.test-support.ts'
import { columnLetters } from './sheet-plan.ts'

/** Compares every computed formula with its stored value. */
function compareCached(engine: Engine): number {
  let compared = 0
  for (const [name, cells] of engine.sheets)
    for (const [address, { formula, value }] of cells) {
      if (formula === null) continue
      close(engine.value(name, address), value ?? '', `${name}!${address}`)
      compared++
    }
  return compared
}

/** Compares the sheets with the scores of src/ach. */
function compareScores(engine: Engine, view: View): void {
  const last = 8 + view.evidence.size + 5 - 1
  for (const [index, rater] of [...view.raters.keys()].entries()) {
    const sheet = matrixOf(view, index)
    const scores = scoresOf(view, rater)
    for (const [place, score] of scores.hypotheses.entries()) {
      const letters = columnLetters(9 + place)
      const shows = (row: number, wanted: Value) => close(engine.value(sheet, letters + row), wanted, `${sheet}!${letters}${row}`)
      shows(4, score.rated === 0 ? '–' : score.score)
      shows(5, score.rank ?? '–')
      expect(engine.value(sheet, `${letters}6`)).toMatch(new RegExp(`^\\d+ / ${score.rated}$`))
      shows(last + 2, score.coverage)
      shows(last + 3, score.count)
      shows(last + 4, score.support)
      shows(last + 5, score.best)
      shows(last + 6, score.worst)
    }
    const figures = new Map(scores.evidence.map((one) => [one.id, one]))
    for (const [place, evidence] of [...view.evidence.keys()].entries()) {
      const figure = figures.get(evidence)
      close(engine.value(sheet, `G${8 + place}`), figure?.weight ?? 0, `${sheet}!G${8 + place}`)
      if (scores.hypotheses.length > 0) close(engine.value(sheet, `H${8 + place}`), figure?.diagnosticity ?? '', `${sheet}!H${8 + place}`)
    }
  }
  const first = [...view.raters.keys()][0]
  const leaders = first === undefined ? [] : scoresOf(view, first).hypotheses
  const rows = [...view.hypotheses.keys()]
  for (const score of leaders) {
    const row = 5 + rows.indexOf(score.id)
    close(engine.value('Hypotheses', `E${row}`), score.rated === 0 ? '–' : score.score, `Hypotheses!E${row}`)
    close(engine.value('Hypotheses', `G${row}`), score.coverage, `Hypotheses!G${row}`)
    close(engine.value('Hypotheses', `K${row}`), score.worst, `Hypotheses!K${row}`)
  }
}

const samples: Record<string, View> = {
  Kazakhstan: viewOfCase('kazakhstan-2022'),
  'the Tokyo warm-up': viewOfCase('tokyo-1995'),
  '6 x 60': randomView({ hypotheses: 6, evidence: 60, raters: 2, seed: 3 }),
  'awkward texts': randomView({ hypotheses: 5, evidence: 30, awkward: true, seed: 5 }),
  'one hypothesis': randomView({ hypotheses: 1, evidence: 6 }),
  'no evidence': randomView({ hypotheses: 3, evidence: 0 }),
  'no hypotheses': randomView({ hypotheses: 0, evidence: 3 }),
}

describe.each(Object.entries(samples))('the formulas of %s', (name, view) => {
  it('formulas of the written .xlsx give their stored values', async () => {
    expect(compareCached(await open(view))).toBeGreaterThan(40)
  })

  it('formulas of the written .xlsx agree with the scores of the program', async () => {
    compareScores(await open(view), view)
  })

  it('formulas of the written .xlsx still agree after ratings, grades, use and method are changed in the cells', async () => {
    const engine = await open(view)
    compareScores(engine, edit(engine, view, randomFrom(name.length), 150))
  })
})

it('the recalculated .xlsx agrees with the program for any small workbook and any edits', async () => {
  const sizes = fc.record({
    hypotheses: fc.integer({ min: 0, max: 5 }),
    evidence: fc.integer({ min: 0, max: 8 }),
    raters: fc.integer({ min: 1, max: 2 }),
    seed: fc.integer({ min: 0, max: 1e9 }),
  })
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer(), async (size, seed) => {
      const view = randomView(size)
      const engine = await open(view)
      compareCached(engine)
      compareScores(engine, edit(engine, view, randomFrom(seed), 40))
    }),
    { numRuns: 40 },
  )
})

describe('a new item typed into the spare rows of the spreadsheet', () => {
  it('counts once it has an ID on both sheets and a rating', async () => {
    const view = viewOfCase('tokyo-1995')
    const engine = await open(view)
    const before = Number(engine.value('Matrix', 'I4'))
    const matrixRow = 8 + view.evidence.size
    const evidenceRow = 5 + view.evidence.size
    engine.type('Evidence', `A${evidenceRow}`, 'E99')
    engine.type('Evidence', `B${evidenceRow}`, 'A new item')
    engine.type('Matrix', `A${matrixRow}`, 'E99')
    engine.type('Matrix', `I${matrixRow}`, 'II')
    expect(engine.value('Matrix', `B${matrixRow}`)).toBe('A new item')
    expect(engine.value('Matrix', 'I4')).toBeCloseTo(before + 2, 9)
  })
})

describe('the spare column of the spreadsheet', () => {
  it('stays empty until it is used', async () => {
    const engine = await open(viewOfCase('tokyo-1995'))
    expect([4, 5, 6, 7, 18, 22].map((row) => engine.value('Matrix', `M${row}`))).toEqual(['', '', '', '', '', ''])
    expect(['A', 'B', 'E', 'F'].map((letters) => engine.value('Hypotheses', `${letters}9`) ?? '')).toEqual(['', '', '', ''])
  })

  it('is scored and ranked with the others once a name and ratings are typed', async () => {
    const view = viewOfCase('tokyo-1995')
    const engine = await open(view)
    engine.type('Hypotheses', 'B9', 'Weather')
    expect(['M4', 'M7'].map((cell) => engine.value('Matrix', cell))).toEqual(['–', 'Weather'])
    engine.type('Matrix', 'M8', 'C')
    expect(['M4', 'M5', 'M6'].map((cell) => engine.value('Matrix', cell))).toEqual([0, 1, '0 / 1'])
    expect(engine.value('Matrix', 'I5')).not.toBe(1)
    expect(engine.value('Hypotheses', 'E9')).toBe(0)
    expect(engine.value('Sensitivity', 'A5')).toMatch(/^The hypothesis that was added to Matrix is not in this table\./)
  })
})

describe('an item parked in the spreadsheet', () => {
  it('leaves scores, counts and coverage, and shows no diagnosticity', async () => {
    const view = viewOfCase('tokyo-1995')
    const engine = await open(view)
    engine.type('Evidence', 'G5', 'N')
    expect(engine.value('Matrix', 'G8')).toBe(0)
    expect(engine.value('Matrix', 'H8')).toBe('')
    expect(engine.value('Matrix', 'B6')).toContain(`of ${view.evidence.size - 1} in use`)
  })
})

it('the recalculated .xlsx does not count NA as rated', async () => {
  const view = viewOfCase('tokyo-1995')
  const engine = await open(view)
  for (let row = 8; row < 8 + view.evidence.size; row++) engine.type('Matrix', `I${row}`, 'NA')
  expect(engine.value('Matrix', 'I6')).toBe('0 / 0')
  expect(engine.value('Matrix', `I${8 + view.evidence.size + 6}`)).toBe(0)
})
