// A view to hand on: people are numbered instead of named, and what they wrote can be left out. Only takes away from what a viewer sees.
import { assignPseudonyms } from './pseudonyms.ts'
import { withoutNotes, withoutRaterTexts } from './reader-view.ts'
import type { RaterView, View } from './view.ts'

/** What is handed on beside the ratings. */
export interface ExportPrivacy {
  readonly names: boolean
  /** reasons, notes, words in the report: texts that may name somebody */
  readonly texts: boolean
}

/**
 * Without names every person is “Rater 1”, “Rater 2” … in the order of the workbook, with an id that was nobody's; who entered a sheet,
 * notes on people, what was proposed and who was taken out go too. The numbers say nothing else; reference readings keep their name.
 * Without texts also what people wrote beside the analysis. Statements of items stay in either case.
 */
export function anonymizeView(view: View, { names, texts }: ExportPrivacy): View {
  const shown = texts ? view : wordless(view)
  return names ? shown : nameless(shown)
}

const wordless = (view: View): View => {
  const silent = (rater: RaterView): RaterView => (rater.kind === 'reference' ? rater : withoutRaterTexts(rater))
  return { ...withoutNotes(view), me: view.me && silent(view.me), raters: mapRatings(view.raters, silent) }
}

function nameless(view: View): View {
  const people = [...view.raters.values()].filter(({ kind }) => kind === 'person')
  const numbers = assignPseudonyms(people, [...view.raters.keys(), ...[...view.withheld, ...view.absent].map(({ id }) => id)])
  const called = (rater: RaterView): RaterView => {
    const number = numbers.get(rater.id)
    return number === undefined ? rater : { ...rater, ...number, note: null, enteredBy: null }
  }
  return {
    ...view,
    me: view.me && called(view.me),
    raters: mapRatings(view.raters, called),
    absent: [],
    run: view.run && { ...view.run, people: [], proposals: [] },
  }
}

const mapRatings = (raters: View['raters'], of: (rater: RaterView) => RaterView): View['raters'] =>
  new Map([...raters.values()].map((rater) => [of(rater).id, of(rater)]))
