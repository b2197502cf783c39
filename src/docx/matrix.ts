// The annex of a Word report: the matrix with the facts about each item, its key, and the parked items.

import type { FileChild, Paragraph } from 'docx'
import { startSentence } from '../ach/words/phrases.ts'
import { type Annex, type AnnexRow, linchpinKey, PARKED_NOTE, ratingLegend } from '../report/blocks.ts'
import type { WordLayout } from './layout.ts'
import { plainTable } from './table.ts'
import { styledParagraph, textRuns } from './text-runs.ts'

/** With more hypotheses than this, their names are written upwards. */
const MOST_LEVEL_NAMES = 6
/** In twentieths of a point. */
const WIDTHS = { figure: 1050, level: 1250, upright: 460 } as const
const CHARACTER = 115
const HEAD = { least: 1400, most: 3400 } as const

export function matrixParagraphs(annex: Annex, layout: WordLayout): FileChild[] {
  const { ids } = layout
  return [
    ...(annex.rows.length === 0 ? [] : [...keys(annex, layout), layout.caption('Table', 'The matrix'), matrixTable(annex, layout)]),
    ...(annex.parked.length === 0 ? [] : [styledParagraph(ids.heading2, 'Parked items'), styledParagraph(ids.small, PARKED_NOTE)]),
    ...annex.parked.map((one) => styledParagraph(ids.list, one)),
  ]
}

const keys = (annex: Annex, { ids }: WordLayout): Paragraph[] => [
  styledParagraph(ids.small, ratingLegend()),
  ...(annex.rows.some(({ linchpin }) => linchpin) ? [styledParagraph(ids.small, linchpinKey(annex))] : []),
]

function matrixTable({ hypotheses, rows, figure }: Annex, layout: WordLayout) {
  const { ids, wideWidth } = layout
  const upright = hypotheses.length > MOST_LEVEL_NAMES
  const letters = upright ? WIDTHS.upright : WIDTHS.level
  const items = wideWidth - 2 * WIDTHS.figure - letters * hypotheses.length
  const widths = [items, WIDTHS.figure, WIDTHS.figure, ...hypotheses.map(() => letters)]
  const longest = Math.max(0, ...hypotheses.map((name) => [...name].length))
  const head = [
    styledParagraph(ids.cellHead, 'Evidence'),
    styledParagraph(ids.cellFigureHead, 'Weight'),
    styledParagraph(ids.cellFigureHead, figure === 'diagnosticity' ? 'Diag\u00adnosticity' : 'Agree\u00adment'),
    ...hypotheses.map((name) => styledParagraph(upright ? ids.cellHead : ids.cellBlank, name)),
  ]
  return plainTable(
    widths,
    head,
    rows.map((row) => [
      itemParagraphs(row, layout),
      styledParagraph(ids.cellFigure, row.weight),
      styledParagraph(ids.cellFigure, row.figure),
      ...row.ratings.map((rating) => styledParagraph(rating === null ? ids.cellBlank : ids[`cell${rating}`], rating ?? '')),
    ]),
    ids.table,
    {
      lengths: rows.map((row) => row.statement.length + linesOf(row).reduce((sum, one) => sum + one.length, 0)),
      ...(upright ? { upright: { from: 3, height: Math.min(HEAD.most, Math.max(HEAD.least, longest * CHARACTER + 200)) } } : {}),
    },
  )
}

function itemParagraphs(row: AnnexRow, { ids }: WordLayout): Paragraph[] {
  const name = textRuns(`${row.id}${row.linchpin ? ' ◆' : ''}`, ids.strong)
  return [
    styledParagraph(ids.cell, [...name, ...textRuns(` ${row.statement}`)], row.statement),
    ...linesOf(row).map((line) => styledParagraph(ids.cellSmall, line)),
  ]
}

const linesOf = ({ reason, notes, cellNotes, facts, links }: AnnexRow): string[] => [
  ...(reason ? [`Reason: ${reason}`] : []),
  ...(notes ? [`Note: ${notes}`] : []),
  ...cellNotes.map((one) => `Note on ${one.hypothesis}: ${one.note}`),
  `${startSentence(facts)}.`,
  ...links,
]
