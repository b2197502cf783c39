// Divides a room into groups that mix different favourites. Deterministic: the same room gives the same groups. Must not look at ratings.

/** Group sizes, as far as the number of participants allows. */
export const GROUP_SIZES = { least: 4, most: 7, wanted: 5 } as const

/** A participant to assign; `favourite` is null for none. */
export interface MixPerson {
  readonly id: string
  readonly favourite: string | null
}

/**
 * Returns the group number (1 … k) by participant id. Groups have 4 to 7 members, close to five, and differ in size by at most one; up to
 * seven participants form one group. Participants who share a favourite are dealt out in turn, so that any two groups differ by at most one
 * in how many have it; those without a favourite likewise. Order: most common favourite first, then by id; participants as passed in.
 */
export function mixGroups(people: readonly MixPerson[]): Map<string, number> {
  const groups = Math.max(1, Math.round(people.length / GROUP_SIZES.wanted))
  const hands = new Map<string | null, MixPerson[]>()
  for (const person of people) hands.set(person.favourite, [...(hands.get(person.favourite) ?? []), person])
  const ordered = [...hands].sort(([a, one], [b, other]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : other.length - one.length || (a < b ? -1 : 1),
  )
  const dealt = ordered.flatMap(([, hand]) => hand)
  return new Map(dealt.map(({ id }, at) => [id, (at % groups) + 1]))
}
