// @ts-check
// What somebody is typing as a reason, kept on this phone until the server has it.

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const PREFIX = `ach draft ${main.dataset.run} ${main.dataset.rater} `

/** @param {string} item @returns {string | null} */
export function draftOf(item) {
  try {
    return localStorage.getItem(PREFIX + item)
  } catch {
    return null
  }
}

/** @param {string} item @param {string} text */
export function keepDraft(item, text) {
  try {
    localStorage.setItem(PREFIX + item, text)
  } catch {
    // private windows may keep nothing; the page itself still does
  }
}

/** It is stored: what was typed since stays. @param {string} item @param {string} stored */
export function dropDraft(item, stored) {
  if (draftOf(item)?.trim() === stored.trim()) localStorage.removeItem(PREFIX + item)
}

/** All that is kept, by item. @returns {[string, string][]} */
export function drafts() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => [name.slice(PREFIX.length), localStorage.getItem(name) ?? ''])
  } catch {
    return []
  }
}

/** Whoever leaves takes along what they typed. */
export function dropDrafts() {
  for (const [item] of drafts()) localStorage.removeItem(PREFIX + item)
}
