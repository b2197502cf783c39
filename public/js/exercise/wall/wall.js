// @ts-check
// The wall of an exercise: ticking timer, live updates, arrow keys between scenes. The page works without this script.
import '../../ui/supported.js'
import '../../ui/page.js'
import { startClock } from '../../ui/clock.js'
import { listen } from '../../ui/live.js'
import { createRefresh } from '../../ui/refresh.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))

const DIRECTIONS = /** @type {Record<string, string>} */ ({ ArrowLeft: 'prev', PageUp: 'prev', ArrowRight: 'next', PageDown: 'next' })
document.addEventListener('keydown', (event) => {
  const direction = DIRECTIONS[event.key]
  if (!direction || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const link = /** @type {HTMLAnchorElement | null} */ (main.querySelector(`a[rel="${direction}"]`))
  if (!link) return
  event.preventDefault()
  link.click()
})

document.addEventListener('htmx:after:settle', startClock().resync)
listen(main.dataset.news ?? '', createRefresh('#wall').schedule)
