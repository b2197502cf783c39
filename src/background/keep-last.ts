// Least-recently-used cache in a Map, which keeps the order in which its keys were set.

/** Sets the key as the most recently used, and deletes the least recently used until at most `most` entries are left. */
export function keepLastUsed<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
}
