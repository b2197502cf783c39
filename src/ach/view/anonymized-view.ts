// Removes names, and optionally texts, from a view before it is exported. It only removes; it never shows more than the view.

import { NO_SOURCE_TEXTS } from '../model/source-texts.ts'
import { assignPseudonyms } from './pseudonyms.ts'
import { withoutNotes, withoutRaterTexts } from './reader-view.ts'
import type { RaterView, View } from './view.ts'

/** What an export contains besides the ratings. */
export interface ExportPrivacy {
  readonly names: boolean
  /** reasons, notes, report comments: texts that may mention people */
  readonly texts: boolean
  /** source texts, and the passages that items quote; without it they are left out */
  readonly sourceTexts?: boolean
}

/**
 * Without names, every person becomes “Rater 1”, “Rater 2” … in the workbook's order, with an id that no rater had. Also removed: who entered
 * a rater's ratings, notes on raters, proposals and removed raters. Reference raters keep their names. Without texts, reasons, notes and
 * report comments are removed. Source texts are removed unless `sourceTexts` is true. Statements of items are kept in either case.
 */
export function anonymizeView(view: View, { names, texts, sourceTexts = false }: ExportPrivacy): View {
  const { texts: bodies, passages } = sourceTexts ? view : NO_SOURCE_TEXTS
  const kept = { ...(texts ? view : withoutTexts(view)), texts: bodies, passages }
  return names ? kept : withoutNames(kept)
}

const withoutTexts = (view: View): View => {
  const strip = (rater: RaterView): RaterView => (rater.kind === 'reference' ? rater : withoutRaterTexts(rater))
  return { ...withoutNotes(view), me: view.me && strip(view.me), raters: mapRaters(view.raters, strip) }
}

function withoutNames(view: View): View {
  const people = [...view.raters.values()].filter(({ kind }) => kind === 'person')
  const pseudonyms = assignPseudonyms(people, [...view.raters.keys(), ...[...view.withheld, ...view.absent].map(({ id }) => id)])
  const rename = (rater: RaterView): RaterView => {
    const pseudonym = pseudonyms.get(rater.id)
    return pseudonym === undefined ? rater : { ...rater, ...pseudonym, note: null, enteredBy: null }
  }
  return {
    ...view,
    me: view.me && rename(view.me),
    raters: mapRaters(view.raters, rename),
    absent: [],
    run: view.run && { ...view.run, people: [], proposals: [] },
  }
}

const mapRaters = (raters: View['raters'], of: (rater: RaterView) => RaterView): View['raters'] =>
  new Map([...raters.values()].map((rater) => [of(rater).id, of(rater)]))
