// Describes changes to source texts for the history. Part of history-words.ts.
import type { ChangeOf } from '../../log/change.ts'
import type { View } from '../../view/view.ts'
import { nameInSentence } from '../name-in-sentence.ts'
import { formatDate } from '../phrases.ts'
import { TEXT_REMOVED } from './history-answer-words.ts'
import type { Tense } from './history-verbs.ts'

/** A source text by its title of now; after personal data was removed by its id. */
export function sourceTextName(id: string, { texts }: Pick<View, 'texts'>): string {
  const title = texts.get(id)?.title ?? ''
  return title === '' ? `${id} ${TEXT_REMOVED}` : `“${title}”`
}

export function sourceTextChanged({ id, after }: ChangeOf<'textChanged'>, view: View, tense: Tense): string {
  const text = `the text ${sourceTextName(id, view)}`
  if (after.listed !== undefined) return `${tense(after.listed ? 'added' : 'removed')} ${text}`
  const parts: string[] = []
  if (after.title !== undefined) parts.push(`${tense('changed')} the title of a text to “${after.title}”`)
  if (after.source !== undefined) {
    const name = after.source === null ? 'none' : nameInSentence(view.sources.get(after.source)?.name ?? after.source)
    parts.push(`${tense('changed')} the source of ${text} to ${name}`)
  }
  if (after.date !== undefined)
    parts.push(
      after.date === null
        ? `${tense('removed')} the date of ${text}`
        : `${tense('changed')} the date of ${text} to ${formatDate(after.date)}`,
    )
  return parts.length > 0 ? parts.join('; ') : `${tense('edited')} ${text}`
}
