// Turns the blocks of a report into paragraphs and tables of a Word document.

import { type FileChild, FootnoteReferenceRun, Paragraph, type ParagraphChild } from 'docx'
import { phraseText } from '../ach/words/phrases.ts'
import { type Block, type HypothesisCase, linchpinKey, type Phrases, type ReportTable } from '../report/blocks.ts'
import type { WordLayout } from './layout.ts'
import { matrixParagraphs } from './matrix.ts'
import { plainTable } from './table.ts'
import { styledParagraph, textRuns } from './text-runs.ts'

const textOf = (words: Phrases): string => words.map(phraseText).join('')

/** `width`: of a line, in twentieths of a point. */
export function blockParagraphs(block: Block, layout: WordLayout, width: number): FileChild[] {
  const { ids } = layout
  switch (block.kind) {
    case 'lead':
      return [styledParagraph(ids.lead, textOf(block.words))]
    case 'words':
      return [styledParagraph(ids.body, textOf(block.words))]
    case 'small':
      return [styledParagraph(ids.small, textOf(block.words))]
    case 'list':
      return block.items.map((one) => styledParagraph(ids.list, textOf(one)))
    case 'table':
      return tableParagraphs(block.table, layout, width)
    case 'scores':
      throw new Error('The scores of a Word report must be a table.')
    case 'hypotheses':
      return [
        ...block.hypotheses.flatMap((one) => caseParagraphs(one, layout)),
        ...(block.hypotheses.some(({ against }) => against.some(({ linchpin }) => linchpin))
          ? [styledParagraph(ids.small, linchpinKey(block))]
          : []),
      ]
    case 'matrix':
      return matrixParagraphs(block.annex, layout)
  }
}

function tableParagraphs({ label, head, rows }: ReportTable, layout: WordLayout, width: number): FileChild[] {
  const { ids } = layout
  const cells = rows.map((row) => row.map(textOf))
  const titles = head.map(({ text }) => text)
  const headRow = titles.map((text, at) => styledParagraph(head[at]?.num ? ids.cellFigureHead : ids.cellHead, text))
  const bodyRows = cells.map((row) => row.map((text, at) => styledParagraph(head[at]?.num ? ids.cellFigure : ids.cell, text)))
  return [
    layout.caption('Table', label),
    plainTable(columnWidths([titles, ...cells], width), headRow, bodyRows, ids.table),
    new Paragraph({ style: ids.small }),
  ]
}

/** The share of the line that each column gets: by the length of its longest text, so that short figures stay narrow. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const lengths = (rows[0] ?? []).map((_, at) => Math.min(60, Math.max(7, ...rows.map((row) => row[at]?.length ?? 0))))
  const together = lengths.reduce((sum, one) => sum + one, 0)
  return lengths.map((length) => Math.floor((width * length) / together))
}

function caseParagraphs({ name, standing, statement, against, rest }: HypothesisCase, layout: WordLayout): FileChild[] {
  const { ids } = layout
  return [
    styledParagraph(ids.heading2, `${name}, ${standing}`),
    ...(statement === '' ? [] : [styledParagraph(ids.statement, statement)]),
    ...against.map((one) => {
      const note = layout.noteOn(one.evidence)
      const children: ParagraphChild[] = [
        ...textRuns(`${one.evidence}${one.linchpin ? ' ◆' : ''}`, ids.strong),
        ...textRuns(' '),
        ...textRuns(`\u00a0${one.rating}\u00a0`, ids[`rating${one.rating}`]),
        ...textRuns(` (${one.adds}) ${one.statement}`),
        ...(note === null ? [] : [new FootnoteReferenceRun(note)]),
      ]
      return styledParagraph(ids.list, children, one.statement)
    }),
    ...(rest === '' ? [] : [styledParagraph(ids.small, rest)]),
  ]
}
