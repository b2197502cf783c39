// @ts-check
// Queue of changes not stored yet. Sends them one at a time, in order, and retries while the server is unreachable. localStorage keeps each
// entry until the server responds, so a reload loses nothing. Must not depend on any page.

/**
 * @typedef {object} Entry
 * @property {string} path
 * @property {Record<string, string>} values
 * @property {string} [cell] id of the cell that it changes
 * @property {string} [was] the rating before
 * @property {string} [target] selector of the element that the response replaces
 * @property {string} [swap] how the response replaces it
 * @property {(status: number) => void} [answered] handles the response instead of the page; lost when the page is left
 * @property {boolean} [once] must not be sent again, even if it is unknown whether it arrived
 */

/**
 * @typedef {object} Answer
 * @property {number} status HTTP status, or 0 without a response
 * @property {number} [retryAfter] seconds to wait before the next entry, if the server asks for it
 */

const FIRST_WAIT = 1000
const LONGEST_WAIT = 15_000
/** The server takes no more at this pace. It says how many seconds to wait. */
const TOO_MANY = 429
/** Statuses that mean the server is unreachable or cannot store anything, so the entry is sent again later. */
const UNREACHABLE = new Set([0, 502, 503, 504])

export class Queue {
  /** @type {Entry[]} */
  entries = []
  /** since when the server has been unreachable; null if it is reachable @type {Date | null} */
  awaySince = null
  #busy = false
  #wait = FIRST_WAIT
  #timer = 0
  /** no entry is sent before this time, in milliseconds of `performance.now()` */
  #notBefore = 0
  #name
  #send
  #answered
  #changed

  /**
   * @param {string} name key in localStorage
   * @param {(entry: Entry) => Promise<Answer>} send
   * @param {(entry: Entry, status: number) => void} answered
   * @param {() => void} changed
   */
  constructor(name, send, answered, changed) {
    this.#name = name
    this.#send = send
    this.#answered = answered
    this.#changed = changed
    this.entries = storedEntries(name)
  }

  /** @param {Entry} entry */
  push(entry) {
    this.entries.push(entry)
    this.#keep()
    this.#changed()
    if (!this.awaySince) void this.pump()
  }

  /** Sends all entries; schedules itself again while the server is unreachable. */
  async pump() {
    if (this.#busy || performance.now() < this.#notBefore) return
    clearTimeout(this.#timer)
    this.#busy = true
    try {
      for (let entry = this.entries[0]; entry; entry = this.entries[0]) {
        const { status, retryAfter } = await this.#send(entry)
        if (status === TOO_MANY && !entry.once) {
          this.#pause(retryAfter && retryAfter > 0 ? retryAfter * 1000 : FIRST_WAIT)
          return
        }
        if (UNREACHABLE.has(status) && !entry.once) {
          this.awaySince ??= new Date()
          this.#timer = window.setTimeout(() => void this.pump(), this.#wait)
          this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT)
          return
        }
        this.awaySince = UNREACHABLE.has(status) ? this.awaySince : null
        this.#wait = FIRST_WAIT
        this.entries.shift()
        this.#keep()
        this.#answered(entry, status)
        this.#changed()
      }
    } finally {
      this.#busy = false
      this.#changed()
    }
  }

  /** @param {number} ms */
  #pause(ms) {
    this.awaySince = null
    this.#notBefore = performance.now() + ms
    clearTimeout(this.#timer)
    // A timer may fire a little early.
    this.#timer = window.setTimeout(() => {
      this.#notBefore = 0
      void this.pump()
    }, ms)
  }

  /** Moves the entries of another queue into this one. @param {string} name */
  adopt(name) {
    const adopted = storedEntries(name)
    localStorage.removeItem(name)
    if (adopted.length === 0) return
    this.entries.push(...adopted)
    this.#keep()
    this.#changed()
    void this.pump()
  }

  /** @param {string} cell */
  newestFor(cell) {
    return this.entries.findLast((entry) => entry.cell === cell)
  }

  #keep() {
    try {
      if (this.entries.length === 0) localStorage.removeItem(this.#name)
      else localStorage.setItem(this.#name, JSON.stringify(this.entries.filter((entry) => !entry.once)))
    } catch {
      // private windows may have no storage; the entries are still in memory
    }
  }
}

/** @param {string} name @returns {Entry[]} */
function storedEntries(name) {
  try {
    const entries = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(entries) ? entries : []
  } catch {
    return []
  }
}
