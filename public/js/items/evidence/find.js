// @ts-check
// Finds items while the user types: hides the rows without the words. Must search the same text as templates/items/evidence/model.ts.

const field = /** @type {HTMLInputElement | null} */ (document.getElementById('find'))

/** Texts of rows in lower case, with the version of the item. @type {WeakMap<Element, { version: string | undefined, text: string }>} */
const texts = new WeakMap()

/** @param {HTMLElement} row */
function textOf(row) {
  const { version, find } = row.dataset
  const known = texts.get(row)
  if (known && known.version === version) return known.text
  const id = row.querySelector('.item-id')?.textContent ?? ''
  const statement = row.querySelector('[data-field="statement"] .cell')?.textContent ?? ''
  const text = `${id}\n${statement}\n${find}`.toLowerCase()
  texts.set(row, { version, text })
  return text
}

/** Hides the rows without the words in the field. A hidden row is never part of a selection. */
export function applyFind() {
  const words = (field?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  let shown = 0
  for (const row of document.querySelectorAll('.grid tbody tr[data-find]')) {
    if (!(row instanceof HTMLElement)) continue
    const text = textOf(row)
    const matches = words.every((word) => text.includes(word))
    if (matches) shown += 1
    if (row.hidden === !matches) continue
    row.hidden = !matches
    const box = row.querySelector('input[name=row]')
    if (box instanceof HTMLInputElement) box.disabled = !matches
  }
  const count = document.querySelector('#grid-count [data-shown]')
  if (count) count.textContent = shown.toLocaleString('en')
  document.querySelector('.none-found')?.toggleAttribute('hidden', shown > 0)
  document.dispatchEvent(new Event('grid:selected'))
}

/** Keeps the words in the address, so that they survive a reload and reach the item's form and back. */
function remember() {
  const address = new URL(location.href)
  if (field?.value) address.searchParams.set('find', field.value)
  else address.searchParams.delete('find')
  history.replaceState(history.state, '', address)
  const query = document.querySelector('#list-evidence input[name=query]')
  if (query instanceof HTMLInputElement) query.value = address.search
}

field?.addEventListener('input', () => {
  applyFind()
  remember()
})
field?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || field.value === '') return
  event.preventDefault()
  field.value = ''
  applyFind()
  remember()
})
