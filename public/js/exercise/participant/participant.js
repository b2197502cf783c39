// @ts-check
// Entry script of participants' pages: queues and sends answers, runs the timer, follows the room to the next stage, keeps drafts. The pages
// work without this script.
import '../../ui/supported.js'
import '../../ui/page.js'
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { isInDeck, openDeck, setAnswer } from './deck.js'
import { drafts, dropDrafts } from './drafts.js'
import { openHeal } from './heal.js'
import { retryNavigation } from './navigate.js'
import { leaveLaterText } from './notice-words.js'
import { updateProposals } from './proposals.js'
import { openRow, reasonStored, revert, row, sendReason } from './row.js'
import { followWall, openScreens, setScreenAnswer } from './second-round.js'
import { isPercentage, percentOf } from './sum.js'
import { notice, openTaps } from './taps.js'
import { openToggles, showSignal } from './toggles.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const home = main.dataset.part ?? ''
let [moveRequested, moving] = [false, false]
/** @type {ReturnType<typeof openHeal> | null} */
let heal = null

/** Moves only while online: offline the browser would replace this page with its error page. */
function moveIfPossible() {
  if (!moveRequested || moving || !navigator.onLine || taps.queue.awaySince) return
  moving = true
  location.replace(home)
}

/** Session storage key: a form was sent, and the reloaded page shows its result. */
const FORM_SENT = 'ach answered'
if (sessionStorage.getItem(FORM_SENT) !== null) {
  sessionStorage.removeItem(FORM_SENT)
  document.getElementById('said')?.focus()
}

/** @param {string} path */
const queuedForm = (path) =>
  /** @type {HTMLFormElement | undefined} */ (
    [...document.querySelectorAll('form[data-queued]')].find((form) => /** @type {HTMLFormElement} */ (form).action === path)
  )

const taps = openTaps({
  stored(tap) {
    reasonStored(tap)
    if (!tap.form || !queuedForm(tap.path)) return
    sessionStorage.setItem(FORM_SENT, '')
    // After a refused form this page is the answer to it: reloading would send that form again.
    location.replace(tap.path)
  },
  refused(tap, status) {
    const newer = taps.queue.entries.some((one) => sameCell(/** @type {import('./taps.js').Tap} */ (one), tap))
    // Invalid: send it again as an ordinary form, so that the server's page shows the problem at each field.
    if (tap.form && status === 422) queuedForm(tap.path)?.submit()
    else if (tap.name && tap.name !== 'reason' && !newer) {
      revert(tap)
      setAnswer(tap.item ?? '', tap.name, tap.before ?? '')
      setScreenAnswer(tap.item ?? '', tap.name, tap.before ?? '')
    }
  },
  changed() {
    moveIfPossible()
    heal?.soon()
    if (!taps?.queue.awaySince) void retryNavigation()
  },
})

/** @param {import('./taps.js').Tap} one @param {import('./taps.js').Tap} other */
const sameCell = (one, other) => one.item === other.item && one.name === other.name

const beforeLeave = () => sendReason(taps)
const inDeck = openDeck(taps.queue, beforeLeave)
openRow(taps, (item, name, value) => {
  if (inDeck) setAnswer(item, name, value)
  else setScreenAnswer(item, name, value)
})

if (!inDeck && document.getElementById('one')) openScreens(taps.queue, beforeLeave)

openToggles()

document.getElementById('leave')?.addEventListener('submit', (event) => {
  beforeLeave()
  const count = taps.queue.entries.length
  if (count === 0) return dropDrafts()
  event.preventDefault()
  notice('leave', leaveLaterText(count))
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.queued === undefined) return
  event.preventDefault()
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  taps.push({ path: form.action, values, form: true })
})

document.addEventListener('input', (event) => {
  const sums = event.target instanceof Element ? event.target.closest('form[data-sums]') : null
  const sum = document.getElementById('sum')
  if (!sums || !sum) return
  const inputs = /** @type {HTMLInputElement[]} */ ([...sums.querySelectorAll('input[inputmode]')])
  sum.textContent = percentOf(inputs.map(({ value }) => value))
})

/** A probability is sent this long after the last key: someone may lay the phone aside without leaving the field. */
const TYPED_MS = 800
let typed = 0
for (const type of ['input', 'change'])
  document.addEventListener(type, ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    clearTimeout(typed)
    if (type === 'change') keepProbability(target)
    else typed = window.setTimeout(() => keepProbability(target), TYPED_MS)
  })

/** Keeps a probability as it is typed, like a rating. What is none is left to the form, which names the field. @param {HTMLInputElement} input */
function keepProbability(input) {
  const [path, field] = [input.closest('form')?.dataset.sums, /** @type {HTMLElement | null} */ (input.closest('[data-hypothesis]'))]
  if (!path || !field || !isPercentage(input.value) || input.value === input.dataset.kept) return
  input.dataset.kept = input.value
  taps.push({ path: path.replace(':hypothesis', field.dataset.hypothesis ?? ''), values: { value: input.value }, name: input.name })
}

// Shows drafts whose item is no longer on the page: the room has moved on, or the item was removed.
const leftDrafts = drafts().filter(
  ([item]) => !document.getElementById('reason') || (inDeck ? !isInDeck(item) : item !== row()?.dataset.item),
)
if (leftDrafts.length > 0) notice('drafts', `Kept on this phone, but not sent: ${leftDrafts.map(([, text]) => `“${text}”`).join(' ')}`)

const clock = startClock()
const move = () => {
  moveRequested = true
  moveIfPossible()
}
heal = openHeal({ queue: taps.queue, move })
window.addEventListener('online', () => {
  moveIfPossible()
  heal?.soon()
  void retryNavigation()
})
listen(main.dataset.news ?? '', () => {}, {
  stage(data) {
    if (taps.queue.awaySince) void taps.queue.pump()
    void retryNavigation()
    const { stage, endsAt, left, asked, decided, spot } = JSON.parse(data)
    void updateProposals(decided)
    if (stage === main.dataset.stage) {
      clock.set({ endsAt, left })
      heal?.receive(asked)
      followWall(spot, beforeLeave)
    } else if (main.dataset.standalone === undefined) move()
    else notice('moved', 'The room has moved on. When you are done here, go back to the exercise.')
  },
  signal: showSignal,
  out: move,
})
window.addEventListener('pagehide', () => {
  if (!moving) beforeLeave()
})
