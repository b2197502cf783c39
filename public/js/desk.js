// @ts-check
// The desk of an exercise: the clock runs, and the page heals when something moved. What somebody types or has focused stays. The page
// works without it.
import { startClock } from './clock.js'
import { listen } from './live.js'
import { request } from './request.js'

/** Heals are at least so far apart. */
const GAP_MS = 500
/** "No answer for 3 min" grows old although nothing moves. */
const ANEW_MS = 30_000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const clock = startClock()

let [waiting, healing, wanted] = [0, false, false]
/** A form that is being sent brings the desk anew by itself. */
const sending = () => document.querySelector('#desk .htmx-request, #desk-notice .htmx-request') !== null

async function heal() {
  if (healing || sending()) {
    wanted = true
    return
  }
  healing = true
  const query = new URLSearchParams(location.search)
  query.delete('person')
  const path = query.size > 0 ? `${location.pathname}?${query}` : location.pathname
  await request('GET', path, { target: '#desk', swap: 'outerMorph' })
  healing = false
  if (wanted) soon()
  wanted = false
}

/** Several moves shortly after one another are one. */
function soon() {
  if (waiting) return
  waiting = window.setTimeout(() => {
    waiting = 0
    void heal()
  }, GAP_MS)
}

document.addEventListener('htmx:after:settle', clock.anew)
document.addEventListener('htmx:finally:request', () => {
  if (wanted && !healing) soon()
})

// What is shown above the desk takes the focus, and gives it back where it came from.
/** @type {Element | null} */
let cameFrom = null
document.addEventListener('click', (event) => {
  const at = event.target instanceof Element ? event.target : null
  if (at?.closest('#desk')) cameFrom = at.closest('a, button')
  if (!at?.closest('[data-away]')) return
  event.preventDefault()
  document.getElementById('notice')?.remove()
  const back = cameFrom && document.getElementById(cameFrom.id)
  if (back) back.focus()
})
new MutationObserver((records) => {
  const came = records.some(({ addedNodes }) => addedNodes.length > 0)
  if (came) document.getElementById('notice')?.focus()
}).observe(/** @type {HTMLElement} */ (document.getElementById('desk-notice')), { childList: true })

setInterval(soon, ANEW_MS)
listen(main.dataset.news ?? '', soon)
