// @ts-check
// Names the queue of each browser window in localStorage, and lets a new window adopt queues that closed windows left behind.

/** Each window has its own queue, so two windows never send the same entry. The name survives a reload. @param {string} prefix */
export function queueName(prefix) {
  try {
    const window = sessionStorage.getItem('ach window') ?? crypto.getRandomValues(new Uint32Array(1)).join('')
    sessionStorage.setItem('ach window', window)
    return prefix + window
  } catch {
    return prefix
  }
}

/**
 * Each window holds a lock while it is open, so a queue without a lock belongs to a closed window and is adopted. Browsers have no locks on
 * plain HTTP from another machine. A queue then waits for its own window, unless the server recognises repeated entries by their ids
 * (`isIdempotent`): then any window sends it.
 * @param {import('./queue.js').Queue} queue @param {string} own @param {string} prefix @param {{ isIdempotent?: boolean }} [options]
 */
export async function adoptAbandoned(queue, own, prefix, { isIdempotent = false } = {}) {
  const others = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== own)
  if (!navigator.locks) {
    if (isIdempotent) for (const name of others()) queue.adopt(name)
    return
  }
  void navigator.locks.request(own, () => new Promise(() => {}))
  for (const name of others())
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) queue.adopt(name)
    })
}
