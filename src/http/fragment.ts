// Tells requests for a fragment, or for the side panel next to the matrix, from requests for a whole page.
import type { Context } from 'hono'

/** True if htmx asks for a fragment. Plain navigation, boosted links and history get the whole page. */
export const wantsFragment = (c: Context): boolean => c.req.header('HX-Request') === 'true' && c.req.header('HX-Request-Type') === 'partial'

/** True if the matrix asks for a page to show in its side panel, or sends a form that may come back there. */
export const wantsSidePanel = (c: Context): boolean => wantsFragment(c) && c.req.header('HX-Target') === 'div#side-panel-body'
