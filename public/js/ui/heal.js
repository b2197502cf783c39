// @ts-check
// Brings a part of the page anew after hints: several shortly after one another are one request, no two run at once, and one that came
// meanwhile is followed by another. Must not know what moved.
import { request } from './request.js'

/** Heals are at least so far apart. */
const GAP_MS = 500

/**
 * `soon` asks for a heal; `freed` is called when what held one back is over.
 * @param {string} target a selector: what the server draws anew
 * @param {{ path?: () => string, held?: () => boolean }} [options] `held`: true while no heal may run
 */
export function healing(target, { path = () => location.pathname + location.search, held = () => false } = {}) {
  let [waiting, running, wanted] = [0, false, false]

  async function heal() {
    wanted = running || held()
    if (wanted) return
    running = true
    try {
      await request('GET', path(), { target, swap: 'outerMorph' })
    } finally {
      running = false
    }
    freed()
  }

  function soon() {
    if (waiting) return
    waiting = window.setTimeout(() => {
      waiting = 0
      void heal()
    }, GAP_MS)
  }

  function freed() {
    if (wanted && !running) soon()
  }

  return { soon, freed }
}
