// All that a report says, as single texts, for tests that compare its page and its files.

import { cleanText } from '../ach/model/texts.ts'
import { phraseText, startSentence } from '../ach/words/phrases.ts'
import {
  ANALYST_COMMENT,
  type AnnexRow,
  type Block,
  type HypothesisCase,
  linchpinKey,
  PARKED_NOTE,
  type Phrases,
  type Report,
  ratingLegend,
} from '../report/blocks.ts'

/** Without differences that only layout makes. */
export const tidy = (text: string): string => cleanText(text).replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()

const words = (one: Phrases): string => one.map(phraseText).join('')
const paragraphs = (text: string): string[] => text.split(/\n\s*\n/)

/** Tidy and not empty. */
export function sentencesOf({ title, question, background, byline, sections }: Report): string[] {
  const all = [
    ...[title, question, ...byline, ...paragraphs(background ?? '')],
    ...sections.flatMap(({ heading, nothing, own, blocks }) => [
      heading,
      nothing ?? '',
      ...paragraphs(own?.text ?? ''),
      ...blocks.flatMap(sentencesIn),
    ]),
  ]
  return distinct(all)
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.map(tidy))].filter((one) => one !== '')

/** Facts and addresses as Word has them, keys and captions: other files write them differently. */
export const linesOutside = ({ sections }: Report): string[] =>
  distinct([
    ...[ratingLegend(), ANALYST_COMMENT, PARKED_NOTE],
    ...sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => {
        if (block.kind === 'table') return [block.table.label]
        return block.kind === 'matrix' ? block.annex.rows.flatMap(({ facts, links }) => [startSentence(facts), ...links]) : []
      }),
    ),
  ])

/** Tidy and not empty. */
export const sentencesIn = (block: Block): string[] => distinct(textsIn(block))

function textsIn(block: Block): string[] {
  switch (block.kind) {
    case 'lead':
    case 'words':
    case 'small':
      return [words(block.words)]
    case 'list':
      return block.items.map(words)
    case 'table':
      return [...block.table.head.map(({ text }) => text), ...block.table.rows.flatMap((row) => row.map(words))]
    case 'scores':
      return []
    case 'hypotheses':
      return block.hypotheses.flatMap(inCase)
    case 'matrix':
      return [
        ...block.annex.hypotheses,
        ...block.annex.parked,
        ...block.annex.rows.flatMap(inRow),
        ...(block.annex.rows.some(({ linchpin }) => linchpin) ? [linchpinKey(block.annex)] : []),
      ]
  }
}

const inCase = ({ name, standing, statement, against, rest }: HypothesisCase): string[] => [
  ...[name, standing, statement, rest],
  ...against.flatMap((one) => [one.evidence, one.rating, one.adds, one.statement]),
]

const inRow = (row: AnnexRow): string[] => [
  ...[row.id, row.statement, row.weight, row.figure, row.reason ?? '', row.notes ?? ''],
  row.facts.slice(1),
  ...row.cellNotes.flatMap(({ hypothesis, note }) => [hypothesis, note]),
  ...row.ratings.map((rating) => rating ?? ''),
]
