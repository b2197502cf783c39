// Validates changes to source texts and passages. Called by check-change.ts.
import { formatCount } from '../model/format-count.ts'
import { noSuchItem, Refused } from '../model/refused.ts'
import { isReadable } from '../model/source-texts.ts'
import { LIMITS } from '../model/texts.ts'
import type { Workbook } from '../model/workbook.ts'
import type { ChangeOf } from './change.ts'

/** Why a change to a source text is refused. */
export const SOURCE_TEXT_REFUSALS = {
  unknown: (id: string) => `There is no text ${id} in this workbook.`,
  usedId: (id: string) => `The ID ${id} is already used by a text.`,
  noTitle: 'The title is missing.',
  noWords: 'The text is missing.',
  pages: 'The pages do not match the paragraphs.',
  passage: 'This passage is not in the text.',
  full: `This workbook has ${LIMITS.sourceTexts} texts, counting removed ones. That is the most it can hold.`,
  together: `All texts together, counting removed ones, can have at most ${formatCount(LIMITS.sourceTextsTogether)} characters. This text was not added.`,
  exercise: 'An exercise has no texts. Add them to the workbook from which it was made.',
} as const

/** Throws `Refused`: 'unknown', 'invalid' (with the field) or 'limit'. */
export function checkSourceText({ texts, sources }: Workbook, change: ChangeOf<'textAdded' | 'textChanged'>): void {
  const fields = change.type === 'textAdded' ? change.fields : change.after
  if (fields.title !== undefined && !/\S/.test(fields.title)) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.noTitle, 'title')
  if (fields.source && !sources.has(fields.source)) throw new Refused('invalid', noSuchItem('source', fields.source), 'source')
  if (change.type === 'textChanged') {
    if (!texts.has(change.id)) throw new Refused('unknown', SOURCE_TEXT_REFUSALS.unknown(change.id))
    return
  }
  let characters = change.body.length
  for (const { id, body } of texts.values()) {
    if (id.toLowerCase() === change.id.toLowerCase()) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.usedId(id), 'id')
    characters += body.length
  }
  if (!/\S/.test(change.body)) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.noWords, 'body')
  if (change.pages?.some((first, at, all) => first < (all[at - 1] ?? 0))) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.pages, 'pages')
  if (texts.size >= LIMITS.sourceTexts) throw new Refused('limit', SOURCE_TEXT_REFUSALS.full)
  if (characters > LIMITS.sourceTextsTogether) throw new Refused('limit', SOURCE_TEXT_REFUSALS.together)
}

/** Throws `Refused` if the passage is not within a text that can be read. */
export function checkPassage({ texts }: Workbook, { after }: ChangeOf<'quoted'>): void {
  if (after === null) return
  const text = texts.get(after.text)
  if (!text || !isReadable(text)) throw new Refused('unknown', SOURCE_TEXT_REFUSALS.unknown(after.text))
  if (after.from >= after.to || after.to > text.body.length) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.passage, 'from')
}
