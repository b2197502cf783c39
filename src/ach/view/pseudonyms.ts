// What people are called where their names are not to be seen: by numbers. Must not keep anything of who they are.

/** "Rater 1", in place of a name, and an id that is nobody's. */
export interface Pseudonym {
  readonly id: string
  readonly name: string
}

/** By their ids so far, in the order given. `taken`: ids that stay as they are; no new one is any of these, whatever its case. */
export function assignPseudonyms(people: readonly { readonly id: string }[], taken: Iterable<string>): ReadonlyMap<string, Pseudonym> {
  const used = new Set([...taken].map((id) => id.toLowerCase()))
  const free = (id: string): string => (used.has(id.toLowerCase()) ? free(`${id}-`) : id)
  return new Map(people.map(({ id }, at) => [id, { id: free(`R${at + 1}`), name: `Rater ${at + 1}` }]))
}
