// Remembers what a pure function returned for short texts, because tables repeat theirs and every step reads them. Pure.

/** Texts that are remembered, and characters of the longest. */
const MOST_KNOWN = 20_000
const MOST_KEPT = 200

/** Returns the function with a memory of limited size. */
export function keepKnown<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (text) => {
    if (text.length > MOST_KEPT) return read(text)
    const before = known.get(text)
    if (before) return before.value
    const value = read(text)
    if (known.size === MOST_KNOWN) known.clear()
    known.set(text, { value })
    return value
  }
}
