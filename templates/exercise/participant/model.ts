// What a participant's pages show, worked out before it is drawn: their own part of a View, in their own order.
import { deckFor } from '../../../src/ach/exercise/deck.ts'
import { activeItems, type Evidence } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { RaterView, View } from '../../../src/ach/view/view.ts'
import { itemName } from '../../../src/ach/words/phrases.ts'
import { formatDate } from '../../ui/format.ts'

export interface ParticipantModel {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly me: RaterView
  readonly now: Date
  /** their own code to come back with, as people read it; null where this browser does not know it */
  readonly rejoin: string | null
}

/** The items in the order in which this person gets them. */
export const participantDeck = ({ view, run, me }: ParticipantModel): Evidence[] =>
  deckFor(activeItems(view.evidence), me.id, run.options.shuffled)

export const ratedHypotheses = ({ view }: ParticipantModel): { readonly id: string; readonly name: string; readonly statement: string }[] =>
  activeItems(view.hypotheses).map(({ id, statement }) => ({ id, statement, name: itemName(view, id) }))

/** Where an item comes from; empty where nothing is known. */
export function originText({ view }: ParticipantModel, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)?.name
  return [source, item.locator, item.date && formatDate(item.date)].filter(Boolean).join(', ')
}

/** One thing that is asked about each item, with its choices. */
export interface ItemQuestion {
  /** of the field */
  readonly name: string
  /** where one answer is sent, with ':evidence' for the item */
  readonly tap: string
  readonly of: (evidence: string) => string
}

export interface ItemProgress {
  readonly item: Evidence
  /** by name of the field; a blank one is '' */
  readonly values: Readonly<Record<string, string>>
  readonly answered: number
}

/** Every item of the deck with what was answered so far. */
export const deckProgress = (model: ParticipantModel, questions: readonly ItemQuestion[]): ItemProgress[] =>
  participantDeck(model).map((item) => {
    const values = Object.fromEntries(questions.map(({ name, of }) => [name, of(item.id)]))
    return { item, values, answered: Object.values(values).filter((value) => value !== '').length }
  })
