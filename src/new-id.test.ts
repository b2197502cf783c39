import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('ids have 22 characters that need no escaping in a URL, and none repeats', () => {
  const ids = Array.from({ length: 2000 }, newId)
  expect(ids.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})
