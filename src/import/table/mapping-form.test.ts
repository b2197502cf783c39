import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGrid } from '../document/read-table.ts'
import { gridFromText } from './grid.ts'
import { columnTitles, guessMapping } from './mapping.ts'
import { formOfMapping, mappingChoice, mappingChoices, mappingFromForm } from './mapping-form.ts'

const gridOf = (...rows: string[]) => gridFromText(rows.join('\n')).grid
const plain = gridOf('January,,,,', 'Item,What,Trust,H1: Coup,Jihadi', 'a,Flights stopped in the night,H,C,I', 'b,Troops came,L,N,II')

describe('the form of a column mapping', () => {
  it('offers every meaning once, with a label', () => {
    const values = mappingChoices.map(({ value }) => value)
    expect(new Set(values).size).toBe(values.length)
    expect(values).toEqual(expect.arrayContaining(['', 'statement', 'hypothesis', 'why', 'rater name']))
    for (const { words } of mappingChoices) expect(words).toMatch(/\S/)
  })

  it('sent back unchanged gives the same mapping', () => {
    for (const grid of [
      plain,
      gridOf('Evidence,H1,H2', ',The palace staged the unrest to remove the people around him,Jihadi (parked)', 'a,C,I'),
      gridOf(
        'id,statement,kind,source,cluster,locator,date,credibility,relevance,weight,diagnosticity,parked,coup The coup,H1 H2 Two',
        'E1,a,,,,,,,,1,0,no,C,I',
      ),
      gridOf('Evidence,H1 Coup,H2 Jihadi', 'Flights,2,-1'),
    ]) {
      const guess = guessMapping(grid)
      expect(mappingFromForm(formOfMapping(guess), grid)).toEqual(guess)
      expect(mappingFromForm({}, grid)).toEqual(guess)
    }
  })

  it('corrects columns and labels', () => {
    const form = {
      ...formOfMapping(guessMapping(plain)),
      'column-0': '',
      'column-1': 'statement',
      'column-2': 'credibility',
      'label-4': 'H5: Fighters',
    }
    const mapping = mappingFromForm(form, plain)
    expect(mapping.columns.map(mappingChoice)).toEqual(['', 'statement', 'credibility', 'hypothesis', 'hypothesis'])
    expect(mapping.columns[4]).toEqual({ hypothesis: 'Fighters', id: 'H5', statement: null, parked: false })
    const { document } = readGrid(plain, mapping, { title: 'A table' })
    expect(document?.evidence.map(({ statement, credibility }) => [statement, credibility])).toEqual([
      ['Flights stopped in the night', 'high'],
      ['Troops came', 'low'],
    ])
    expect(document?.hypotheses.map(({ id, label }) => [id, label])).toEqual([
      ['H1', 'Coup'],
      ['H5', 'Fighters'],
    ])
  })

  it('makes a hypothesis of any column, named after its heading', () => {
    const mapping = mappingFromForm({ 'column-2': 'hypothesis' }, plain)
    expect(mapping.columns[2]).toEqual({ hypothesis: 'Trust', id: null, statement: null, parked: false })
  })

  it('keeps a long text below an id while its label is corrected', () => {
    const text = 'The palace staged the unrest to remove the people around him'
    const grid = gridOf('Evidence,H1,H2', `,${text},Jihadi`, 'a,C,I')
    expect(mappingFromForm({ 'column-1': 'hypothesis', 'label-1': 'H1: Palace' }, grid).columns[1]).toEqual({
      hypothesis: 'Palace',
      id: 'H1',
      statement: text,
      parked: false,
    })
  })

  it('moves the heading rows and guesses everything again', () => {
    const grid = gridOf('Credibility,Relevance,Text', 'Evidence,H1: Coup,H2: Jihadi', 'Flights,C,I')
    const one = mappingFromForm({ ...formOfMapping(guessMapping(grid)), 'first-row': '2', 'header-rows': '1' }, grid)
    expect(one).toMatchObject({ first: 2, header: [2] })
    const none = mappingFromForm({ 'first-row': '3', 'header-rows': '0' }, grid)
    expect(none).toMatchObject({ first: 3, header: [] })
    expect(none.columns.map(mappingChoice)).toEqual(['statement', 'hypothesis', 'hypothesis'])
    expect(columnTitles(grid, none)).toEqual(['number 1', 'number 2', 'number 3'])
    const { document, ignored } = readGrid(grid, none, { title: 'A table' })
    expect(document?.evidence).toHaveLength(1)
    expect(ignored.map(({ row }) => row)).toEqual([1, 2])
  })

  it('reads labels from the new headings, although the form still has the old ones', () => {
    const grid = gridOf('Evidence,H1: Coup,H2: Jihadi', 'Item,H1: Palace,H2: Fighters', 'Flights,C,I')
    const mapping = mappingFromForm({ ...formOfMapping(guessMapping(grid)), 'first-row': '2', 'label-2': 'H2: Others' }, grid)
    expect(mapping.columns.slice(1)).toMatchObject([{ hypothesis: 'Palace' }, { hypothesis: 'Others' }])
  })

  it.each([
    { 'column-1': 'constructor' },
    { 'column-1': '__proto__' },
    { 'column-1': 'toString' },
    { 'header-rows': '3' },
    { 'header-rows': '-1' },
    { 'first-row': 'x' },
    { 'first-row': '1e9' },
    { 'first-row': '99999' },
    { 'label-1': 'no label here' },
  ])('keeps the guess if the form makes no sense: %j', (form) => {
    expect(mappingFromForm(form, plain)).toEqual(guessMapping(plain))
  })

  it('with any content gives a mapping with which a table can be read', () => {
    const value = fc.oneof(
      fc.constantFrom(...mappingChoices.map((one) => one.value), '0', '1', '2', '3', 'yes', 'H1: x', '__proto__'),
      fc.string(),
    )
    const name = fc.constantFrom('first-row', 'header-rows', ...[0, 1, 2, 3, 4].flatMap((at) => [`column-${at}`, `label-${at}`]))
    fc.assert(
      fc.property(fc.dictionary(name, value), (form) => {
        const { document, stop } = readGrid(plain, mappingFromForm(form, plain), { title: 'A table' })
        expect(document === null).toBe(stop !== null)
      }),
    )
  })
})
