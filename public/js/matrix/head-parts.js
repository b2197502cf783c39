// @ts-check
// Finds the heads of items and hypotheses in the matrix. A head has one link, which takes its focus.

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
export const headOf = (target) => (target instanceof Element ? target.closest('th[id^="i-"]') : null)
/** @param {Element | null | undefined} head @returns {HTMLElement | null} */
export const controlIn = (head) => head?.querySelector('a.eid, .hyp > a, .hyp-name > a') ?? null
/** @param {HTMLElement | null} head */
export const idOf = (head) => head?.id.slice('i-'.length) ?? ''
/** @param {HTMLElement} head */
export const listOf = (head) => (head.querySelector('.hyp') ? 'hypotheses' : 'evidence')
/** @param {HTMLElement} head */
export const isColumn = (head) => head.closest('thead') !== null
/** @param {HTMLElement} head */
export const isParkedHead = (head) => head.closest('.parked') !== null

/** All heads of the rows, or all heads of the columns. @param {HTMLElement} head */
export function headsBeside(head) {
  const parts = isColumn(head) ? head.closest('thead')?.rows : head.closest('table')?.tBodies
  return [...(parts ?? [])].flatMap((part) => /** @type {HTMLElement[]} */ ([...part.querySelectorAll('th[id^="i-"]')]))
}

/** @param {HTMLElement | null | undefined} head */
export function focusHead(head) {
  const control = controlIn(head)
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
