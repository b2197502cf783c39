// Replaces names and ids of people with numbers where names may not be seen.

/** "Rater 1" instead of a name, and an id that no rater has. */
export interface Pseudonym {
  readonly id: string
  readonly name: string
}

/** Pseudonyms by present id, numbered in the order passed in. New ids differ from all of `taken`, ignoring case. */
export function assignPseudonyms(people: readonly { readonly id: string }[], taken: Iterable<string>): ReadonlyMap<string, Pseudonym> {
  const used = new Set([...taken].map((id) => id.toLowerCase()))
  const free = (id: string): string => (used.has(id.toLowerCase()) ? free(`${id}-`) : id)
  return new Map(people.map(({ id }, at) => [id, { id: free(`R${at + 1}`), name: `Rater ${at + 1}` }]))
}
