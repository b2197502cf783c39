// @ts-check
// What there is to rate changed: the page asks the server for what is new and leaves what is being done. Must not lose a tap, and must not
// take anything away from under somebody who writes: then it waits.
import { toast } from '../../ui/page.js'
import { deckAnew, itemShown } from './deck.js'

/** A whole room asks, and need not do so at once. */
const APART_MS = 1000

const main = /** @type {HTMLElement} */ (document.getElementById('main'))

const isWriting = () =>
  document.activeElement instanceof HTMLTextAreaElement ||
  (document.activeElement instanceof HTMLInputElement && document.activeElement.inputMode === 'decimal')

/** @param {{ queue: import('../../ui/queue.js').Queue, move: () => void }} page `move` leads to where the room is */
export function openHeal({ queue, move }) {
  let asked = main.dataset.asked ?? ''
  let [timer, busy] = [0, false]

  const heal = async () => {
    timer = 0
    if (busy || asked === main.dataset.asked || queue.entries.length > 0 || !navigator.onLine) return
    if (!document.querySelector('.deck, #asks')) {
      if (!isWriting()) location.replace(location.pathname + location.search)
      return
    }
    busy = true
    try {
      const answer = await fetch(main.dataset.part ?? '', { headers: { accept: 'text/html' } })
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main')
      if (answer.ok && fresh?.dataset.stage !== main.dataset.stage) move()
      // A tap that came meanwhile is not in this answer: it is asked for again when the tap has arrived.
      else if (answer.ok && fresh && queue.entries.length === 0) take(fresh)
    } catch {
      // without a network the next hint asks again
    } finally {
      busy = false
    }
  }
  const soon = () => {
    if (timer === 0 && asked !== main.dataset.asked) timer = window.setTimeout(() => void heal(), Math.random() * APART_MS)
  }
  document.addEventListener('focusout', soon)
  return {
    soon,
    /** @param {string} mark */
    hear(mark) {
      // Pages beside the stages and the row for practice show nothing of it.
      if (main.dataset.beside !== undefined || main.dataset.stage === 'practice') return
      asked = mark
      soon()
    },
  }
}

/** @param {HTMLElement} fresh the page as the server shows it now */
function take(fresh) {
  const shown = itemShown()
  const gone = shown !== undefined && !fresh.querySelector(`.deck [data-item="${CSS.escape(shown)}"]`)
  if (gone && isWriting()) return
  const [asks, anew] = [document.getElementById('asks'), fresh.querySelector('#asks')]
  if (asks && anew) takeNamed(asks, anew)
  for (const part of ['.deck', '.steps', '#says']) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)]
    if (old && now) old.replaceWith(now)
  }
  if (!fresh.querySelector('#said')) document.getElementById('said')?.remove()
  main.dataset.asked = fresh.dataset.asked
  if (document.querySelector('.deck')) deckAnew(shown)
  for (const before of document.querySelectorAll('#toasts [data-kind="plain"]')) before.remove()
  toast(
    gone
      ? 'The facilitator took out the item that was here. What you answered elsewhere is kept.'
      : 'The facilitator changed what there is to rate. What you answered is kept.',
    'plain',
  )
}

/** Those that stay are not touched, so that what is typed or focused in them stays too. @param {Element} old @param {Element} fresh */
function takeNamed(old, fresh) {
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
