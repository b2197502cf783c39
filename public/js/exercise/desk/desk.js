// @ts-check
// The desk of an exercise: ticking timer and live updates, which keep typed text and focus. The page works without this script.
import '../../ui/supported.js'
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { toast } from '../../ui/page.js'
import { createRefresh } from '../../ui/refresh.js'

/** Statuses like "no answer for 3 min" age even if nothing changes. */
const REFRESH_MS = 30_000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const clock = startClock()

/** While a form is being sent, its response will replace the desk. */
const sending = () => document.querySelector('#desk .htmx-request, #desk-notice .htmx-request') !== null

/** The desk's address without the notice above the desk, which updates must not touch. */
function path() {
  const query = new URLSearchParams(location.search)
  query.delete('person')
  const rest = String(query)
  return rest === '' ? location.pathname : `${location.pathname}?${rest}`
}

const { schedule, unblock } = createRefresh('#desk', { path, isBlocked: sending })

document.addEventListener('htmx:after:settle', clock.resync)
document.addEventListener('htmx:finally:request', unblock)

// A notice above the desk takes the focus and returns it when dismissed.
/** @type {Element | null} */
let opener = null
document.addEventListener('click', (event) => {
  const at = event.target instanceof Element ? event.target : null
  if (at?.closest('#desk')) opener = at.closest('a, button')
  if (!at?.closest('[data-away]')) return
  event.preventDefault()
  document.getElementById('notice')?.remove()
  const element = opener && document.getElementById(opener.id)
  if (element) element.focus()
})
new MutationObserver((records) => {
  const added = records.some(({ addedNodes }) => addedNodes.length > 0)
  if (added) document.getElementById('notice')?.focus()
}).observe(/** @type {HTMLElement} */ (document.getElementById('desk-notice')), { childList: true })

/** Says that the server cannot be reached, until it can. Each button that could not be pressed gets its own message. @param {boolean} isAway */
function showAway(isAway) {
  const region = document.getElementById('desk-away')
  if (!region || isAway === region.hasChildNodes()) return
  if (!isAway) return region.replaceChildren()
  const box = document.createElement('p')
  box.className = 'notice'
  box.dataset.kind = 'bad'
  box.textContent =
    'The server cannot be reached. What you see may be out of date, and buttons do nothing until it is back. Phones keep their answers.'
  region.append(box)
}
document.addEventListener('htmx:error', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form') : null
  if (!form) return
  showAway(true)
  const button = form.querySelector('button')
  toast(
    `“${(button?.getAttribute('aria-label') ?? button?.textContent ?? '').trim()}” was not done, because the server did not answer. Try again.`,
  )
})
window.addEventListener('offline', () => showAway(true))

setInterval(schedule, REFRESH_MS)
listen(main.dataset.news ?? '', schedule, {
  open() {
    showAway(false)
    schedule()
  },
  error: () => showAway(true),
})
