// @ts-check
// The wall of an exercise: the clock runs, the page follows what moves, arrow keys go through the scenes. The page works without it.
import { startClock } from './clock.js'
import { listen } from './live.js'
import { request } from './request.js'

/** Heals are at least so far apart. */
const GAP_MS = 500

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
let [waiting, healing, wanted] = [0, false, false]

async function heal() {
  wanted = healing
  if (healing) return
  healing = true
  await request('GET', location.pathname + location.search, { target: '#wall', swap: 'outerMorph' })
  healing = false
  if (wanted) soon()
}

/** Several moves shortly after one another are one. */
function soon() {
  if (waiting) return
  waiting = window.setTimeout(() => {
    waiting = 0
    void heal()
  }, GAP_MS)
}

const WAYS = /** @type {Record<string, string>} */ ({ ArrowLeft: 'prev', PageUp: 'prev', ArrowRight: 'next', PageDown: 'next' })
document.addEventListener('keydown', (event) => {
  const way = WAYS[event.key]
  if (!way || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const link = /** @type {HTMLAnchorElement | null} */ (main.querySelector(`a[rel="${way}"]`))
  if (!link) return
  event.preventDefault()
  link.click()
})

document.addEventListener('htmx:after:settle', startClock().anew)
listen(main.dataset.news ?? '', soon)
