// Divides a room into groups in which different favourites meet. Must not look at ratings, and draws no lots: the same room, the same groups.

/** Sizes between which groups are made where the number of people allows it. */
export const GROUP_SIZES = { least: 4, most: 7, wanted: 5 } as const

/** Somebody to be put into a group; `favourite` null where they have none. */
export interface MixPerson {
  readonly id: string
  readonly favourite: string | null
}

/**
 * The group of each person, 1 … k, by id. Groups have 4 to 7 people, near to five, and differ by one at most; up to seven people are one
 * group, however few. Those who share a favourite are dealt over the groups one after another, so that no two groups differ by more than
 * one in how many have it; those without one likewise. Favourites with most people first, then by name; people in the order given.
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
