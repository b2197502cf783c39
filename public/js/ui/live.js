// @ts-check
// Hears that the workbook moved and asks for what changed. A hidden page hears nothing; it catches up when it is seen again,
// because the stream begins with where the workbook is.

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/** Up to where this page knows the workbook. */
export const seqHere = () => Number(/** @type {HTMLDataElement | null} */ (document.getElementById('seq'))?.value ?? 0)

/**
 * Keeps the page up to date through `heal`, which is asked for what came after a number. Waits for what was done here and is under
 * way: its answers may bring the rest along. Answers the function to call when nothing waits any more.
 * @param {string} path
 * @param {import('./queue.js').Queue} queue
 * @param {(seq: number) => void | Promise<unknown>} heal
 */
export function keepUp(path, queue, heal) {
  let newest = 0
  let healing = false
  const catchUp = async () => {
    if (healing || queue.entries.length > 0 || newest <= seqHere()) return
    healing = true
    try {
      await heal(seqHere())
    } finally {
      healing = false
    }
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
 * Hears of every move, as long as the page is seen; begins again by itself.
 * @param {string} path
 * @param {(seq: number) => void} moved
 * @param {Record<string, (data: string) => void>} [others] further hints by name
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
    for (const [name, heard] of Object.entries(others)) source.addEventListener(name, (event) => heard(event.data))
    source.addEventListener('error', () => {
      // After an answer that is no stream the browser gives up by itself.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = window.setTimeout(open, wait * (0.75 + Math.random() / 2))
      wait = Math.min(wait * 2, LONGEST_WAIT)
    })
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && !document.hidden) open()
  })
  if (!document.hidden) open()
}
