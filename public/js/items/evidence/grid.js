// @ts-check
// The page of evidence: applies another sorting, filter or choice of columns without loading the page, and connects the parts below. The
// page works without it.
import '../../ui/supported.js'
import '../../ui/page.js'
import { request } from '../../ui/request.js'
import { enableCells } from './cells.js'
import './edit.js'
import { applyFind } from './find.js'
import { enableSelection } from './select.js'

const tools = /** @type {HTMLFormElement | null} */ (document.getElementById('grid-tools'))

/** Shows the table of this address and puts the address into the address bar. @param {string} address */
async function show(address) {
  const status = await request('GET', address, { target: '#list-evidence', swap: 'outerHTML' })
  if (status !== 200) return status === 0 ? location.assign(address) : undefined
  history.replaceState(history.state, '', address)
  start()
  return undefined
}

/** The address that the tools ask for, without empty fields. */
function chosenAddress() {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (tools))) if (value !== '') fields.append(name, String(value))
  return `${tools?.action}${fields.size > 0 ? `?${fields}` : ''}`
}

function start() {
  enableSelection()
  enableCells()
  applyFind()
}

tools?.addEventListener('change', (event) => {
  if (!(event.target instanceof HTMLInputElement && event.target.type === 'search')) void show(chosenAddress())
})
tools?.addEventListener('submit', (event) => {
  event.preventDefault()
  void show(chosenAddress())
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a.sort') : null
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  const { searchParams } = new URL(link.href)
  const sort = tools?.elements.namedItem('sort')
  if (sort instanceof HTMLSelectElement) sort.value = searchParams.get('sort') ?? ''
  const { id } = link
  void show(chosenAddress()).then(() => document.getElementById(id)?.focus())
})

start()
