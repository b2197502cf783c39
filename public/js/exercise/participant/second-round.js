// @ts-check
// Goes through the cells of the second round. Where the page has all of them, it does so without asking the server; what others allowed to be
// shown meanwhile comes afterwards. Must not change what was tapped.
import { goTo } from './navigate.js'
import { row, rowValues, showRow } from './row.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const part = main.dataset.part ?? ''
const one = () => document.getElementById('one')
const here = () => Number(one()?.dataset.at ?? 0)

/** Screens that were left, as they were left, by their place. @type {Map<number, Element>} */
const left = new Map()
/** What was tapped here, by item and name of the field. @type {Map<string, string>} */
const tapped = new Map()

/** @param {number} place */
function screenAt(place) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-at="${place}"]`))
  return left.get(place) ?? /** @type {Element | undefined} */ (template?.content.firstElementChild?.cloneNode(true))
}

/** @param {string} item @param {string} name @param {string} value */
export function setStopAnswer(item, name, value) {
  if (name !== '' && name !== 'reason') tapped.set(`${item} ${name}`, value)
}

/** What was tapped and may not be stored yet is shown as given. */
function paint() {
  const form = row()
  if (!form) return
  const item = form.dataset.item ?? ''
  const values = rowValues()
  for (const name of Object.keys(values)) values[name] = tapped.get(`${item} ${name}`) ?? values[name] ?? ''
  showRow(item, values, form.querySelector('textarea')?.value ?? '')
}

/** @param {number} place @param {boolean} [quietly] the address and the focus stay */
function show(place, quietly = false) {
  const [now, next] = [one(), screenAt(place)]
  if (!now || !next) return goTo(`${part}?at=${place}`)
  left.set(here(), now)
  now.replaceWith(next)
  paint()
  document.getElementById('previous')?.toggleAttribute('disabled', place === 0)
  const nav = document.getElementById('nav')
  if (nav) nav.hidden = row() === null
  void freshen(place)
  if (quietly) return
  history.pushState(null, '', `${part}?at=${place}`)
  window.scrollTo(0, 0)
  document.getElementById('text')?.focus({ preventScroll: true })
}

/** The reasons that may be shown by now. Another cell at this place means another list: the page is loaded anew. @param {number} place */
async function freshen(place) {
  const path = `${part}?at=${place}`
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [shown, now] = [one(), fresh.getElementById('one')]
    if (here() !== place || !shown || !now || fresh.getElementById('main')?.dataset.stage !== main.dataset.stage) return
    if (now.dataset.stop !== shown.dataset.stop) {
      if (!(document.activeElement instanceof HTMLTextAreaElement)) location.replace(path)
      return
    }
    const reasons = 'section[aria-labelledby="reasons"]'
    const [old, anew] = [shown.querySelector(reasons), now.querySelector(reasons)]
    if (old && anew && old.innerHTML !== anew.innerHTML) old.replaceWith(anew)
  } catch {
    // without a network it stays as it came
  }
}

/** A whole room comes to this round at once; the cell that is shown is there already. */
const APART_MS = 5000

/** The other screens, as soon as there is a network. */
async function takeRest() {
  const rest = document.getElementById('rest')
  if (!rest) return
  try {
    const answer = await fetch(`${part}?at=${here()}&whole=yes`, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (!answer.ok || fresh.getElementById('main')?.dataset.stage !== main.dataset.stage) return
    rest.replaceWith(...fresh.querySelectorAll('template[data-at]'))
  } catch {
    window.addEventListener('online', () => void takeRest(), { once: true })
  }
}

/** @param {{ entries: readonly import('./taps.js').Tap[] }} queue @param {() => void} leaving called before another screen is shown */
export function openStops(queue, leaving) {
  for (const { item = '', name = '', values } of queue.entries) setStopAnswer(item, name, values.value ?? '')
  paint()
  const screens = Number(/** @type {HTMLDataElement | null} */ (document.getElementById('rest'))?.value ?? 0)
  setTimeout(() => void takeRest(), Math.random() * Math.min(APART_MS, 50 * screens))
  document.addEventListener('submit', (event) => {
    if (event.target !== row()) return
    event.preventDefault()
    leaving()
    const way = event.submitter?.getAttribute('value')
    const by = way === 'next' ? 1 : way === 'previous' ? -1 : 0
    if (by !== 0) show(Math.max(0, here() + by))
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('#over-again') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    show(0)
  })
  window.addEventListener('popstate', () => {
    leaving()
    show(Number(new URLSearchParams(location.search).get('at') ?? 0), true)
  })
}
