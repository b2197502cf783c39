// @ts-check
// The bar for selected cells or items: how many there are, the ratings, and for items also parking, sources and clusters.
import { smallButton } from '../ui/small-button.js'
import { paletteButtons } from './palette.js'
import { openSidePanel } from './side-panel.js'

/**
 * @param {{ rate: (value: string) => void, park: () => void, items: () => string[], done: () => void }} actions
 */
export function openSelectionBar({ rate, park, items, done }) {
  const main = /** @type {HTMLElement} */ (document.getElementById('main'))
  const bar = document.createElement('div')
  bar.className = 'selection-bar'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', 'Selection')
  const count = document.createElement('span')
  count.setAttribute('role', 'status')
  const ratings = document.createElement('span')
  ratings.className = 'track'
  for (const button of paletteButtons) {
    if (!button.dataset.key) continue
    const copy = /** @type {HTMLButtonElement} */ (button.cloneNode(true))
    copy.tabIndex = 0
    copy.removeAttribute('aria-pressed')
    copy.addEventListener('click', () => rate(copy.value))
    ratings.append(copy)
  }
  const clear = smallButton('Clear ratings', () => rate(''))
  const parkButton = smallButton('Park', park)
  const more = smallButton('Source or cluster', () =>
    openSidePanel(`${main.dataset.workbook}/several/evidence?${new URLSearchParams({ items: items().join(' ') })}`),
  )
  bar.append(count, ratings, clear, parkButton, more, smallButton('Done', done))
  return {
    /** @param {number} size @param {'cell' | 'item'} what */
    show(size, what) {
      const isShown = size > 0
      // In the page from the start of a selection, so that a screen reader hears the status.
      if (isShown && !bar.isConnected) main.append(bar)
      count.textContent = isShown ? `${size} ${what}${size === 1 ? '' : 's'} selected` : ''
      for (const button of [parkButton, more]) button.hidden = what === 'cell'
      if (!isShown) bar.remove()
    },
  }
}
