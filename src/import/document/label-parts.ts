// Finds kinds and levels in brackets at the end of each text, such as “… (report, high)”, and asks whether to take them out. Pure.
import { type Answers, askQuestion, type Question } from '../questions/question.ts'
import { type GridRow, gridCell, rowPlace } from '../table/grid.ts'
import type { Meaning } from '../table/grid-columns.ts'
import { headingMeaning } from '../words/heading-vocabulary.ts'
import { levelWord } from '../words/level-vocabulary.ts'
import type { AddedColumn } from './evidence-rows.ts'

type PartMeaning = 'kind' | 'credibility' | 'relevance' | 'source' | 'date'

export interface LabelParts {
  readonly question: Question
  readonly split: boolean
  /** texts without the brackets, by row number */
  readonly texts: ReadonlyMap<number, string>
  readonly columns: readonly AddedColumn[]
}

const BRACKET = /\s*[(（[]([^()[\]（）]{1,120})[)）\]]\s*$/
const SHARE = 0.6
const partsOf = (text: string) => text.split(/[,;/|、，；]/).map((part) => part.trim())

const PART_MEANINGS: Readonly<Record<string, PartMeaning>> = {
  kind: 'kind',
  credibility: 'credibility',
  weight: 'credibility',
  relevance: 'relevance',
  source: 'source',
  date: 'date',
}
const partMeaning = (name: string): PartMeaning | undefined => PART_MEANINGS[headingMeaning(name) ?? '']

/** Returns null unless most texts end in brackets with a level. */
export function labelPartsQuestion(
  rows: readonly GridRow[],
  columns: readonly Meaning[],
  titles: readonly string[],
  answers: Answers,
): LabelParts | null {
  const at = columns.indexOf('statement')
  const named = partsOf(BRACKET.exec((titles[at] ?? '').slice(0, 300))?.[1] ?? '').map(partMeaning)
  const texts = new Map<number, string>()
  const values = new Map<PartMeaning, Map<number, string>>()
  let levels = 0
  for (const row of rows) {
    const text = gridCell(row, at)
    const found = BRACKET.exec(text.slice(-200))
    const parts = found ? readParts(partsOf(found[1] ?? ''), named) : null
    if (!found || !parts) continue
    levels += 1
    texts.set(row.row, text.slice(0, text.length - found[0].length))
    for (const [meaning, value] of parts) values.set(meaning, (values.get(meaning) ?? new Map()).set(row.row, value))
  }
  if (levels < 2 || levels < rows.length * SHARE) return null
  const meanings = [...values.keys()].filter((meaning) => !columns.includes(meaning))
  if (meanings.length === 0) return null
  const question = askQuestion(
    {
      id: 'labels',
      sentence: `Most texts end in brackets, such as “${BRACKET.exec(gridCell(rows.find(({ row }) => texts.has(row)) ?? { row: 0, cells: [] }, at).slice(-200))?.[0].trim()}”. What is in them?`,
      options: [
        { value: 'split', words: `the ${meanings.join(' and the ')}: take it out of the text` },
        { value: 'keep', words: 'a part of the text: keep it there' },
      ],
      usual: 'keep',
      places: rows.filter(({ row }) => texts.has(row)).map(rowPlace),
    },
    answers,
  )
  return {
    question,
    split: question.chosen === 'split',
    texts,
    columns: meanings.map((meaning) => ({ meaning, title: meaning, texts: values.get(meaning) ?? new Map() })),
  }
}

/** “credibility: high”, “high credibility” or “credibility high” */
function namedPart(part: string): { said: PartMeaning | undefined; text: string } {
  const [name = '', value] = part.split(/\s*[:=：]\s*/, 2)
  if (value !== undefined)
    return partMeaning(name) === undefined ? { said: undefined, text: part } : { said: partMeaning(name), text: value }
  const [first = '', ...rest] = part.split(/\s+/)
  if (levelWord(first) && partMeaning(rest.join(' '))) return { said: partMeaning(rest.join(' ')), text: first }
  if (levelWord(rest.join(' ')) && partMeaning(first)) return { said: partMeaning(first), text: rest.join(' ') }
  return { said: undefined, text: part }
}

/** Reads the parts of a bracket by the heading’s names, by their own (“credibility: high”), or by what they look like; null without a level. */
function readParts(parts: readonly string[], named: readonly (PartMeaning | undefined)[]): Map<PartMeaning, string> | null {
  const found = new Map<PartMeaning, string>()
  let level = false
  for (const [at, part] of parts.entries()) {
    const { said, text } = namedPart(part)
    const read = levelWord(text)
    level ||= read !== undefined
    const free = found.has('credibility') ? 'relevance' : 'credibility'
    const meaning = said ?? (parts.length === named.length ? named[at] : undefined) ?? (read ? free : 'kind')
    if ((meaning === 'credibility' || meaning === 'relevance') && read === undefined) return null
    if (text.length > 40 || found.has(meaning)) return null
    found.set(meaning, text)
  }
  return level ? found : null
}
