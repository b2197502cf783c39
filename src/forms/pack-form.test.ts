import { expect, test } from 'vitest'
import { readPack } from './pack-form.ts'

const request = (parts: string[] = [], chosen = false) => ({ parts, chosen, budget: undefined, deck: undefined })
const partsOf = (...given: Parameters<typeof readPack>) => [...readPack(...given).parts]

test('readPack takes all parts by default, the key only if the reference ratings are revealed', () => {
  expect(partsOf(request(), true)).toEqual(['sheet', 'cards', 'notes', 'key'])
  expect(partsOf(request(), false)).toEqual(['sheet', 'cards', 'notes'])
  expect(partsOf(request(['key', 'sheet']), false)).toEqual(['sheet', 'key'])
  expect(partsOf(request(['nonsense']), false)).toEqual(['sheet', 'cards', 'notes'])
})

test('a pack form sent with nothing ticked has no parts', () => {
  expect(partsOf(request([], true), true)).toEqual([])
})

test('readPack replaces an unknown budget or deck with the proposed one', () => {
  expect(readPack({ ...request(), budget: '50', deck: 'tiny' }, false)).toMatchObject({ budget: 60, deck: null })
  expect(readPack({ ...request(), budget: '90', deck: 'short' }, false)).toMatchObject({ budget: 90, deck: 'short' })
})
