// The data of a participant's pages: their View of the exercise, the items in their order, and their progress.
import { isItemStage } from '../../../src/ach/model/stage.ts'
import { activeItems, type Evidence } from '../../../src/ach/model/workbook.ts'
import { orderFor } from '../../../src/ach/scoring/rater-order.ts'
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
  /** what they signal to the facilitator; null for nothing */
  readonly signal: 'lost' | 'slower' | null
  /** the personal code, formatted; null if this browser does not have it */
  readonly rejoin: string | null
}

/** The items in this participant's order. */
export const participantDeck = (model: ParticipantModel): Evidence[] => orderFor(activeItems(model.view.evidence), orderOf(model))

/** The hypotheses to rate: in this participant's order while everyone rates alone, in the workbook's when the room discusses them. */
export const ratedHypotheses = (model: ParticipantModel): { readonly id: string; readonly name: string; readonly statement: string }[] =>
  orderFor(activeItems(model.view.hypotheses), isItemStage(model.run.stage) ? orderOf(model) : null).map(({ id, statement }) => ({
    id,
    statement,
    name: itemName(model.view, id),
  }))

const orderOf = ({ run, me }: ParticipantModel): string | null => (run.options.shuffled ? me.id : null)

/** Source, locator and date of an item; '' if none is known. */
export function originText({ view }: ParticipantModel, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)?.name
  return [source, item.locator, item.date && formatDate(item.date)].filter(Boolean).join(', ')
}

/** One question about each item. */
export interface ItemQuestion {
  /** name of the form field */
  readonly name: string
  /** path to send one answer to, with the placeholder ':evidence' for the item's id */
  readonly tap: string
  /** the stored answer; '' for none */
  readonly of: (evidence: string) => string
}

export interface ItemProgress {
  readonly item: Evidence
  /** stored answers by field name; '' for none */
  readonly values: Readonly<Record<string, string>>
  readonly answered: number
}

/** Every item of the deck with its answers so far. */
export const deckProgress = (model: ParticipantModel, questions: readonly ItemQuestion[]): ItemProgress[] =>
  participantDeck(model).map((item) => {
    const values = Object.fromEntries(questions.map(({ name, of }) => [name, of(item.id)]))
    return { item, values, answered: Object.values(values).filter((value) => value !== '').length }
  })
