// @ts-check
// Shows one screen of the second round after the other, without asking the server once all are loaded; newly approved reasons are added
// afterwards. Must not change answers.
import { goTo } from './navigate.js'
import { row, rowValues, showRow } from './row.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const home = main.dataset.part ?? ''
const one = () => document.getElementById('one')
const currentPlace = () => Number(one()?.dataset.at ?? 0)

/** Screens visited before, with what was typed there, by place. @type {Map<number, Element>} */
const visited = new Map()
/** Answers given on this page, by item and field name. @type {Map<string, string>} */
const answers = new Map()

/** @param {number} place */
function screenAt(place) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-at="${place}"]`))
  return visited.get(place) ?? /** @type {Element | undefined} */ (template?.content.firstElementChild?.cloneNode(true))
}

/** @param {string} item @param {string} name @param {string} value */
export function setScreenAnswer(item, name, value) {
  if (name !== '' && name !== 'reason') answers.set(`${item} ${name}`, value)
}

/** Shows answers that may not be stored yet. */
function showAnswers() {
  const form = row()
  if (!form) return
  const item = form.dataset.item ?? ''
  const values = rowValues()
  for (const name of Object.keys(values)) values[name] = answers.get(`${item} ${name}`) ?? values[name] ?? ''
  showRow(item, values, form.querySelector('textarea')?.value ?? '')
}

/** @param {number} place @param {boolean} [inPlace] keep the address and the focus */
function show(place, inPlace = false) {
  const [now, next] = [one(), screenAt(place)]
  if (!now || !next) return goTo(`${home}?at=${place}`)
  visited.set(currentPlace(), now)
  now.replaceWith(next)
  showAnswers()
  document.getElementById('previous')?.toggleAttribute('disabled', place === 0)
  const nav = document.getElementById('nav')
  if (nav) nav.hidden = row() === null
  void updateReasons(place)
  if (inPlace) return
  history.pushState(null, '', `${home}?at=${place}`)
  window.scrollTo(0, 0)
  document.getElementById('text')?.focus({ preventScroll: true })
}

/** Loads newly approved reasons. If another cell is at this place now, the list has changed and the page is reloaded. @param {number} place */
async function updateReasons(place) {
  const path = `${home}?at=${place}`
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [shown, now] = [one(), fresh.getElementById('one')]
    if (currentPlace() !== place || !shown || !now || fresh.getElementById('main')?.dataset.stage !== main.dataset.stage) return
    if (now.dataset.stop !== shown.dataset.stop) {
      if (!(document.activeElement instanceof HTMLTextAreaElement)) location.replace(path)
      return
    }
    const reasons = 'section[aria-labelledby="reasons"]'
    const [before, after] = [shown.querySelector(reasons), now.querySelector(reasons)]
    if (before && after && before.innerHTML !== after.innerHTML) before.replaceWith(after)
  } catch {
    // Offline: keep the reasons as loaded.
  }
}

/**
 * Shows the cell that the wall has come to show, unless a reason is being typed. A cell that is not on this page is loaded.
 * @param {string | null} spot `evidence hypothesis` @param {() => void} beforeLeave
 */
export function followWall(spot, beforeLeave) {
  if (main.dataset.stage !== 'discuss' || (main.dataset.spot ?? null) === spot) return
  if (spot === null) delete main.dataset.spot
  else main.dataset.spot = spot
  if (spot === null || !one() || main.dataset.standalone !== undefined || document.activeElement instanceof HTMLTextAreaElement) return
  const isOnWall = (/** @type {string | undefined} */ stop = '') => {
    const [evidence, ...hypotheses] = stop.split(' ')
    return hypotheses.some((hypothesis) => spot === `${evidence} ${hypothesis}`)
  }
  if (isOnWall(one()?.dataset.stop)) return
  const known = [...document.querySelectorAll('template[data-at]')].find((template) => {
    const screen = /** @type {HTMLElement | null} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild)
    return isOnWall(screen?.dataset.stop)
  })
  beforeLeave()
  if (known) show(Number(/** @type {HTMLElement} */ (known).dataset.at))
  else goTo(home)
}

/** Random delay at most: a whole room starts this round at once, and the first screen is already there. */
const SPREAD_MS = 5000

/** Loads the other screens; offline, it retries when the network is back. */
async function loadRest() {
  const rest = document.getElementById('rest')
  if (!rest) return
  try {
    const answer = await fetch(`${home}?at=${currentPlace()}&whole=yes`, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (!answer.ok || fresh.getElementById('main')?.dataset.stage !== main.dataset.stage) return
    rest.replaceWith(...fresh.querySelectorAll('template[data-at]'))
  } catch {
    window.addEventListener('online', () => void loadRest(), { once: true })
  }
}

/** @param {{ entries: readonly import('./taps.js').Tap[] }} queue @param {() => void} beforeLeave called before another screen is shown */
export function openScreens(queue, beforeLeave) {
  for (const { item = '', name = '', values } of queue.entries) setScreenAnswer(item, name, values.value ?? '')
  showAnswers()
  const screens = Number(/** @type {HTMLDataElement | null} */ (document.getElementById('rest'))?.value ?? 0)
  setTimeout(() => void loadRest(), Math.random() * Math.min(SPREAD_MS, 50 * screens))
  document.addEventListener('submit', (event) => {
    if (event.target !== row()) return
    event.preventDefault()
    beforeLeave()
    const direction = event.submitter?.getAttribute('value')
    const by = direction === 'next' ? 1 : direction === 'previous' ? -1 : 0
    if (by !== 0) show(Math.max(0, currentPlace() + by))
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('#over-again') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    show(0)
  })
  window.addEventListener('popstate', () => {
    beforeLeave()
    show(Number(new URLSearchParams(location.search).get('at') ?? 0), true)
  })
}
