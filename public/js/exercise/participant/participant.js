// @ts-check
// A participant's page: taps are kept and sent by themselves, the clock runs, and the next screen comes when the room moves. What is
// being typed stays on this phone. The pages work without it.
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { isInDeck, openDeck, setAnswer } from './deck.js'
import { drafts, dropDrafts } from './drafts.js'
import { openHeal } from './heal.js'
import { goAgain } from './navigate.js'
import { openRow, reasonStored, row, sendReason, takeBack } from './row.js'
import { openStops, setStopAnswer } from './second-round.js'
import { percentOf } from './sum.js'
import { notice, openTaps } from './taps.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const part = main.dataset.part ?? ''
let [wanted, moving] = [false, false]
/** @type {ReturnType<typeof openHeal> | null} */
let heal = null

/** A page that is asked for without a network is the browser's own, and what is shown here would be gone. */
function moveSoon() {
  if (!wanted || moving || !navigator.onLine || taps.queue.awaySince) return
  moving = true
  location.replace(part)
}

/** A form was sent, and what is said about it comes with the next page. */
const ANSWER = 'ach answered'
if (sessionStorage.getItem(ANSWER) !== null) {
  sessionStorage.removeItem(ANSWER)
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
    sessionStorage.setItem(ANSWER, '')
    location.reload()
  },
  refused(tap, status) {
    const newer = taps.queue.entries.some((one) => sameCell(/** @type {import('./taps.js').Tap} */ (one), tap))
    // The server says at each field what is wrong: the browser sends it once more, as a form.
    if (tap.form && status === 422) queuedForm(tap.path)?.submit()
    else if (tap.name && tap.name !== 'reason' && !newer) {
      takeBack(tap)
      setAnswer(tap.item ?? '', tap.name, tap.before ?? '')
      setStopAnswer(tap.item ?? '', tap.name, tap.before ?? '')
    }
  },
  changed() {
    moveSoon()
    heal?.soon()
    if (!taps?.queue.awaySince) void goAgain()
  },
})

/** @param {import('./taps.js').Tap} one @param {import('./taps.js').Tap} other */
const sameCell = (one, other) => one.item === other.item && one.name === other.name

const leaving = () => sendReason(taps)
const inDeck = openDeck(taps.queue, leaving)
openRow(taps, (item, name, value) => {
  if (inDeck) setAnswer(item, name, value)
  else setStopAnswer(item, name, value)
})

// The second round.
if (!inDeck && document.getElementById('one')) openStops(taps.queue, leaving)

document.getElementById('leave')?.addEventListener('submit', (event) => {
  leaving()
  const count = taps.queue.entries.length
  if (count === 0) return dropDrafts()
  event.preventDefault()
  notice('leave', `Not yet: ${count === 1 ? '1 tap waits' : `${count} taps wait`} on this phone. Leave when all have arrived.`)
})

document.addEventListener('submit', (event) => {
  const queued = event.target
  if (!(queued instanceof HTMLFormElement) || queued.dataset.queued === undefined) return
  event.preventDefault()
  const values = Object.fromEntries([...new FormData(queued)].map(([name, value]) => [name, String(value)]))
  taps.push({ path: queued.action, values, form: true })
})

document.addEventListener('input', (event) => {
  const sums = event.target instanceof Element ? event.target.closest('form[data-sums]') : null
  const sum = document.getElementById('sum')
  if (!sums || !sum) return
  const inputs = /** @type {HTMLInputElement[]} */ ([...sums.querySelectorAll('input[inputmode]')])
  sum.textContent = percentOf(inputs.map(({ value }) => value))
})

// What was being typed when the room moved on, or when an item was taken out, is not lost.
const waiting = drafts().filter(([item]) => !document.getElementById('reason') || (inDeck ? !isInDeck(item) : item !== row()?.dataset.item))
if (waiting.length > 0) notice('drafts', `Kept on this phone, and not sent: ${waiting.map(([, text]) => `“${text}”`).join(' ')}`)

const clock = startClock()
const move = () => {
  wanted = true
  moveSoon()
}
heal = openHeal({ queue: taps.queue, move })
window.addEventListener('online', () => {
  moveSoon()
  heal?.soon()
  void goAgain()
})
listen(main.dataset.news ?? '', () => {}, {
  stage(data) {
    if (taps.queue.awaySince) void taps.queue.pump()
    void goAgain()
    const { stage, endsAt, left, asked } = JSON.parse(data)
    if (stage === main.dataset.stage) {
      clock.set({ endsAt, left })
      heal?.hear(asked)
    } else if (main.dataset.beside === undefined) move()
    else notice('moved', 'The room has moved on. Go back to the exercise when you are done here.')
  },
  out: move,
})
window.addEventListener('pagehide', () => {
  if (!moving) leaving()
})
