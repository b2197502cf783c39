// Prepares the evidence page before any markup: which items it shows, in which order, and the text in which they are found.
import { type Evidence, LEVELS } from '../../../src/ach/model/workbook.ts'
import { formatDate } from '../../../src/ach/words/phrases.ts'
import {
  EVIDENCE_FILTERS,
  type EvidenceFilter,
  type EvidenceQuery,
  type EvidenceSort,
  NO_VALUE,
} from '../../../src/forms/evidence-query.ts'
import { filledCount, type MatrixBase } from '../../matrix/matrix-model.ts'

export interface EvidenceModel {
  readonly base: MatrixBase
  readonly query: EvidenceQuery
  /** items that pass the filters, in the chosen order; those that `find` leaves out are included */
  readonly active: readonly Evidence[]
  readonly parked: readonly Evidence[]
  /** ids of the items that contain the words of `find` */
  readonly found: ReadonlySet<string>
  /** ids of the selected items */
  readonly ticked: ReadonlySet<string>
}

export function evidenceModel(base: MatrixBase, query: EvidenceQuery, ticked: Iterable<string> = []): EvidenceModel {
  const rows = sortEvidence(base, query, [...base.view.evidence.values()].filter(passes(base, query)))
  const words = query.find.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter((item) => {
    const text = searchText(base, item)
    return words.every((word) => text.includes(word))
  })
  return {
    base,
    query,
    active: rows.filter(({ parked }) => !parked),
    parked: rows.filter(({ parked }) => parked),
    found: new Set(found.map(({ id }) => id)),
    ticked: new Set(ticked),
  }
}

/** The ids of the items that the page of this address shows, in its order. */
export const shownIds = ({ active, parked, found }: EvidenceModel): string[] =>
  [...active, ...parked].flatMap(({ id }) => (found.has(id) ? [id] : []))

const sourceOf = ({ view }: MatrixBase, { source }: Evidence) => (source === null ? undefined : view.sources.get(source))
const clusterOf = ({ view }: MatrixBase, { cluster }: Evidence) => (cluster === null ? undefined : view.clusters.get(cluster))

/** What an item is found by besides its id and text, in lower case. */
export const furtherText = (base: MatrixBase, item: Evidence): string =>
  [item.kind, item.locator, item.url, item.date, item.date && formatDate(item.date), item.notes]
    .concat([sourceOf(base, item)?.name ?? null, clusterOf(base, item)?.label ?? null])
    .filter(Boolean)
    .join('\n')
    .toLowerCase()

/** Must stay in step with public/js/items/find.js, which searches the same text. */
const searchText = (base: MatrixBase, item: Evidence): string => `${item.id}\n${item.statement}\n`.toLowerCase() + furtherText(base, item)

function passes(base: MatrixBase, { filters, from, to, unrated }: EvidenceQuery): (item: Evidence) => boolean {
  const matches = (item: Evidence, name: EvidenceFilter) => {
    const wanted = filters[name]
    if (wanted === '') return true
    const value = item[name] ?? ''
    return wanted === NO_VALUE ? value === '' : name === 'kind' ? value.toLowerCase() === wanted.toLowerCase() : value === wanted
  }
  return (item) =>
    EVIDENCE_FILTERS.every((name) => matches(item, name)) &&
    isWithin(item.date, from, to) &&
    (!unrated || filledCount(base.view, item, base.hypotheses) < base.hypotheses.length)
}

/** True for a date that can be from `from` to `to`: 2022-01 can be on or after 2022-01-15. Limits of '' are none; no date is in no period. */
export const isWithin = (date: string | null, from: string, to: string): boolean =>
  (from === '' && to === '') ||
  (date !== null && (from === '' || date >= from || from.startsWith(date)) && (to === '' || date <= to || date.startsWith(to)))

type Key = string | number | null

/** Sorts items by a column. Items without a value come last in either direction, and equal ones keep the order of the workbook. */
export function sortEvidence(base: MatrixBase, { sort }: Pick<EvidenceQuery, 'sort'>, items: readonly Evidence[]): readonly Evidence[] {
  if (!sort) return items
  // Created on use, because it loads 2 MB of data.
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  const sign = sort.descending ? -1 : 1
  const compare = (a: Key, b: Key): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return sign * (typeof a === 'number' ? a - Number(b) : collator.compare(a, String(b)))
  }
  return items
    .map((item) => ({ item, key: sortKey(base, item, sort.by) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item)
}

function sortKey(base: MatrixBase, item: Evidence, by: EvidenceSort): Key {
  switch (by) {
    case 'source':
      return sourceOf(base, item)?.name ?? null
    case 'cluster':
      return clusterOf(base, item)?.label ?? null
    case 'credibility':
    case 'relevance': {
      const level = item[by]
      return level === null ? null : LEVELS.indexOf(level)
    }
    case 'ratings':
      return filledCount(base.view, item, base.hypotheses)
    case 'diagnosticity': {
      const score = base.rowScoreOf.get(item.id)
      return score?.comparable ? score.diagnosticity : null
    }
    default:
      return item[by]
  }
}
