// Sorts the rooms of a course by case, and finds out which hypotheses and items of different rooms are the same: a room may have reworded one.

import type { CourseItem, CourseRoom } from './course-room.ts'

/** The rooms of one case. */
export interface CourseGroup {
  /** as the first of its rooms asks it */
  readonly question: string
  /** by their places among all rooms, from 0 */
  readonly rooms: readonly number[]
}

/** Rooms are of one case if they were made from the same workbook or ask the same question. In the order of their first rooms. */
export function courseGroups(rooms: readonly CourseRoom[]): CourseGroup[] {
  const groups: number[][] = []
  for (const [at, { question, from }] of rooms.entries()) {
    const isSame = (other: number) => rooms[other]?.question === question || (from !== null && rooms[other]?.from === from)
    const [first, ...others] = groups.filter((group) => group.some(isSame))
    if (first === undefined) groups.push([at])
    else {
      first.push(...others.flat(), at)
      for (const other of others) groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups.map((group) => {
    const sorted = group.toSorted((a, b) => a - b)
    return { question: rooms[sorted[0] ?? 0]?.question ?? '', rooms: sorted }
  })
}

type Kind = 'hypotheses' | 'evidence'

/**
 * Returns the text under which a room's hypothesis or item is compared. Ids of one workbook are never used twice, so what a room has reworded
 * goes by the text that a room of the same workbook left as it was. What rooms added themselves is the same only if it says the same.
 */
export function comparedText(rooms: readonly CourseRoom[], kind: Kind): (room: CourseRoom, item: CourseItem) => string {
  const originals = new Map<string, string>()
  for (const { from, figures } of rooms)
    for (const { id, text, original } of figures?.[kind] ?? []) {
      const key = `${from} ${id}`
      if (from !== null && original && !originals.has(key)) originals.set(key, text)
    }
  return ({ from }, { id, text }) => originals.get(`${from} ${id}`) ?? text
}
