// Tests that every picture is well-formed, says where it comes from, and shows the figures that src/ach computes.
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { robustnessFigures } from '../../src/ach/analysis/robustness-figures.ts'
import { viewUnder } from '../../src/ach/analysis/what-if.ts'
import { type Plain, row, viewOfMatrix } from '../../src/ach/model/matrix.test-support.ts'
import { RATINGS } from '../../src/ach/model/rating.ts'
import { finishSteps } from '../../src/ach/model/steps.ts'
import { comparedTable, raterIn } from '../../src/ach/scoring/rating-table.ts'
import { scoresOf } from '../../src/ach/scoring/score.ts'
import { HEAT_COLOURS, RATING_COLOURS } from '../../src/ach/words/palette.ts'
import { formatScore } from '../../src/ach/words/phrases.ts'
import type { NamedSupposition } from '../../src/forms/what-if-query.ts'
import { resolveSuppositions } from '../../src/forms/what-if-query.ts'
import { type Analysis, analysisInSteps } from '../analysis/model.ts'
import { matrixBase, matrixModel } from '../matrix/matrix-model.ts'
import { PLAIN_SETTINGS } from '../matrix/matrix-settings.ts'
import type { PictureOrigin } from './frame.ts'
import { type AnalysisPictureName, analysisSvg, beforeAfterSvg, matrixSvg, PICTURES, robustnessSvg } from './pictures.ts'

const ORIGIN: PictureOrigin = {
  title: 'A <workbook> & more',
  marking: 'TLP:AMBER',
  ratings: 'Rated by Aliya',
  day: '2026-11-30',
  suppositions: [],
  notes: [],
}

interface Shape {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The elements of a picture. Throws if it is not well-formed. */
function shapesIn(svg: string): Shape[] {
  const shapes: Shape[] = []
  const open: Shape[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const shape = { name, attributes: attributes as Record<string, string>, text: '' }
    shapes.push(shape)
    open.push(shape)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  return shapes
}

const textsIn = (svg: string): string[] => shapesIn(svg).flatMap(({ name, text }) => (name === 'text' ? [text] : []))

const MATRIX: Plain = {
  method: 'weighted',
  labels: ['Coup', 'Jihadi & <others>', 'Unrest'],
  rows: [
    row('CC II I', { source: 'S1', kind: 'claim', cluster: 'K1', credibility: 'high', relevance: 'high' }),
    row('I N .', { source: 'S2', kind: 'event', cluster: 'K1' }),
    row('NA II C', { source: 'S1', credibility: 'low' }),
    row('II C N', { source: 'S2', cluster: 'K2' }),
  ],
}

function analysisOf(suppositions: readonly NamedSupposition[] = []): Analysis {
  return finishSteps(analysisInSteps('w', viewOfMatrix(MATRIX), 'me', suppositions, { steps: [], late: [] }))
}

function modelOf(settings = PLAIN_SETTINGS, suppositions: readonly NamedSupposition[] = []) {
  const real = viewOfMatrix(MATRIX)
  const realScores = scoresOf(real, 'me')
  if (suppositions.length === 0) return matrixModel(matrixBase('w', real, realScores, settings))
  const view = viewUnder(real, 'me', resolveSuppositions(real, suppositions))
  return matrixModel(matrixBase('w', view, scoresOf(view, 'me'), settings, { whatIf: { suppositions, real, realScores, rows: new Map() } }))
}

const WITHOUT_E1: readonly NamedSupposition[] = [{ what: 'evidence', id: 'E1', how: 'without' }]

function everyPicture(): [string, string | null][] {
  const analysis = analysisOf()
  const names = Object.keys(PICTURES).filter((name): name is AnalysisPictureName => PICTURES[name as AnalysisPictureName] === 'analysis')
  const figures = robustnessFigures(comparedTable(analysis.view, raterIn(analysis.view, 'me')), 'weighted')
  return [
    ...names.map((name): [string, string | null] => [name, analysisSvg(name, analysis, ORIGIN)]),
    ['robustness', figures && robustnessSvg(analysis, figures, ORIGIN)],
    ['matrix', finishSteps(matrixSvg('matrix', modelOf(), ORIGIN))],
    ['heat-map', finishSteps(matrixSvg('heat-map', modelOf(), ORIGIN))],
    ['before-after', beforeAfterSvg(modelOf(PLAIN_SETTINGS, WITHOUT_E1), ORIGIN)],
  ]
}

test('every picture is well-formed, and names the workbook, the rater, the date and, at both ends, the marking', () => {
  const pictures = everyPicture()
  expect(pictures.filter(([, svg]) => svg === null).map(([name]) => name)).toEqual(['assumptions', 'history'])
  for (const [name, svg] of pictures) {
    if (svg === null) continue
    const texts = textsIn(svg)
    expect(texts, name).toContain('A <workbook> & more')
    expect(texts, name).toContain('Rated by Aliya · 30 Nov 2026')
    expect([texts[0], texts.at(-1)], name).toEqual(['TLP:AMBER', 'TLP:AMBER'])
    expect(svg, name).not.toMatch(/NaN|Infinity|undefined|\[object/)
  }
})

test('pictures hold only marks and texts: nothing that could load, run or lead somewhere', () => {
  const known = new Set(['svg', 'title', 'desc', 'g', 'rect', 'line', 'path', 'circle', 'text'])
  for (const [name, svg] of everyPicture())
    for (const shape of shapesIn(svg ?? '<svg/>')) {
      expect(known, name).toContain(shape.name)
      expect(Object.keys(shape.attributes).filter((one) => /^on|href|style|src/i.test(one))).toEqual([])
      expect(Object.values(shape.attributes).filter((value) => /url\(|javascript:/i.test(value))).toEqual([])
    }
})

test('the picture of the scores shows the scores that are computed, as words and as lengths of bars', () => {
  const analysis = analysisOf()
  const svg = analysisSvg('scores', analysis, ORIGIN) ?? ''
  const scores = analysis.ranked.map(({ score }) => score)
  expect(textsIn(svg).filter((text) => /^\d+\.\d\d$/.test(text))).toEqual(scores.map((score) => formatScore(score, 'weighted')))
  const bars = shapesIn(svg)
    .filter(({ name, attributes }) => name === 'rect' && attributes.fill === `#${RATING_COLOURS.II.fill}`)
    .map(({ attributes }) => Number(attributes.width))
  expect(bars).toHaveLength(3)
  const [first = 0] = bars
  for (const [at, width] of bars.entries()) expect(width / first).toBeCloseTo((scores[at] ?? 0) / (scores[0] ?? 1), 1)
})

test('the picture of the matrix has one letter for each rating, and the ranks unless scores are hidden', () => {
  const texts = textsIn(finishSteps(matrixSvg('matrix', modelOf(), ORIGIN)))
  const given = MATRIX.rows.flatMap(({ ratings }) => ratings)
  // one more of each is in the legend
  for (const rating of RATINGS)
    expect(texts.filter((text) => text === rating).length, rating).toBe(given.filter((one) => one === rating).length + 1)
  const ranks = analysisOf().ranked.map(({ score, rank }) => [formatScore(score, 'weighted'), rank])
  for (const [score, rank] of ranks) expect(texts.some((text) => text.startsWith(`${score} · ${rank}`))).toBe(true)
  const hidden = textsIn(finishSteps(matrixSvg('matrix', modelOf({ ...PLAIN_SETTINGS, scoresHidden: true }), ORIGIN)))
  expect(hidden.filter((text) => / · \dst|Score|least evidence/.test(text))).toEqual([])
})

test('the areas of the heat map are as large as the ratings are many', () => {
  const shapes = shapesIn(finishSteps(matrixSvg('heat-map', modelOf(), ORIGIN)))
  const given = MATRIX.rows.flatMap(({ ratings }) => ratings)
  const areaOf = (colour: string) => {
    const d = shapes.find(({ name, attributes }) => name === 'path' && attributes.fill === `#${colour}`)?.attributes.d ?? ''
    return [...d.matchAll(/h([\d.]+)v([\d.]+)/g)].reduce((sum, [, wide, tall]) => sum + Number(wide) * Number(tall), 0)
  }
  const one = areaOf(HEAT_COLOURS.CC)
  expect(one).toBeGreaterThan(0)
  for (const rating of RATINGS)
    expect(areaOf(HEAT_COLOURS[rating]) / one, rating).toBeCloseTo(given.filter((other) => other === rating).length, 1)
})

test('before and after are on one scale, and the difference is in words', () => {
  const model = modelOf(PLAIN_SETTINGS, WITHOUT_E1)
  const svg = beforeAfterSvg(model, { ...ORIGIN, suppositions: ['E1 is left out'] }) ?? ''
  const texts = textsIn(svg)
  expect(texts).toContain('What-if, not saved: E1 is left out')
  const [real, now] = [model.whatIf?.realScores.hypotheses ?? [], model.scores?.hypotheses ?? []]
  for (const { id, score } of now) {
    const before = real.find((one) => one.id === id)?.score ?? 0
    if (Math.abs(before - score) > 1e-9) expect(texts.join(' ')).toContain(`falls by ${formatScore(before - score, 'weighted')}`)
  }
  expect(beforeAfterSvg(modelOf(), ORIGIN)).toBeNull()
  expect(beforeAfterSvg(modelOf({ ...PLAIN_SETTINGS, scoresHidden: true }, WITHOUT_E1), ORIGIN)).toBeNull()
})
