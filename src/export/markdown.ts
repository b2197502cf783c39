// The report as a text to paste elsewhere: the same parts and blocks as the report page, in Markdown.

import type { Robustness } from '../ach/analysis/robustness.ts'
import { ratingWords } from '../ach/model/rating.ts'
import type { HypothesisScore, Scores } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { couldBe, figure, nameOf, percent, textOf } from '../ach/words/phrases.ts'
import type { Annex, AnnexRow, Block, Report, Section, Spoken, Words } from '../report/blocks.ts'
import { groupReportOf } from '../report/group/group-report.ts'
import { reportOf } from '../report/rater/report.ts'
import { inline, paragraph, table } from './markdown-text.ts'

/** Refused 'unknown' for a rater whom the view does not show. Same input, same text; a newline at the end. */
export function markdownOf(view: View, raterId: string, robustness: Robustness | null): string {
  return textOfReport(view, reportOf(view, raterId, robustness))
}

/** The same of the group; null where the view shows none. */
export function groupMarkdownOf(view: View): string | null {
  const report = groupReportOf(view)
  return report && textOfReport(view, report)
}

function textOfReport(view: View, report: Report): string {
  const parts = [
    `# ${inline(report.title)}`,
    `**Question:** ${inline(report.question)}`,
    ...(report.background ? [paragraph(report.background)] : []),
    inline(`Analysis of competing hypotheses; ${report.facts.join('; ')}.`),
    ...report.sections.flatMap((section) => sectionText(section, view)),
  ]
  return `${parts.join('\n\n')}\n`
}

const sectionText = ({ heading, blocks, own }: Section, view: View): string[] => [
  `## ${inline(heading)}`,
  ...blocks.flatMap((block) => blockText(block, view)),
  ...(own ? [`> **In the analyst’s words.** ${paragraphs(own.text).join('\n>\n> ')}`] : []),
]

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).flatMap((one) => (one.trim() === '' ? [] : [paragraph(one)]))

const plain = (words: Words) => inline(words.map(textOf).join(''))

function blockText(block: Block, view: View): string[] {
  switch (block.kind) {
    case 'lead':
      return [`**${plain(block.words)}**`]
    case 'words':
      return [paragraph(block.words.map(textOf).join(''))]
    case 'list':
      return [block.items.map((one) => `- ${paragraph(one.map(textOf).join(''))}`).join('\n')]
    case 'table': {
      const { head, rows } = block.table
      const titles = head.map(({ text }) => inline(text))
      return [
        table(
          titles,
          (column) => head[column]?.num === true,
          rows.map((row) => row.map(plain)),
        ),
      ]
    }
    case 'scores':
      return [scoresTable(block.scores, view)]
    case 'hypotheses':
      return block.hypotheses.flatMap(spokenText)
    case 'matrix':
      return annexText(block.annex)
  }
}

function scoresTable(scores: Scores, view: View): string {
  const rows = scores.hypotheses.toSorted((a, b) => a.rank - b.rank).map((one) => [inline(nameOf(view, one.id)), ...figures(one, scores)])
  const head = ['Hypothesis', 'Score', 'Rank', 'Could be', 'Rated', 'Support', 'Count', 'Weighted']
  return table(head, (column) => column > 0, rows)
}

const figures = (score: HypothesisScore, { method }: Scores): string[] => [
  figure(score.score, method),
  score.rated === 0 ? '–' : String(score.rank),
  couldBe(score, method),
  percent(score.coverage),
  figure(score.support, method),
  figure(score.count, 'count'),
  figure(score.weighted, 'weighted'),
]

function spokenText({ id, name, place, score, statement, against, rest }: Spoken): string[] {
  const items = against.map((one) => `- **${one.evidence}** ${one.rating} (${one.adds}) ${inline(one.statement)}`)
  return [
    `### ${inline(`${place} ${name} (${id}), ${score}`.trim())}`,
    paragraph(statement),
    ...(items.length > 0 ? [items.join('\n')] : []),
    ...(rest === '' ? [] : [inline(rest)]),
  ]
}

const LEGEND = `CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA ${ratingWords('NA')}; an empty cell is not rated.`

function annexText({ hypotheses, rows, parked, figure: beside }: Annex): string[] {
  if (rows.length === 0) return ['No items yet.', ...parkedText(parked)]
  const head = ['', ...hypotheses.map(inline), 'Weight', beside === 'diagnosticity' ? 'Diagnosticity' : 'Agreement']
  const grid = table(
    head,
    (column) => column > hypotheses.length,
    rows.map((row) => [`${row.id}${row.linchpin ? ' ◆' : ''}`, ...row.ratings.map((rating) => rating ?? ''), row.weight, row.figure]),
  )
  const linchpins = rows.some((row) => row.linchpin) ? ['◆ linchpin: leaving this item out changes who leads.'] : []
  return [grid, ...linchpins, LEGEND, '### Evidence', rows.map(entry).join('\n'), ...parkedText(parked)]
}

function entry({ id, statement, facts, reason, notes, cellNotes }: AnnexRow): string {
  return [
    `- **${id}** ${inline(statement)}`,
    `  ${paragraph(facts)}.`,
    ...(reason ? [`  Reason: ${inline(reason)}`] : []),
    ...(notes ? [`  Note: ${inline(notes)}`] : []),
    ...cellNotes.map((one) => `  On ${inline(one.hypothesis)}: ${inline(one.note)}`),
  ].join('\\\n')
}

const parkedText = (parked: readonly string[]): string[] =>
  parked.length === 0
    ? []
    : ['### Parked items', 'Still in the workbook, out of every score.', parked.map((one) => `- ${paragraph(one)}`).join('\n')]
