// @ts-check
// Sends a request through htmx, which swaps the response into the page, and returns the HTTP status.

/** @typedef {{ ajax(verb: string, path: string, options: object): Promise<void> }} Htmx */
const htmx = /** @type {{ htmx: Htmx }} */ (/** @type {unknown} */ (window)).htmx

/** @typedef {{ status: number }} Ticket */
/** @param {Event} event @returns {{ ticket?: Ticket, response?: { status: number } } | undefined} */
const contextOf = (event) => /** @type {CustomEvent} */ (event).detail?.ctx

document.addEventListener('htmx:before:response', (event) => {
  const context = contextOf(event)
  if (context?.ticket && context.response) context.ticket.status = context.response.status
})

/** @typedef {{ target?: string | null, swap?: string, values?: Record<string, string> }} Options */

/** the end of the last request @type {Promise<unknown>} */
let last = Promise.resolve()

/**
 * Returns the HTTP status, or 0 without a response. Waits for earlier requests, because htmx drops a request while another one of the same
 * source is on its way.
 * @param {'GET' | 'POST'} verb
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<number>}
 */
export function request(verb, path, options) {
  const answered = last.then(() => send(verb, path, options))
  last = answered.catch(() => {})
  return answered
}

/** @param {string} verb @param {string} path @param {Options} [options] */
async function send(verb, path, { target = null, swap = 'none', values = {} } = {}) {
  /** @type {Ticket} */
  const ticket = { status: 0 }
  // Without a target only the partials of the response are swapped. The target may also have left the page since.
  const element = (target && document.querySelector(target)) || null
  const main = document.getElementById('main')
  // htmx names the target of the source, which is always the same here.
  const headers = element?.id ? { 'HX-Target': `${element.localName}#${element.id}` } : {}
  await htmx.ajax(verb, path, { source: main, target: element ?? main, swap: element ? swap : 'none', values, headers, ticket })
  return ticket.status
}
