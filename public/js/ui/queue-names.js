// @ts-check
// Under which name a window keeps what it has not sent, and how what a closed window left behind goes to one that is open.

/** Each window keeps its own entries, so that two windows never send the same one; the window's name outlives a reload. @param {string} prefix */
export function nameHere(prefix) {
  try {
    const window = sessionStorage.getItem('ach window') ?? crypto.getRandomValues(new Uint32Array(1)).join('')
    sessionStorage.setItem('ach window', window)
    return prefix + window
  } catch {
    return prefix
  }
}

/**
 * A window holds a lock as long as it lives. What a closed one left behind goes to the next that opens. Locks are not there on plain http
 * from another machine: then what waits is sent when its own window comes back, or, where every entry has an id by which the server knows
 * it again (`twice`), by any window.
 * @param {import('./queue.js').Queue} queue @param {string} own @param {string} prefix @param {{ twice?: boolean }} [may]
 */
export async function takeOver(queue, own, prefix, { twice = false } = {}) {
  const left = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== own)
  if (!navigator.locks) {
    if (twice) for (const name of left()) queue.adopt(name)
    return
  }
  void navigator.locks.request(own, () => new Promise(() => {}))
  for (const name of left())
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) queue.adopt(name)
    })
}
