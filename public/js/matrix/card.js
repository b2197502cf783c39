// @ts-check
// The row card: its plain forms are sent by the outbox, so that nothing waits and nothing is lost.
import { keepUp } from '../ui/live.js'
import { request } from '../ui/request.js'
import { openOutbox } from './outbox.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const queue = openOutbox({ drained: () => catchUp(), refused: () => location.reload() })

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (!(form instanceof HTMLFormElement) || !form.closest('.card')) return
  event.preventDefault()
  const data = new FormData(form, submitter)
  const values = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]))
  const asked = form.closest('fieldset')
  if (asked && values.value !== undefined) press(asked, values.value)
  queue.push({ path: form.action, values, ...(asked ? { target: `#${CSS.escape(asked.id)}` } : {}) })
})

// Leaving a text saves it: the way to the next item is a link, not a button of the form.
document.addEventListener('change', (event) => {
  const text = event.target
  if (text instanceof HTMLTextAreaElement && text.closest('.card')) text.form?.requestSubmit()
})

/** Shows the answer before it is stored. @param {HTMLElement} asked @param {string} value */
function press(asked, value) {
  for (const button of asked.querySelectorAll('.big')) button.setAttribute('aria-pressed', String(button.getAttribute('value') === value))
}

const catchUp = keepUp(`${main.dataset.workbook}/live`, queue, () =>
  request('GET', location.pathname, { target: '#main', swap: 'outerMorph' }),
)
