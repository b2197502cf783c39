// @ts-check
// Runs before every other script. In a browser that is too old it throws, so none of the scripts that import it runs, and the pages work as
// without JavaScript. Must ask for the same features as the notice .outdated in public/css/ui/base.css.

if (!CSS.supports('(container-type: inline-size) and selector(:has(*))')) {
  // Otherwise htmx would send forms by itself, and show what comes back only in part.
  document.addEventListener('htmx:before:process', (event) => event.preventDefault())
  throw new Error('This browser is too old for the scripts of this page. The page works without them.')
}
document.documentElement.dataset.scripts = ''
