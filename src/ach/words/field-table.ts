// The fields of every kind of item and of the settings: what each is called on screens, in the history, in files and in pasted rows, and how
// it is typed. Its limits stand in its schema. A new field of a schema does not compile before it has its row here.
import type { ITEM_FIELDS, ItemKind } from '../log/change.ts'
import { EVIDENCE_KINDS, type SettingsFields, SOURCE_KINDS } from '../model/workbook.ts'

/** `text`: line ends and outer spaces are kept; `line`: one line; `word`: a line that is told without quotation marks; `link`: ids of items. */
export type FieldInput = 'text' | 'line' | 'word' | 'choice' | 'date' | 'link'

export interface FieldSpec {
  /** in forms, in conflicts and in the preview of a file */
  readonly label: string
  /** in the history, after "the" */
  readonly words: string
  readonly input: FieldInput
  /** below the label in the form; null for none */
  readonly hint: string | null
  /** said where what was typed cannot be chosen; null where the schema says it */
  readonly wrong: string | null
}
/** A field with a column in our spreadsheets. */
export interface SheetFieldSpec extends FieldSpec {
  /** a file that comes back is read by it: it stays as it is */
  readonly heading: string
}
/** A field that comes in with rows from elsewhere too. */
export interface ColumnFieldSpec extends SheetFieldSpec {
  /** names of its column in pasted rows and in tables: small letters and digits alone */
  readonly names: readonly string[]
  /** further names of its column in tables of files */
  readonly fileNames: readonly string[]
}

interface SpecOf {
  hypothesis: ColumnFieldSpec
  evidence: ColumnFieldSpec
  source: SheetFieldSpec
  cluster: SheetFieldSpec
  assumption: FieldSpec
  expectation: FieldSpec
  milestone: FieldSpec
}
/** The names of the fields of a kind of item, as its schema has them. */
export type FieldName<W extends ItemKind> = keyof (typeof ITEM_FIELDS)[W]['shape']
type FieldTable = { readonly [W in ItemKind]: Readonly<Record<FieldName<W>, SpecOf[W]>> }

export const NO_LEVEL = 'Use low, medium or high, or leave it open.'
const LEVEL = { input: 'choice', wrong: NO_LEVEL } as const
const TEXT = { input: 'text', wrong: null } as const
const LINE = { input: 'line', wrong: null } as const
const WORD = { input: 'word', wrong: null } as const
const LINK = { input: 'link', wrong: null } as const
const DATE = { input: 'date', wrong: null } as const
const NOTES = { label: 'Notes', words: 'notes', ...TEXT } as const
const NOTE = { label: 'Note', words: 'note', ...TEXT } as const
const NOTES_COLUMN = { heading: 'Notes', names: ['notes', 'note', 'comment', 'comments', 'remarks'], fileNames: [] } as const
const SEEN = { label: 'Was it seen?', words: 'outcome', input: 'choice', wrong: 'Use yes or no, or leave it open.', hint: null } as const
const BECAME = { label: 'Item that it became', words: 'item', ...LINK, hint: null } as const
const A_HYPOTHESIS = { words: 'hypothesis', input: 'link', wrong: 'Choose a hypothesis.', hint: null } as const
const suchAs = (kinds: readonly string[]) => `Such as ${kinds.slice(0, 3).join(', ')}.`

/** The fields of each kind of item, in the order of the schemas. */
export const FIELD_TABLE: FieldTable = {
  hypothesis: {
    label: {
      ...{ label: 'Label', words: 'label', ...LINE, hint: 'A word or two: it heads the column.' },
      ...{ heading: 'Hypothesis', names: ['label', 'name', 'title', 'short', 'shortname', 'shortlabel'], fileNames: [] },
    },
    statement: {
      ...{ label: 'The hypothesis in full', words: 'text', ...TEXT },
      hint: 'Who did what, and why. It should be possible to imagine evidence that speaks against it.',
      ...{ heading: 'Statement', names: ['statement', 'text', 'description', 'fulltext', 'hypothesis', 'hypotheses'], fileNames: [] },
    },
    notes: { ...NOTES, hint: null, ...NOTES_COLUMN },
  },
  evidence: {
    statement: {
      ...{ label: 'What was seen or said', words: 'text', ...TEXT },
      hint: 'One thing per item. State it so that someone who disagrees with you would accept the wording.',
      ...{ heading: 'Evidence', names: ['statement', 'text', 'evidence', 'description', 'item', 'whatwasseenorsaid'] },
      fileNames: ['evidencetext', 'evidenceitem', 'itemofevidence', 'itemsofevidence', 'evidenceandarguments', 'evidencearguments'].concat([
        'significantevidence',
        'relevantinformation',
        'observation',
        'observations',
        'argument',
        'arguments',
        'evidenceinputs',
      ]),
    },
    kind: {
      ...{ label: 'Kind', words: 'kind', ...WORD, hint: suchAs(EVIDENCE_KINDS) },
      ...{ heading: 'Kind', names: ['kind', 'type'] },
      fileNames: ['typeclassification', 'classification', 'evidencetype', 'typeofevidence', 'category'],
    },
    source: {
      ...{ label: 'Source', words: 'source', ...LINK, hint: null },
      ...{ heading: 'Source', names: ['source', 'sources'], fileNames: [] },
    },
    cluster: {
      ...{ label: 'Not independent of', words: 'cluster', ...LINK, hint: 'Items that share an origin are one voice.' },
      ...{ heading: 'Cluster', names: ['cluster', 'group', 'notindependentof', 'origin'], fileNames: [] },
    },
    locator: {
      ...{ label: 'Where in the source', words: 'place in the source', ...LINE, hint: null },
      ...{ heading: 'Place', names: ['locator', 'place', 'page', 'paragraph', 'para', 'whereinthesource'], fileNames: [] },
    },
    date: {
      ...{ label: 'Date', words: 'date', ...DATE, hint: 'For example 2022-01-10. Leave empty if it has none.' },
      ...{ heading: 'Date', names: ['date', 'day', 'when'], fileNames: ['datetime', 'dateofevidence', 'eventdate'] },
    },
    credibility: {
      ...{ label: 'Credibility', words: 'credibility', ...LEVEL },
      hint: 'How sure are we that it happened, or was said? Trust in the speaker stands with the source.',
      ...{ heading: 'Credibility', names: ['credibility', 'cred'] },
      fileNames: ['credibilityofsource', 'sourcecredibility', 'evidencecredibility'],
    },
    relevance: {
      ...{ label: 'Relevance', words: 'relevance', ...LEVEL, hint: 'How much does it bear on the question?' },
      ...{ heading: 'Relevance', names: ['relevance', 'rel'], fileNames: ['relevancy', 'evidencerelevance'] },
    },
    notes: { ...NOTES, hint: null, ...NOTES_COLUMN },
  },
  source: {
    name: { label: 'Name', words: 'name', ...LINE, hint: null, heading: 'Source' },
    kind: { label: 'Kind', words: 'kind', ...WORD, hint: suchAs(SOURCE_KINDS), heading: 'Kind' },
    reliability: {
      ...{ label: 'Reliability', words: 'reliability', input: 'choice', wrong: 'Use a letter from A to F, or leave it open.' },
      ...{ hint: 'The Admiralty code. F is unknown, not worst.', heading: 'Reliability' },
    },
    note: { ...NOTE, hint: 'Its stake in the matter, and how it knows.', heading: 'Note' },
  },
  cluster: {
    label: {
      ...{ label: 'Label', words: 'label', ...LINE, hint: 'What its items share, such as one witness or one document.' },
      heading: 'Cluster',
    },
    note: { ...NOTE, hint: null, heading: 'Note' },
  },
  assumption: {
    statement: {
      ...{ label: 'What is assumed', words: 'text', ...TEXT },
      hint: 'One thing that must be true for your ratings to be right, such as: these videos show the place they say.',
    },
    state: {
      ...{ label: 'How well it holds', words: 'state', input: 'choice', hint: null },
      wrong: 'Use supported, caveats or unsupported, or leave it open.',
    },
    cells: { label: 'Cells that rest on it', words: 'cells', ...LINK, hint: null },
    notes: { ...NOTES, hint: 'Why it holds, with which caveats, and what would show that it does not.' },
  },
  expectation: {
    statement: { label: 'What you would see', words: 'text', ...TEXT, hint: 'Something that could be found, or be found missing.' },
    hypothesis: { label: 'If this hypothesis were true', ...A_HYPOTHESIS },
    seen: SEEN,
    search: {
      ...{ label: 'How hard it was looked for', words: 'thoroughness of the search', ...LEVEL },
      hint: 'What was looked for thoroughly and is not there tells more than what nobody looked for.',
    },
    where: { label: 'Where you looked', words: 'place to look', ...LINE, hint: null },
    evidence: BECAME,
    notes: { ...NOTES, hint: null },
  },
  milestone: {
    statement: { label: 'What to watch for', words: 'text', ...TEXT, hint: 'Something that one can see happen, or fail to happen.' },
    hypothesis: { label: 'Which hypothesis it would hurt', ...A_HYPOTHESIS },
    where: { label: 'Where to look', words: 'place to look', ...LINE, hint: 'Such as a register, a channel, a place.' },
    by: { label: 'By when', words: 'day', ...DATE, hint: 'For example 2022-01-10, or 2022-01. Leave empty if there is no day.' },
    seen: SEEN,
    evidence: BECAME,
    notes: { ...NOTES, hint: null },
  },
}

/** The settings of a workbook. */
export const SETTINGS_TABLE: Readonly<Record<keyof SettingsFields, FieldSpec>> = {
  title: { label: 'Title', words: 'title', ...LINE, hint: null },
  question: { label: 'The question', words: 'question', ...TEXT, hint: 'One question that the hypotheses answer differently.' },
  background: { label: 'Background', words: 'background', ...TEXT, hint: 'What somebody needs to know before rating.' },
  method: { label: 'How contradictions add up', words: 'method', input: 'choice', wrong: 'Choose count or weighted.', hint: null },
}

/** What the form and the conflict page call the settings. */
export const SETTINGS_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<FieldSpec>(SETTINGS_TABLE).map(([name, { label }]) => [name, label]),
)

/** What is said of a field; undefined for a name that is none. */
export function fieldSpec(what: ItemKind | 'settings', name: string): FieldSpec | undefined {
  const table: Readonly<Record<string, FieldSpec>> = what === 'settings' ? SETTINGS_TABLE : FIELD_TABLE[what]
  return Object.hasOwn(table, name) ? table[name] : undefined
}
/** What a form calls a field. */
export const fieldLabel = (what: ItemKind | 'settings', name: string): string => fieldSpec(what, name)?.label ?? name

/** Every field of every kind, by its name; a name that several kinds have comes several times. */
export const ALL_FIELDS: readonly (readonly [name: string, spec: FieldSpec])[] = [...Object.values(FIELD_TABLE), SETTINGS_TABLE].flatMap(
  (table) => Object.entries<FieldSpec>(table),
)

/** The headings of the columns of a kind of item, by field. */
export const headingsOf = <W extends 'hypothesis' | 'evidence' | 'source' | 'cluster'>(what: W): Readonly<Record<FieldName<W>, string>> =>
  Object.fromEntries(Object.entries<SheetFieldSpec>(FIELD_TABLE[what]).map(([name, { heading }]) => [name, heading])) as Record<
    FieldName<W>,
    string
  >
