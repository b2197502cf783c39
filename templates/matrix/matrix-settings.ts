// How somebody wants to see the matrix: order, filter, what is hidden. Kept per workbook in a cookie, never in the workbook.
import { idSchema } from '../../src/ach/model/texts.ts'

export const SORTS = {
  own: 'own order',
  diagnosticity: 'diagnosticity',
  date: 'date',
  source: 'source',
  kind: 'kind',
  credibility: 'credibility',
  cluster: 'cluster',
} as const
export type Sort = keyof typeof SORTS

export interface MatrixSettings {
  /** hypotheses down, evidence across */
  readonly turned: boolean
  readonly sort: Sort
  /** all, unrated, linchpins, differs, or 'kind:' and a kind of evidence */
  readonly show: string
  readonly hypotheses: 'own' | 'rank'
  readonly statements: boolean
  readonly scoresHidden: boolean
  /** the rater whose reading stands beside mine */
  readonly compare: string | null
  readonly search: string
}

export const PLAIN_SETTINGS: MatrixSettings = {
  turned: false,
  sort: 'own',
  show: 'all',
  hypotheses: 'own',
  statements: false,
  scoresHidden: false,
  compare: null,
  search: '',
}

/** characters of a search */
export const MOST_SEARCHED = 200

/** Reads what a form or a cookie brought over what was there before; words that mean nothing are passed over. */
export function readSettings(given: URLSearchParams, before: MatrixSettings = PLAIN_SETTINGS): MatrixSettings {
  const last = (name: string) => given.getAll(name).at(-1)
  const chosen = <T>(name: string, values: Readonly<Record<string, T>>, otherwise: T): T => {
    const value = last(name)
    return value !== undefined && Object.hasOwn(values, value) ? (values[value] as T) : otherwise
  }
  const sorts = Object.fromEntries(Object.keys(SORTS).map((name) => [name, name as Sort]))
  const show = last('show')
  const compare = last('compare')
  return {
    turned: chosen('turned', { 1: true, 0: false }, before.turned),
    sort: chosen('sort', sorts, before.sort),
    show: show !== undefined && /^(all|unrated|linchpins|differs|kind:.{1,200})$/s.test(show) ? show : before.show,
    hypotheses: chosen('hypotheses', { own: 'own', rank: 'rank' } as const, before.hypotheses),
    statements: chosen('statements', { shown: true, hidden: false }, before.statements),
    scoresHidden: chosen('scores', { hidden: true, shown: false }, before.scoresHidden),
    compare: compare === undefined ? before.compare : idSchema.safeParse(compare).success && compare !== 'none' ? compare : null,
    search: last('search')?.slice(0, MOST_SEARCHED) ?? before.search,
  }
}

/** The same settings as form fields; what stands as it would stand anyway is left out. */
export function writeSettings(settings: MatrixSettings): string {
  const fields = new URLSearchParams()
  if (settings.turned) fields.set('turned', '1')
  if (settings.sort !== 'own') fields.set('sort', settings.sort)
  if (settings.show !== 'all') fields.set('show', settings.show)
  if (settings.hypotheses !== 'own') fields.set('hypotheses', settings.hypotheses)
  if (settings.statements) fields.set('statements', 'shown')
  if (settings.scoresHidden) fields.set('scores', 'hidden')
  if (settings.compare !== null) fields.set('compare', settings.compare)
  if (settings.search !== '') fields.set('search', settings.search)
  return fields.toString()
}
