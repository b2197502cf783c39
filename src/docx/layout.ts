// What the parts of a Word report share while it is laid out: style ids, the width of a line, and the numbers of footnotes, figures and tables.

import { type Paragraph, type ParagraphChild, SimpleField } from 'docx'
import { startSentence } from '../ach/words/phrases.ts'
import type { AnnexRow, Report } from '../report/blocks.ts'
import type { StyleIds } from './styles.ts'
import type { PageSettings } from './template.ts'
import { styledParagraph, textRuns } from './text-runs.ts'

export interface WordLayout {
  readonly ids: StyleIds
  /** of a line, in twentieths of a point: on upright pages, and on those of the annex */
  readonly width: number
  readonly wideWidth: number
  /** The most height for a picture, in twentieths of a point. */
  readonly wideHeight: number
  /** The number of a new footnote with the source of an item; null if it has one already, or no source is known. */
  noteOn(evidence: string): number | null
  /** "Figure 1. …" or "Table 1. …" */
  caption(what: 'Figure' | 'Table', text: string): Paragraph
  /** A number that is unique in the file, for drawings. */
  drawing(): number
  /** The footnotes so far. */
  footnotes(): Record<string, { children: Paragraph[] }>
}

export function createLayout(ids: StyleIds, { width, height, margins }: PageSettings, report: Report): WordLayout {
  const notes: string[] = []
  const noted = new Set<string>()
  const counts = { Figure: 0, Table: 0, drawing: 0 }
  const rows = new Map(rowsIn(report).map((row) => [row.id, row]))
  const sides = margins.left + margins.right + margins.gutter
  return {
    ids,
    width: width - sides,
    wideWidth: height - sides,
    wideHeight: width - margins.top - margins.bottom - 3000,
    noteOn(evidence) {
      const row = rows.get(evidence)
      if (!row || noted.has(evidence)) return null
      noted.add(evidence)
      return notes.push([`${startSentence(row.facts)}.`, ...row.links].join(' '))
    },
    caption(what, text) {
      counts[what] += 1
      const number = new SimpleField(` SEQ ${what} \\* ARABIC `, String(counts[what])) as unknown as ParagraphChild
      return styledParagraph(ids.caption, [...textRuns(`${what} `), number, ...textRuns(`. ${text}`)])
    },
    drawing: () => (counts.drawing += 1),
    footnotes: () =>
      Object.fromEntries(
        notes.map((text, at) => [String(at + 1), { children: [styledParagraph(ids.footnote, textRuns(` ${text}`), text)] }]),
      ),
  }
}

const rowsIn = (report: Report): readonly AnnexRow[] =>
  report.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'matrix' ? block.annex.rows : [])))
