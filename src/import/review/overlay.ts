// Merges a file of unknown origin into the current workbook: filled-in fields win, blank fields change nothing. Pure.

import type { Document } from '../../ach/document/document.ts'
import { emptyDocumentRater } from '../../ach/document/empty-document.ts'
import type { ItemKind } from '../../ach/log/change.ts'
import { foldName } from '../../ach/model/names.ts'
import { UsedIds } from '../../forms/ids.ts'

type Fields = Readonly<Record<string, unknown>> & { readonly id: string }
const LISTS = ['sources', 'clusters', 'hypotheses', 'evidence'] as const
const WHAT = { sources: 'source', clusters: 'cluster', hypotheses: 'hypothesis', evidence: 'evidence' } as const satisfies Record<
  string,
  ItemKind
>
/** The field that identifies an item whose id is unknown. */
const TEXT = { sources: 'name', clusters: 'label', hypotheses: 'label', evidence: 'statement' } as const

export interface Overlay {
  /** the current workbook with only this rater */
  readonly base: Document
  /** the same with the file's values */
  readonly document: Document
}

/** Which items of the file are matched by id; all others are matched by text. */
export type OverlayMatch = 'everything' | 'rows and columns' | 'nothing'
const BY_ID: Readonly<Record<OverlayMatch, readonly (typeof LISTS)[number][]>> = {
  everything: LISTS,
  'rows and columns': ['hypotheses', 'evidence'],
  nothing: [],
}

/**
 * `now`: the workbook's document. Unknown items are added, with a new id if theirs is taken here by another item. The ratings of the file's
 * rater `from` become those of `rater`, who need not be in `now` yet.
 */
export function overlay(
  now: Document,
  file: Document,
  { rater, from, byId }: { rater: string; from: string; byId: OverlayMatch },
): Overlay {
  const ids = { sources: new Map(), clusters: new Map(), hypotheses: new Map(), evidence: new Map() } as Record<
    (typeof LISTS)[number],
    Map<string, string>
  >
  const lists: Partial<Record<(typeof LISTS)[number], unknown>> = {}
  for (const list of LISTS) {
    const items = new Map<string, Fields>((now[list] as readonly Fields[]).map((item) => [item.id, item]))
    const texts = new Map([...items.values()].map((item) => [foldName(String(item[TEXT[list]])), item.id]))
    const idsHere = new Map([...items.keys()].map((id) => [id.toLowerCase(), id]))
    const free = new UsedIds(WHAT[list], [...items.keys(), ...(file[list] as readonly Fields[]).map(({ id }) => id)])
    for (const item of file[list] as readonly Fields[]) {
      const same = texts.get(foldName(String(item[TEXT[list]])))
      const known = BY_ID[byId].includes(list) ? (idsHere.get(item.id.toLowerCase()) ?? same) : same
      const id = known ?? (idsHere.has(item.id.toLowerCase()) ? free.give() : item.id)
      ids[list].set(item.id, id)
      const filled = remapLinks(fillBlanks(item), ids)
      items.set(id, known === undefined ? { ...item, ...filled, id } : { ...items.get(known), ...dropEcho(filled), id })
    }
    lists[list] = [...items.values()]
  }
  const mine = now.raters.find(({ id }) => id === rater) ?? emptyDocumentRater(rater, 'not here yet')
  const theirs = file.raters.find(({ id }) => id === from)
  const ratings = new Map(Object.entries(mine.ratings).map(([evidence, row]) => [evidence, { ...row }]))
  for (const [evidence, row] of Object.entries(theirs?.ratings ?? {}))
    for (const [hypothesis, rating] of Object.entries(row)) {
      const item = ids.evidence.get(evidence) ?? evidence
      ratings.set(item, { ...ratings.get(item), [ids.hypotheses.get(hypothesis) ?? hypothesis]: rating })
    }
  const rationales = new Map(Object.entries(mine.rationales))
  for (const [evidence, why] of Object.entries(theirs?.rationales ?? {})) rationales.set(ids.evidence.get(evidence) ?? evidence, why)
  const notes = new Map(Object.entries(mine.notes).map(([evidence, row]) => [evidence, { ...row }]))
  for (const [evidence, row] of Object.entries(theirs?.notes ?? {}))
    for (const [hypothesis, note] of Object.entries(row)) {
      const item = ids.evidence.get(evidence) ?? evidence
      notes.set(item, { ...notes.get(item), [ids.hypotheses.get(hypothesis) ?? hypothesis]: note })
    }
  return {
    base: { ...now, raters: [mine] },
    document: {
      ...now,
      ...(lists as Pick<Document, (typeof LISTS)[number]>),
      raters: [
        { ...mine, ratings: Object.fromEntries(ratings), notes: Object.fromEntries(notes), rationales: Object.fromEntries(rationales) },
      ],
    },
  }
}

/** Drops blank fields, and `parked` unless true: a file of unknown origin cannot restore an item. */
const fillBlanks = (item: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).filter(([field, value]) => value !== null && value !== '' && (field !== 'parked' || value === true)),
  )

/** Drops a hypothesis statement that only repeats the label. */
const dropEcho = ({ statement, ...fields }: Record<string, unknown>): Record<string, unknown> =>
  statement === undefined || statement === fields.label ? fields : { ...fields, statement }

function remapLinks(
  fields: Record<string, unknown>,
  ids: Record<'sources' | 'clusters', ReadonlyMap<string, string>>,
): Record<string, unknown> {
  const { source, cluster } = fields
  return {
    ...fields,
    ...(typeof source === 'string' && { source: ids.sources.get(source) ?? source }),
    ...(typeof cluster === 'string' && { cluster: ids.clusters.get(cluster) ?? cluster }),
  }
}
