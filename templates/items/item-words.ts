// The words for the lists of a workbook. Those of their fields are in src/ach/words/field-table.ts.
import type { ItemKind } from '../../src/ach/log/change.ts'
import { LEVELS } from '../../src/ach/model/workbook.ts'
import type { ItemList } from '../../src/paths.ts'

export const WHAT_OF: Readonly<Record<ItemList, ItemKind>> = {
  hypotheses: 'hypothesis',
  evidence: 'evidence',
  sources: 'source',
  clusters: 'cluster',
  assumptions: 'assumption',
  expectations: 'expectation',
  milestones: 'milestone',
}

export interface ListWords {
  /** as in "Add a hypothesis" */
  readonly aOne: string
  /** as in "Edit item E4" */
  readonly one: string
  readonly heading: string
  readonly about: string
  readonly empty: string
}

export const LIST_WORDS: Readonly<Record<ItemList, ListWords>> = {
  hypotheses: {
    aOne: 'a hypothesis',
    one: 'hypothesis',
    heading: 'Hypotheses',
    about: 'Each could be the answer to the question. Keep them apart: if one is true, the others are not.',
    empty: 'Write two or more hypotheses. Include one that you do not believe.',
  },
  evidence: {
    aOne: 'an item',
    one: 'item',
    heading: 'Evidence',
    about:
      'Evidence is anything that bears on the question: an event, a claim, a document, an assumption, or something that should be there and is not.',
    empty: 'List what you know so far, also what is missing and what you assume.',
  },
  sources: {
    aOne: 'a source',
    one: 'source',
    heading: 'Sources',
    about: 'Who or what an item comes from, and how far they can be trusted.',
    empty: 'No sources yet. Items can do without; with them you see what hangs on one voice.',
  },
  clusters: {
    aOne: 'a cluster',
    one: 'cluster',
    heading: 'Clusters',
    about: 'Items that share an origin are one voice: put them in one cluster. The ranking counts each item by itself.',
    empty: 'No clusters yet. Make one when two items go back to the same origin.',
  },
  assumptions: {
    aOne: 'an assumption',
    one: 'assumption',
    heading: 'Assumptions',
    about:
      'What is taken for granted, said aloud: would your ratings still stand if it did not hold? Link it to the cells that rest on it.',
    empty: 'No assumptions yet. Ask of each strong rating what must be true for it to be right.',
  },
  expectations: {
    aOne: 'an expectation',
    one: 'expectation',
    heading: 'Expectations',
    about:
      'If a hypothesis were true, what should there be to see? Look for it, and say how hard you looked: what is missing is evidence too.',
    empty: 'Expectations belong to hypotheses. Write those first.',
  },
  milestones: {
    aOne: 'a milestone',
    one: 'milestone',
    heading: 'Milestones',
    about: 'What is still to come and would change the picture: which hypothesis it would hurt, where to look, and by when.',
    empty: 'No milestones yet. Ask what you would see next if the least contradicted hypothesis were wrong.',
  },
}

/** Levels of credibility and relevance, as forms offer them. */
export const LEVEL_CHOICES = [
  ...LEVELS.map((level) => ({ value: level as string, label: level as string })),
  { value: '', label: 'unknown' },
]
