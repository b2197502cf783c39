// The words for the lists of a workbook, and the labels of their fields.
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

/** Field labels as the forms, the conflict page and messages use them. */
export const FIELD_LABELS: Readonly<Record<ItemList, Readonly<Record<string, string>>>> = {
  hypotheses: { label: 'Label', statement: 'The hypothesis in full', notes: 'Notes' },
  evidence: {
    statement: 'What was seen or said',
    kind: 'Kind',
    source: 'Source',
    locator: 'Where in the source',
    date: 'Date',
    cluster: 'Not independent of',
    credibility: 'Credibility',
    relevance: 'Relevance',
    notes: 'Notes',
  },
  sources: { name: 'Name', kind: 'Kind', reliability: 'Reliability', note: 'Note' },
  clusters: { label: 'Label', note: 'Note' },
  assumptions: { statement: 'What is assumed', state: 'How well it holds', cells: 'Cells that rest on it', notes: 'Notes' },
  expectations: {
    statement: 'What you would see',
    hypothesis: 'If this hypothesis were true',
    seen: 'Was it seen?',
    search: 'How hard it was looked for',
    where: 'Where you looked',
    evidence: 'Item that it became',
    notes: 'Notes',
  },
  milestones: {
    statement: 'What to watch for',
    hypothesis: 'Which hypothesis it would hurt',
    where: 'Where to look',
    by: 'By when',
    seen: 'Was it seen?',
    evidence: 'Item that it became',
    notes: 'Notes',
  },
}

/** Levels of credibility and relevance, as forms offer them. */
export const LEVEL_CHOICES = [
  ...LEVELS.map((level) => ({ value: level as string, label: level as string })),
  { value: '', label: 'unknown' },
]
