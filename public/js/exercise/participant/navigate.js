// @ts-check
// Leads to a page that only the server has. Without a network the browser would show a page of its own, and this one would be gone: then it
// stays, says so, and goes on when the network is back.
import { notice } from './taps.js'

let wanted = ''

/** @param {string} path */
export function goTo(path) {
  wanted = path
  void goAgain()
}

/** Called whenever the network may be back. */
export async function goAgain() {
  const path = wanted
  if (path === '') return
  try {
    await fetch(path, { method: 'HEAD' })
  } catch {
    notice('stay', 'No network. This page goes on by itself when it is back; what you tapped is kept on this phone.')
    return
  }
  if (path !== wanted) return
  // Once: several signs that the network is back come together, and a second navigation would cut off the first.
  wanted = ''
  location.assign(path)
}
