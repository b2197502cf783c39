// @ts-check
// Goes to another page, but only when the server can be reached: offline the browser would replace this page with its error page. Until then
// a notice says so, and the navigation is retried.
import { notice } from './taps.js'

let target = ''

/** @param {string} path */
export function goTo(path) {
  target = path
  void retryNavigation()
}

/** Retries a pending navigation. Call it whenever the network may be back. */
export async function retryNavigation() {
  const path = target
  if (path === '') return
  try {
    await fetch(path, { method: 'HEAD' })
  } catch {
    notice('stay', 'No connection. This page continues by itself when you are back online. Your answers are kept on this phone.')
    return
  }
  if (path !== target) return
  // Only once: several events report that the network is back, and a second navigation would abort the first.
  target = ''
  location.assign(path)
}
