// What a worksheet may hold, as a document: hypotheses in use, items in use and the names of their sources. Fields are named one by one:
// one that is added to a workbook later stays out until somebody decides that it gives nothing away.
import type { Document } from '../../ach/document/document.ts'
import { emptyDocument } from '../../ach/document/empty-document.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'

/** No ratings, grades, notes, aids, words of the report or plan of an exercise: each of them can give an answer away. */
export function blankDocument(view: View): Document {
  const evidence = activeItems(view.evidence)
  const named = new Set(evidence.map(({ source }) => source))
  const nothing = { notes: null, parked: false }
  return {
    ...emptyDocument(view.title, view.question),
    hypotheses: activeItems(view.hypotheses).map(({ id, label, statement }) => ({ id, label, statement, ...nothing })),
    sources: [...view.sources.values()]
      .filter(({ id }) => named.has(id))
      .map(({ id, name }) => ({ id, name, kind: null, reliability: null, note: null, deception: null, parked: false })),
    evidence: evidence.map(({ id, statement, source, date }) => ({
      ...{ id, statement, kind: null, source, locator: null, date },
      ...{ credibility: null, relevance: null, cluster: null, ...nothing },
    })),
  }
}
