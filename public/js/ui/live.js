// @ts-check
// Live updates: listens for changes of the workbook (server-sent events) and requests what changed. A hidden page does not listen; it
// catches up when it is visible again, because the stream starts with the number of the last change.

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/** The number of the last change that this page includes. */
export const pageSeq = () => Number(/** @type {HTMLDataElement | null} */ (document.getElementById('seq'))?.value ?? 0)

/**
 * Keeps the page up to date: calls `update` with the number of the last change that the page includes. Waits until the queue is empty,
 * because the responses to its entries may contain the update. Returns the function to call when the queue has become empty.
 * @param {string} path
 * @param {import('./queue.js').Queue} queue
 * @param {(seq: number) => void | Promise<unknown>} update
 */
export function followChanges(path, queue, update) {
  let newest = 0
  let isUpdating = false
  const catchUp = async () => {
    if (isUpdating || queue.entries.length > 0 || newest <= pageSeq()) return
    isUpdating = true
    const before = pageSeq()
    try {
      await update(before)
    } finally {
      isUpdating = false
    }
    // Changes that were announced during the update may not be in it.
    if (pageSeq() > before) void catchUp()
  }
  listen(path, (seq) => {
    newest = Math.max(newest, seq)
    void catchUp()
    if (queue.awaySince) void queue.pump()
  })
  if (queue.entries.length > 0) void queue.pump()
  return catchUp
}

/**
 * Listens to a stream of hints while the page is visible, and reconnects by itself.
 * @param {string} path
 * @param {(seq: number) => void} moved called with the number of the last change
 * @param {Record<string, (data: string) => void>} [others] callbacks for further events, by name
 */
export function listen(path, moved, others = {}) {
  /** @type {EventSource | null} */
  let source = null
  let wait = FIRST_WAIT
  let timer = 0

  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
  const open = () => {
    close()
    source = new EventSource(path)
    source.addEventListener('open', () => {
      wait = FIRST_WAIT
    })
    source.addEventListener('moved', (event) => moved(Number(event.data)))
    // Newer windows of this participant took its place; this one listens again when it is used.
    source.addEventListener('ended', close)
    for (const [name, callback] of Object.entries(others)) source.addEventListener(name, (event) => callback(event.data))
    source.addEventListener('error', () => {
      // After a response that is no stream, the browser does not reconnect by itself.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = window.setTimeout(open, wait * (0.75 + Math.random() / 2))
      wait = Math.min(wait * 2, LONGEST_WAIT)
    })
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  window.addEventListener('focus', () => {
    if (source === null && !document.hidden) open()
  })
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && !document.hidden) open()
  })
  if (!document.hidden) open()
}
