// What is moved between stores covers every table and column, in the order of the keys.
import { expect, it } from 'vitest'
import { countsInWords, DERIVED_TABLES, MOVED_TABLES } from './move-tables.ts'
import { tablesInSqlite } from './tables.test-support.ts'

it('moving covers every table and column of a store, or they are made again', () => {
  const sqlite = tablesInSqlite()
  expect([...MOVED_TABLES.map(({ name }) => name), ...DERIVED_TABLES].sort()).toEqual(Object.keys(sqlite).sort())
  for (const { name, columns } of MOVED_TABLES) {
    const kinds = Object.entries(columns).map(([column, kind]) => [column, kind === 'boolean' ? 'number' : kind])
    const there = Object.entries(sqlite[name] ?? {}).map(([column, words]) => [column, words.split(/[ ,]/)[0]])
    expect([name, Object.fromEntries(kinds)]).toEqual([name, Object.fromEntries(there)])
  }
})

it('a moved table is read in the order of its key', () => {
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

it('countsInWords says what was moved, without what was none', () => {
  const counts = (given: Record<string, number>) => countsInWords(new Map(Object.entries(given)))
  expect(counts({ workbooks: 3, log: 1204, persons: 2, uploads: 0 })).toBe('3 workbooks with 1,204 changes, 2 people')
  expect(counts({ workbooks: 1, log: 1, access_key: 1 })).toBe('1 workbook with 1 change, 1 key for signing in')
  expect(counts({ log: 0 })).toBe('nothing')
})
