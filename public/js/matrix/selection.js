// @ts-check
// Selects several cells or items: with Shift and the arrow keys, with Shift and a click, by dragging over the heads of items, or with the
// button Select of a head. A rating key then rates all of them, and a bar has the other actions.
import { cellForKey, cellOf, cellsIn, focusCell, isParked, placeOf, stopCell } from './cells.js'
import { closeHeadEditor } from './head-editor.js'
import { focusHead, headOf, headsBeside, isColumn, isParkedHead, listOf } from './head-parts.js'
import { openSelectionBar } from './selection-bar.js'

/** @typedef {import('./cells.js').Cell} Cell */

/** ids of the selected cells, or of the selected heads of items @type {Set<string>} */
const selected = new Set()
/** the cell or head at which the selection starts @type {string} */
let anchor = ''
/** taps on heads select them, because the selection began with the button Select */
let isTapping = false

const isItem = (/** @type {HTMLElement} */ head) => listOf(head) === 'evidence' && !isParkedHead(head)
const hasItems = () => [...selected].some((id) => id.startsWith('i-'))

/** The cells to rate: the selected ones, or all cells of the selected items. @returns {Cell[]} */
function cellsToRate() {
  const cells = hasItems()
    ? /** @type {Cell[]} */ (
        [...document.querySelectorAll('td[data-rating]')].filter((cell) =>
          selected.has(`i-${placeOf(/** @type {Cell} */ (cell)).evidence}`),
        )
      )
    : [...selected].flatMap((id) => /** @type {Cell[]} */ (document.getElementById(id) ?? []))
  return cells.filter((cell) => !isParked(cell))
}

/** @param {import('./editing.js').Page} page */
export function startSelection(page) {
  const { main, workbook, send, ratingFor } = page
  document.querySelector('.matrix')?.setAttribute('aria-multiselectable', 'true')

  const bar = openSelectionBar({
    rate,
    park: () => act({ do: 'park' }),
    items: () => [...selected].map((id) => id.slice('i-'.length)),
    done: () => clear({ focus: true }),
  })

  function show() {
    for (const marked of document.querySelectorAll('[aria-selected="true"]')) marked.removeAttribute('aria-selected')
    for (const id of selected) {
      const element = document.getElementById(id)
      if (element) element.setAttribute('aria-selected', 'true')
      else selected.delete(id)
    }
    bar.show(selected.size, hasItems() ? 'item' : 'cell')
  }

  /** @param {{ focus?: boolean }} [options] */
  function clear({ focus = false } = {}) {
    if (selected.size === 0 && !isTapping) return
    selected.clear()
    isTapping = false
    show()
    if (!focus) return
    const start = document.getElementById(anchor)
    const cell = cellOf(start)
    if (cell) focusCell(cell)
    else focusHead(headOf(start))
  }

  /** @param {string} value */
  function rate(value) {
    const lines = cellsToRate().map((cell) => {
      const { evidence, hypothesis } = placeOf(cell)
      return `${evidence} ${hypothesis}`
    })
    send(`${workbook}/ratings`, { cells: lines.join('\n'), value })
  }

  /** @param {Record<string, string>} values */
  function act(values) {
    const items = [...selected].map((id) => id.slice('i-'.length)).join(' ')
    send(`${workbook}/several/evidence`, { items, ...values })
    clear({ focus: true })
  }

  /** @param {Iterable<string>} ids */
  function select(ids) {
    selected.clear()
    for (const id of ids) selected.add(id)
    show()
  }

  /** Selects the block between the anchor and this cell. @param {Cell} from @param {Cell} to */
  function selectBlock(from, to) {
    const start = hasItems() || selected.size === 0 ? from : /** @type {Cell} */ (document.getElementById(anchor) ?? from)
    anchor = start.id
    const rows = [...(to.closest('table')?.rows ?? [])].filter((row) => cellsIn(row).length > 0)
    const at = (/** @type {Cell} */ cell) => rows.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement))
    const [top = 0, bottom = 0] = [at(start), at(to)].sort((a, b) => a - b)
    const [left = 0, right = 0] = [start.cellIndex, to.cellIndex].sort((a, b) => a - b)
    select(
      rows.slice(top, bottom + 1).flatMap((row) =>
        cellsIn(row)
          .filter((cell) => cell.cellIndex >= left && cell.cellIndex <= right)
          .map(({ id }) => id),
      ),
    )
  }

  /** Selects the items between the anchor and this head. @param {HTMLElement} from @param {HTMLElement} to */
  function selectItems(from, to) {
    const start = hasItems() ? (document.getElementById(anchor) ?? from) : from
    anchor = start.id
    const heads = headsBeside(to).filter(isItem)
    const [first = 0, last = 0] = [heads.indexOf(start), heads.indexOf(to)].sort((a, b) => a - b)
    select(heads.slice(Math.max(first, 0), last + 1).map(({ id }) => id))
  }

  /** @param {HTMLElement} head */
  function toggle(head) {
    if (!hasItems()) selected.clear()
    if (!selected.delete(head.id)) selected.add(head.id)
    anchor = head.id
    show()
  }

  // Before the handlers of the matrix, which move the focus and rate one cell.
  main.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (!extend(event)) {
        const value = selected.size > 0 ? ratingFor(event.key) : undefined
        if (event.key === 'Escape' && selected.size > 0) clear({ focus: true })
        else if (value !== undefined) rate(value)
        else if (event.key.startsWith('Arrow') && selected.size > 0) return clear()
        else return
      }
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )

  /** @param {KeyboardEvent} event */
  function extend(event) {
    if (!event.shiftKey || !event.key.startsWith('Arrow')) return false
    const cell = cellOf(event.target)
    const head = headOf(event.target)
    if (cell) {
      const next = cellForKey(cell, event.key)
      if (next) {
        selectBlock(cell, next)
        focusCell(next)
      }
      return true
    }
    if (!head || !isItem(head)) return false
    const [back, forward] = isColumn(head) ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    if (event.key !== back && event.key !== forward) return false
    const heads = headsBeside(head).filter(isItem)
    const next = heads[heads.indexOf(head) + (event.key === back ? -1 : 1)] ?? head
    selectItems(head, next)
    focusHead(next)
    return true
  }

  main.addEventListener(
    'click',
    (event) => {
      const target = event.target instanceof Element ? event.target : null
      const head = headOf(target)
      if (target?.closest('[data-choose]') && head) {
        closeHeadEditor({ focus: true })
        isTapping = true
        toggle(head)
      } else if (isTapping && head && isItem(head)) toggle(head)
      else if (event.shiftKey && head && isItem(head)) {
        selectItems(head, head)
        focusHead(head)
      } else if (event.shiftKey && cellOf(target)) {
        const cell = /** @type {Cell} */ (cellOf(target))
        selectBlock(stopCell() ?? cell, cell)
        focusCell(cell)
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )

  /** @type {HTMLElement | null} */
  let dragFrom = null
  main.addEventListener('pointerdown', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const head = headOf(target)
    if (target?.closest('.selection-bar, dialog')) return
    if (!event.shiftKey && !isTapping && selected.size > 0) clear()
    dragFrom =
      event.pointerType === 'mouse' && event.button === 0 && head && isItem(head) && !target?.closest('.handle, form') ? head : null
  })
  main.addEventListener('pointermove', (event) => {
    if (!dragFrom || event.buttons !== 1) return
    // The bar of the selection may lie over the item.
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.closest('tr'))
    const head = headOf((isColumn(dragFrom) ? under : under?.closest('tr')?.querySelector('th')) ?? null)
    if (!head || !isItem(head) || (head === dragFrom && selected.size === 0)) return
    getSelection()?.removeAllRanges()
    selectItems(dragFrom, head)
    focusHead(head)
  })
  document.addEventListener('pointerup', () => {
    dragFrom = null
  })

  document.addEventListener('htmx:after:swap', () => {
    document.querySelector('.matrix')?.setAttribute('aria-multiselectable', 'true')
    if (selected.size > 0) show()
  })
  return { selected: () => cellsToRate() }
}

/** @param {EventTarget | null} target */
const isField = (target) => target instanceof Element && target.closest('input, textarea, select, form') !== null
