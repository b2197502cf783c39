// Tells each phone of an exercise of the changes that concern it: with 200 phones in a room, each rating would otherwise wake all of them.

import type { Workbook } from '../../ach/model/workbook.ts'
import type { Workbooks } from '../../live/workbooks.ts'

/** Called with the new state of the workbook; null if it is not open here, or was deleted. */
type PhoneListener = (workbook: Workbook | null) => void

interface Room {
  readonly phones: Map<string, Set<PhoneListener>>
  /** as the phones know it; null before the first change */
  last: Workbook | null
  end: () => void
}

export interface PhoneChanges {
  /**
   * Calls `listener` after a change of the exercise itself, of its items or hypotheses, and of that participant. Returns the function that ends it.
   */
  listen(run: string, rater: string, listener: PhoneListener): () => void
}

/** One subscription for all phones of a room. */
export function openPhoneChanges({ subscribe }: Pick<Workbooks, 'subscribe'>): PhoneChanges {
  const rooms = new Map<string, Room>()

  function report(room: Room, workbook: Workbook | null): void {
    const { last } = room
    room.last = workbook
    const isForAll =
      last === null ||
      workbook === null ||
      last.run !== workbook.run ||
      last.evidence !== workbook.evidence ||
      last.hypotheses !== workbook.hypotheses
    for (const [rater, listeners] of room.phones)
      if (isForAll || last.raters.get(rater) !== workbook.raters.get(rater)) for (const listener of listeners) listener(workbook)
  }

  function open(run: string): Room {
    const room: Room = { phones: new Map(), last: null, end: () => {} }
    room.end = subscribe(run, (_, workbook) => report(room, workbook))
    rooms.set(run, room)
    return room
  }

  return {
    listen(run, rater, listener) {
      const room = rooms.get(run) ?? open(run)
      const listeners = room.phones.get(rater) ?? new Set()
      room.phones.set(rater, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || room.phones.get(rater) !== listeners) return
        room.phones.delete(rater)
        if (room.phones.size > 0) return
        room.end()
        if (rooms.get(run) === room) rooms.delete(run)
      }
    },
  }
}
