// What can be supposed otherwise: items, sources, assumptions, clusters, kinds of evidence. Each says which there are, how it is called when it is
// supposed, and what that means for the matrix. A further kind of thing is one more entry here.

import { type Handling, type Supposition, suppositionsOnAssumption } from '../ach/analysis/what-if.ts'
import { activeItems } from '../ach/model/workbook.ts'
import type { View } from '../ach/view/view.ts'
import { countNoun } from '../ach/words/phrases.ts'

/** Asked beside a source. */
export const SOURCE_WHAT_IF = 'What if it is not believed?'

export type SubjectKind = 'source' | 'assumption' | 'cluster' | 'kind' | 'evidence'

interface Thing {
  /** over its names in a list to choose from */
  readonly heading: string
  /** ids and names of those that say something about an active item, in the workbook's order */
  readonly named: (view: View) => ReadonlyMap<string, string>
  /** the question that leads to it, where one of these is shown */
  readonly asked: string
  /** as a sentence without its full stop */
  readonly words: (view: View, id: string, how: Handling) => string
  /** in terms of items and cells */
  readonly means: (view: View, id: string, how: Handling) => readonly Supposition[]
}

const LEFT_OUT = 'What if it is left out?'

/** What was done to an item, after its name. */
export const HANDLED: Readonly<Record<Handling, string>> = {
  without: 'left out',
  neutral: 'taken as neutral',
  mirrored: 'mirrored: what was for is against',
}

type Group = 'source' | 'cluster' | 'kind'

const itemsOf = (view: View, group: Group, id: string): number => activeItems(view.evidence).filter((item) => item[group] === id).length

const done = (view: View, group: Group, id: string, how: Handling) => `${countNoun(itemsOf(view, group, id), 'item')} ${HANDLED[how]}`

/** Those of a list that is not parked itself, and kinds by their first item. */
function groups(view: View, group: Group, names: ReadonlyMap<string, string> | null): ReadonlyMap<string, string> {
  const used = new Set(activeItems(view.evidence).flatMap((item) => item[group] ?? []))
  return names ? new Map([...names].filter(([id]) => used.has(id))) : new Map([...used].map((id) => [id, id]))
}

export const SUBJECTS: Readonly<Record<SubjectKind, Thing>> = {
  source: {
    heading: 'Sources',
    asked: SOURCE_WHAT_IF,
    named: (view) => groups(view, 'source', new Map(activeItems(view.sources).map(({ id, name }) => [id, name]))),
    words: (view, id, how) => {
      const name = view.sources.get(id)?.name ?? id
      return `${name} ${how === 'mirrored' ? 'says the opposite of what is so' : 'is not believed'} (${done(view, 'source', id, how)})`
    },
    means: (_, id, how) => [{ what: 'source', id, how }],
  },
  assumption: {
    heading: 'Key assumptions',
    asked: 'What if it does not hold?',
    named: (view) =>
      new Map(activeItems(view.assumptions).flatMap(({ id, statement, cells }) => (cells === null ? [] : [[id, `${id} ${statement}`]]))),
    words: (view, id, how) => {
      const assumption = view.assumptions.get(id)
      const resting = suppositionsOnAssumption({ cells: assumption?.cells ?? null }, how)
      const rows = resting.filter(({ what }) => what === 'evidence').length
      const cells = resting.length - rows
      const all = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(' and ')
      return `${id} does not hold: ${assumption?.statement ?? ''} (${all} ${how === 'without' && rows === 0 ? 'taken as not rated' : HANDLED[how]})`
    },
    means: (view, id, how) => suppositionsOnAssumption({ cells: view.assumptions.get(id)?.cells ?? null }, how),
  },
  cluster: {
    heading: 'Clusters',
    asked: LEFT_OUT,
    named: (view) => groups(view, 'cluster', new Map(activeItems(view.clusters).map(({ id, label }) => [id, label]))),
    words: (view, id, how) => `Cluster ${view.clusters.get(id)?.label ?? id}: ${done(view, 'cluster', id, how)}`,
    means: (_, id, how) => [{ what: 'cluster', id, how }],
  },
  kind: {
    heading: 'Kinds of evidence',
    asked: LEFT_OUT,
    named: (view) => groups(view, 'kind', null),
    words: (view, id, how) => `Kind ${id}: ${done(view, 'kind', id, how)}`,
    means: (_, id, how) => [{ what: 'kind', id, how }],
  },
  evidence: {
    heading: 'Items of evidence',
    asked: LEFT_OUT,
    named: (view) => new Map(activeItems(view.evidence).map(({ id, statement }) => [id, `${id} ${statement}`])),
    words: (_, id, how) => `${id} is ${HANDLED[how]}`,
    means: (_, id, how) => [{ what: 'evidence', id, how }],
  },
}

/** In the order in which they are offered. */
export const SUBJECT_KINDS = Object.keys(SUBJECTS) as readonly SubjectKind[]

export const isSubjectKind = (text: string): text is SubjectKind => Object.hasOwn(SUBJECTS, text)
