// @ts-check
// The desk of an exercise: the clock runs, and the page heals when something moved. What somebody types or has focused stays. The page
// works without it.
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { createRefresh } from '../../ui/refresh.js'

/** "No answer for 3 min" grows old although nothing moves. */
const ANEW_MS = 30_000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const clock = startClock()

/** A form that is being sent brings the desk anew by itself. */
const sending = () => document.querySelector('#desk .htmx-request, #desk-notice .htmx-request') !== null

/** What is shown above the desk stays as it is. */
function path() {
  const query = new URLSearchParams(location.search)
  query.delete('person')
  return query.size > 0 ? `${location.pathname}?${query}` : location.pathname
}

const { schedule, unblock } = createRefresh('#desk', { path, isBlocked: sending })

document.addEventListener('htmx:after:settle', clock.resync)
document.addEventListener('htmx:finally:request', unblock)

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

setInterval(schedule, ANEW_MS)
listen(main.dataset.news ?? '', schedule)
