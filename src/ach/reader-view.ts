// What somebody sees who was given a link to read a workbook: the ratings of one rater or of all, without the names of people and without
// what was noted, unless both were given along. Part of viewFor, which alone makes a View.
import { ratersInRun } from './run-view.ts'
import { type Answered, NO_ESTIMATES, type Rater, type Workbook } from './workbook.ts'

/** What a link shows. */
export interface Shown {
  /** the one whose ratings are shown; null for everybody's */
  readonly rater: string | null
  readonly names: boolean
  /** notes, reasons, deception checks, words in the report */
  readonly notes: boolean
}

/** Raters in the order of the workbook; `person` numbers people whose names are not shown. */
export function shownRaters(workbook: Workbook, { rater, notes }: Shown): Rater[] {
  const visible = workbook.run
    ? ratersInRun(workbook, workbook.run, 'wall', null)
    : [...workbook.raters.values()].filter(({ shown }) => shown)
  const all = visible.filter(({ present }) => present)
  const these = rater === null ? all : all.filter(({ id }) => id === rater)
  return notes ? these : these.map((one) => ({ ...one, note: null, notes: new Map(), rationales: new Map(), estimates: NO_ESTIMATES }))
}

/** The workbook without what people noted beside the analysis itself. */
export function withoutNotes(workbook: Workbook): Workbook {
  const cleared = <T extends object>(items: ReadonlyMap<string, T>, field: keyof T): ReadonlyMap<string, T> =>
    new Map([...items].map(([id, item]) => [id, { ...item, [field]: null }]))
  const answers = <T extends { readonly note: string | null }>(given: ReadonlyMap<string, Answered<T>>) => cleared(given, 'note')
  return {
    ...workbook,
    hypotheses: cleared(workbook.hypotheses, 'notes'),
    evidence: cleared(workbook.evidence, 'notes'),
    sources: cleared(workbook.sources, 'note'),
    clusters: cleared(workbook.clusters, 'note'),
    assumptions: cleared(workbook.assumptions, 'notes'),
    expectations: cleared(workbook.expectations, 'notes'),
    milestones: cleared(workbook.milestones, 'notes'),
    pairs: answers(workbook.pairs),
    completeness: answers(workbook.completeness),
    deception: new Map(),
    report: new Map(),
  }
}
