// @ts-check
// A participant's page: taps are kept and sent by themselves, the clock runs, and the next screen comes when the room moves. What is
// being typed stays on this phone. The pages work without it.
import { startClock } from './clock.js'
import { listen } from './live.js'
import { isInDeck, openDeck, setAnswer } from './part-deck.js'
import { drafts, dropDrafts } from './part-drafts.js'
import { openHeal } from './part-heal.js'
import { openRow, reasonStored, row, rowValues, sendReason, showRow, takeBack } from './part-row.js'
import { percentOf } from './part-sum.js'
import { notice, openTaps } from './part-taps.js'

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
    const newer = taps.queue.entries.some((one) => sameCell(/** @type {import('./part-taps.js').Tap} */ (one), tap))
    // The server says at each field what is wrong: the browser sends it once more, as a form.
    if (tap.form && status === 422) queuedForm(tap.path)?.submit()
    else if (tap.name && tap.name !== 'reason' && !newer) {
      takeBack(tap)
      setAnswer(tap.item ?? '', tap.name, tap.before ?? '')
    }
  },
  changed() {
    moveSoon()
    heal?.soon()
  },
})

/** @param {import('./part-taps.js').Tap} one @param {import('./part-taps.js').Tap} other */
const sameCell = (one, other) => one.item === other.item && one.name === other.name

const leaving = () => sendReason(taps)
const inDeck = openDeck(taps.queue, leaving)
openRow(taps, (item, name, value) => {
  if (inDeck) setAnswer(item, name, value)
})

const form = row()
if (form && !inDeck) {
  // What waits on this phone is shown as given.
  const values = rowValues()
  for (const { item, name = '', values: sent } of /** @type {import('./part-taps.js').Tap[]} */ (taps.queue.entries))
    if (item === form.dataset.item && name !== 'reason') values[name] = sent.value ?? ''
  showRow(form.dataset.item ?? '', values, form.querySelector('textarea')?.value ?? '')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    leaving()
    const way = event.submitter?.getAttribute('value')
    const by = way === 'next' ? 1 : way === 'previous' ? -1 : 0
    if (by === 0) return
    if (!navigator.onLine || taps.queue.awaySince) notice('stay', 'The next one needs a connection. What you tapped is kept on this phone.')
    else location.assign(`${part}?at=${Math.max(0, Number(new FormData(form).get('at')) + by)}`)
  })
}

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
const waiting = drafts().filter(([item]) => !document.getElementById('reason') || (inDeck ? !isInDeck(item) : item !== form?.dataset.item))
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
})
listen(main.dataset.news ?? '', () => {}, {
  stage(data) {
    if (taps.queue.awaySince) void taps.queue.pump()
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
