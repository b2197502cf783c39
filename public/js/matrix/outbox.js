// @ts-check
// Sends the ratings and notes of this workbook through a queue, and shows its state: Saved, Saving, or "3 not sent" and the offline band.
// Used by the matrix and the row card.
import { pageSeq } from '../ui/live.js'
import { toast } from '../ui/page.js'
import { Queue } from '../ui/queue.js'
import { adoptAbandoned, queueName } from '../ui/queue-names.js'
import { request } from '../ui/request.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const workbook = main.dataset.workbook ?? ''

/** @typedef {import('../ui/queue.js').Entry} Entry */

/**
 * @param {{ refused?: (entry: Entry) => void, drained?: () => void, changed?: (queue: Queue) => void }} page
 */
export function openOutbox({ refused, drained, changed }) {
  const own = queueName(PREFIX)
  /** @type {Queue} */
  const queue = new Queue(own, send, onResponse, () => {
    showState(queue)
    changed?.(queue)
    if (queue.entries.length === 0) drained?.()
  })

  /** @param {Entry} entry @param {number} status */
  function onResponse(entry, status) {
    if (entry.answered) return entry.answered(status)
    if (status > 0 && status < 400) return
    refused?.(entry)
    if (status === 0) toast('You are offline, and undo and redo cannot be queued. Try again when you are back online.')
    // The server sends its own message; this one replaces it if that failed.
    else if (!document.querySelector('#toasts > *')) toast('The server refused this. Nothing was changed.')
  }

  void adoptAbandoned(queue, own, PREFIX).catch(() => {})
  document.getElementById('offline-again')?.addEventListener('click', () => void queue.pump())
  window.addEventListener('online', () => void queue.pump())
  // Undo and redo wait in the queue behind ratings that are not sent yet.
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest('#undo-redo') || !document.getElementById('matrix')) return
    event.preventDefault()
    queue.push({ path: form.action, values: { view: matrixView() ?? '' }, once: true })
  })
  return queue
}

/** The display settings of the matrix; undefined on a card. */
export const matrixView = () => document.getElementById('matrix')?.dataset.view

/** What the server needs to know about this page in order to update it. @returns {Record<string, string>} */
export function pageState() {
  const view = matrixView()
  return { seq: String(pageSeq()), ...(view === undefined ? {} : { view }) }
}

/** @param {Entry} entry */
const send = async (entry) => ({
  status: await request('POST', entry.path, {
    target: entry.target ?? null,
    swap: entry.swap ?? 'outerMorph',
    values: { ...entry.values, ...pageState() },
  }),
})

const PREFIX = `ach unsent ${workbook} `

/** @param {Queue} queue */
function showState({ entries, awaySince }) {
  const count = entries.length
  const saved = document.getElementById('saved')
  const words = count === 0 ? 'Saved' : awaySince ? `${count} not sent` : 'Saving'
  if (saved && saved.textContent !== words) saved.textContent = words
  const band = document.getElementById('offline')
  const text = document.getElementById('offline-words')
  if (!band || !text) return
  band.hidden = !awaySince || count === 0
  if (band.hidden || !awaySince) return
  const time = awaySince.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const queued = count === 1 ? '1 change is queued' : `${count} changes are queued`
  text.textContent = `Offline since ${time}. Keep rating: ${queued} and will be sent when you are back online.`
}
