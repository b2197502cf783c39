// @ts-check
// The row card: sends its forms through the outbox, so the user never waits and loses nothing while offline.
import '../ui/supported.js'
import '../ui/page.js'
import { followChanges } from '../ui/live.js'
import { request } from '../ui/request.js'
import { openOutbox } from './outbox.js'
import '../ui/tip.js'
import { onPageKeys } from './page-keys.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const queue = openOutbox({ drained: () => catchUp(), refused: () => location.reload() })

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (!(form instanceof HTMLFormElement) || !form.closest('.card')) return
  event.preventDefault()
  /** @type {Record<string, string>} */
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  // Not `new FormData(form, submitter)`, which needs newer browsers than the rest.
  if (submitter instanceof HTMLButtonElement && submitter.name) values[submitter.name] = submitter.value
  const fieldset = form.closest('fieldset')
  if (fieldset && values.value !== undefined) showRating(fieldset, values.value)
  queue.push({ path: form.action, values, ...(fieldset ? { target: `#${CSS.escape(fieldset.id)}` } : {}) })
})

// Leaving a text saves it, because "Next item" is a link and does not submit the form.
document.addEventListener('change', (event) => {
  const text = event.target
  if (text instanceof HTMLTextAreaElement && text.closest('.card')) text.form?.requestSubmit()
})

onPageKeys(({ key }) => {
  const asked = [...document.querySelectorAll('fieldset.asked')]
  const focused = document.activeElement?.closest('fieldset.asked')
  if (!focused && document.activeElement !== document.body) return false
  const isBlank = (/** @type {Element} */ one) => !one.querySelector('.big[aria-pressed="true"]')
  const fieldset = focused ?? asked.find(isBlank)
  const button = fieldset?.querySelector(`.big[data-key="${CSS.escape(key)}"]`)
  if (!fieldset || !(button instanceof HTMLButtonElement)) return false
  button.form?.requestSubmit(button)
  // The next blank hypothesis as a whole, because a ring around its first button looks like a rating. Another key must not replace a rating
  // that is there already.
  const after = asked.slice(asked.indexOf(fieldset) + 1)
  const next = after.find(isBlank) ?? asked.find(isBlank) ?? document.querySelector('.card-nav [data-kind="main"]')
  if (next instanceof HTMLElement) {
    if (next.matches('fieldset')) next.tabIndex = -1
    next.focus()
  }
  return true
})

/** Shows the rating before it is stored. @param {HTMLElement} fieldset @param {string} value */
function showRating(fieldset, value) {
  for (const button of fieldset.querySelectorAll('.big'))
    button.setAttribute('aria-pressed', String(button.getAttribute('value') === value))
}

const catchUp = followChanges(`${main.dataset.workbook}/live`, queue, () =>
  request('GET', location.pathname, { target: '#main', swap: 'outerMorph' }),
)
