// What a participant's pages show, worked out before it is drawn: their own part of a View, in their own order.
import { deckFor } from '../../../src/ach/exercise/deck.ts'
import { active, type Evidence } from '../../../src/ach/model/workbook.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { RaterView, View } from '../../../src/ach/view/view.ts'
import { nameOf } from '../../../src/ach/words/phrases.ts'
import { dateText } from '../../ui/format.ts'

export interface PartModel {
  readonly asset: (name: string) => string
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly me: RaterView
  readonly now: Date
  /** their own code to come back with, as people read it; null where this browser does not know it */
  readonly rejoin: string | null
}

/** The items in the order in which this person gets them. */
export const deckOf = ({ view, run, me }: PartModel): Evidence[] => deckFor(active(view.evidence), me.id, run.options.shuffled)

export const hypothesesOf = ({ view }: PartModel): { readonly id: string; readonly name: string; readonly statement: string }[] =>
  active(view.hypotheses).map(({ id, statement }) => ({ id, statement, name: nameOf(view, id) }))

/** Where an item comes from; empty where nothing is known. */
export function originOf({ view }: PartModel, item: Evidence): string {
  const source = item.source === null ? undefined : view.sources.get(item.source)?.name
  return [source, item.locator, item.date && dateText(item.date)].filter(Boolean).join(', ')
}

/** One thing that is asked about each item, with its choices. */
export interface Question {
  /** of the field */
  readonly name: string
  /** where one answer is sent, with ':evidence' for the item */
  readonly tap: string
  readonly of: (evidence: string) => string
}

export interface Done {
  readonly item: Evidence
  /** by name of the field; a blank one is '' */
  readonly values: Readonly<Record<string, string>>
  readonly answered: number
}

/** Every item of the deck with what was answered so far. */
export const doneOf = (model: PartModel, questions: readonly Question[]): Done[] =>
  deckOf(model).map((item) => {
    const values = Object.fromEntries(questions.map(({ name, of }) => [name, of(item.id)]))
    return { item, values, answered: Object.values(values).filter((value) => value !== '').length }
  })
