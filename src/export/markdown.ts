// Exports the report as Markdown, from the same sections and blocks as the report page.

import type { RobustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { finishSteps, type Steps } from '../ach/model/steps.ts'
import { webTarget } from '../ach/model/web-address.ts'
import type { View } from '../ach/view/view.ts'
import { isSameText } from '../ach/words/name-in-sentence.ts'
import { phraseText } from '../ach/words/phrases.ts'
import {
  ANALYST_COMMENT,
  type Annex,
  type AnnexRow,
  type Block,
  type HypothesisCase,
  linchpinKey,
  PARKED_NOTE,
  type Phrases,
  type Report,
  type ReportTable,
  ratingLegend,
  type Section,
} from '../report/blocks.ts'
import { groupReportSteps } from '../report/group/group-report.ts'
import { ROWS_IN_STEP } from '../report/rater/annex.ts'
import { reportSteps } from '../report/rater/report.ts'
import { scoresTable } from '../report/scores-table.ts'
import { escapeMarkdown, markdownParagraph, markdownTable } from './markdown-text.ts'

/** What the file says about the workbook as a whole. */
export interface ReportNotes {
  /** a sentence about a damaged workbook */
  readonly damage?: string | null
  /** the date of the report, such as 2026-11-30 */
  readonly day?: string | null
}

/** Deterministic; ends with a newline. Throws Refused 'unknown' for a rater that the view does not show. */
export const markdownOf = (view: View, raterId: string, robustness: RobustnessFigures | null, notes?: ReportNotes): string =>
  finishSteps(markdownSteps(view, raterId, robustness, notes))

/** `markdownOf` in steps of one section. */
export function* markdownSteps(
  view: View,
  raterId: string,
  robustness: RobustnessFigures | null,
  { damage = null, day = null }: ReportNotes = {},
): Steps<string> {
  return yield* textOfReport(view, yield* reportSteps(view, raterId, robustness, day), damage)
}

/** The report of the group as Markdown, in steps of one section; null where the view shows no group. */
export function* groupMarkdownSteps(view: View, { damage = null, day = null }: ReportNotes = {}): Steps<string | null> {
  const report = yield* groupReportSteps(view, day)
  return report && (yield* textOfReport(view, report, damage))
}

function* textOfReport(view: View, report: Report, damage: string | null): Steps<string> {
  const marking = report.marking === null ? [] : [`**${escapeMarkdown(report.marking)}**`]
  const parts = [
    ...marking,
    `# ${escapeMarkdown(report.title)}`,
    ...(damage === null ? [] : [`**${escapeMarkdown(damage)}**`]),
    ...(isSameText(report.title, report.question) ? [] : [`**Question:** ${escapeMarkdown(report.question)}`]),
    markdownParagraph(report.byline.join(' · ')),
    ...(report.background ? [markdownParagraph(report.background)] : []),
    contents(report),
  ]
  for (const section of report.sections.filter(({ nothing }) => nothing === null)) {
    parts.push(...(yield* sectionText(section, view)))
    yield
  }
  parts.push(...marking)
  return `${parts.join('\n\n')}\n`
}

const contents = ({ sections }: Report): string =>
  sections
    .map(({ heading, nothing }) => (nothing === null ? `- [${heading}](#${anchor(heading)})` : `- ${heading} (${nothing})`))
    .join('\n')

/** The id that Markdown viewers give a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '-')

/** The analysts' own words first. */
function* sectionText({ heading, blocks, own }: Section, view: View): Steps<string[]> {
  const texts = [`## ${escapeMarkdown(heading)}`, ...(own ? [`> **${ANALYST_COMMENT}** ${paragraphs(own.text).join('\n>\n> ')}`] : [])]
  for (const block of blocks) texts.push(...(yield* blockSteps(block, view)))
  return texts
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).flatMap((one) => (one.trim() === '' ? [] : [markdownParagraph(one)]))

const plain = (words: Phrases) => escapeMarkdown(words.map(phraseText).join(''))

/** One block, as paragraphs. */
export const blockText = (block: Block, view: View): string[] => finishSteps(blockSteps(block, view))

function* blockSteps(block: Block, view: View): Steps<string[]> {
  switch (block.kind) {
    case 'lead':
      return [`**${plain(block.words)}**`]
    case 'words':
    case 'small':
      return [markdownParagraph(block.words.map(phraseText).join(''))]
    case 'list':
      return [block.items.map((one) => `- ${markdownParagraph(one.map(phraseText).join(''))}`).join('\n')]
    case 'table':
      return [tableText(block.table)]
    case 'scores':
      return [tableText(scoresTable(block.scores, view))]
    case 'hypotheses':
      return [
        ...block.hypotheses.flatMap(hypothesisText),
        ...(block.hypotheses.some(({ against }) => against.some((one) => one.linchpin)) ? [linchpinKey(block)] : []),
      ]
    case 'matrix':
      return yield* annexSteps(block.annex)
  }
}

const tableText = ({ head, rows }: ReportTable): string =>
  markdownTable(
    head.map(({ text }) => escapeMarkdown(text)),
    (column) => head[column]?.num === true,
    rows.map((row) => row.map(plain)),
  )

function hypothesisText({ id, name, standing, statement, against, rest }: HypothesisCase): string[] {
  const items = against.map(
    (one) => `- **${one.evidence}**${one.linchpin ? ' ◆' : ''} ${one.rating} (${one.adds}) ${escapeMarkdown(one.statement)}`,
  )
  return [
    `### ${escapeMarkdown(`${name} (${id}), ${standing}`)}`,
    ...(statement === '' ? [] : [markdownParagraph(statement)]),
    ...(items.length > 0 ? [items.join('\n')] : []),
    ...(rest === '' ? [] : [escapeMarkdown(rest)]),
  ]
}

/** In steps of some items each. */
function* annexSteps({ hypotheses, rows, parked, figure, result }: Annex): Steps<string[]> {
  if (rows.length === 0) return parkedText(parked)
  const head = ['', ...hypotheses.map(escapeMarkdown), 'Weight', figure === 'diagnosticity' ? 'Diagnosticity' : 'Agreement']
  const grid = markdownTable(
    head,
    (column) => column > hypotheses.length,
    rows.map((row) => [`${row.id}${row.linchpin ? ' ◆' : ''}`, ...row.ratings.map((rating) => rating ?? ''), row.weight, row.figure]),
  )
  yield
  const entries: string[] = []
  for (const row of rows) {
    entries.push(entry(row))
    if (entries.length % ROWS_IN_STEP === 0) yield
  }
  const linchpins = rows.some((row) => row.linchpin) ? [linchpinKey({ result })] : []
  return [grid, ...linchpins, ratingLegend(), '### Evidence', entries.join('\n'), ...parkedText(parked)]
}

function entry({ id, statement, facts, links, reason, notes, cellNotes }: AnnexRow): string {
  return [
    `- **${id}** ${escapeMarkdown(statement)}`,
    `  ${markdownParagraph(facts)}.`,
    ...links.map((url) => `  <${webTarget(url)}>`),
    ...(reason ? [`  Reason: ${escapeMarkdown(reason)}`] : []),
    ...(notes ? [`  Note: ${escapeMarkdown(notes)}`] : []),
    ...cellNotes.map((one) => `  Note on ${escapeMarkdown(one.hypothesis)}: ${escapeMarkdown(one.note)}`),
  ].join('\\\n')
}

const parkedText = (parked: readonly string[]): string[] =>
  parked.length === 0 ? [] : ['### Parked items', PARKED_NOTE, parked.map((one) => `- ${markdownParagraph(one)}`).join('\n')]
