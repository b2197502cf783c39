// Reading an edited spreadsheet of this program: edits become changes, unreadable values are reported with their cell, and what a
// spreadsheet program changes by itself makes no difference.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { type Document, documentOf, writeDocument } from '../../ach/document/document.ts'
import type { Change } from '../../ach/log/change.ts'
import { TEXT_PROBLEMS } from '../../ach/model/texts.ts'
import type { View } from '../../ach/view/view.ts'
import type { SheetCell, Spreadsheet } from '../../import/table/spreadsheet.ts'
import { makeWorksheet } from '../make-xlsx.ts'
import { readSpreadsheet } from '../read/read-sheets.ts'
import {
  columnOf,
  edited,
  error,
  exported,
  formula,
  NOTHING,
  outcomeOf,
  returnedOf,
  rowOf,
  sheetOf,
  type Typed,
  typed,
  withCell,
  withColumnsMoved,
  withNewRow,
  withRows,
  withRowsMoved,
  withSheet,
} from '../read/returned-edit.test-support.ts'
import { randomView, viewOfCase, viewOfText } from '../sample.test-support.ts'
import { DATA_MAGIC, DATA_SHEET } from '../sheets/hidden-sheet.ts'
import { withRaters } from '../with-raters.ts'
import { HIDDEN_SHEET_FLAWS, HIDDEN_SHEET_MESSAGES } from './read-hidden-sheet.ts'
import { RETURNED_WARNINGS, readReturned } from './returned.ts'
import { UNTYPED_CELL } from './returned-cells.ts'
import { COLUMN_WARNINGS } from './returned-columns.ts'
import { COMMENT_WARNINGS } from './returned-comments.ts'
import { UNREADABLE_FIELD } from './returned-fields.ts'
import { LIST_PROBLEMS, missingRows } from './returned-lists.ts'
import { MATRIX_PROBLEMS, missingRatings, ratingStays } from './returned-matrix.ts'
import { noMethod } from './returned-scale.ts'
import { SHEET_WARNINGS } from './returned-sheets.ts'
import { ROW_PROBLEMS } from './returned-texts-above.ts'

const small: View = viewOfText(
  JSON.stringify({
    ...{ format: 'ach-workbook', version: 1, method: 'weighted', title: 'Who did it', question: 'Who?' },
    hypotheses: [
      { id: 'H1', label: 'Coup', statement: 'It was a coup.', notes: 'as they say' },
      { id: 'H2', label: 'Café', statement: 'It was the café.' },
      { id: 'H3', label: 'Nobody', statement: 'It was nobody.', parked: true },
    ],
    sources: [
      { id: 'S1', name: 'Open record', kind: 'record', reliability: 'B' },
      { id: 'S2', name: 'A witness' },
    ],
    clusters: [{ id: 'c1', label: 'One origin', note: 'both from there' }],
    evidence: [
      {
        id: 'E1',
        statement: 'Seen',
        kind: 'event',
        source: 'S1',
        credibility: 'high',
        relevance: 'low',
        date: '2022-01-05',
        notes: 'note',
      },
      { id: 'E2', statement: 'Heard\nin two lines', cluster: 'c1', locator: 'p. 3', credibility: 'medium', notes: 'a\ttab' },
      { id: 'E3', statement: 'Said', source: 'S2' },
      { id: 'E4', statement: 'Denied', parked: true },
    ],
    raters: [
      {
        ...{ id: 'me', name: 'Aigerim', kind: 'person' },
        ratings: { E1: { H1: 'C', H2: 'II' }, E2: { H1: 'N' }, E4: { H1: 'I' } },
        rationales: { E1: 'because' },
        notes: { E1: { H1: 'a note' } },
      },
      { id: 'R2', name: 'Botagoz', kind: 'person', ratings: { E1: { H1: 'I' } } },
    ],
  }),
)
const file = await exported(small, ['me'])
const matrix = sheetOf(file, 'Matrix')
const renamed = (document: Document, from: string, to: string): Document => ({
  ...document,
  raters: document.raters.map((rater) => (rater.id === from ? { ...rater, id: to } : rater)),
})

const rated = (evidence: string, hypothesis: string, before: string | null, after: string | null, rater = 'me') =>
  ({ type: 'rated', rater, evidence, hypothesis, before, after }) as Change
const changed = (what: string, id: string, field: string, before: string | null, after: string | null) =>
  ({ type: 'changed', what, id, before: { [field]: before }, after: { [field]: after } }) as Change
const only = (...changes: Change[]) => ({ ...NOTHING, changes })
const edit = (place: string, value: Typed | SheetCell) => outcomeOf(edited(file, { [place]: value }))

describe('a returned file that was not edited', () => {
  const views = {
    Kazakhstan: viewOfCase('kazakhstan-2022'),
    Tokyo: viewOfCase('tokyo-1995'),
    small,
    'one with awkward texts': randomView({ hypotheses: 5, evidence: 40, raters: 3, awkward: true, seed: 7 }),
    'one with nobody in it': randomView({ hypotheses: 3, evidence: 3, raters: 0 }),
    'one with nothing in it': randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
    'one with every hypothesis': randomView({ hypotheses: 20, evidence: 12, raters: 2, seed: 3 }),
  }
  test.each(Object.entries(views))('%s has no differences', async (_, view) => {
    expect(outcomeOf(await exported(view))).toEqual(NOTHING)
  })
  test('the base is the document that was exported', async () => {
    const ids = [...small.raters.keys()]
    expect(returnedOf(await exported(small)).base).toEqual(documentOf(withRaters(small, ids)))
  })
  test('a long list of sources does not hide the clusters below it', async () => {
    const many = viewOfText(
      JSON.stringify({
        ...{ format: 'ach-workbook', version: 1, title: 'Many', question: 'Who?', hypotheses: [], evidence: [], raters: [] },
        sources: Array.from({ length: 120 }, (_, at) => ({ id: `S${at + 1}`, name: `Source ${at + 1}` })),
        clusters: [{ id: 'c1', label: 'One origin' }],
      }),
    )
    const whole = await exported(many)
    expect(outcomeOf(whole)).toEqual(NOTHING)
    expect(outcomeOf(edited(whole, { 'Sources!c1!Source': 'Another' })).changes).toEqual([
      changed('cluster', 'c1', 'label', 'One origin', 'Another'),
    ])
  })
  test.each([
    ['a long title', 'long '.repeat(55), 'Aigerim'],
    ['a long name', 'Who', 'a'.repeat(200)],
    ['spaces in a name', 'Who', ' Aigerim  K. '],
    ['words of ours in a title', 'Who: rated by nobody', 'Aigerim'],
  ])('%s does not turn its rater into another one', async (_, title, name) => {
    const view = viewOfText(
      JSON.stringify({
        ...{ format: 'ach-workbook', version: 1, title, question: 'Who?', hypotheses: [], evidence: [] },
        raters: [{ id: 'me', name, kind: 'person' }],
      }),
    )
    expect(returnedOf(await exported(view)).matrices).toEqual([{ sheet: 'Matrix', rater: 'me', name }])
  })
})

describe('ratings in a returned file', () => {
  test.each([
    ['changed', 'II', rated('E1', 'H1', 'C', 'II')],
    ['in small letters', 'ii', rated('E1', 'H1', 'C', 'II')],
    ['with spaces', ' C C ', rated('E1', 'H1', 'C', 'CC')],
    ['with a hard space', 'N\u00a0A', rated('E1', 'H1', 'C', 'NA')],
    ['cleared', null, rated('E1', 'H1', 'C', null)],
    ['cleared with a space', ' ', rated('E1', 'H1', 'C', null)],
  ])('reads a rating that is %s', (_, value, change) => {
    expect(edit('Matrix!E1!H1', value)).toEqual(only(change))
  })
  test('reads a new rating', () => {
    expect(edit('Matrix!E3!H2', 'n')).toEqual(only(rated('E3', 'H2', null, 'N')))
  })
  test('reads a rating of a parked item', () => {
    expect(edit('Matrix!E4!H1', 'CC')).toEqual(only(rated('E4', 'H1', 'I', 'CC')))
  })

  const stays = ratingStays('E1', 'Coup', 'C')
  test.each([
    ['a word', 'maybe', MATRIX_PROBLEMS.rating('maybe')],
    ['a number', 1, MATRIX_PROBLEMS.rating('1')],
    ['true or false', true, MATRIX_PROBLEMS.rating('TRUE')],
    ['a formula', formula('II'), UNTYPED_CELL.formula],
    ['a formula without its value', formula(null), UNTYPED_CELL.formula],
    ['an error', error('#REF!'), UNTYPED_CELL.error('#REF!')],
  ])('%s is reported with its cell, and the rating is unchanged', (_, value, message) => {
    expect(edit('Matrix!E1!H1', value)).toEqual({ ...NOTHING, problems: [`Matrix!I8: ${message} ${stays}`] })
  })
  test('a problem in a blank cell leaves it not rated', () => {
    expect(edit('Matrix!E3!H1', 'perhaps').problems).toEqual([
      `Matrix!I10: ${MATRIX_PROBLEMS.rating('perhaps')} ${ratingStays('E3', 'Coup', null)}`,
    ])
  })
  test('a long text instead of a rating is quoted by its beginning with an ellipsis', () => {
    expect(edit('Matrix!E1!H1', 'word '.repeat(400)).problems[0]).toMatch(/^Matrix!I8: “(word ){11}word…” is not a rating\./)
  })
  test('computed cells are never read', () => {
    const spoilt = withRows(file, 'Matrix', (rows) => {
      for (const row of rows.values())
        for (const [column, cell] of row) if (cell.formula) row.set(column, { value: 'nonsense', error: null, formula: true })
      return rows
    })
    expect(outcomeOf(spoilt)).toEqual(NOTHING)
  })
  test('reads changed and cleared reasons, and rejects one that is too long', () => {
    expect(edit('Matrix!E1!Why', 'since then')).toEqual(
      only({ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'because', after: 'since then' }),
    )
    expect(edit('Matrix!E1!Why', null)).toEqual(only({ type: 'reasoned', rater: 'me', evidence: 'E1', before: 'because', after: null }))
    expect(edit('Matrix!E1!Why', 'x'.repeat(20_001)).problems).toEqual([`Matrix!L8: ${MATRIX_PROBLEMS.longReason}`])
  })
})

describe('the lists of a returned file', () => {
  test.each<[string, string, Typed, Change]>([
    ['a text', 'Evidence!E1!Evidence', 'Seen twice', changed('evidence', 'E1', 'statement', 'Seen', 'Seen twice')],
    ['a kind', 'Evidence!E1!Kind', 'claim', changed('evidence', 'E1', 'kind', 'event', 'claim')],
    ['a kind that is cleared', 'Evidence!E1!Kind', null, changed('evidence', 'E1', 'kind', 'event', null)],
    ['a source by its id, in any case', 'Evidence!E1!Source', 's2', changed('evidence', 'E1', 'source', 'S1', 'S2')],
    ['a source by its name', 'Evidence!E1!Source', 'a WITNESS', changed('evidence', 'E1', 'source', 'S1', 'S2')],
    ['no source', 'Evidence!E1!Source', null, changed('evidence', 'E1', 'source', 'S1', null)],
    ['a cluster', 'Evidence!E1!Cluster', 'C1', changed('evidence', 'E1', 'cluster', null, 'c1')],
    ['credibility by a letter', 'Evidence!E1!Credibility', 'M', changed('evidence', 'E1', 'credibility', 'high', 'medium')],
    ['credibility in words', 'Evidence!E1!Credibility', 'Low', changed('evidence', 'E1', 'credibility', 'high', 'low')],
    ['credibility that nobody knows', 'Evidence!E1!Credibility', 'unknown', changed('evidence', 'E1', 'credibility', 'high', null)],
    ['credibility that is cleared', 'Evidence!E1!Credibility', null, changed('evidence', 'E1', 'credibility', 'high', null)],
    [
      'a grade, which sets the credibility',
      'Evidence!E1!Admiralty grade',
      3,
      {
        type: 'changed',
        what: 'evidence',
        id: 'E1',
        before: { credibility: 'high', grade: null },
        after: { credibility: 'medium', grade: '3' },
      },
    ],
    ['a grade that agrees', 'Evidence!E1!Admiralty grade', 'B2', changed('evidence', 'E1', 'grade', null, '2')],
    ['relevance', 'Evidence!E1!Relevance', 'H', changed('evidence', 'E1', 'relevance', 'low', 'high')],
    ['an item taken out of use', 'Evidence!E1!Use', 'N', { type: 'parked', what: 'evidence', id: 'E1' }],
    ['an item taken into use', 'Evidence!E4!Use', 'y', { type: 'restored', what: 'evidence', id: 'E4' }],
    ['use as true or false', 'Evidence!E1!Use', false, { type: 'parked', what: 'evidence', id: 'E1' }],
    ['a date as a text', 'Evidence!E2!Date', '10.01.2022', changed('evidence', 'E2', 'date', null, '2022-01-10')],
    ['a date as a day of the spreadsheet', 'Evidence!E2!Date', 44571, changed('evidence', 'E2', 'date', null, '2022-01-10')],
    ['a year as a number', 'Evidence!E2!Date', 2022, changed('evidence', 'E2', 'date', null, '2022')],
    ['notes', 'Evidence!E1!Notes', 'other', changed('evidence', 'E1', 'notes', 'note', 'other')],
    ['a place', 'Evidence!E1!Place', 'p. 7', changed('evidence', 'E1', 'locator', null, 'p. 7')],
    ['a link', 'Evidence!E1!Link', 'https://example.org/', changed('evidence', 'E1', 'url', null, 'https://example.org/')],
    ['a text that is a number', 'Evidence!E1!Evidence', 42, changed('evidence', 'E1', 'statement', 'Seen', '42')],
    ['a hypothesis', 'Hypotheses!H1!Statement', 'It was one.', changed('hypothesis', 'H1', 'statement', 'It was a coup.', 'It was one.')],
    ['the name of a hypothesis', 'Hypotheses!H1!Hypothesis', 'Putsch', changed('hypothesis', 'H1', 'label', 'Coup', 'Putsch')],
    ['notes of a hypothesis', 'Hypotheses!H1!Notes', null, changed('hypothesis', 'H1', 'notes', 'as they say', null)],
    ['a hypothesis taken out of use', 'Hypotheses!H1!In use', 'N', { type: 'parked', what: 'hypothesis', id: 'H1' }],
    ['a hypothesis taken into use', 'Hypotheses!H3!In use', 'Y', { type: 'restored', what: 'hypothesis', id: 'H3' }],
    ['a source’s name', 'Sources!S1!Source', 'Closed record', changed('source', 'S1', 'name', 'Open record', 'Closed record')],
    ['a source’s reliability', 'Sources!S1!Reliability', 'f', changed('source', 'S1', 'reliability', 'B', 'F')],
    ['a source’s note', 'Sources!S2!Note', 'drunk', changed('source', 'S2', 'note', null, 'drunk')],
    ['a cluster’s note', 'Sources!c1!Note', 'all from there', changed('cluster', 'c1', 'note', 'both from there', 'all from there')],
    ['the method', 'Scale!!', 'unweighted', { type: 'settings', before: { method: 'weighted' }, after: { method: 'count' } }],
    [
      'the method under its earlier name',
      'Scale!!',
      'count',
      { type: 'settings', before: { method: 'weighted' }, after: { method: 'count' } },
    ],
  ])('reads %s as one change', (_, place, value, change) => {
    const returned = place === 'Scale!!' ? outcomeOf(withCell(file, 'Scale', 18, 3, value)) : edit(place, value)
    expect(returned).toEqual(only(change))
  })

  test.each<[string, string, Typed | SheetCell, string]>([
    ['a grade', 'Evidence!E1!Credibility', 'so-so', `Evidence!E5: ${UNREADABLE_FIELD.level('credibility', 'so-so')}`],
    ['a source', 'Evidence!E1!Source', 'S9', `Evidence!D5: ${UNREADABLE_FIELD.link('source', 'S9')}`],
    ['a cluster', 'Evidence!E1!Cluster', 'zz', `Evidence!K5: ${UNREADABLE_FIELD.link('cluster', 'zz')}`],
    ['a day', 'Evidence!E1!Date', 'last week', `Evidence!H5: ${UNREADABLE_FIELD.date('last week')}`],
    ['a day that could be two', 'Evidence!E1!Date', '1/2/2022', `Evidence!H5: ${UNREADABLE_FIELD.date('1/2/2022')}`],
    ['a link that is no address', 'Evidence!E1!Link', 'page 5', `Evidence!M5: ${TEXT_PROBLEMS.url}`],
    ['no text', 'Evidence!E1!Evidence', null, `Evidence!B5: ${TEXT_PROBLEMS.empty('The text')}`],
    ['a text that is too long', 'Evidence!E1!Kind', 'k'.repeat(201), 'Evidence!C5: The kind is longer than 200 characters.'],
    ['neither Y nor N', 'Evidence!E1!Use', 'perhaps', `Evidence!G5: ${LIST_PROBLEMS.use('perhaps')}`],
    ['a formula', 'Evidence!E1!Evidence', formula('Seen'), `Evidence!B5: ${UNTYPED_CELL.formula}`],
    ['an error', 'Evidence!E1!Date', error('#N/A'), `Evidence!H5: ${UNTYPED_CELL.error('#N/A')}`],
  ])('%s that cannot be read is reported, and the item is unchanged', (_, place, value, message) => {
    expect(edit(place, value)).toEqual({ ...NOTHING, problems: [`${message} E1 is left unchanged.`] })
  })
  test('an unreadable reliability, method and name are reported', () => {
    expect(edit('Sources!S1!Reliability', 'G').problems).toEqual([`Sources!D5: ${UNREADABLE_FIELD.reliability('G')} S1 is left unchanged.`])
    expect(outcomeOf(withCell(file, 'Scale', 18, 3, 'guess'))).toEqual({
      ...NOTHING,
      problems: [`Scale!C18: ${noMethod('guess', 'weighted')}`],
    })
    expect(edit('Hypotheses!H1!Hypothesis', 'x'.repeat(201)).problems).toHaveLength(1)
  })
  test('one bad cell does not hide other edits in its row', () => {
    const both = edited(file, { 'Evidence!E1!Kind': 'k'.repeat(201), 'Evidence!E1!Notes': 'other' })
    expect(outcomeOf(both).changes).toEqual([changed('evidence', 'E1', 'notes', 'note', 'other')])
  })
})

describe('additions in a returned file', () => {
  const fields = {
    ...{ statement: 'New', kind: null, source: null, cluster: null, locator: null, date: null },
    ...{ credibility: null, grade: null, relevance: null, url: null, notes: null },
  }
  test('an item with an id is added with its ratings', () => {
    const longer = withNewRow(withNewRow(file, 'Evidence', { ID: 'E9', Evidence: 'New', Credibility: 'H' }), 'Matrix', {
      ID: 'e9',
      H1: 'C',
      Why: 'why not',
    })
    expect(outcomeOf(longer)).toEqual(
      only({ type: 'added', what: 'evidence', id: 'E9', fields: { ...fields, credibility: 'high' } }, rated('E9', 'H1', null, 'C'), {
        type: 'reasoned',
        rater: 'me',
        evidence: 'E9',
        before: null,
        after: 'why not',
      }),
    )
  })
  test('an item without an id gets the next one', () => {
    expect(outcomeOf(withNewRow(file, 'Evidence', { Evidence: 'New' }))).toEqual(
      only({ type: 'added', what: 'evidence', id: 'E5', fields } as Change),
    )
  })
  test('an item without an id never gets one that is used further down', () => {
    const two = withNewRow(file, 'Evidence', { ID: 'E5', Evidence: 'New' })
    const sheet = sheetOf(two, 'Evidence')
    const between = withRows(two, 'Evidence', (rows) => {
      const row = rowOf(sheet, 'E5')
      const cells = rows.get(row) ?? new Map()
      rows.set(row, new Map([[2, typed('First')]]))
      return rows.set(row + 1, cells)
    })
    const { changes, problems } = outcomeOf(between)
    expect(problems).toEqual([])
    expect(changes).toEqual([
      { type: 'added', what: 'evidence', id: 'E6', fields: { ...fields, statement: 'First' } },
      { type: 'added', what: 'evidence', id: 'E5', fields },
    ])
  })
  test('a new item that is not in use is added and parked', () => {
    expect(outcomeOf(withNewRow(file, 'Evidence', { ID: 'E9', Evidence: 'New', Use: 'N' }))).toEqual(
      only({ type: 'added', what: 'evidence', id: 'E9', fields } as Change, { type: 'parked', what: 'evidence', id: 'E9' }),
    )
  })
  test('a hypothesis is added with its column', () => {
    const listed = withNewRow(file, 'Hypotheses', { ID: 'H4', Hypothesis: 'Weather' })
    const heading = sheetOf(listed, 'Matrix').rows.get(7)?.size ?? 0
    const row = rowOf(sheetOf(listed, 'Matrix'), 'E1')
    const whole = withCell(withCell(listed, 'Matrix', 7, heading + 1, 'H4: Weather'), 'Matrix', row, heading + 1, 'N')
    expect(outcomeOf(whole)).toEqual(
      only(
        { type: 'added', what: 'hypothesis', id: 'H4', fields: { label: 'Weather', statement: 'Weather', notes: null } },
        rated('E1', 'H4', null, 'N'),
      ),
    )
  })
  test('a source that an item names is added, and so is a cluster', () => {
    const sources = withCell(withCell(file, 'Sources', 7, 1, 'S3'), 'Sources', 7, 2, 'A second witness')
    const whole = edited(withNewRow(sources, 'Sources', { ID: 'c2', Source: 'Two origins' }), {
      'Evidence!E1!Source': 'A second witness',
      'Evidence!E1!Cluster': 'c2',
    })
    expect(outcomeOf(whole)).toEqual(
      only(
        {
          type: 'added',
          what: 'source',
          id: 'S3',
          fields: { name: 'A second witness', kind: null, reliability: null, url: null, note: null },
        },
        { type: 'added', what: 'cluster', id: 'c2', fields: { label: 'Two origins', note: null } },
        changed('evidence', 'E1', 'source', 'S1', 'S3'),
        changed('evidence', 'E1', 'cluster', null, 'c2'),
      ),
    )
  })
  test('a row that cannot be an item is reported and left out', () => {
    expect(outcomeOf(withNewRow(file, 'Evidence', { ID: '__proto__', Evidence: 'New' })).problems).toEqual([
      `Evidence!A9: ${LIST_PROBLEMS.noId('__proto__')}`,
    ])
    expect(outcomeOf(withNewRow(file, 'Evidence', { ID: 'constructor', Evidence: 'New' })).problems).toHaveLength(1)
    expect(outcomeOf(withNewRow(file, 'Evidence', { ID: 'E9' }))).toEqual({
      ...NOTHING,
      problems: [`Evidence!B9: ${TEXT_PROBLEMS.empty('The text')} The row is left out.`],
    })
  })
  test('labels such as __proto__ are only labels', () => {
    const { changes } = edit('Hypotheses!H1!Hypothesis', '__proto__')
    expect(changes).toEqual([changed('hypothesis', 'H1', 'label', 'Coup', '__proto__')])
    expect(({} as Record<string, unknown>).label).toBeUndefined()
  })
})

describe('ids and headings of a returned file', () => {
  test('a repeated id is read once', () => {
    expect(outcomeOf(withNewRow(file, 'Evidence', { ID: 'e1', Evidence: 'Other' }))).toEqual({
      ...NOTHING,
      problems: [`Evidence!A9: ${LIST_PROBLEMS.twice('e1')}`],
    })
    expect(outcomeOf(withNewRow(file, 'Matrix', { ID: 'E1', H1: 'II' }))).toEqual({
      ...NOTHING,
      problems: [`Matrix!A12: ${MATRIX_PROBLEMS.itemTwice('E1')}`],
    })
  })
  test('ratings of an unknown item, or without an id, are reported', () => {
    expect(outcomeOf(withNewRow(file, 'Matrix', { ID: 'E77', H1: 'II' })).problems).toEqual([
      `Matrix!A12: ${MATRIX_PROBLEMS.noItem('E77')}`,
    ])
    expect(outcomeOf(withNewRow(file, 'Matrix', { H1: 'II' })).problems).toEqual([`Matrix!A12: ${MATRIX_PROBLEMS.noId}`])
  })
  test('a missing row removes nothing and is reported', () => {
    const { changes, problems, warnings } = outcomeOf(
      withRows(file, 'Evidence', (rows) => {
        rows.delete(rowOf(sheetOf(file, 'Evidence'), 'E2'))
        return rows
      }),
    )
    expect([changes, problems]).toEqual([[], []])
    expect(warnings).toEqual([missingRows('Evidence', [{ id: 'E2' }], 'Use')])
  })
  test('a missing matrix row leaves its ratings unchanged and is reported', () => {
    const gone = rowOf(sheetOf(file, 'Matrix'), 'E1')
    const shorter = withRowsMoved(file, 'Matrix', (row) => (row === gone ? null : row))
    expect(outcomeOf(shorter)).toEqual({ ...NOTHING, warnings: [missingRatings('Matrix', 'row', [{ id: 'E1' }])] })
  })
  test('a missing column leaves its values unchanged, and is named if it had any', () => {
    for (const [sheet, heading, warnings] of [
      ['Evidence', 'Credibility', [COLUMN_WARNINGS.missing('Evidence', 'Credibility')]],
      ['Evidence', 'Admiralty grade', []],
      ['Matrix', 'H1', [missingRatings('Matrix', 'column', [{ id: 'H1' }])]],
      ['Matrix', 'Why', [COLUMN_WARNINGS.missing('Matrix', 'Why')]],
      ['Hypotheses', 'Notes', [COLUMN_WARNINGS.missing('Hypotheses', 'Notes')]],
    ] as const) {
      const gone = columnOf(sheetOf(file, sheet), heading)
      const without = withColumnsMoved(file, sheet, (column) => (column === gone ? null : column))
      expect(outcomeOf(without)).toEqual({ ...NOTHING, warnings })
    }
  })
  test('sorted rows and moved or inserted columns make no difference', () => {
    const swap = (a: number, b: number) => (at: number) => (at === a ? b : at === b ? a : at)
    expect(outcomeOf(withRowsMoved(file, 'Matrix', swap(rowOf(matrix, 'E1'), rowOf(matrix, 'E2'))))).toEqual(NOTHING)
    for (const name of ['Evidence', 'Matrix', 'Hypotheses', 'Sources']) {
      const inserted = withColumnsMoved(
        withRowsMoved(file, name, (row) => row + 2),
        name,
        (column) => column + 1,
      )
      expect(outcomeOf(inserted)).toEqual(NOTHING)
    }
    expect(outcomeOf(withColumnsMoved(file, 'Matrix', swap(columnOf(matrix, 'H1'), columnOf(matrix, 'H2'))))).toEqual(NOTHING)
  })
  test.each([
    ['named on Hypotheses', (name: string) => withNewRow(file, 'Hypotheses', { Hypothesis: name }), formula('Weather')],
    [
      'named on Hypotheses, in a file that was not recalculated',
      (name: string) => withNewRow(file, 'Hypotheses', { Hypothesis: name }),
      formula(''),
    ],
    ['named above its column', () => file, typed('Weather')],
  ])('the spare column of the matrix is a new hypothesis: %s', (_, listed, heading) => {
    const spare = columnOf(matrix, 'Why') - 1
    const named = withCell(listed('Weather'), 'Matrix', 7, spare, heading)
    expect(outcomeOf(withCell(named, 'Matrix', rowOf(matrix, 'E1'), spare, 'N'))).toEqual(
      only(
        { type: 'added', what: 'hypothesis', id: 'H4', fields: { label: 'Weather', statement: 'Weather', notes: null } },
        rated('E1', 'H4', null, 'N'),
      ),
    )
  })
  test('a new hypothesis without ratings is added, and ratings without a name are reported', () => {
    const spare = columnOf(matrix, 'Why') - 1
    const added = { type: 'added', what: 'hypothesis', id: 'H4', fields: { label: 'Weather', statement: 'Weather', notes: null } } as const
    expect(outcomeOf(withNewRow(file, 'Hypotheses', { Hypothesis: 'Weather' }))).toEqual(only(added))
    expect(outcomeOf(withCell(file, 'Matrix', rowOf(matrix, 'E1'), spare, 'N')).problems).toEqual([
      `Matrix!K7: ${MATRIX_PROBLEMS.noHeading}`,
    ])
  })
  test('the verdict above the matrix is not read, and another text in its place is named', () => {
    expect(String(matrix.rows.get(3)?.get(1)?.value)).toMatch(/^As exported: /)
    expect(outcomeOf(withCell(file, 'Matrix', 3, 1, 'I doubt it')).problems).toEqual([`Matrix!A3: ${ROW_PROBLEMS.remark('I doubt it')}`])
  })
  test('a column without a known hypothesis, or with a repeated one, is reported', () => {
    const column = (columnOf(sheetOf(file, 'Matrix'), 'Why') ?? 0) + 1
    expect(outcomeOf(withCell(file, 'Matrix', 7, column, 'My thoughts'))).toEqual({
      ...NOTHING,
      problems: [`Matrix!M7: ${MATRIX_PROBLEMS.noHypothesis('My thoughts')}`],
    })
    const heading = sheetOf(file, 'Matrix').rows.get(7)?.get(9)?.value ?? ''
    for (const again of [heading, 'H1 again'])
      expect(outcomeOf(withCell(withCell(file, 'Matrix', 7, column, again), 'Matrix', 8, column, 'II'))).toEqual({
        ...NOTHING,
        problems: [`Matrix!M7: ${MATRIX_PROBLEMS.hypothesisTwice('H1')}`],
      })
  })
  test('a name typed over a heading renames the hypothesis', () => {
    expect(outcomeOf(withCell(file, 'Matrix', 7, 9, 'h1: what I call it'))).toEqual(
      only(changed('hypothesis', 'H1', 'label', 'Coup', 'what I call it')),
    )
  })
})

describe('several matrices in a returned file', async () => {
  const both = await exported(small, ['me', 'R2'])
  test('each belongs to its rater', () => {
    expect(outcomeOf(edited(both, { 'Matrix Aigerim!E1!H1': 'N', 'Matrix Botagoz!E1!H1': 'CC' }))).toEqual(
      only(rated('E1', 'H1', 'C', 'N'), rated('E1', 'H1', 'I', 'CC', 'R2')),
    )
    expect(returnedOf(both).matrices).toEqual([
      { sheet: 'Matrix Aigerim', rater: 'me', name: 'Aigerim' },
      { sheet: 'Matrix Botagoz', rater: 'R2', name: 'Botagoz' },
    ])
  })
  test('each still belongs to its rater in any order and after one was removed', () => {
    const turned = { ...both, sheets: both.sheets.toReversed() }
    expect(outcomeOf(turned)).toEqual(NOTHING)
    expect(returnedOf(turned).matrices.map(({ sheet }) => sheet)).toEqual(['Matrix Aigerim', 'Matrix Botagoz'])
    expect(outcomeOf(edited(turned, { 'Matrix Botagoz!E1!H1': 'CC' }))).toEqual(only(rated('E1', 'H1', 'I', 'CC', 'R2')))
    const second = withSheet(both, 'Matrix Aigerim', () => null)
    expect(outcomeOf(second)).toEqual(NOTHING)
    expect(outcomeOf(edited(second, { 'Matrix Botagoz!E1!H1': 'CC' }))).toEqual(only(rated('E1', 'H1', 'I', 'CC', 'R2')))
  })
  test('a copied matrix starts from the ratings of the original', () => {
    const copied = { ...both, sheets: [...both.sheets, { ...sheetOf(both, 'Matrix Botagoz'), name: 'Matrix (2)' }] }
    expect(outcomeOf(copied)).toEqual(NOTHING)
    expect(returnedOf(copied).matrices.at(-1)).toEqual({ sheet: 'Matrix (2)', rater: 'R3', name: 'Botagoz' })
    expect(outcomeOf(edited(copied, { 'Matrix (2)!E1!H1': 'CC' }))).toEqual(only(rated('E1', 'H1', 'I', 'CC', 'R3')))
  })
  test('an added matrix belongs to a new rater', async () => {
    const third = { ...both, sheets: [...both.sheets, { ...sheetOf(both, 'Matrix Aigerim'), name: 'Matrix 3' }] }
    const { document, matrices } = returnedOf(third)
    expect(matrices.map(({ sheet }) => sheet)).toEqual(['Matrix Aigerim', 'Matrix Botagoz', 'Matrix 3'])
    expect(document.raters.map(({ id }) => id)).toEqual(['me', 'R2', 'R3'])
    expect(document.raters[2]?.ratings).toEqual(document.raters[0]?.ratings)
    const taken = await exported(viewOfText(writeDocument(renamed(documentOf(small), 'R2', 'R3'))))
    const more = ['Matrix 3', 'Matrix 4'].map((name) => ({ ...sheetOf(both, 'Matrix Aigerim'), name }))
    expect(returnedOf({ ...taken, sheets: [...taken.sheets, ...more] }).document.raters.map(({ id }) => id)).toEqual([
      'me',
      'R3',
      'R4',
      'R5',
    ])
  })
})

describe('the rater’s name in a returned file', () => {
  test('is the current text after “rated by”', () => {
    const renamed = withCell(file, 'Matrix', 1, 1, 'Who did it: rated by Chingiz')
    expect(returnedOf(renamed).matrices).toEqual([{ sheet: 'Matrix', rater: 'me', name: 'Chingiz' }])
    expect(outcomeOf(renamed)).toEqual(NOTHING)
  })
  test('is the name typed on a worksheet, whose ratings are the only changes', async () => {
    const blank = readSpreadsheet(await makeWorksheet(small, { workbook: 'a workbook', at: '2026-01-03T12:00:00.000Z' }))
    expect(outcomeOf(blank)).toEqual(NOTHING)
    const sheet = sheetOf(blank, 'Worksheet')
    const nameRow = [...sheet.rows].find(([, cells]) => cells.get(1)?.value === 'Your name:')?.[0] ?? 0
    const filled = edited(withCell(blank, 'Worksheet', nameRow, 2, ' Chingiz '), {
      'Worksheet!E1!H1': 'c c',
      'Worksheet!E2!H2': 'NA',
      'Worksheet!E2!Why': 'does not say',
    })
    const { matrices, document, stamp } = returnedOf(filled)
    expect(stamp?.kind).toBe('worksheet')
    expect(matrices).toEqual([{ sheet: 'Worksheet', rater: 'R1', name: 'Chingiz' }])
    expect(document.raters[0]).toMatchObject({ ratings: { E1: { H1: 'CC' }, E2: { H2: 'NA' } }, rationales: { E2: 'does not say' } })
    expect(outcomeOf(filled).problems).toEqual([])
  })
})

describe('what only another program changed in a returned file', () => {
  const everywhere = (change: (text: string) => string): Spreadsheet => ({
    ...file,
    sheets: file.sheets.map((sheet) =>
      sheet.name === DATA_SHEET
        ? sheet
        : {
            ...sheet,
            rows: new Map(
              [...sheet.rows].map(([row, cells]) => [
                row,
                new Map(
                  [...cells].map(([column, cell]) => [
                    column,
                    typeof cell.value === 'string' ? { ...cell, value: change(cell.value) } : cell,
                  ]),
                ),
              ]),
            ),
          },
    ),
  })
  test.each<[string, (text: string) => string]>([
    ['line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['letters taken apart', (text) => text.normalize('NFD')],
    ['spaces at the end', (text) => `${text}  `],
    ['tabs that are lost', (text) => text.replaceAll('\t', '')],
    ['tabs that became spaces', (text) => text.replaceAll('\t', ' ')],
  ])('%s makes no difference', (_, change) => {
    expect(outcomeOf(everywhere(change))).toEqual(NOTHING)
  })
  test('sheets are found in any letter case, and others are ignored', () => {
    const other = { ...sheetOf(file, 'About'), name: 'My notes' }
    const named = { ...file, sheets: [...file.sheets.map((sheet) => ({ ...sheet, name: sheet.name.toUpperCase() })), other] }
    expect(outcomeOf(named)).toEqual(NOTHING)
  })
})

describe('the hidden sheet of a returned file', () => {
  const document = (given: Spreadsheet) => returnedOf(given).document
  test('if missing, everything is read from the visible cells', () => {
    const without = withSheet(file, DATA_SHEET, () => null)
    const { stamp, base, matrices } = returnedOf(without)
    expect([stamp, base, matrices]).toEqual([null, null, [{ sheet: 'Matrix', rater: 'R1', name: 'Aigerim' }]])
    expect(document(without)).toMatchObject({ title: 'Who did it', question: 'Who?', method: 'weighted' })
    const whole = document(file)
    for (const list of ['hypotheses', 'evidence', 'sources', 'clusters'] as const) expect(document(without)[list]).toEqual(whole[list])
    expect(document(without).raters[0]).toMatchObject({ ratings: whole.raters[0]?.ratings, rationales: whole.raters[0]?.rationales })
  })
  test.each([
    ['altered', 7, 'AAAA', HIDDEN_SHEET_MESSAGES.damaged(HIDDEN_SHEET_FLAWS.cut)],
    ['of another document', 3, 'f'.repeat(64), HIDDEN_SHEET_MESSAGES.damaged(HIDDEN_SHEET_FLAWS.altered)],
    ['of a newer version', 2, 99, HIDDEN_SHEET_MESSAGES.newer],
  ])('if %s, is reported and not trusted', (_, row, value, warning) => {
    const { stamp, base, warnings } = returnedOf(withCell(file, DATA_SHEET, row, 1, value))
    expect([stamp, base, warnings]).toEqual([null, null, [warning]])
  })
  test('of the first version is still read', () => {
    const bytes = Buffer.from(writeDocument(documentOf(withRaters(small, ['me']))))
    const values = [DATA_MAGIC, 1, createHash('sha256').update(bytes).digest('hex'), bytes.length, 1, deflateSync(bytes).toString('base64')]
    const old = withRows(
      edited(file, { 'Matrix!E1!H1': 'N' }),
      DATA_SHEET,
      () => new Map(values.map((value, at) => [at + 1, new Map([[1, typed(value)]])])),
    )
    expect(outcomeOf(old)).toEqual(only(rated('E1', 'H1', 'C', 'N')))
    expect(returnedOf(old).stamp).toEqual({ kind: 'workbook', from: null, seq: 0, at: null })
  })
  it('is enough without a matrix or without the sheet Evidence, which is reported', () => {
    const noMatrix = outcomeOf(withSheet(file, 'Matrix', () => null))
    expect(noMatrix).toEqual({ ...NOTHING, warnings: [RETURNED_WARNINGS.noMatrix] })
    const noEvidence = outcomeOf(withSheet(file, 'Evidence', () => null))
    expect(noEvidence).toEqual({
      ...NOTHING,
      warnings: [RETURNED_WARNINGS.noEvidence],
    })
  })
  it('identifies a renamed matrix', () => {
    const matrix = sheetOf(file, 'Matrix')
    const rated = withCell(file, 'Matrix', rowOf(matrix, 'E1'), columnOf(matrix, 'H1'), 'II')
    const renamed = withSheet(rated, 'Matrix', (sheet) => ({ ...sheet, name: 'Mappe1' }))
    expect(outcomeOf(renamed).changes).toHaveLength(1)
  })
  it('is refused if damaged next to a matrix alone', () => {
    const damaged = withCell(
      withSheet(file, 'Evidence', () => null),
      DATA_SHEET,
      3,
      1,
      'f'.repeat(64),
    )
    expect(() => readReturned(damaged)).toThrow(HIDDEN_SHEET_MESSAGES.damaged(HIDDEN_SHEET_FLAWS.altered))
  })
  it('is needed for a matrix alone', () => {
    expect(readReturned({ ...file, sheets: [sheetOf(file, 'Matrix')] })).toBeNull()
  })
})

describe('what is typed next to the tables of a returned file', () => {
  test('a column and a sheet of one’s own are named', () => {
    const column = Math.max(...[...sheetOf(file, 'Evidence').rows.values()].flatMap((cells) => [...cells.keys()])) + 1
    const own = withCell(withCell(file, 'Evidence', 4, column, 'To do'), 'Evidence', 5, column, 'call her')
    expect(outcomeOf(own).warnings).toEqual([COLUMN_WARNINGS.own('Evidence', 'To do', 1)])
    const noted = { ...file, sheets: [...file.sheets, { name: 'Notes', hidden: false, rows: new Map([[1, new Map([[1, typed('x')]])]]) }] }
    expect(outcomeOf(noted).warnings).toEqual([SHEET_WARNINGS.own('Notes')])
    const copy = { ...file, sheets: [...file.sheets, { ...sheetOf(file, 'Evidence'), name: 'Evidence (2)' }] }
    expect(outcomeOf(copy).warnings).toEqual([SHEET_WARNINGS.copy('Evidence (2)', 'Evidence')])
  })
  test('a text in an empty row of the matrix is a new item with its ratings', () => {
    const row = rowOf(matrix, 'E4') + 1
    const { changes, problems } = outcomeOf(withCell(withCell(file, 'Matrix', row, 2, 'Seen again'), 'Matrix', row, 9, 'I'))
    expect(problems).toEqual([])
    expect(changes).toMatchObject([
      { type: 'added', what: 'evidence', id: 'E5', fields: { statement: 'Seen again' } },
      rated('E5', 'H1', null, 'I'),
    ])
  })
  test('a heading above new ratings is a new hypothesis', () => {
    const column = columnOf(matrix, 'Why') + 1
    const { changes } = outcomeOf(withCell(withCell(file, 'Matrix', 7, column, 'Weather'), 'Matrix', rowOf(matrix, 'E1'), column, 'N'))
    expect(changes).toMatchObject([
      { type: 'added', what: 'hypothesis', id: 'H4', fields: { label: 'Weather' } },
      rated('E1', 'H4', null, 'N'),
    ])
  })
  test('comments on an item are added to its notes, others are named', () => {
    const comments = new Map(matrix.comments).set(rowOf(matrix, 'E2'), new Map([[2, 'who heard it?']])).set(1, new Map([[1, 'old']]))
    const { changes, problems } = outcomeOf(withSheet(file, 'Matrix', (sheet) => ({ ...sheet, comments })))
    expect(changes).toEqual([changed('evidence', 'E2', 'notes', 'a\ttab', 'a\ttab\nwho heard it?')])
    expect(problems).toEqual([`Matrix!A1: ${COMMENT_WARNINGS.unread('old')}`])
    const without = withSheet(file, 'Matrix', ({ comments: _, ...sheet }) => sheet)
    expect(outcomeOf(without)).toEqual({ ...NOTHING, warnings: [COMMENT_WARNINGS.gone('Matrix', 1)] })
  })
  test('title, question and background are read from the matrix and from About', () => {
    expect(outcomeOf(withCell(file, 'Matrix', 1, 1, 'Who was it: rated by Aigerim')).changes).toEqual([
      { type: 'settings', before: { title: 'Who did it' }, after: { title: 'Who was it' } },
    ])
    expect(outcomeOf(withCell(file, 'About', 2, 2, 'Who then?')).changes).toEqual([
      { type: 'settings', before: { question: 'Who?' }, after: { question: 'Who then?' } },
    ])
  })
})
