// @ts-check
// Moves rows and columns: Alt and arrow keys on a head, the buttons of its form, or its handle and the mouse.
import { toast } from '../ui/page.js'
import { focusHead, headOf, headsBeside, idOf, isColumn, isParkedHead, listOf } from './head-parts.js'
import { matrixView } from './outbox.js'

const status = document.createElement('p')
status.className = 'visually-hidden'
status.setAttribute('role', 'status')

const handle = document.createElement('span')
handle.className = 'handle'
handle.setAttribute('aria-hidden', 'true')
handle.title = 'Drag to move'
handle.textContent = '⠿'

/** Why the heads have another order than the workbook's; null if they can be moved. @param {HTMLElement} head */
function reasonNotToMove(head) {
  const view = new URLSearchParams(matrixView() ?? '')
  if (listOf(head) === 'hypotheses')
    return view.get('hypotheses') === 'rank' ? 'The hypotheses are ordered by rank. Choose the manual order to move them.' : null
  return view.has('sort') ? 'The items are sorted. Choose the manual order to move them.' : null
}

/** @param {import('./editing.js').Page} page */
export function startMoving({ main, workbook, send }) {
  // at the start, because at the end it would lengthen the page
  main.prepend(status)

  /** Moves a head in front of another one, or to the end. @param {HTMLElement} head @param {HTMLElement | undefined} before */
  function moveBefore(head, before) {
    const reason = reasonNotToMove(head)
    if (reason) return toast(reason, 'warn')
    const id = idOf(head)
    send(`${workbook}/${listOf(head)}/${id}/move`, { before: before ? idOf(before) : '' }, (code) => {
      const moved = document.getElementById(head.id)
      if (!moved || code === 0 || code >= 400) return code === 0 ? toast('You are offline, so this was not moved.') : undefined
      const heads = headsBeside(moved)
      focusHead(moved)
      status.textContent = `${id} is now ${isColumn(moved) ? 'column' : 'row'} ${heads.indexOf(moved) + 1} of ${heads.length}.`
    })
  }

  /** @param {HTMLElement} head @param {number} step */
  function by(head, step) {
    const heads = headsBeside(head).filter((one) => !isParkedHead(one))
    const at = heads.indexOf(head)
    if (at < 0 || at + step < 0 || at + step >= heads.length) return
    moveBefore(head, step < 0 ? heads[at - 1] : heads[at + 2])
  }

  startDragging(main, moveBefore)
  return {
    by,
    /** @param {HTMLElement} head @param {string} key */
    byKey(head, key) {
      const [back, forward] = isColumn(head) ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
      if (key !== back && key !== forward) return false
      by(head, key === back ? -1 : 1)
      return true
    },
  }
}

/** One handle, in the head under the mouse. @param {HTMLElement} main @param {(head: HTMLElement, before: HTMLElement | undefined) => void} drop */
function startDragging(main, drop) {
  /** @type {HTMLElement | null} */
  let dragged = null
  /** @type {HTMLElement | null} */
  let over = null
  const end = () => {
    over?.removeAttribute('data-drop')
    dragged?.removeAttribute('data-dragged')
    dragged = over = null
  }
  main.addEventListener('pointerover', (event) => {
    const head = headOf(event.target)
    if (dragged || event.pointerType !== 'mouse' || !head || isParkedHead(head) || head.hasAttribute('data-editing')) return
    if (handle.parentElement !== head) head.append(handle)
  })
  document.addEventListener('htmx:before:swap', () => {
    end()
    handle.remove()
  })
  handle.addEventListener('pointerdown', (event) => {
    dragged = headOf(handle)
    if (!dragged || event.button !== 0) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    dragged.setAttribute('data-dragged', '')
  })
  handle.addEventListener('pointermove', (event) => {
    if (!dragged) return
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const head = headOf(isColumn(dragged) ? under : (under?.closest('tr')?.querySelector('th') ?? null))
    over?.removeAttribute('data-drop')
    over = head && head !== dragged && headsBeside(dragged).includes(head) && !isParkedHead(head) ? head : null
    if (!over) return
    const box = over.getBoundingClientRect()
    const after = isColumn(over) ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2
    over.setAttribute('data-drop', after ? 'after' : 'before')
  })
  handle.addEventListener('pointerup', () => {
    const [head, target] = [dragged, over]
    const after = over?.getAttribute('data-drop') === 'after'
    end()
    if (!head || !target) return
    const heads = headsBeside(head)
    drop(head, after ? heads[heads.indexOf(target) + 1] : target)
  })
  handle.addEventListener('pointercancel', end)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && dragged) end()
  })
}
