// @ts-check
// The heat map: says which cell is under the pointer or the arrow keys, opens it in the matrix, and zooms without a new page.
import '../ui/supported.js'
import '../ui/page.js'

const LETTERS = ['CC', 'C', 'N', 'I', 'II', 'NA']

const map = document.getElementById('heat-map')
const readout = document.getElementById('heat-at')
const svg = map?.querySelector('.heat-cells')
const cursor = map?.querySelector('.heat-cursor')
const columns = [...(map?.querySelectorAll('[data-item]') ?? [])]
const rows = /** @type {HTMLElement[]} */ ([...(map?.querySelectorAll('[data-row]') ?? [])])

/** The cell under the pointer or the keys. @type {{ x: number, y: number } | null} */
let current = null

/** @param {MouseEvent} event */
function cellAt(event) {
  const box = svg?.getBoundingClientRect()
  if (!box) return null
  const x = Math.floor(((event.clientX - box.left) / box.width) * columns.length)
  const y = Math.floor(((event.clientY - box.top) / box.height) * rows.length)
  return x >= 0 && y >= 0 && x < columns.length && y < rows.length ? { x, y } : null
}

/** The address of a cell in the matrix. @param {{ x: number, y: number }} cell */
const addressOf = ({ x, y }) => `${map?.dataset.matrix}#c-${columns[x]?.getAttribute('data-item')}-${rows[y]?.dataset.hypothesis}`

/** @param {{ x: number, y: number }} cell */
function choose({ x, y }) {
  if (current?.x === x && current.y === y) return
  current = { x, y }
  cursor?.setAttribute('x', String(x))
  cursor?.setAttribute('y', String(y))
  map?.setAttribute('data-chosen', '')
  const sign = rows[y]?.dataset.row?.[x] ?? '-'
  const rating = sign === '-' ? 'not rated' : (LETTERS[Number(sign)] ?? '')
  const [item, text] = split(columns[x]?.querySelector('title')?.textContent ?? '')
  const link = document.createElement('a')
  link.href = addressOf({ x, y })
  link.textContent = `${item}, ${rating}`
  const label = document.createElement('bdi')
  label.textContent = rows[y]?.textContent?.trim() ?? ''
  const statement = document.createElement('bdi')
  statement.textContent = text ?? ''
  readout?.replaceChildren(link, ' for ', label, '. ', statement)
}

/** @param {string} title */
const split = (title) => [title.slice(0, title.indexOf(':')), title.slice(title.indexOf(':') + 2)]

svg?.addEventListener('pointermove', (event) => {
  const cell = event instanceof PointerEvent && event.pointerType !== 'touch' ? cellAt(event) : null
  if (cell) choose(cell)
})

// A tap only says what the cell is: fingers are wider than cells. The words above the map lead to it.
let tapped = false
svg?.addEventListener('pointerdown', (event) => {
  tapped = event instanceof PointerEvent && event.pointerType === 'touch'
})
svg?.addEventListener('click', (event) => {
  if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return
  const cell = cellAt(event)
  if (!cell) return
  event.preventDefault()
  choose(cell)
  if (!tapped) location.assign(addressOf(cell))
})

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

map?.addEventListener('keydown', (event) => {
  const step = STEPS[event.key]
  if (event.target !== map || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Enter' && current) location.assign(addressOf(current))
  if (!step) return
  event.preventDefault()
  const from = current ?? { x: -Math.max(0, step[0]), y: -Math.max(0, step[1]) }
  choose({
    x: Math.min(columns.length - 1, Math.max(0, from.x + step[0])),
    y: Math.min(rows.length - 1, Math.max(0, from.y + step[1])),
  })
  if (current) show(current.x)
})

/** Scrolls sideways until the column is in sight. @param {number} x */
function show(x) {
  const [box, place] = [map?.getBoundingClientRect(), columns[x]?.getBoundingClientRect()]
  if (!map || !box || !place) return
  const start = box.left + (rows[0]?.offsetWidth ?? 0)
  if (place.left < start) map.scrollLeft -= start - place.left
  if (place.right > box.right) map.scrollLeft += place.right - box.right
}

const zooms = (map?.dataset.zooms ?? '1').split(' ').map(Number)

/** @param {number} by */
function zoom(by) {
  if (!map) return
  const place = zooms.indexOf(Number(map.dataset.zoom)) + by
  const next = zooms[place]
  if (next === undefined) return
  const before = Number(map.dataset.zoom)
  const plot = map.querySelector('.heat-plot')?.getBoundingClientRect()
  const seen = map.clientWidth - (rows[0]?.offsetWidth ?? 0)
  // Keeps the middle, or the chosen cell, in its place.
  const middle = current ? ((current.x + 0.5) / columns.length) * (plot?.width ?? 0) : map.scrollLeft + seen / 2
  map.dataset.zoom = String(next)
  map.scrollLeft += middle * (next / before - 1)
  const words = document.getElementById('heat-zoom')
  if (words) words.textContent = `${next}×`
  const address = new URL(location.href)
  address.searchParams.set('zoom', String(next))
  history.replaceState(history.state, '', address)
  for (const link of document.querySelectorAll('.heat-tools a[href]')) {
    if (!(link instanceof HTMLAnchorElement) || link.dataset.zoomTo || link.hash !== '') continue
    const to = new URL(link.href)
    to.searchParams.set('zoom', String(next))
    link.href = to.href
  }
  const ends = { '−': place === 0, '+': place === zooms.length - 1 }
  for (const [sign, end] of Object.entries(ends)) {
    const link = document.querySelector(`[data-zoom-to="${sign}"]`)
    if (!(link instanceof HTMLAnchorElement)) continue
    const other = zooms[place + (sign === '+' ? 1 : -1)]
    if (end || other === undefined) link.removeAttribute('href')
    else {
      address.searchParams.set('zoom', String(other))
      link.href = address.href
    }
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-zoom-to]') : null
  if (!link || (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey))) return
  event.preventDefault()
  zoom(link.getAttribute('data-zoom-to') === '+' ? 1 : -1)
})

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, select, textarea')
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '+' || event.key === '=') zoom(1)
  if (event.key === '-' || event.key === '−') zoom(-1)
})
