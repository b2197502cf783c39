import { expect, test } from 'vitest'
import { readPack } from './pack-form.ts'

const asked = (parts: string[] = [], chosen = false) => ({ parts, chosen, budget: undefined, deck: undefined })
const partsOf = (...given: Parameters<typeof readPack>) => [...readPack(...given).parts]

test('all parts are wanted unless some are named, the key only where the reading is seen anyway', () => {
  expect(partsOf(asked(), true)).toEqual(['sheet', 'cards', 'notes', 'key'])
  expect(partsOf(asked(), false)).toEqual(['sheet', 'cards', 'notes'])
  expect(partsOf(asked(['key', 'sheet']), false)).toEqual(['sheet', 'key'])
  expect(partsOf(asked(['nonsense']), false)).toEqual(['sheet', 'cards', 'notes'])
})

test('a form that was sent with nothing ticked wants nothing', () => {
  expect(partsOf(asked([], true), true)).toEqual([])
})

test('minutes and deck that are none are left to what is proposed', () => {
  expect(readPack({ ...asked(), budget: '50', deck: 'tiny' }, false)).toMatchObject({ budget: 60, deck: null })
  expect(readPack({ ...asked(), budget: '90', deck: 'short' }, false)).toMatchObject({ budget: 90, deck: 'short' })
})
