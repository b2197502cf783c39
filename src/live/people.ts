// The people who signed in, by the names that they give: a name that is known is that person again, a new one is somebody new. Read once,
// then kept up to date by who comes.

import { foldName } from '../ach/model/names.ts'
import { Refused } from '../ach/model/refused.ts'
import { ANALYST_ID, type SessionStore, type StoredPerson } from '../store/contract/access-store.ts'

export interface People {
  nameOf(person: string): string | undefined
  all(): readonly StoredPerson[]
  /** Somebody who signed in, maybe through another server. */
  met(person: StoredPerson): void
  /**
   * `asAnalyst`: the person goes on as the one who worked here before there was any signing in, rater `me`. Refused 'conflict' where
   * somebody else is that already.
   */
  called(name: string, asAnalyst: boolean): Promise<StoredPerson>
}

export async function loadPeople(store: Pick<SessionStore, 'persons' | 'keepPerson'>, newId: () => string): Promise<People> {
  const people = new Map((await store.persons()).map((person) => [person.id, person]))
  return {
    nameOf: (person) => people.get(person)?.name,
    all: () => [...people.values()],
    met: (person) => {
      if (!people.has(person.id)) people.set(person.id, person)
    },
    async called(name, asAnalyst) {
      for (const person of await store.persons()) people.set(person.id, person)
      const known = [...people.values()].find((person) => foldName(person.name) === foldName(name))
      if (known) return known
      if (asAnalyst && people.has(ANALYST_ID))
        throw new Refused('conflict', 'Somebody else went on as the analyst of before already.', 'name')
      const person = { id: asAnalyst ? ANALYST_ID : raterIdFrom(newId()), name: name.trim() }
      await store.keepPerson(person)
      people.set(person.id, person)
      return person
    },
  }
}

/** An id for a rater, which begins with a letter; a person's id is one too. */
export const raterIdFrom = (random: string): string => `p${random.replace(/[^a-zA-Z0-9]/g, '').slice(0, 16)}`
