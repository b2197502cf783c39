// @ts-check
// Buttons that participants press and release: signals to the facilitator, votes for questions. Sent at once, never queued: a signal that
// arrives late would be about something else.
import { notice } from './taps.js'

const AWAY = 'No connection: this was not sent. Try again when you are back online.'

/** @param {HTMLButtonElement} button @param {boolean} pressed */
function setPressed(button, pressed) {
  button.setAttribute('aria-pressed', String(pressed))
  button.value = pressed ? '' : (button.dataset.on ?? '')
}

/** @param {HTMLFormElement} form @returns {HTMLButtonElement[]} */
const buttonsOf = (form) => [...form.querySelectorAll('button')]

/** @param {HTMLFormElement} form @param {number} by */
function addVotes(form, by) {
  const shown = /** @type {HTMLElement | null} */ (form.querySelector('[data-votes]'))
  if (!shown) return
  const votes = Number(shown.dataset.votes) + by
  shown.dataset.votes = String(votes)
  shown.textContent = votes === 1 ? '1 vote' : `${votes} votes`
}

/** Shows what the server knows of this participant's signal. @param {string} signal '' for none */
export function showSignal(signal) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('#contact form[data-toggle]'))
  for (const button of form ? buttonsOf(form) : []) setPressed(button, button.dataset.on === signal)
}

export function openToggles() {
  document.addEventListener('submit', (event) => {
    const [form, button] = [event.target, event.submitter]
    if (!(form instanceof HTMLFormElement) || form.dataset.toggle === undefined || !(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    void send(form, button)
  })
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button */
async function send(form, button) {
  const pressed = button.value !== ''
  const body = new URLSearchParams({ [button.name]: button.value })
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body })
    const sentence = answer.ok ? '' : String((await answer.json().catch(() => ({}))).error ?? 'The server did not accept it.')
    notice('toggle', sentence)
    if (!answer.ok) return
    for (const one of buttonsOf(form)) setPressed(one, pressed && one === button)
    addVotes(form, pressed ? 1 : -1)
  } catch {
    notice('toggle', AWAY)
  }
}
