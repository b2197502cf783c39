// Files saved by other programs (fixtures/): only the edited ratings differ from the export.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { differencesOf } from '../../ach/document/document-differences.ts'
import { readReturned } from '../returned/returned.ts'
import { readSpreadsheet } from './read-sheets.ts'

const read = (name: string) => readReturned(readSpreadsheet(readFileSync(join(import.meta.dirname, 'fixtures', name))))
const rated = (rater: string, evidence: string, hypothesis: string, before: string | null, after: string | null) => ({
  ...{ type: 'rated', rater, evidence, hypothesis, before, after },
})

test.each(['libreoffice-matrix.xlsx', 'gnumeric-matrix.xlsx'])('%s has four edited reference ratings', (name) => {
  const returned = read(name)
  expect(returned).toMatchObject({ problems: [], warnings: [], matrices: [{ rater: 'primer', name: "The primer's reading" }] })
  expect(returned?.base && differencesOf(returned.base, returned.document)).toEqual([
    rated('primer', 'E1', 'H1', 'I', 'CC'),
    rated('primer', 'E2', 'H2', 'I', 'CC'),
    rated('primer', 'E3', 'H3', 'C', null),
    rated('primer', 'E4', 'H4', 'C', 'CC'),
  ])
})

test('libreoffice-ods-worksheet.xlsx has three ratings of an unnamed rater', () => {
  const returned = read('libreoffice-ods-worksheet.xlsx')
  expect(returned).toMatchObject({ stamp: { kind: 'worksheet' }, problems: [], warnings: [], matrices: [{ rater: 'R1', name: '' }] })
  expect(returned?.base && differencesOf(returned.base, returned.document)).toEqual([
    rated('R1', 'E1', 'H1', null, 'CC'),
    rated('R1', 'E2', 'H2', null, 'CC'),
    rated('R1', 'E4', 'H4', null, 'CC'),
  ])
})
