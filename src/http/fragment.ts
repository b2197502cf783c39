// Page or fragment: what htmx asked for, and where to go without it.
import type { Context } from 'hono'

/** True when htmx wants a piece; plain navigation, boosts and history get the whole page. */
export const wantsFragment = (c: Context): boolean => c.req.header('HX-Request') === 'true' && c.req.header('HX-Request-Type') === 'partial'
