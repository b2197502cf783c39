// @ts-check
// Reloads a part of the page after hints. Hints in quick succession become one request, requests never overlap, and a hint during a request
// causes another one.
import { request } from './request.js'

/** Minimum time between two requests. */
const GAP_MS = 500

/**
 * `schedule` requests a reload; call `unblock` once `isBlocked` may have become false.
 * @param {string} target selector of the part to replace
 * @param {{ path?: () => string, isBlocked?: () => boolean }} [options] `isBlocked`: true while no reload may run
 */
export function createRefresh(target, { path = () => location.pathname + location.search, isBlocked = () => false } = {}) {
  let [timer, isRunning, isPending] = [0, false, false]

  async function refresh() {
    isPending = isRunning || isBlocked()
    if (isPending) return
    isRunning = true
    try {
      await request('GET', path(), { target, swap: 'outerMorph' })
    } finally {
      isRunning = false
    }
    unblock()
  }

  function schedule() {
    if (timer) return
    timer = window.setTimeout(() => {
      timer = 0
      void refresh()
    }, GAP_MS)
  }

  function unblock() {
    if (isPending && !isRunning) schedule()
  }

  return { schedule, unblock }
}
