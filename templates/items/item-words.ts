// Names and descriptions of the lists of a workbook. Those of their fields are in src/ach/words/field-table.ts.
import type { ItemKind } from '../../src/ach/log/change.ts'
import { LEVELS } from '../../src/ach/model/workbook.ts'
import type { ItemList } from '../../src/paths.ts'

/** The title of the window of a form; says first if the form was not saved. */
export const formTitle = (title: string, problems: readonly unknown[]): string =>
  problems.length > 0 ? `Not saved (${title.charAt(0).toLowerCase()}${title.slice(1)})` : title

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
  /** as in "Edit item E4" and "Add item" */
  readonly one: string
  /** as in "Showing 3 of 60 items" */
  readonly many: string
  readonly heading: string
  readonly about: string
  readonly empty: string
}

export const LIST_WORDS: Readonly<Record<ItemList, ListWords>> = {
  hypotheses: {
    one: 'hypothesis',
    many: 'hypotheses',
    heading: 'Hypotheses',
    about: 'Each hypothesis is a possible answer to the question. Make them mutually exclusive: if one is true, the others are false.',
    empty: 'No hypotheses yet. Add at least two, including one that you do not believe.',
  },
  evidence: {
    one: 'item',
    many: 'items',
    heading: 'Evidence',
    about:
      'Evidence is anything that bears on the question: an event, a claim, a document, an assumption, or something that should be there but is missing.',
    empty: 'No evidence yet. List what you know so far, what is missing and what you assume.',
  },
  sources: {
    one: 'source',
    many: 'sources',
    heading: 'Sources',
    about:
      'Sources are the people, organisations and documents that items come from. Rate the reliability of each by the Admiralty code (A–F).',
    empty: 'No sources yet. They are optional, but they show how much of the result depends on one source.',
  },
  clusters: {
    one: 'cluster',
    many: 'clusters',
    heading: 'Clusters',
    about:
      'A cluster holds items that share an origin. Several sources may repeat them, but that does not make them independent (circular reporting). Scores still count each item separately.',
    empty: 'No clusters yet. Add one when two items go back to the same origin.',
  },
  assumptions: {
    one: 'assumption',
    many: 'assumptions',
    heading: 'Key assumptions check',
    about:
      'Write down what you take for granted, and link each assumption to the cells that depend on it. Would your ratings still stand if it were false?',
    empty: 'No assumptions yet. For each strong rating, ask what must be true for it to hold.',
  },
  expectations: {
    one: 'indicator',
    many: 'indicators',
    heading: 'Indicators',
    about:
      'An indicator is something you would expect to see if a hypothesis were true. Look for it, and record how hard you looked: its absence is evidence too.',
    empty: 'Each indicator belongs to a hypothesis.',
  },
  milestones: {
    one: 'milestone',
    many: 'milestones',
    heading: 'Milestones',
    about:
      'A milestone is a future event that would change the analysis. Say which hypothesis it would count against, where to look, and by when.',
    empty: 'No milestones yet. Ask what you would see next if the leading hypothesis were wrong.',
  },
}

/** Form choices for credibility and relevance. */
export const LEVEL_CHOICES = [
  ...LEVELS.map((level) => ({ value: level as string, label: level as string })),
  { value: '', label: 'unknown' },
]
