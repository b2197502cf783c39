// The address of the evidence page: which items it shows, in which order and with which columns. Unknown values are ignored. Pure.
import { readDate } from '../ach/model/dates.ts'
import { cutText } from '../ach/model/texts.ts'

/** Columns besides the text, in their order; `true` for those that are shown unless others are chosen. */
const SHOWN_AT_FIRST = {
  kind: true,
  date: true,
  source: true,
  locator: false,
  url: false,
  cluster: true,
  credibility: true,
  relevance: true,
  ratings: true,
  diagnosticity: true,
  notes: false,
} as const satisfies Record<string, boolean>
export type EvidenceColumn = keyof typeof SHOWN_AT_FIRST
export const EVIDENCE_COLUMNS = Object.keys(SHOWN_AT_FIRST) as readonly EvidenceColumn[]
export const FIRST_COLUMNS: readonly EvidenceColumn[] = EVIDENCE_COLUMNS.filter((column) => SHOWN_AT_FIRST[column])

export type EvidenceSort = EvidenceColumn | 'statement'
const isSort = (name: string): name is EvidenceSort => name === 'statement' || Object.hasOwn(SHOWN_AT_FIRST, name)

/** Fields whose value is chosen from a list, in the order of their columns. */
export const EVIDENCE_FILTERS = ['kind', 'source', 'cluster', 'credibility', 'relevance'] as const
export type EvidenceFilter = (typeof EVIDENCE_FILTERS)[number]
/** Stands for items without a value. No id begins with it. */
export const NO_VALUE = '-'

export interface EvidenceQuery {
  /** words that an item contains; '' for all items */
  readonly find: string
  /** '' for all items, NO_VALUE for those without a value; ids of sources and clusters */
  readonly filters: Readonly<Record<EvidenceFilter, string>>
  /** the first and the last date, in the stored form; '' for no limit */
  readonly from: string
  readonly to: string
  /** only items that the viewer has not rated for all hypotheses */
  readonly unrated: boolean
  /** null for the order of the workbook */
  readonly sort: { readonly by: EvidenceSort; readonly descending: boolean } | null
  readonly columns: readonly EvidenceColumn[]
}

const MOST = 200

export const readEvidenceQuery = (fields: URLSearchParams): EvidenceQuery => {
  const text = (name: string) => cutText(fields.get(name)?.trim() ?? '', MOST)
  const date = (name: string) => readDate(text(name)) ?? ''
  const sort = text('sort')
  const by = sort.replace(/^-/, '')
  const chosen = new Set(fields.getAll('column'))
  const columns = EVIDENCE_COLUMNS.filter((column) => chosen.has(column))
  return {
    find: text('find'),
    filters: Object.fromEntries(EVIDENCE_FILTERS.map((name) => [name, text(name)])) as Record<EvidenceFilter, string>,
    from: date('from'),
    to: date('to'),
    unrated: text('show') === 'unrated',
    sort: isSort(by) ? { by, descending: sort.startsWith('-') } : null,
    columns: columns.length > 0 ? columns : FIRST_COLUMNS,
  }
}

/** The query of an address, with its question mark; '' for the page as it is at first. */
export function evidenceQuery({ find, filters, from, to, unrated, sort, columns }: EvidenceQuery): string {
  const fields = new URLSearchParams()
  const set = (name: string, value: string) => value !== '' && fields.set(name, value)
  set('find', find)
  for (const name of EVIDENCE_FILTERS) set(name, filters[name])
  set('from', from)
  set('to', to)
  if (unrated) fields.set('show', 'unrated')
  if (sort) fields.set('sort', `${sort.descending ? '-' : ''}${sort.by}`)
  if (columns.join() !== FIRST_COLUMNS.join()) for (const column of columns) fields.append('column', column)
  return fields.size > 0 ? `?${fields}` : ''
}

/** True if some items may be left out. */
export const isFiltered = ({ find, filters, from, to, unrated }: EvidenceQuery): boolean =>
  find !== '' || from !== '' || to !== '' || unrated || Object.values(filters).some((value) => value !== '')
