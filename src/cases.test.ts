// The shipped cases: what the first page says about each is true of its document.
import { expect, test } from 'vitest'
import { changesOf } from './ach/document/document.ts'
import { applyChanges } from './ach/log/apply-change.ts'
import { activeItems, NO_WORKBOOK, ratingAt } from './ach/model/workbook.ts'
import { scoresOf } from './ach/scoring/score.ts'
import { viewFor } from './ach/view/view.ts'
import { loadCases, readCases } from './cases.ts'
import { readConfig } from './config.ts'

const { folders } = readConfig({})
const cases = readCases(folders.cases)
const finished = [...cases.values()].map((one) => {
  const rater = one.document.raters.find(({ kind }) => kind === 'reference')?.id ?? ''
  const workbook = applyChanges(NO_WORKBOOK, changesOf(one.document, null).changes)
  return { ...one, view: viewFor(workbook, { rater, names: new Map(), unveiled: true }), rater }
})

test('the incident at work comes first, and exactly one case is a finished example', () => {
  expect([...cases.keys()]).toEqual([
    'leaked-price-list',
    'tokyo-1995',
    'ariane-501',
    'broad-street-1854',
    'october-1973',
    'kazakhstan-2022',
  ])
  expect([...cases.values()].filter(({ card }) => card.tour).map(({ id }) => id)).toEqual(['kazakhstan-2022'])
})

test('the build has the cases of data/cases', () => {
  expect(loadCases(folders.builtCases)).toEqual(cases)
})

test.each(finished)('the reference ratings of $id rate every cell, and have a verdict', ({ view, rater }) => {
  const me = view.raters.get(rater)
  for (const item of activeItems(view.evidence))
    for (const one of activeItems(view.hypotheses)) expect([item.id, one.id, me && ratingAt(me, item.id, one.id)]).not.toContain(null)
  expect(['tied', 'close', 'separated']).toContain(scoresOf(view, rater).verdict)
})

test.each(finished)('the plan of $id names items of the case, and no text is repeated', ({ document }) => {
  const ids = document.evidence.map(({ id }) => id)
  expect(document.exercise?.short?.filter((id) => !ids.includes(id)) ?? []).toEqual([])
  const texts = [...document.evidence, ...document.hypotheses].map(({ statement }) => statement)
  expect(new Set(texts).size).toBe(texts.length)
})

test('the points of the tour are what it calls them: a row, a linchpin, and a source whose loss changes the leader', () => {
  const { view, rater, card } = finished.find((one) => one.card.tour) ?? {}
  if (!view || !rater || !card?.tour) throw new Error('no tour')
  expect(view.evidence.has(card.tour.row)).toBe(true)
  expect(scoresOf(view, rater).evidence.find(({ id }) => id === card.tour?.linchpin)?.linchpin).toBe(true)
  expect(view.sources.has(card.tour.source)).toBe(true)
})

test('the incident at work has one linchpin, a cluster of repeated reports, reasons for every row, and a plan of 45 minutes', () => {
  const { view, rater, document } = finished.find(({ id }) => id === 'leaked-price-list') ?? {}
  if (!view || !rater || !document) throw new Error('no case')
  const scores = scoresOf(view, rater)
  expect([view.hypotheses.size, view.evidence.size]).toEqual([5, 15])
  expect([scores.verdict, scores.leaders, scores.evidence.filter(({ linchpin }) => linchpin).map(({ id }) => id)]).toEqual([
    'close',
    ['H1'],
    ['E2'],
  ])
  expect([...view.evidence.values()].filter(({ cluster }) => cluster === 'rumour')).toHaveLength(3)
  expect(view.raters.get(rater)?.rationales.size).toBe(15)
  expect([view.assumptions.size, view.expectations.size, view.milestones.size]).toEqual([3, 3, 2])
  expect(Object.values(document.exercise?.minutes ?? {}).reduce((sum, one) => sum + one, 0)).toBe(45)
})
