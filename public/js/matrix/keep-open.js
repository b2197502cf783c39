// @ts-check
// Keeps an element that a script put into the matrix while updates replace its surroundings: it leaves before each swap and comes back
// after it, with the focus and the selected text.

/**
 * `place` finds the parent in the updated matrix, or returns null if it is gone; then `lost` is called.
 * @param {{ element: () => HTMLElement | null, place: () => Element | null, lost: () => void }} kept
 */
export function keepThroughSwaps({ element, place, lost }) {
  /** @type {{ away: HTMLElement, focused: HTMLElement | null, range: [number, number] | null } | null} */
  let kept = null
  document.addEventListener('htmx:before:swap', (event) => {
    const away = element()
    const target = /** @type {CustomEvent} */ (event).detail?.ctx?.target
    if (!away?.isConnected || away === target || kept) return
    const focused = document.activeElement
    const isIn = focused instanceof HTMLElement && away.contains(focused)
    kept = { away, focused: isIn ? focused : null, range: isIn ? selectedRange(focused) : null }
    away.remove()
  })
  document.addEventListener('htmx:after:swap', () => {
    if (!kept) return
    const { away, focused, range } = kept
    const parent = place()
    if (!parent) {
      kept = null
      return lost()
    }
    parent.append(away)
    focused?.focus({ preventScroll: true })
    if (range && isText(focused)) focused.setSelectionRange(...range)
    kept = null
  })
  return { isAway: () => kept !== null }
}

/** @param {Element | null} field @returns {field is HTMLInputElement | HTMLTextAreaElement} */
const isText = (field) => field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')

/** @param {Element} field @returns {[number, number] | null} */
const selectedRange = (field) => (isText(field) ? [field.selectionStart ?? 0, field.selectionEnd ?? 0] : null)
