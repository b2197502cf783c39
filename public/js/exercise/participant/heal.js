// @ts-check
// Updates the page when items or hypotheses have changed. Must not lose an answer, and waits while the participant is typing.
import { toast } from '../../ui/page.js'
import { currentItem, refreshDeck } from './deck.js'

/** Random delay, so that a whole room does not ask at once. */
const SPREAD_MS = 1000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))

const isWriting = () =>
  document.activeElement instanceof HTMLTextAreaElement ||
  (document.activeElement instanceof HTMLInputElement && document.activeElement.inputMode === 'decimal')

/** @param {{ queue: import('../../ui/queue.js').Queue, move: () => void }} page `move` goes to the room's current stage */
export function openHeal({ queue, move }) {
  let latest = main.dataset.asked ?? ''
  let [timer, busy] = [0, false]

  const heal = async () => {
    timer = 0
    if (busy || latest === main.dataset.asked || queue.entries.length > 0 || !navigator.onLine) return
    if (!document.querySelector('.deck, #asks')) {
      if (!isWriting()) location.replace(location.pathname + location.search)
      return
    }
    busy = true
    try {
      const answer = await fetch(main.dataset.part ?? '', { headers: { accept: 'text/html' } })
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main')
      if (answer.ok && fresh?.dataset.stage !== main.dataset.stage) move()
      // An answer given since is not in this page: try again when it has been sent.
      else if (answer.ok && fresh && queue.entries.length === 0) update(fresh)
    } catch {
      // Offline: the next hint tries again.
    } finally {
      busy = false
    }
  }
  const soon = () => {
    if (timer === 0 && latest !== main.dataset.asked) timer = window.setTimeout(() => void heal(), Math.random() * SPREAD_MS)
  }
  document.addEventListener('focusout', soon)
  return {
    soon,
    /** @param {string} fingerprint of what there is to rate */
    receive(fingerprint) {
      // Standalone pages and the practice row show neither items nor hypotheses.
      if (main.dataset.standalone !== undefined || main.dataset.stage === 'practice') return
      latest = fingerprint
      soon()
    },
  }
}

/** @param {HTMLElement} fresh the page as the server shows it now */
function update(fresh) {
  const current = currentItem()
  const removed = current !== undefined && !fresh.querySelector(`.deck [data-item="${CSS.escape(current)}"]`)
  if (removed && isWriting()) return
  const [oldFields, newFields] = [document.getElementById('asks'), fresh.querySelector('#asks')]
  if (oldFields && newFields) updateFields(oldFields, newFields)
  for (const part of ['.deck', '.steps', '#says']) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)]
    if (old && now) old.replaceWith(now)
  }
  if (!fresh.querySelector('#said')) document.getElementById('said')?.remove()
  main.dataset.asked = fresh.dataset.asked
  if (document.querySelector('.deck')) refreshDeck(current)
  for (const before of document.querySelectorAll('#toasts [data-kind="plain"]')) before.remove()
  toast(
    removed
      ? 'The facilitator removed the item that was here. Your other answers are kept.'
      : 'The facilitator changed what there is to rate. Your answers are kept.',
    'plain',
  )
}

/** Fields that exist in both are kept, with their typed text and focus. @param {Element} old @param {Element} fresh */
function updateFields(old, fresh) {
  const nameOf = (/** @type {Element} */ one) => /** @type {HTMLElement} */ (one).dataset.name ?? ''
  const names = new Set([...fresh.children].map(nameOf))
  for (const one of [...old.children]) if (!names.has(nameOf(one))) one.remove()
  const kept = new Map([...old.children].map((one) => [nameOf(one), one]))
  let place = old.firstElementChild
  for (const one of [...fresh.children]) {
    const same = kept.get(nameOf(one))
    if (same) for (const words of ['bdi', 'label:not(.big)', '.hint']) copyText(same.querySelector(words), one.querySelector(words))
    if (same && same === place) place = place.nextElementSibling
    else old.insertBefore(same ?? one, place)
  }
}

/** @param {Element | null} to @param {Element | null} from */
function copyText(to, from) {
  if (to && from && to.textContent !== from.textContent) to.textContent = from.textContent
}
