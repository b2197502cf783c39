// @ts-check
// Drafts of reasons: kept in local storage until the server has stored them.

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
    // Private windows may refuse storage; the text stays on the page.
  }
}

/** Removes the draft once stored, unless it has been edited since. @param {string} item @param {string} stored */
export function dropDraft(item, stored) {
  if (draftOf(item)?.trim() === stored.trim()) localStorage.removeItem(PREFIX + item)
}

/** All drafts by item. @returns {[string, string][]} */
export function drafts() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => [name.slice(PREFIX.length), localStorage.getItem(name) ?? ''])
  } catch {
    return []
  }
}

/** Removes all drafts, when the participant leaves. */
export function dropDrafts() {
  for (const [item] of drafts()) localStorage.removeItem(PREFIX + item)
}
