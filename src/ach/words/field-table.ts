// The names, hints and column headings of every field of an item or of the settings: on screens, in the history, in files and in pasted rows.
// Limits are in the schemas. A field added to a schema does not compile until it has a row here.
import type { ITEM_FIELDS, ItemKind } from '../log/change.ts'
import { DATE_EXAMPLES } from '../model/dates.ts'
import { EVIDENCE_KINDS, type SettingsFields, SOURCE_KINDS } from '../model/workbook.ts'

/**
 * `text` keeps line ends and outer spaces; `line` is one line; `word` is a line that the history shows without quotation marks; `link` holds
 * ids of items.
 */
export type FieldInput = 'text' | 'line' | 'word' | 'choice' | 'date' | 'link'

export interface FieldSpec {
  /** in forms, on the page of a conflict and in the preview of a file */
  readonly label: string
  /** in the history, after "the" */
  readonly words: string
  readonly input: FieldInput
  /** a sentence below the label in forms; null for none */
  readonly hint: string | null
  /** the error for a value that is not a choice; null where the schema has the error */
  readonly wrong: string | null
}
/** A field with a column in exported spreadsheets. */
export interface SheetFieldSpec extends FieldSpec {
  /** a returned file is read by this heading, so a change needs the old one among the accepted names */
  readonly heading: string
}
/** A field that pasted rows and imported tables can have too. */
export interface ColumnFieldSpec extends SheetFieldSpec {
  /** accepted column names in pasted rows and tables, in lower-case letters and digits only */
  readonly names: readonly string[]
  /** column names accepted only in imported files */
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

export const NO_LEVEL = 'Choose low, medium, high or unknown.'
const LEVEL = { input: 'choice', wrong: NO_LEVEL } as const
const TEXT = { input: 'text', wrong: null } as const
const LINE = { input: 'line', wrong: null } as const
const WORD = { input: 'word', wrong: null } as const
const LINK = { input: 'link', wrong: null } as const
const DATE = { input: 'date', wrong: null } as const
const NOTES = { label: 'Notes', words: 'notes', ...TEXT } as const
const NOTE = { label: 'Note', words: 'note', ...TEXT } as const
const NOTES_COLUMN = { heading: 'Notes', names: ['notes', 'note', 'comment', 'comments', 'remarks'], fileNames: [] } as const
const URL_FIELD = {
  label: 'Link',
  words: 'link',
  ...WORD,
  hint: 'Enter the address of a web page, starting with https://.',
  heading: 'Link',
} as const
const OUTCOME = { words: 'outcome', input: 'choice', wrong: 'Choose one of these answers.', hint: null } as const
const BECAME = { label: 'Item of evidence', words: 'item of evidence', ...LINK, hint: null } as const
const A_HYPOTHESIS = { words: 'hypothesis', input: 'link', wrong: 'Choose a hypothesis.', hint: null } as const
const suchAs = ([first, second, third]: readonly string[]) => `Use a word such as ${first}, ${second} or ${third}.`
const DATE_HINT = `Enter a date such as ${DATE_EXAMPLES}.`

/** The fields of each kind of item, in the order of the schemas. */
export const FIELD_TABLE: FieldTable = {
  hypothesis: {
    label: {
      ...{ label: 'Label', words: 'label', ...LINE, hint: 'Use one or two words. The label heads the column in the matrix.' },
      ...{ heading: 'Hypothesis', names: ['label', 'name', 'title', 'short', 'shortname', 'shortlabel'], fileNames: [] },
    },
    statement: {
      ...{ label: 'Full hypothesis', words: 'text', ...TEXT },
      hint: 'Say who did what, and why. It must be possible to imagine evidence against it.',
      ...{ heading: 'Statement', names: ['statement', 'text', 'description', 'fulltext', 'hypothesis', 'hypotheses'], fileNames: [] },
    },
    notes: { ...NOTES, hint: null, ...NOTES_COLUMN },
  },
  evidence: {
    statement: {
      ...{ label: 'What happened or was said', words: 'text', ...TEXT },
      hint: 'Write one fact or claim per item, in words that someone who disagrees with you would accept.',
      ...{
        heading: 'Evidence',
        names: ['statement', 'text', 'evidence', 'description', 'item', 'whatwasseenorsaid', 'whathappenedorwassaid'],
      },
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
      ...{
        label: 'Cluster',
        words: 'cluster',
        ...LINK,
        hint: 'Put items that share an origin in one cluster, because they are not independent.',
      },
      ...{ heading: 'Cluster', names: ['cluster', 'group', 'notindependentof', 'origin'], fileNames: [] },
    },
    locator: {
      ...{ label: 'Place in the source', words: 'place in the source', ...LINE, hint: 'Give a page, a paragraph or a time.' },
      ...{
        heading: 'Place',
        names: ['locator', 'place', 'page', 'paragraph', 'para', 'whereinthesource', 'placeinthesource', 'placeinsource'],
        fileNames: [],
      },
    },
    url: { ...URL_FIELD, names: ['url', 'link', 'links', 'hyperlink', 'webaddress', 'webpage'], fileNames: ['address', 'website', 'uri'] },
    date: {
      ...{ label: 'Date', words: 'date', ...DATE, hint: `${DATE_HINT} Leave blank if the item has no date.` },
      ...{ heading: 'Date', names: ['date', 'day', 'when'], fileNames: ['datetime', 'dateofevidence', 'eventdate'] },
    },
    credibility: {
      ...{ label: 'Credibility', words: 'credibility', ...LEVEL },
      hint: 'How sure are you that it happened or was said (information credibility)? The source’s reliability is rated separately.',
      ...{ heading: 'Credibility', names: ['credibility', 'cred'] },
      fileNames: ['credibilityofsource', 'sourcecredibility', 'evidencecredibility'],
    },
    grade: {
      ...{ label: 'Admiralty grade', words: 'Admiralty grade', input: 'choice', wrong: 'Choose a grade from 1 to 6, or “Not graded”.' },
      hint: 'Optional: the Admiralty code for credibility. A grade sets the credibility; if you change the credibility later, a grade that disagrees is removed.',
      ...{ heading: 'Admiralty grade', names: ['admiraltygrade', 'grade', 'informationcredibility'], fileNames: [] },
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
      ...{ label: 'Reliability', words: 'reliability', input: 'choice', wrong: 'Choose a letter from A to F, or “Not assessed yet”.' },
      ...{
        hint: 'Admiralty code: A is the most reliable and E the least; F means that reliability cannot be judged.',
        heading: 'Reliability',
      },
    },
    url: URL_FIELD,
    note: { ...NOTE, hint: 'Note what it stands to gain or lose, and how it knows.', heading: 'Note' },
  },
  cluster: {
    label: {
      ...{ label: 'Label', words: 'label', ...LINE, hint: 'Name the shared origin, such as one witness or one document.' },
      heading: 'Cluster',
    },
    note: { ...NOTE, hint: null, heading: 'Note' },
  },
  assumption: {
    statement: {
      ...{ label: 'What you assume', words: 'text', ...TEXT },
      hint: 'State one thing that must be true for your ratings to hold, such as “These videos show the place they claim to show”.',
    },
    state: {
      ...{ label: 'How well supported is it?', words: 'support', input: 'choice', hint: null },
      wrong: 'Choose how well supported it is, or “not assessed yet”.',
    },
    cells: { label: 'Cells that depend on it', words: 'cells', ...LINK, hint: null },
    notes: { ...NOTES, hint: 'Say why it holds, with which caveats, and what would show that it does not.' },
  },
  expectation: {
    statement: {
      label: 'What you would expect to see',
      words: 'text',
      ...TEXT,
      hint: 'Name something that could be found, or found to be missing.',
    },
    hypothesis: { label: 'If this hypothesis were true', ...A_HYPOTHESIS },
    seen: { label: 'Was it seen?', ...OUTCOME },
    search: {
      ...{ label: 'How hard did you look for it?', words: 'thoroughness of the search', ...LEVEL },
      hint: 'Absence after a thorough search tells you more than absence after a quick look.',
    },
    where: { label: 'Where you looked', words: 'place to look', ...LINE, hint: null },
    evidence: BECAME,
    notes: { ...NOTES, hint: null },
  },
  milestone: {
    statement: { label: 'What to watch for', words: 'text', ...TEXT, hint: 'Name something that you can see happen, or fail to happen.' },
    hypothesis: { label: 'Hypothesis it would count against', ...A_HYPOTHESIS },
    where: { label: 'Where to look', words: 'place to look', ...LINE, hint: 'Name a register, a channel or a place.' },
    by: { label: 'By when', words: 'date', ...DATE, hint: `${DATE_HINT} Leave blank if there is no deadline.` },
    seen: { label: 'Has it happened?', ...OUTCOME },
    evidence: BECAME,
    notes: { ...NOTES, hint: null },
  },
}

/** The settings of a workbook. */
export const SETTINGS_TABLE: Readonly<Record<keyof SettingsFields, FieldSpec>> = {
  title: { label: 'Title', words: 'title', ...LINE, hint: null },
  question: { label: 'Question', words: 'question', ...TEXT, hint: 'Ask one question that each hypothesis answers differently.' },
  background: { label: 'Background', words: 'background', ...TEXT, hint: 'Say what people need to know before they rate.' },
  marking: {
    ...{ label: 'Marking', words: 'marking', ...WORD },
    hint: 'For example TLP:AMBER. It is shown in the top bar and printed on every page and sheet.',
  },
  method: { label: 'How items count', words: 'method', input: 'choice', wrong: 'Choose unweighted or weighted.', hint: null },
}

/** Labels of the settings, by field. */
export const SETTINGS_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<FieldSpec>(SETTINGS_TABLE).map(([name, { label }]) => [name, label]),
)

/** The row of a field; undefined for an unknown name. */
export function fieldSpec(what: ItemKind | 'settings', name: string): FieldSpec | undefined {
  const table: Readonly<Record<string, FieldSpec>> = what === 'settings' ? SETTINGS_TABLE : FIELD_TABLE[what]
  return Object.hasOwn(table, name) ? table[name] : undefined
}
/** The label of a field. */
export const fieldLabel = (what: ItemKind | 'settings', name: string): string => fieldSpec(what, name)?.label ?? name

/** Every field of every kind. A name that several kinds share appears several times. */
export const ALL_FIELDS: readonly (readonly [name: string, spec: FieldSpec])[] = [...Object.values(FIELD_TABLE), SETTINGS_TABLE].flatMap(
  (table) => Object.entries<FieldSpec>(table),
)

/** Column headings of a kind of item, by field. */
export const headingsOf = <W extends 'hypothesis' | 'evidence' | 'source' | 'cluster'>(what: W): Readonly<Record<FieldName<W>, string>> =>
  Object.fromEntries(Object.entries<SheetFieldSpec>(FIELD_TABLE[what]).map(([name, { heading }]) => [name, heading])) as Record<
    FieldName<W>,
    string
  >
