// @ts-check
// The wall of an exercise: the clock runs, the page follows what moves, arrow keys go through the scenes. The page works without it.
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { createRefresh } from '../../ui/refresh.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))

const WAYS = /** @type {Record<string, string>} */ ({ ArrowLeft: 'prev', PageUp: 'prev', ArrowRight: 'next', PageDown: 'next' })
document.addEventListener('keydown', (event) => {
  const way = WAYS[event.key]
  if (!way || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const link = /** @type {HTMLAnchorElement | null} */ (main.querySelector(`a[rel="${way}"]`))
  if (!link) return
  event.preventDefault()
  link.click()
})

document.addEventListener('htmx:after:settle', startClock().resync)
listen(main.dataset.news ?? '', createRefresh('#wall').schedule)
