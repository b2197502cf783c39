// The subjects of a what-if: sources, assumptions, clusters, kinds of evidence and items. Each lists its choices, describes the what-if in words
// and turns it into suppositions about items and cells. A new kind of subject needs only one more entry here.

import { type Handling, type Supposition, suppositionsOnAssumption } from '../ach/analysis/what-if.ts'
import { activeItems } from '../ach/model/workbook.ts'
import type { View } from '../ach/view/view.ts'
import { countNoun } from '../ach/words/phrases.ts'

/** The link to the what-if without a source. */
export const SOURCE_WHAT_IF = 'What if this source is wrong?'

export type SubjectKind = 'source' | 'assumption' | 'cluster' | 'kind' | 'evidence'

interface Subject {
  /** heading of its group in the list of choices */
  readonly heading: string
  /** names by id, in the order of the workbook; only those that an active item or cell depends on */
  readonly named: (view: View) => ReadonlyMap<string, string>
  /** the text of the link to this what-if */
  readonly linkText: string
  /** the what-if as a sentence without a full stop */
  readonly words: (view: View, id: string, how: Handling) => string
  /** the same as suppositions about items and cells */
  readonly means: (view: View, id: string, how: Handling) => readonly Supposition[]
}

const LEFT_OUT = 'What if it is left out?'

/** How items are handled, after their name or number. */
export const HANDLED: Readonly<Record<Handling, string>> = {
  without: 'left out',
  neutral: 'treated as neutral',
  mirrored: 'mirrored: each rating becomes its opposite',
}

type Group = 'source' | 'cluster' | 'kind'

const itemsOf = (view: View, group: Group, id: string): number => activeItems(view.evidence).filter((item) => item[group] === id).length

const done = (view: View, group: Group, id: string, how: Handling) => `${countNoun(itemsOf(view, group, id), 'item')} ${HANDLED[how]}`

/** The entries of `names` that an active item uses; without `names`, the kinds in use. */
function groups(view: View, group: Group, names: ReadonlyMap<string, string> | null): ReadonlyMap<string, string> {
  const used = new Set(activeItems(view.evidence).flatMap((item) => item[group] ?? []))
  return names ? new Map([...names].filter(([id]) => used.has(id))) : new Map([...used].map((id) => [id, id]))
}

export const SUBJECTS: Readonly<Record<SubjectKind, Subject>> = {
  source: {
    heading: 'Sources',
    linkText: SOURCE_WHAT_IF,
    named: (view) => groups(view, 'source', new Map(activeItems(view.sources).map(({ id, name }) => [id, name]))),
    words: (view, id, how) => {
      const name = view.sources.get(id)?.name ?? id
      return `${name} ${how === 'mirrored' ? 'says the opposite of the truth' : 'is wrong'} (${done(view, 'source', id, how)})`
    },
    means: (_, id, how) => [{ what: 'source', id, how }],
  },
  assumption: {
    heading: 'Key assumptions',
    linkText: 'What if it is false?',
    named: (view) =>
      new Map(activeItems(view.assumptions).flatMap(({ id, statement, cells }) => (cells === null ? [] : [[id, `${id} ${statement}`]]))),
    words: (view, id, how) => {
      const assumption = view.assumptions.get(id)
      const resting = suppositionsOnAssumption({ cells: assumption?.cells ?? null }, how)
      const rows = resting.filter(({ what }) => what === 'evidence').length
      const cells = resting.length - rows
      const all = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(' and ')
      return `${id} is false: ${assumption?.statement ?? ''} (${all} ${how === 'without' && rows === 0 ? 'treated as not rated' : HANDLED[how]})`
    },
    means: (view, id, how) => suppositionsOnAssumption({ cells: view.assumptions.get(id)?.cells ?? null }, how),
  },
  cluster: {
    heading: 'Clusters',
    linkText: LEFT_OUT,
    named: (view) => groups(view, 'cluster', new Map(activeItems(view.clusters).map(({ id, label }) => [id, label]))),
    words: (view, id, how) => `Cluster ${view.clusters.get(id)?.label ?? id}: ${done(view, 'cluster', id, how)}`,
    means: (_, id, how) => [{ what: 'cluster', id, how }],
  },
  kind: {
    heading: 'Kinds of evidence',
    linkText: LEFT_OUT,
    named: (view) => groups(view, 'kind', null),
    words: (view, id, how) => `Kind ${id}: ${done(view, 'kind', id, how)}`,
    means: (_, id, how) => [{ what: 'kind', id, how }],
  },
  evidence: {
    heading: 'Items of evidence',
    linkText: LEFT_OUT,
    named: (view) => new Map(activeItems(view.evidence).map(({ id, statement }) => [id, `${id} ${statement}`])),
    words: (_, id, how) => `${id} is ${HANDLED[how]}`,
    means: (_, id, how) => [{ what: 'evidence', id, how }],
  },
}

/** In the order of the list of choices. */
export const SUBJECT_KINDS = Object.keys(SUBJECTS) as readonly SubjectKind[]

export const isSubjectKind = (text: string): text is SubjectKind => Object.hasOwn(SUBJECTS, text)
