// Escapes text for HTML that is built as strings, such as the matrix with up to 20,000 cells.
import { raw } from 'hono/html'

const CODES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text and inside a quoted attribute. */
export const escapeHtml = (text: string): string => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => CODES[sign] ?? sign) : text)

/** Inserts an HTML string into JSX. User texts in it must have been escaped with `escapeHtml`. */
export const rawHtml = (html: string) => raw(html)

/** Value of an attribute that is present or absent; JSX would write ="false". */
export const booleanAttribute = (on: boolean): '' | undefined => (on ? '' : undefined)
