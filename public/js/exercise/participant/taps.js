// @ts-check
// What was tapped and is not stored yet: kept on this phone, sent in order, each with an id of its own so that twice is once. Says what
// waits, and what was not kept and why.
import { Queue } from '../../ui/queue.js'
import { adoptAbandoned, queueName } from '../../ui/queue-names.js'

/**
 * @typedef {import('../../ui/queue.js').Entry & { item?: string, name?: string, before?: string, form?: boolean }} Tap
 */

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const PREFIX = `ach taps ${main.dataset.run} ${main.dataset.rater} `
/** Refusals are shown until they are closed, also on the page after this one. */
const TOLD = `ach told ${main.dataset.run}`

const newBatch = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('')

/** @param {{ stored: (tap: Tap) => void, refused: (tap: Tap, status: number) => void, changed: () => void }} page */
export function openTaps({ stored, refused, changed }) {
  let sentence = ''
  const own = queueName(PREFIX)
  /** @type {Queue} */
  const queue = new Queue(own, send, answered, say)

  /** @param {Tap} tap */
  async function send({ path, values }) {
    sentence = ''
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ ...values, waiting: String(Math.max(0, queue.entries.length - 1)) }),
      })
      if (!answer.ok && answer.headers.get('content-type')?.includes('json')) sentence = String((await answer.json()).error ?? '')
      return answer.status
    } catch {
      return 0
    }
  }

  /** @param {Tap} tap @param {number} status */
  function answered(tap, status) {
    if (status < 400) return stored(tap)
    refused(tap, status)
    if (!tap.form || status !== 422)
      tell(sentence || (status === 403 ? 'You are not in this exercise any more on this phone.' : 'The server did not take it.'))
  }

  function say() {
    const count = queue.entries.length
    const away = queue.awaySince !== null && count > 0
    const saved = document.getElementById('saved')
    const words = count === 0 ? 'Saved' : away ? `${count} wait` : 'Saving'
    if (saved && saved.textContent !== words) saved.textContent = words
    const text = count === 1 ? '1 tap waits on this phone and is' : `${count} taps wait on this phone and are`
    notice('waiting', away ? `No connection. Go on: ${text} sent in order when it is back.` : '')
    changed()
  }

  void adoptAbandoned(queue, own, PREFIX, { isIdempotent: true }).catch(() => {})
  window.addEventListener('online', () => void queue.pump())
  window.addEventListener('pageshow', () => void queue.pump())
  if (queue.entries.length > 0) void queue.pump()
  show()
  return {
    queue,
    /** @param {Tap} tap */
    push: (tap) => queue.push({ ...tap, values: { stage: main.dataset.stage ?? '', ...tap.values, batch: newBatch() } }),
  }
}

/** @returns {Record<string, number>} sentence → how many */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(TOLD) ?? '{}')
  } catch {
    return {}
  }
}

/** @param {string} sentence */
function tell(sentence) {
  const all = kept()
  all[sentence] = (all[sentence] ?? 0) + 1
  try {
    sessionStorage.setItem(TOLD, JSON.stringify(all))
  } catch {
    // then it is told on this page alone
  }
  show(all)
}

function show(all = kept()) {
  const words = Object.entries(all).map(([sentence, n]) => `${n === 1 ? '1 tap was' : `${n} taps were`} not kept. ${sentence}`)
  notice('refused', words.join(' '), () => sessionStorage.removeItem(TOLD))
}

/**
 * One sentence of that kind at the top of the page; none where it is empty.
 * @param {string} kind @param {string} text @param {() => void} [closed] it can be closed
 */
export function notice(kind, text, closed) {
  const region = /** @type {HTMLElement} */ (document.getElementById('told'))
  const before = document.getElementById(`told-${kind}`)
  if (before?.firstElementChild?.textContent === text) return
  before?.remove()
  if (text === '') return
  const box = document.createElement('div')
  box.id = `told-${kind}`
  box.className = 'notice'
  box.dataset.kind = 'warn'
  const words = document.createElement('p')
  words.textContent = text
  box.append(words)
  if (closed) {
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'btn'
    close.textContent = 'Close'
    close.addEventListener('click', () => {
      closed()
      box.remove()
    })
    box.append(close)
  }
  region.append(box)
}
