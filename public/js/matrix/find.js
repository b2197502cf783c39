// @ts-check
// Filters the rows of the matrix while words are typed in Find; Esc clears it. Without JavaScript, Enter sends the form.
import { request } from '../ui/request.js'

const PAUSE_MS = 150
let timer = 0
let isLoading = false

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
const findField = (target) => (target instanceof HTMLInputElement && target.matches('#tools .find') ? target : null)

document.addEventListener('input', (event) => {
  if (!findField(event.target)) return
  clearTimeout(timer)
  timer = window.setTimeout(filter, PAUSE_MS)
})

document.addEventListener('keydown', (event) => {
  const field = findField(event.target)
  if (!field || event.key !== 'Escape' || field.value === '') return
  event.preventDefault()
  field.value = ''
  void filter()
})

async function filter() {
  const field = findField(document.querySelector('#tools .find'))
  if (!field?.form || isLoading) return
  const words = field.value
  isLoading = true
  const address = `${location.pathname}?${new URLSearchParams({ search: words })}`
  const status = await request('GET', address)
  isLoading = false
  const now = findField(document.querySelector('#tools .find'))
  // The field keeps what was typed since, which is searched for next.
  if (now && now.value !== words) return filter()
  if (status > 0 && status < 400) history.replaceState(history.state, '', address)
}
