// Exports the check of a published matrix as Markdown, from the same blocks as its page.
import type { View } from '../ach/view/view.ts'
import { CELLS_HEADING, CELLS_LEAD, cellRows, type MatrixCheck } from '../report/matrix-check/matrix-check.ts'
import { blockText } from './markdown.ts'
import { escapeMarkdown, markdownParagraph, markdownTable } from './markdown-text.ts'

/** Deterministic; ends with a newline. `damage`: a sentence about a damaged workbook. */
export function matrixCheckMarkdown(view: View, report: MatrixCheck, damage: string | null = null): string {
  const { title, question, marking, byline, finding, sections, cells } = report
  const marked = marking === null ? [] : [`**${escapeMarkdown(marking)}**`]
  const parts = [
    ...marked,
    `# Check: ${escapeMarkdown(title)}`,
    ...(damage === null ? [] : [`**${escapeMarkdown(damage)}**`]),
    `**${escapeMarkdown(finding.lead)}**${finding.rest === '' ? '' : ` ${escapeMarkdown(finding.rest)}`}`,
    markdownParagraph([question, ...byline].join(' · ')),
    ...sections.flatMap(({ heading, blocks }) => [`## ${escapeMarkdown(heading)}`, ...blocks.flatMap((block) => blockText(block, view))]),
    ...(cells.length === 0 ? [] : [`## ${CELLS_HEADING}`, CELLS_LEAD, cellTable(view, report)]),
    ...marked,
  ]
  return `${parts.join('\n\n')}\n`
}

const cellTable = (view: View, { cells }: MatrixCheck): string =>
  markdownTable(
    ['Item', 'Your ratings'],
    () => false,
    cellRows(view, cells).map(({ item, statement, hypotheses }) => [
      `**${item}** ${escapeMarkdown(statement)}`,
      hypotheses.map((name) => `${escapeMarkdown(name)}: \\_\\_`).join('<br>'),
    ]),
  )
