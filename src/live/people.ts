// The people who signed in, identified by name: a known name is the same person, a new one creates a person. Loaded once, then updated as
// people sign in.

import { foldName } from '../ach/model/names.ts'
import { Refused } from '../ach/model/refused.ts'
import { isSameName } from '../ach/model/same-name.ts'
import { ANALYST_ID, type SessionStore, type StoredPerson } from '../store/contract/access-store.ts'

export interface People {
  nameOf(person: string): string | undefined
  all(): readonly StoredPerson[]
  /** Adds a person who signed in, possibly through another server. */
  remember(person: StoredPerson): void
  /**
   * The person of that name, created if new. `asAnalyst`: continue as the analyst who worked here before sign-in was turned on (rater
   * `me`). Throws `Refused('conflict')` if another person already does.
   */
  findOrCreate(name: string, asAnalyst: boolean): Promise<StoredPerson>
}

export async function loadPeople(store: Pick<SessionStore, 'persons' | 'keepPerson'>, newId: () => string): Promise<People> {
  const people = new Map((await store.persons()).map((person) => [person.id, person]))
  return {
    nameOf: (person) => people.get(person)?.name,
    all: () => [...people.values()],
    remember: (person) => {
      if (!people.has(person.id)) people.set(person.id, person)
    },
    async findOrCreate(name, asAnalyst) {
      for (const person of await store.persons()) people.set(person.id, person)
      const all = [...people.values()]
      // The same spelling first: earlier versions let two people have names that look alike.
      const existing = all.find((person) => foldName(person.name) === foldName(name)) ?? all.find((person) => isSameName(person.name, name))
      if (existing) return existing
      if (asAnalyst && people.has(ANALYST_ID))
        throw new Refused('conflict', 'Someone else already continues as the earlier analyst.', 'name')
      const person = { id: asAnalyst ? ANALYST_ID : raterIdFrom(newId()), name: name.trim() }
      await store.keepPerson(person)
      people.set(person.id, person)
      return person
    },
  }
}

/** A rater id made from a random id. It begins with a letter and is also used for persons. */
export const raterIdFrom = (random: string): string => `p${random.replace(/[^a-zA-Z0-9]/g, '').slice(0, 16)}`
