// The finished example: a case with its reference ratings, as a read-only workbook in memory. Its id is that of the case, and nothing of it
// is stored.
import { changesOf, type Document } from '../../ach/document/document.ts'
import { applyChanges } from '../../ach/log/apply-change.ts'
import { Refused } from '../../ach/model/refused.ts'
import { NO_WORKBOOK } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import type { TourPoints } from '../../ach/words/tour-words.ts'
import type { Case, Cases } from '../../cases.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'

export interface FinishedExample {
  readonly opened: OpenedWorkbook
  readonly view: View
  readonly tour: TourPoints
}

/** Whose ratings the pages of an example show. */
const EXAMPLE_RATER = 'Example analyst'

const examples = new WeakMap<Case, FinishedExample>()

/** The finished example of this id; null if there is none. `now` becomes the time of its only change. */
export function finishedExample(cases: Cases, id: string, now: Date): FinishedExample | null {
  const one = cases.get(id)
  if (!one?.card.tour) return null
  const example = examples.get(one) ?? finish(one, one.card.tour, now.toISOString())
  examples.set(one, example)
  return example
}

/** The case that is shown as a finished example; null if none is. */
export const exampleCase = (cases: Cases): Case | null => [...cases.values()].find(({ card }) => card.tour !== undefined) ?? null

function finish({ id, document }: Case, tour: TourPoints, at: string): FinishedExample {
  const reference = referenceIn(document)
  const { changes, people } = changesOf({ ...document, raters: [{ ...reference, kind: 'person', name: EXAMPLE_RATER }] }, null)
  const workbook = applyChanges(NO_WORKBOOK, changes)
  const view = { ...viewFor(workbook, { rater: reference.id, names: people }), readOnly: true }
  return { opened: { id, workbook, names: people, createdAt: at, changedAt: at }, view, tour }
}

/** The case with its reference ratings as those of this person. Throws `Refused('invalid')` if it has none. */
export function withReferenceAsOwn(document: Document, { id, name }: { readonly id: string; readonly name: string }): Document {
  return { ...document, raters: [...document.raters, { ...referenceIn(document), id, name, kind: 'person', note: null }] }
}

function referenceIn({ raters }: Document): Document['raters'][number] {
  const reference = raters.find(({ kind }) => kind === 'reference')
  if (!reference) throw new Refused('invalid', 'This case has no reference ratings.')
  return reference
}
