import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixGroups } from './mix-groups.ts'

const room = fc
  .array(fc.option(fc.constantFrom('H1', 'H2', 'H3', 'H4')), { maxLength: 200 })
  .map((favourites) => favourites.map((favourite, at) => ({ id: `p${at}`, favourite })))

const sizes = (groups: Iterable<number>) => {
  const counts = new Map<number, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}

test('every participant is in one group, and groups of four to seven differ in size by at most one', () => {
  fc.assert(
    fc.property(room, (people) => {
      const groups = mixGroups(people)
      expect(new Set(groups.keys())).toEqual(new Set(people.map(({ id }) => id)))
      const all = [...sizes(groups.values()).values()]
      if (people.length >= 4) for (const size of all) expect(size >= 4 && size <= 7).toBe(true)
      else expect(all.length).toBeLessThan(2)
      if (all.length > 0) expect(Math.max(...all) - Math.min(...all)).toBeLessThan(2)
    }),
  )
})

test('participants who share a favourite are spread evenly over the groups', () => {
  fc.assert(
    fc.property(room, (people) => {
      const groups = mixGroups(people)
      const number = new Set(groups.values()).size
      for (const favourite of [null, 'H1', 'H2', 'H3', 'H4']) {
        const counts = sizes(people.filter((one) => one.favourite === favourite).map(({ id }) => groups.get(id) ?? 0))
        const each = Array.from({ length: number }, (_, at) => counts.get(at + 1) ?? 0)
        if (number > 0) expect(Math.max(...each) - Math.min(...each)).toBeLessThan(2)
      }
    }),
  )
})

test('mixing the same room again gives the same groups', () => {
  fc.assert(
    fc.property(room, (people) => {
      expect([...mixGroups(people)]).toEqual([...mixGroups(people)])
    }),
  )
})

test('mixing groups deals out the most common favourite first', () => {
  const people = ['H1', 'H2', 'H2', null, 'H2', 'H1', null, 'H2'].map((favourite, at) => ({ id: `p${at}`, favourite }))
  expect([...mixGroups(people)]).toEqual([
    ['p1', 1],
    ['p2', 2],
    ['p4', 1],
    ['p7', 2],
    ['p0', 1],
    ['p5', 2],
    ['p3', 1],
    ['p6', 2],
  ])
})
