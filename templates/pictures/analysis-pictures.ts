// Pictures of the figures of the analysis that have one row for each hypothesis, item, source, cluster, kind of evidence or assumption.

import { scaleLinear } from 'd3-scale'
import type { RobustnessFigures } from '../../src/ach/analysis/robustness-figures.ts'
import type { ItemGroupKind } from '../../src/ach/analysis/sensitivity.ts'
import { INK, RATING_COLOURS, STRONG_LINE, SURFACE, TONES } from '../../src/ach/words/palette.ts'
import { phraseText } from '../../src/ach/words/phrases.ts'
import { assumptionRows } from '../analysis/assumptions.tsx'
import { posteriorBars } from '../analysis/bayes.tsx'
import { type GroupLossRow, groupRows, smallestSets } from '../analysis/groups.tsx'
import { type ItemBars, itemBars } from '../analysis/leave-one-out.tsx'
import type { Analysis } from '../analysis/model.ts'
import { rankStacks } from '../analysis/robustness.tsx'
import { INNER, type PictureContent } from './frame.ts'
import { legend, type Piece, paragraph, rect, ruler, SMALL, stackPieces, word } from './marks.ts'
import { columnsOf, dotted, figureAt } from './score-pictures.ts'
import { BAR_HEIGHT, type PictureCell, tablePiece } from './table.ts'

const toneAt = (index: number): string => TONES[Math.min(index, TONES.length - 1)] ?? INK

/** Null if the figures say nothing. */
export function robustnessPicture({ view, scores }: Analysis, figures: RobustnessFigures): PictureContent | null {
  const drawn = rankStacks(view, scores, figures)
  if (!drawn) return null
  const rows = drawn.rows.map(({ label, parts }): PictureCell[] => [
    { text: label, typed: true, bold: true },
    (width) => ({
      height: BAR_HEIGHT,
      marks: parts
        .map(({ from, to, words }, tone) => {
          if (to <= from) return ''
          const bar = rect({ x: from * width, y: 0, width: (to - from) * width, height: BAR_HEIGHT }, { fill: toneAt(tone) })
          const middle = ((from + to) / 2) * width
          return `${bar}${words === null ? '' : word(words, middle, 15.5, { size: 12, anchor: 'middle', colour: tone < 2 ? SURFACE : INK })}`
        })
        .join(''),
    }),
  ])
  const table = tablePiece(columnsOf([{ head: 'Hypothesis', width: 280 }, { head: 'Share of cases in which it takes each rank' }]), rows)
  const tones = legend(
    drawn.tones.map((words, tone) => ({
      words,
      mark: rect({ x: 0, y: 4, width: 24, height: 12 }, { fill: toneAt(tone), stroke: STRONG_LINE }),
    })),
    24,
    INNER,
  )
  const body = stackPieces([table, tones, paragraph(drawn.ties, { ...SMALL, width: INNER })], 10)
  return { title: drawn.title, how: drawn.how, means: drawn.means, body }
}

export function itemsPicture(analysis: Analysis): PictureContent {
  const drawn = itemBars(analysis)
  const { rows } = drawn
  const columns = columnsOf([{ head: '', width: 44 }, { head: 'Item left out', width: 360 }, { head: 'Margin without it' }])
  const body =
    rows.length === 0
      ? paragraph(drawn.nothing, { width: INNER, size: 15 })
      : tablePiece(
          columns,
          rows.map((row) => [
            { text: row.id, bold: true },
            { text: row.statement, typed: true, most: 2, more: row.linchpin ? '◆ linchpin' : '' },
            (width) => itemBar(drawn, row, width),
          ]),
        )
  return { title: drawn.title, how: drawn.how, means: drawn.nearest.map(phraseText).join(''), body }
}

function itemBar({ now, low, high }: ItemBars, { end, left, words, linchpin }: ItemBars['rows'][number], width: number): Piece {
  const x = scaleLinear([low, high], [0.2 * width, 0.8 * width])
  const bar = rect(
    { x: x(Math.min(now, end)), y: 4, width: Math.abs(x(end) - x(now)), height: 14 },
    { fill: linchpin ? toneAt(0) : toneAt(2) },
  )
  const zero = ruler(x(0), -4, x(0), BAR_HEIGHT + 4, { colour: INK, width: 1.5 })
  return { height: BAR_HEIGHT, marks: `${zero}${dotted(x(now))}${bar}${figureAt(words, x(end), { before: left, bold: linchpin })}` }
}

export function groupsPicture(analysis: Analysis, kind: ItemGroupKind): PictureContent {
  const { title, how, head, bars, rows } = groupRows(analysis, kind)
  const columns = columnsOf([
    { head, width: bars ? 220 : 260 },
    { head: 'Items', width: 40, num: true },
    ...(bars ? [{ head: 'Scores without it', width: 130 }] : []),
    { head: 'Least inconsistent without it' },
    { head: 'Margin without it', width: 70, num: true },
    ...(kind === 'source' ? [{ head: 'Least inconsistent if reversed' }] : []),
  ])
  const leaders = ({ words, changes }: GroupLossRow['without']): PictureCell => ({ text: changes ? `${words} ◆` : words, bold: changes })
  return {
    title,
    how,
    means: kind === 'source' ? smallestSets(analysis) : null,
    body: tablePiece(
      columns,
      rows.map((row) => [
        { text: row.name, typed: true, bold: true, more: row.reliability === null ? '' : `reliability ${row.reliability}` },
        String(row.items),
        ...(bars ? [(width: number) => smallBars(row.scores, width)] : []),
        leaders(row.without),
        row.margin,
        ...(kind === 'source' ? [leaders(row.mirrored)] : []),
      ]),
    ),
  }
}

function smallBars(scores: GroupLossRow['scores'], width: number): Piece {
  const { II, I } = RATING_COLOURS
  const marks = scores.map(({ to, leads }, index) =>
    rect({ x: 0, y: index * 7 + 1, width: to * (width - 2), height: 5 }, leads ? { fill: II.fill } : { fill: I.fill, stroke: II.fill }),
  )
  return { height: scores.length * 7, marks: marks.join('') }
}

export function assumptionsPicture(analysis: Analysis): PictureContent {
  const { title, how, rows } = assumptionRows(analysis)
  const columns = columnsOf([
    { head: 'Assumption', width: 340 },
    { head: 'State', width: 110 },
    { head: 'Rests on it', width: 110 },
    { head: 'Least inconsistent if it does not hold' },
    { head: 'Margin if it does not hold', width: 84, num: true },
  ])
  return {
    title,
    how,
    body: tablePiece(
      columns,
      rows.map((row) => [
        `${row.id}  ${row.statement}`,
        row.state,
        row.rests,
        { text: row.changes ? `${row.leaders} ◆` : row.leaders, bold: row.changes },
        row.margin,
      ]),
    ),
  }
}

export function probabilitiesPicture(analysis: Analysis): PictureContent {
  const { title, start, key, rows } = posteriorBars(analysis)
  const bar = (row: (typeof rows)[number], width: number): Piece => {
    const long = width - 110
    const pieces = row.bars.map(({ tone, prior, to, words }) => ({
      height: BAR_HEIGHT,
      marks: `${dotted(prior * long)}${rect({ x: 0, y: 4, width: to * long, height: 14 }, { fill: toneAt(tone - 1) })}${figureAt(words, to * long)}`,
    }))
    return stackPieces(pieces, 0)
  }
  return {
    title,
    how: `${start} The figures are calculated from ratings; they are not anyone’s own estimates. ${key}.`,
    body: tablePiece(
      columnsOf([{ head: 'Hypothesis', width: 280 }, { head: 'Probability after the evidence' }]),
      rows.map((row) => [{ text: row.label, typed: true, bold: true }, (width) => bar(row, width)]),
    ),
  }
}
