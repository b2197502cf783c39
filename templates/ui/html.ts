// Escapes text for the parts of the matrix that are built as strings, because a page has up to 20,000 cells.
import { raw } from 'hono/html'

const CODES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text and inside a quoted attribute. */
export const escapeHtml = (text: string): string => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => CODES[sign] ?? sign) : text)

/** A finished string as a child of JSX. Whatever came from people must have gone through `escapeHtml`. */
export const rawHtml = (html: string) => raw(html)

/** An attribute that is there or not; JSX would write ="false". */
export const booleanAttribute = (on: boolean): '' | undefined => (on ? '' : undefined)
