// Converts one MATRIX of a PARC ACH file to a document. Reports whatever is shortened or dropped; refuses what a workbook cannot hold.

import type { Document } from '../../ach/document/document.ts'
import { emptyDocument, emptyDocumentRater } from '../../ach/document/empty-document.ts'
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { countNoun } from '../../ach/words/phrases.ts'
import { quoteText, toOneLine } from '../decode/quote.ts'
import { achzItem, REPEATED_NOTES, type RepeatedNote } from './achz-item.ts'
import { achzRatings, type LabelOf } from './achz-ratings.ts'
import type { ConversionNotes } from './conversion-notes.ts'
import type { ConsumedXml } from './xml-consumed.ts'
import type { XmlElement } from './xml-tree.ts'

/** Notes on what a workbook cannot hold. */
export const ACHZ_LOSSES = {
  question: 'PARC ACH files have no question. The question was made from the title.',
  noName: (id: string, statement: string) => `${id} has no name. It is called “${statement}”.`,
  longName: (id: string) => `The name of ${id} is longer than ${LIMITS.label} characters. Its label is shortened; the full text is kept.`,
  repeated: (number: number, what: RepeatedNote) => `${countNoun(number, 'item')} ${REPEATED_NOTES[what].join('. ')}.`,
} as const

/** The question for a project, since PARC ACH files have none. */
export const questionOf = (title: string): string => `Which hypothesis explains the evidence of “${title}”?`

/** Refusals of content that does not fit a workbook; `called` names the matrix in a sentence. */
export const tooManyItems = (called: string, number: number, words: string, most: number): string =>
  `${called} has ${formatCount(number)} ${words}. A workbook holds at most ${formatCount(most)}.`
export const tooLongText = (called: string, what: string): string =>
  `${called}: ${what} longer than ${formatCount(LIMITS.text)} characters, the most that a workbook holds.`

/** A matrix with the project's title and background, and its name in refusals. */
export interface AchzMatrix {
  readonly element: XmlElement
  readonly title: string
  readonly background: readonly string[]
  readonly called: string
}

export function achzDocument({ element, title, background, called }: AchzMatrix, taken: ConsumedXml, losses: ConversionNotes): Document {
  const columns = taken.all(element, 'HYPOTHESIS')
  const rows = taken.all(element, 'EVIDENCE')
  const atMost = (number: number, most: number, words: string) => {
    if (number <= most) return
    throw new Refused('limit', tooManyItems(called, number, words, most))
  }
  atMost(columns.length, LIMITS.hypotheses, 'hypotheses')
  atMost(rows.length, LIMITS.evidence, 'items of evidence')
  const fits = (text: string | null, what: string) => {
    if (text !== null && text.length > LIMITS.text) throw new Refused('limit', tooLongText(called, what))
    return text
  }

  const kept = fits(background.join('\n') || null, 'the background text with title and classification is')
  losses.tell(ACHZ_LOSSES.question)
  const hypotheses = columns.map((column, at) => hypothesisOf(taken.text(column, 'NAME'), at + 1, losses))
  for (const { id, statement } of hypotheses) fits(statement, `the text of ${id} is`)
  const names: LabelOf[] = hypotheses.map(({ id, label }) => ({ id, name: `${id} (${quoteText(label)})` }))

  const counts = new Map<RepeatedNote, number>()
  const evidence: Document['evidence'] = []
  const ratings: Document['raters'][number]['ratings'] = {}
  rows.forEach((row, at) => {
    const count = (what: RepeatedNote) => counts.set(what, (counts.get(what) ?? 0) + 1)
    const { item, called: name } = achzItem(row, at + 1, taken, losses, count)
    fits(item.statement, `the text of ${name.name} is`)
    fits(item.notes, `the notes of ${name.name}, including fields moved there, are`)
    evidence.push(item)
    const rated = achzRatings(taken.text(row, 'VALUES'), name, names, losses)
    if (Object.keys(rated).length > 0) ratings[item.id] = rated
  })
  for (const [what, number] of counts) losses.tell(ACHZ_LOSSES.repeated(number, what))
  return {
    ...emptyDocument(title, questionOf(title)),
    background: kept,
    hypotheses,
    evidence,
    raters: [{ ...emptyDocumentRater('R1', 'PARC ACH'), ratings }],
  }
}

function hypothesisOf(name: string, number: number, losses: ConversionNotes): Document['hypotheses'][number] {
  const id = `H${number}`
  const statement = /\S/.test(name) ? name : `Hypothesis ${number}`
  if (statement !== name) losses.tell(ACHZ_LOSSES.noName(id, statement))
  const label = toOneLine(statement, LIMITS.label)
  if (label !== toOneLine(statement, LIMITS.text)) losses.tell(ACHZ_LOSSES.longName(id))
  return { id, label, statement, notes: null, parked: false }
}
