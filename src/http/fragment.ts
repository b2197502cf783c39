// Tells requests for a fragment from requests for a whole page.
import type { Context } from 'hono'

/** True if htmx asks for a fragment. Plain navigation, boosted links and history get the whole page. */
export const wantsFragment = (c: Context): boolean => c.req.header('HX-Request') === 'true' && c.req.header('HX-Request-Type') === 'partial'
