// The subjects of a what-if: sources, assumptions, clusters, kinds and items of evidence. Each entry lists the subjects that exist, names them
// in words and translates them into items and cells. Add an entry here for a new kind of subject.

import { type Handling, type Supposition, suppositionsOnAssumption } from '../ach/analysis/what-if.ts'
import { activeItems } from '../ach/model/workbook.ts'
import type { View } from '../ach/view/view.ts'
import { countNoun } from '../ach/words/phrases.ts'

/** Text of the link that is shown with a source. */
export const SOURCE_WHAT_IF = 'What if this source is left out?'

export type SubjectKind = 'source' | 'assumption' | 'cluster' | 'kind' | 'evidence'

interface Subject {
  /** heading of its group in a list of choices */
  readonly heading: string
  /** ids and names of the subjects that concern an active item, in the workbook's order */
  readonly named: (view: View) => ReadonlyMap<string, string>
  /** text of the link to the what-if without it */
  readonly asked: string
  /** what the what-if assumes, as a sentence without a full stop */
  readonly words: (view: View, id: string, how: Handling) => string
  /** the same for the calculation, in terms of items and cells */
  readonly means: (view: View, id: string, how: Handling) => readonly Supposition[]
}

const leftOut = (noun: string) => `What if this ${noun} is left out?`

/** What a what-if does with ratings, in short. */
export const HANDLING_WORDS: Readonly<Record<Handling, string>> = {
  without: 'left out',
  neutral: 'treated as neutral',
  mirrored: 'reversed',
}

/** The same in full, to follow the name of an item or cell and "is". */
export const HANDLED: Readonly<Record<Handling, string>> = {
  ...HANDLING_WORDS,
  mirrored: 'reversed: C becomes I, CC becomes II, and vice versa',
}

type Group = 'source' | 'cluster' | 'kind'

const itemsOf = (view: View, group: Group, id: string): number => activeItems(view.evidence).filter((item) => item[group] === id).length

const effect = (view: View, group: Group, id: string, how: Handling) => `${countNoun(itemsOf(view, group, id), 'item')} ${HANDLED[how]}`

/** The groups with an active item: in the order of `names`, or by first item when `names` is null. */
function groups(view: View, group: Group, names: ReadonlyMap<string, string> | null): ReadonlyMap<string, string> {
  const used = new Set(activeItems(view.evidence).flatMap((item) => item[group] ?? []))
  return names ? new Map([...names].filter(([id]) => used.has(id))) : new Map([...used].map((id) => [id, id]))
}

export const SUBJECTS: Readonly<Record<SubjectKind, Subject>> = {
  source: {
    heading: 'Sources',
    asked: SOURCE_WHAT_IF,
    named: (view) => groups(view, 'source', new Map(activeItems(view.sources).map(({ id, name }) => [id, name]))),
    words: (view, id, how) => {
      const name = view.sources.get(id)?.name ?? id
      if (how === 'mirrored') return `${name} says the opposite of what is true (${effect(view, 'source', id, how)})`
      return `${name} is ${HANDLED[how]} (${countNoun(itemsOf(view, 'source', id), 'item')})`
    },
    means: (_, id, how) => [{ what: 'source', id, how }],
  },
  assumption: {
    heading: 'Key assumptions',
    asked: 'What if this assumption does not hold?',
    named: (view) =>
      new Map(activeItems(view.assumptions).flatMap(({ id, statement, cells }) => (cells === null ? [] : [[id, `${id} ${statement}`]]))),
    words: (view, id, how) => {
      const assumption = view.assumptions.get(id)
      const resting = suppositionsOnAssumption({ cells: assumption?.cells ?? null }, how)
      const rows = resting.filter(({ what }) => what === 'evidence').length
      const cells = resting.length - rows
      const all = [...(rows > 0 ? [countNoun(rows, 'item')] : []), ...(cells > 0 ? [countNoun(cells, 'cell')] : [])].join(' and ')
      return `${id} does not hold: ${assumption?.statement ?? ''} (${all} ${how === 'without' && rows === 0 ? 'treated as not rated' : HANDLED[how]})`
    },
    means: (view, id, how) => suppositionsOnAssumption({ cells: view.assumptions.get(id)?.cells ?? null }, how),
  },
  cluster: {
    heading: 'Clusters',
    asked: leftOut('cluster'),
    named: (view) => groups(view, 'cluster', new Map(activeItems(view.clusters).map(({ id, label }) => [id, label]))),
    words: (view, id, how) => `Cluster ${view.clusters.get(id)?.label ?? id}: ${effect(view, 'cluster', id, how)}`,
    means: (_, id, how) => [{ what: 'cluster', id, how }],
  },
  kind: {
    heading: 'Kinds of evidence',
    asked: leftOut('kind'),
    named: (view) => groups(view, 'kind', null),
    words: (view, id, how) => `Kind ${id}: ${effect(view, 'kind', id, how)}`,
    means: (_, id, how) => [{ what: 'kind', id, how }],
  },
  evidence: {
    heading: 'Items of evidence',
    asked: leftOut('item'),
    named: (view) => new Map(activeItems(view.evidence).map(({ id, statement }) => [id, `${id} ${statement}`])),
    words: (_, id, how) => `${id} is ${HANDLED[how]}`,
    means: (_, id, how) => [{ what: 'evidence', id, how }],
  },
}

/** In the order of the list of choices. */
export const SUBJECT_KINDS = Object.keys(SUBJECTS) as readonly SubjectKind[]

export const isSubjectKind = (text: string): text is SubjectKind => Object.hasOwn(SUBJECTS, text)
