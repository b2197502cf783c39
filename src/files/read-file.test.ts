// Files of every kind, told apart by what is in them; what is no use or too much is refused in a sentence.
import { expect, test } from 'vitest'
import { GUNZIP_REFUSALS } from './decode/gunzip.ts'
import { FILE_REFUSALS, readFile } from './read-file.ts'

const given = (name: string, text: string) => readFile({ name, bytes: new TextEncoder().encode(text) })
const TABLE = 'Evidence;Coup\nSeen;CC\n'

test.each([
  ['an empty file', 'a.csv', '', GUNZIP_REFUSALS.empty],
  ['nothing but blanks', 'a.csv', ' \n\n', FILE_REFUSALS.nothing],
  ['a text of more than 8 MB', 'a.csv', `${TABLE}${'x'.repeat(8 * 1024 * 1024)}`, FILE_REFUSALS.tooLarge],
  ['a text of more than 100,000 lines', 'a.csv', 'a;b\n'.repeat(100_001), FILE_REFUSALS.tooLarge],
  ['a table of more rows than a workbook holds', 'a.csv', `${TABLE}${'Seen;C\n'.repeat(5001)}`, FILE_REFUSALS.tableTooLarge(5003, 2)],
  ['a table of too many columns', 'a.csv', `${'a;'.repeat(81)}\n${'b;'.repeat(81)}x\n`, FILE_REFUSALS.tableTooLarge(2, 82)],
  ['a sheet of another program', 'a.ods', 'PK\u0003\u0004', FILE_REFUSALS.otherSpreadsheet],
])('a file with %s is refused', (_, name, text, sentence) => {
  expect(given(name, text)).toMatchObject({ kind: 'refused', problems: [sentence] })
})

test('a table is a table whatever it is called', () => {
  for (const name of ['a.csv', 'a.txt', 'Pasted rows'])
    expect(given(name, TABLE)).toMatchObject({ kind: 'tables', tables: [{ name, grid: { rows: [{ row: 1 }, { row: 2 }] } }], note: null })
})

test('a text file whose letters are guessed says so', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('Evidence;Coup\n'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x3b, 0x43])
  expect(readFile({ name: 'a.csv', bytes })).toMatchObject({ kind: 'tables', note: expect.stringContaining('windows-1251') })
})
