// @ts-check
// Shows one item after the other without asking the server: the list at the end of the page has all texts. Works offline.
import { goTo } from './navigate.js'
import { row, showRow } from './row.js'

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const list = () => /** @type {HTMLElement | null} */ (document.querySelector('.deck'))
const items = () => /** @type {HTMLElement[]} */ ([...(list()?.children ?? [])])
const questionCount = () => Number(list()?.dataset.of ?? 0)

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
const currentIndex = () => items().findIndex((item) => item.hasAttribute('aria-current'))
const firstOpen = () => items().find((item) => answeredOf(item) < questionCount())
/** The id of the item on screen; undefined for none. @returns {string | undefined} */
export const currentItem = () => items()[currentIndex()]?.dataset.item

/** Shows an answer that may not be sent yet. @param {string} id @param {string} name @param {string} value */
export function setAnswer(id, name, value) {
  const item = itemOf(id)
  if (!item) return
  if (name === 'reason') item.dataset.reason = value
  else item.dataset.values = JSON.stringify({ ...valuesOf(item), [name]: value })
  showProgress()
}

function showProgress() {
  const [place, all] = [currentIndex(), questionCount()]
  const steps = document.querySelectorAll('.steps li')
  for (const [index, item] of items().entries()) {
    const answered = answeredOf(item)
    const state = item.querySelector('.state')
    if (state) state.textContent = answered === all ? 'done' : answered === 0 ? 'open' : `${answered} of ${all}`
    steps[index]?.setAttribute('data-s', index === place ? 'now' : answered === all ? 'done' : answered > 0 ? 'part' : '')
  }
  byId('deck-done').textContent = String(items().filter((item) => answeredOf(item) === all).length)
  const item = items()[place]
  if (!item) return
  const [answered, verb] = [answeredOf(item), row()?.dataset.verb]
  const some = all > 1 ? ` · ${answered === 0 ? `not ${verb} yet` : `${verb} for ${answered} of ${all} hypotheses`}` : ''
  byId('progress').textContent = `Item ${place + 1} of ${items().length}${some}`
}

/** @param {HTMLElement | undefined} item undefined: all are done @param {boolean} [inPlace] keep the address and the focus */
function show(item, inPlace = false) {
  for (const one of items()) one.toggleAttribute('aria-current', one === item)
  item?.setAttribute('aria-current', 'step')
  byId('one').hidden = item === undefined
  byId('nav').hidden = item === undefined
  byId('all-done').hidden = item !== undefined
  if (item) {
    const next = items()[items().indexOf(item) + 1]
    byId('text').textContent = linkOf(item).textContent
    byId('origin').textContent = item.querySelector('.origin')?.textContent ?? ''
    showRow(item.dataset.item ?? '', valuesOf(item), item.dataset.reason ?? '')
    byId('previous').toggleAttribute('disabled', items()[0] === item)
    byId('skip').setAttribute('href', next ? linkOf(next).href : location.pathname)
  }
  showProgress()
  if (inPlace) return
  history.pushState(null, '', item ? linkOf(item).href : byId('main').dataset.part)
  window.scrollTo(0, 0)
  byId(item ? 'text' : 'all-done').focus({ preventScroll: true })
}

/** Goes `by` items on; after the last one, to the first unfinished item or the end. @param {number} by */
function step(by) {
  const next = items()[Math.max(0, currentIndex() + by)] ?? firstOpen()
  // The facilitator may have added items: ask the server.
  if (!next && allSent() && navigator.onLine) goTo(byId('main').dataset.part ?? '')
  else show(next)
}

/** Continues after the list was replaced by the server's: with the same item, or an unfinished one. @param {string | undefined} current */
export function refreshDeck(current) {
  const same = itemOf(current)
  const open = same ?? firstOpen()
  if (open || current !== undefined) show(open, same !== undefined)
  else showProgress()
}

let allSent = () => false

/** @param {{ entries: readonly import('./taps.js').Tap[] }} queue @param {() => void} beforeLeave called before another item is shown */
export function openDeck(queue, beforeLeave) {
  if (!list()) return false
  allSent = () => queue.entries.length === 0
  for (const { item = '', name = '', values } of queue.entries) setAnswer(item, name, values.value ?? values.reason ?? '')
  if (currentIndex() >= 0) show(items()[currentIndex()], true)
  else showProgress()
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('.deck a, #skip') : null
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    beforeLeave()
    if (target.id === 'skip') step(1)
    else show(/** @type {HTMLElement} */ (target.closest('li')))
  })
  row()?.addEventListener('submit', (event) => {
    event.preventDefault()
    beforeLeave()
    const direction = event.submitter?.getAttribute('value')
    if (direction === 'next') step(1)
    else if (direction === 'previous') step(-1)
  })
  window.addEventListener('popstate', () => {
    beforeLeave()
    show(items().find((item) => linkOf(item).pathname === location.pathname) ?? firstOpen(), true)
  })
  return true
}
