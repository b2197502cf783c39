// @ts-check
// Goes through the items without asking the server: their texts are in the list at the end of the page. Works without a network.
import { goTo } from './navigate.js'
import { row, showRow } from './row.js'

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const list = () => /** @type {HTMLElement | null} */ (document.querySelector('.deck'))
const items = () => /** @type {HTMLElement[]} */ ([...(list()?.children ?? [])])
const of = () => Number(list()?.dataset.of ?? 0)

/** @param {HTMLElement} item @returns {Record<string, string>} */
const valuesOf = (item) => JSON.parse(item.dataset.values ?? '{}')
/** @param {HTMLElement} item */
const answeredOf = (item) => Object.values(valuesOf(item)).filter((value) => value !== '').length
/** @param {HTMLElement} item */
const linkOf = (item) => /** @type {HTMLAnchorElement} */ (item.querySelector('a'))
/** @param {string | undefined} id */
const itemOf = (id) => items().find((item) => item.dataset.item === id)
/** @param {string} id */
export const isInDeck = (id) => itemOf(id) !== undefined
const here = () => items().findIndex((item) => item.hasAttribute('aria-current'))
const firstOpen = () => items().find((item) => answeredOf(item) < of())
/** The item that is shown; undefined where there is none. @returns {string | undefined} */
export const itemShown = () => items()[here()]?.dataset.item

/** What waits on this phone is shown as given. @param {string} id @param {string} name @param {string} value */
export function setAnswer(id, name, value) {
  const item = itemOf(id)
  if (!item) return
  if (name === 'reason') item.dataset.reason = value
  else item.dataset.values = JSON.stringify({ ...valuesOf(item), [name]: value })
  mark()
}

/** The words and steps that say how far one is. */
function mark() {
  const [place, all] = [here(), of()]
  const steps = document.querySelectorAll('.steps li')
  for (const [index, item] of items().entries()) {
    const answered = answeredOf(item)
    const state = item.querySelector('.state')
    if (state) state.textContent = answered === all ? 'done' : answered === 0 ? 'open' : `${answered} of ${all}`
    steps[index]?.setAttribute('data-s', index === place ? 'now' : answered === all ? 'done' : answered > 0 ? 'part' : '')
  }
  at('deck-done').textContent = String(items().filter((item) => answeredOf(item) === all).length)
  const item = items()[place]
  if (!item) return
  const some = all > 1 ? ` · ${answeredOf(item)} of ${all} ${row()?.dataset.verb}` : ''
  at('progress').textContent = `Item ${place + 1} of ${items().length}${some}`
}

/** @param {HTMLElement | undefined} item undefined: all are done @param {boolean} [quietly] the address and the focus stay */
function show(item, quietly = false) {
  for (const one of items()) one.toggleAttribute('aria-current', one === item)
  item?.setAttribute('aria-current', 'step')
  at('one').hidden = item === undefined
  at('nav').hidden = item === undefined
  at('all-done').hidden = item !== undefined
  if (item) {
    const next = items()[items().indexOf(item) + 1]
    at('text').textContent = linkOf(item).textContent
    at('origin').textContent = item.querySelector('.origin')?.textContent ?? ''
    showRow(item.dataset.item ?? '', valuesOf(item), item.dataset.reason ?? '')
    at('previous').toggleAttribute('disabled', items()[0] === item)
    at('skip').setAttribute('href', next ? linkOf(next).href : location.pathname)
  }
  mark()
  if (quietly) return
  history.pushState(null, '', item ? linkOf(item).href : at('main').dataset.part)
  window.scrollTo(0, 0)
  at(item ? 'text' : 'all-done').focus({ preventScroll: true })
}

/** The item so many further; behind the last one what is open, or the end. @param {number} by */
function step(by) {
  const next = items()[Math.max(0, here() + by)] ?? firstOpen()
  // The room may have taken in more meanwhile: the server knows.
  if (!next && nothingWaits() && navigator.onLine) goTo(at('main').dataset.part ?? '')
  else show(next)
}

/** The list came anew from the server, with all that was answered: the same item goes on, or one that is open. @param {string | undefined} shown */
export function deckAnew(shown) {
  const same = itemOf(shown)
  const open = same ?? firstOpen()
  if (open || shown !== undefined) show(open, same !== undefined)
  else mark()
}

let nothingWaits = () => false

/** @param {{ entries: readonly import('./taps.js').Tap[] }} queue @param {() => void} leaving called before another item is shown */
export function openDeck(queue, leaving) {
  if (!list()) return false
  nothingWaits = () => queue.entries.length === 0
  for (const { item = '', name = '', values } of queue.entries) setAnswer(item, name, values.value ?? values.reason ?? '')
  if (here() >= 0) show(items()[here()], true)
  else mark()
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('.deck a, #skip') : null
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    leaving()
    if (target.id === 'skip') step(1)
    else show(/** @type {HTMLElement} */ (target.closest('li')))
  })
  row()?.addEventListener('submit', (event) => {
    event.preventDefault()
    leaving()
    const way = event.submitter?.getAttribute('value')
    if (way === 'next') step(1)
    else if (way === 'previous') step(-1)
  })
  window.addEventListener('popstate', () => {
    leaving()
    show(items().find((item) => linkOf(item).pathname === location.pathname) ?? firstOpen(), true)
  })
  return true
}
