// The list of moved tables covers every table and column of a store, in the order of the keys.
import { expect, it } from 'vitest'
import { countsInWords, MOVED_TABLES, UNMOVED_TABLES } from './move-tables.ts'
import { tablesInSqlite } from './tables.test-support.ts'

it('every table and column of a store is moved or rebuilt', () => {
  const sqlite = tablesInSqlite()
  expect([...MOVED_TABLES.map(({ name }) => name), ...UNMOVED_TABLES].sort()).toEqual(Object.keys(sqlite).sort())
  for (const { name, columns } of MOVED_TABLES) {
    const kinds = Object.entries(columns).map(([column, kind]) => [column, kind === 'boolean' ? 'number' : kind])
    const actual = Object.entries(sqlite[name] ?? {}).map(([column, words]) => [column, words.split(/[ ,]/)[0]])
    expect([name, Object.fromEntries(kinds)]).toEqual([name, Object.fromEntries(actual)])
  }
})

it('rows of a moved table are read in the order of its key', () => {
  const sqlite = tablesInSqlite()
  for (const { name, order } of MOVED_TABLES) {
    if (order === 'arrival') continue
    const key = Object.entries(sqlite[name] ?? {}).flatMap(([column, words]) => {
      const [, place] = /key (\d)/.exec(words) ?? []
      return place ? [[Number(place), column] as const] : []
    })
    expect([name, order]).toEqual([name, key.sort(([a], [b]) => a - b).map(([, column]) => column)])
  }
})

it('countsInWords lists the counts in words and omits zeros', () => {
  const counts = (byTable: Record<string, number>) => countsInWords(new Map(Object.entries(byTable)))
  expect(counts({ workbooks: 3, log: 1204, persons: 2, uploads: 0 })).toBe('3 workbooks with 1,204 changes, 2 people')
  expect(counts({ workbooks: 1, log: 1, access_key: 1 })).toBe('1 workbook with 1 change, 1 access key')
  expect(counts({ log: 0 })).toBe('nothing')
})
