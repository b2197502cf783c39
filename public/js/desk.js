// @ts-check
// The desk of an exercise: the clock runs, and the page heals when something moved. What somebody types or has focused stays. The page
// works without it.
import { listen } from './live.js'
import { request } from './request.js'

/** Heals are at least so far apart. */
const GAP_MS = 500
/** "No answer for 3 min" grows old although nothing moves. */
const ANEW_MS = 30_000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const clock = () => document.getElementById('clock')

/** How far the server's clock is ahead of this one, in milliseconds. */
let ahead = 0
function setClock() {
  const now = clock()?.dataset.now
  if (now) ahead = Date.parse(now) - Date.now()
}

/** Seconds as the server writes them: 18:42, 1:02:03, −0:30. @param {number} seconds */
function clockText(seconds) {
  const whole = Math.abs(seconds)
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds < 0 ? `−${text}` : text
}

function tick() {
  const shown = clock()
  const endsAt = shown?.dataset.endsAt
  if (!shown || !endsAt) return
  const left = Math.ceil((Date.parse(endsAt) - Date.now() - ahead) / 1000)
  shown.textContent = clockText(left)
  shown.toggleAttribute('data-over', left < 0)
  const words = document.getElementById('clock-words')
  if (words) words.textContent = left < 0 ? 'time is over' : 'time left'
}

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

document.addEventListener('htmx:after:settle', () => {
  setClock()
  tick()
})
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

setClock()
tick()
setInterval(tick, 1000)
setInterval(soon, ANEW_MS)
listen(main.dataset.news ?? '', soon)
