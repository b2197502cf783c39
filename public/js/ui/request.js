// @ts-check
// One way to ask the server through htmx, which puts the answer's pieces in place. Says what became of the request.

/** @typedef {{ ajax(verb: string, path: string, options: object): Promise<void> }} Htmx */
const htmx = /** @type {{ htmx: Htmx }} */ (/** @type {unknown} */ (window)).htmx

/** @typedef {{ status: number }} Ticket */
/** @param {Event} event @returns {{ ticket?: Ticket, response?: { status: number } } | undefined} */
const contextOf = (event) => /** @type {CustomEvent} */ (event).detail?.ctx

document.addEventListener('htmx:before:response', (event) => {
  const context = contextOf(event)
  if (context?.ticket && context.response) context.ticket.status = context.response.status
})

/**
 * Answers the status; 0 where nobody answered.
 * @param {'GET' | 'POST'} verb
 * @param {string} path
 * @param {{ target?: string | null, swap?: string, values?: Record<string, string> }} [options]
 */
export async function request(verb, path, { target = null, swap = 'none', values = {} } = {}) {
  /** @type {Ticket} */
  const ticket = { status: 0 }
  // Without a place of its own the answer consists of partials only; the page may have lost the place meanwhile.
  const place = (target && document.querySelector(target)) || null
  const main = document.getElementById('main')
  await htmx.ajax(verb, path, { source: main, target: place ?? main, swap: place ? swap : 'none', values, ticket })
  return ticket.status
}
