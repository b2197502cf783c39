// @ts-check
// Queue of answers: kept on this phone until stored, sent in order, each with a unique id so that sending it twice stores it once. Shows
// notices about unsent and refused answers.
import { Queue } from '../../ui/queue.js'
import { adoptAbandoned, queueName } from '../../ui/queue-names.js'
import { notSavedText, offlineText, savedText } from './notice-words.js'

/**
 * @typedef {import('../../ui/queue.js').Entry & { item?: string, name?: string, before?: string, form?: boolean }} Tap
 */

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const PREFIX = `ach taps ${main.dataset.run} ${main.dataset.rater} `
/** Session storage key of refusals, which stay until closed, even on the next page. */
const REFUSALS = `ach told ${main.dataset.run}`

const newBatch = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('')

/** @param {{ stored: (tap: Tap) => void, refused: (tap: Tap, status: number) => void, changed: () => void }} page */
export function openTaps({ stored, refused, changed }) {
  let sentence = ''
  const own = queueName(PREFIX)
  /** @type {Queue} */
  const queue = new Queue(own, send, onAnswer, showStatus)

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
      return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) }
    } catch {
      return { status: 0 }
    }
  }

  /** @param {Tap} tap @param {number} status */
  function onAnswer(tap, status) {
    if (status < 400) return stored(tap)
    refused(tap, status)
    if (!tap.form || status !== 422)
      addRefusal(sentence || (status === 403 ? 'You are no longer in this exercise on this phone.' : 'The server did not accept it.'))
  }

  function showStatus() {
    const count = queue.entries.length
    const offline = queue.awaySince !== null && count > 0
    const saved = document.getElementById('saved')
    const text = savedText(count, offline)
    if (saved && saved.textContent !== text) saved.textContent = text
    notice('waiting', offline ? offlineText(count) : '')
    changed()
  }

  void adoptAbandoned(queue, own, PREFIX, { isIdempotent: true }).catch(() => {})
  window.addEventListener('online', () => void queue.pump())
  window.addEventListener('pageshow', () => void queue.pump())
  if (queue.entries.length > 0) void queue.pump()
  showRefusals()
  return {
    queue,
    /** @param {Tap} tap */
    push: (tap) => queue.push({ ...tap, values: { stage: main.dataset.stage ?? '', ...tap.values, batch: newBatch() } }),
  }
}

/** @returns {Record<string, number>} number of refused answers by sentence */
function refusals() {
  try {
    return JSON.parse(sessionStorage.getItem(REFUSALS) ?? '{}')
  } catch {
    return {}
  }
}

/** @param {string} sentence */
function addRefusal(sentence) {
  const all = refusals()
  all[sentence] = (all[sentence] ?? 0) + 1
  try {
    sessionStorage.setItem(REFUSALS, JSON.stringify(all))
  } catch {
    // Without storage, only this page shows it.
  }
  showRefusals(all)
}

function showRefusals(all = refusals()) {
  const words = Object.entries(all).map(([sentence, count]) => notSavedText(count, sentence))
  notice('refused', words.join(' '), () => sessionStorage.removeItem(REFUSALS))
}

/**
 * Shows one notice per kind at the top of the page; an empty text removes it.
 * @param {string} kind @param {string} text @param {() => void} [onClose] adds a Close button
 */
export function notice(kind, text, onClose) {
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
  if (onClose) {
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'btn'
    close.textContent = 'Close'
    close.addEventListener('click', () => {
      onClose()
      box.remove()
    })
    box.append(close)
  }
  region.append(box)
}
