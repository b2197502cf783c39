// @ts-check
// A menu closes when the focus or a click goes elsewhere, and on Esc.

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !(event.target instanceof Element)) return
  const menu =
    event.target.closest('details.menu[open]') ?? (event.target === document.body ? document.querySelector('details.menu[open]') : null)
  if (!(menu instanceof HTMLDetailsElement)) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (menu instanceof HTMLDetailsElement && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
})
