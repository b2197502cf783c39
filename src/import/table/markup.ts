// Recognises text that is the source of a picture, a page or a document, and so no table of evidence. Pure.

/** A file of this kind may hold tables. */
export const HTML = 'a web page (HTML)'
const XML = 'an XML file'

/** How such texts begin, and what they are. The first one that matches counts. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^<svg[\s>]/i, 'a picture (SVG)'],
  [/^<(!doctype\s+html|html|head|body|meta|div|table|p|span|ul|ol|h[1-6]|a|img|style|script|link|title)[\s>]/i, HTML],
  [/^<(\?xml\s|!doctype\s|!--)/i, XML],
  [/^%PDF-/, 'a PDF file'],
  [/^%!PS/, 'a PostScript file'],
  [/^\{\\rtf/, 'a document (RTF)'],
  [/^BEGIN:V(CALENDAR|CARD)/i, 'a calendar or an address card'],
  [/^-----BEGIN [A-Z ]+-----/, 'a key or a certificate'],
]

/** What the text is instead of a table, with its article; null if it may be one. Only its beginning counts. */
export function markupKind(text: string): string | null {
  const begin = text.slice(0, 2000).replace(/^[\s\ufeff]+/, '')
  const kind = BEGINNINGS.find(([pattern]) => pattern.test(begin))?.[1] ?? null
  // A picture may begin with the declaration of XML, and with comments.
  if (kind !== XML) return kind
  return /<svg[\s>]/i.test(begin) ? 'a picture (SVG)' : /<(html|table)[\s>]/i.test(begin) ? HTML : kind
}
