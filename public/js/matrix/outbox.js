// @ts-check
// The queue of this workbook, and what the page says about it: saved, saving, not sent. Used by the matrix and by the row card.
import { seqHere } from '../ui/live.js'
import { toast } from '../ui/page.js'
import { Queue } from '../ui/queue.js'
import { nameHere, takeOver } from '../ui/queue-names.js'
import { request } from '../ui/request.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const workbook = main.dataset.workbook ?? ''

/** @typedef {import('../ui/queue.js').Entry} Entry */

/**
 * @param {{ refused?: (entry: Entry) => void, drained?: () => void, changed?: (queue: Queue) => void }} page
 */
export function openOutbox({ refused, drained, changed }) {
  const own = nameHere(PREFIX)
  /** @type {Queue} */
  const queue = new Queue(own, send, answered, () => {
    say(queue)
    changed?.(queue)
    if (queue.entries.length === 0) drained?.()
  })

  /** @param {Entry} entry @param {number} status */
  function answered(entry, status) {
    if (status > 0 && status < 400) return
    refused?.(entry)
    if (status === 0) toast('There is no connection, so this was not done.')
    // The server sends its sentence itself; this stands in where it could not.
    else if (!document.querySelector('#toasts > *')) toast('That was not accepted, so nothing was changed.')
  }

  void takeOver(queue, own, PREFIX).catch(() => {})
  document.getElementById('offline-again')?.addEventListener('click', () => void queue.pump())
  window.addEventListener('online', () => void queue.pump())
  // Undo and redo wait for their turn behind the ratings that are under way.
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest('#undo-redo') || !document.getElementById('matrix')) return
    event.preventDefault()
    queue.push({ path: form.action, values: { view: main.dataset.view ?? '' }, once: true })
  })
  return queue
}

/** @param {Entry} entry */
const send = (entry) =>
  request('POST', entry.path, {
    target: entry.target ?? null,
    swap: 'outerMorph',
    values: { ...entry.values, seq: String(seqHere()), ...(main.dataset.view === undefined ? {} : { view: main.dataset.view }) },
  })

const PREFIX = `ach unsent ${workbook} `

/** @param {Queue} queue */
function say({ entries, awaySince }) {
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
  text.textContent = `No connection since ${time}. Go on rating: ${count === 1 ? 'one change waits here and is' : `${count} changes wait here and are`} sent in order when the server answers.`
}
