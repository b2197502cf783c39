// A store of a few things, the last used longest: a Map keeps the order in which its keys were set.

/** Sets the key as the last used, and deletes those used longest ago until at most so many are left. */
export function keepLastUsed<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
}
