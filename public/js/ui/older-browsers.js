// @ts-check
// Chromium before it had the Sanitizer (143 is one) refuses the second argument with which htmx parses an answer, and then nothing is
// swapped. Without the method htmx uses DOMParser, which does the same for our pages.
try {
  const parse = /** @type {((html: string, options: object) => Document) | undefined} */ (Document.parseHTMLUnsafe)
  parse?.call(Document, '', {})
} catch {
  Reflect.set(Document, 'parseHTMLUnsafe', undefined)
}
