// @ts-check
// Hears that the workbook moved and asks for what changed. A hidden page hears nothing; it catches up when it is seen again,
// because the stream begins with where the workbook is.

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/**
 * @param {string} path
 * @param {(seq: number) => void} moved
 */
export function listen(path, moved) {
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
