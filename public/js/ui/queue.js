// @ts-check
// What was done here and is not stored yet. Sent strictly in order, one at a time; nothing is lost when the server is away or the
// page is reloaded, because every entry is kept in the browser until it is answered. Knows no page.

/**
 * @typedef {object} Entry
 * @property {string} path
 * @property {Record<string, string>} values
 * @property {string} [cell] id of the cell it is about
 * @property {string} [was] what the cell said before
 * @property {string} [target] selector of the element that the answer takes the place of
 * @property {boolean} [once] may not be sent again when it is not known whether it arrived
 */

const FIRST_WAIT = 1000
const LONGEST_WAIT = 15_000
/** Nobody stored anything: a proxy without a server, or a store that is not available. */
const AWAY = new Set([0, 502, 503, 504])

export class Queue {
  /** @type {Entry[]} */
  entries = []
  /** when the server was first missed, else null @type {Date | null} */
  awaySince = null
  #busy = false
  #wait = FIRST_WAIT
  #timer = 0
  #name
  #send
  #answered
  #changed

  /**
   * @param {string} name under which entries are kept
   * @param {(entry: Entry) => Promise<number>} send answers the status, 0 for none
   * @param {(entry: Entry, status: number) => void} answered
   * @param {() => void} changed
   */
  constructor(name, send, answered, changed) {
    this.#name = name
    this.#send = send
    this.#answered = answered
    this.#changed = changed
    this.entries = kept(name)
  }

  /** @param {Entry} entry */
  push(entry) {
    this.entries.push(entry)
    this.#keep()
    this.#changed()
    if (!this.awaySince) void this.pump()
  }

  /** Sends what is there; called again by itself while the server is away. */
  async pump() {
    clearTimeout(this.#timer)
    if (this.#busy) return
    this.#busy = true
    try {
      for (let entry = this.entries[0]; entry; entry = this.entries[0]) {
        const status = await this.#send(entry)
        if (AWAY.has(status) && !entry.once) {
          this.awaySince ??= new Date()
          this.#timer = window.setTimeout(() => void this.pump(), this.#wait)
          this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT)
          return
        }
        this.awaySince = AWAY.has(status) ? this.awaySince : null
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

  /** Takes over what was kept under another name. @param {string} name */
  adopt(name) {
    const left = kept(name)
    localStorage.removeItem(name)
    if (left.length === 0) return
    this.entries.push(...left)
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
      // private windows may keep nothing; the page itself still does
    }
  }
}

/** @param {string} name @returns {Entry[]} */
function kept(name) {
  try {
    const entries = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(entries) ? entries : []
  } catch {
    return []
  }
}
