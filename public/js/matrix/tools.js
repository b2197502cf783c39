// @ts-check
// What the matrix has in common with a what-if: submits the form of the tools as soon as a selection changes, closes menus, and
// loads a pending verdict.
import '../ui/menu.js'
import './pending-verdict.js'

/** A heading and two lines. */
const MAX_OPEN_PX = 72

document.addEventListener('change', (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.form : null
  if (form?.id === 'tools') form.requestSubmit()
})

// On a phone, what to know before rating would push the first row off the screen.
if (matchMedia('(max-width: 40rem)').matches)
  for (const details of document.querySelectorAll('.briefing > details[open]'))
    if (details instanceof HTMLDetailsElement && details.offsetHeight > MAX_OPEN_PX) details.open = false
