// Display settings of the matrix: order, filter, hidden scores. A cookie keeps them for each workbook; they are never part of the workbook.
// Whether scores are hidden also depends on the viewer's first pass, which is part of it.
import { idSchema } from '../../src/ach/model/texts.ts'
import type { View } from '../../src/ach/view/view.ts'

export const SORTS = {
  own: 'manual order',
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
  /** 'all', 'unrated', 'linchpins', 'differs', or 'kind:' followed by a kind of evidence */
  readonly show: string
  readonly hypotheses: 'own' | 'rank'
  readonly statements: boolean
  /** the viewer's own choice; use `hiddenScores` */
  readonly scoresHidden: boolean
  /** id of the rater to compare with */
  readonly compare: string | null
  readonly search: string
  /** id of the source text next to the matrix */
  readonly text: string | null
}

/** Why a viewer does not see scores: every cell has to be rated first, or they chose so themselves. */
export type HiddenScores = 'first pass' | 'choice'

/** Why scores are hidden from this viewer; null if they are shown. Every page that shows scores asks this first. */
export function hiddenScores({ scoresHidden }: MatrixSettings, { firstPass }: Pick<View, 'firstPass'>): HiddenScores | null {
  if (firstPass?.scoresHidden) return 'first pass'
  return scoresHidden ? 'choice' : null
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
  text: null,
}

/** True if editing an item can neither move its row nor hide it. */
export const keepsOrder = ({ sort, show, search }: MatrixSettings): boolean =>
  sort === 'own' && !show.startsWith('kind:') && search.trim() === ''

/** The names of the settings in forms, addresses and the cookie. */
export const SETTING_NAMES = ['turned', 'sort', 'show', 'hypotheses', 'statements', 'scores', 'compare', 'search'] as const

/** characters */
export const MOST_SEARCHED = 200

/** Applies the fields of a form or cookie to the settings `before`. Ignores unknown values. The last field of a name wins. */
export function readSettings(fields: URLSearchParams, before: MatrixSettings = PLAIN_SETTINGS): MatrixSettings {
  const last = (name: string) => fields.getAll(name).at(-1)
  const chosen = <T>(name: string, values: Readonly<Record<string, T>>, otherwise: T): T => {
    const value = last(name)
    return value !== undefined && Object.hasOwn(values, value) ? (values[value] as T) : otherwise
  }
  const sorts = Object.fromEntries(Object.keys(SORTS).map((name) => [name, name as Sort]))
  const show = last('show')
  const compare = last('compare')
  const text = last('text')
  return {
    turned: chosen('turned', { 1: true, 0: false }, before.turned),
    sort: chosen('sort', sorts, before.sort),
    show: show !== undefined && /^(all|unrated|linchpins|differs|kind:.{1,200})$/s.test(show) ? show : before.show,
    hypotheses: chosen('hypotheses', { own: 'own', rank: 'rank' } as const, before.hypotheses),
    statements: chosen('statements', { shown: true, hidden: false }, before.statements),
    scoresHidden: chosen('scores', { hidden: true, shown: false }, before.scoresHidden),
    compare: compare === undefined ? before.compare : idSchema.safeParse(compare).success && compare !== 'none' ? compare : null,
    search: last('search')?.slice(0, MOST_SEARCHED) ?? before.search,
    text: text === undefined ? before.text : idSchema.safeParse(text).success && text !== 'none' ? text : null,
  }
}

/** Writes the settings as form fields, without the defaults. */
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
  if (settings.text !== null) fields.set('text', settings.text)
  return fields.toString()
}
