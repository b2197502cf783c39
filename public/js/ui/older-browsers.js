// @ts-check
// Workaround for Chromium without the Sanitizer API, such as version 143: its parseHTMLUnsafe throws on the second argument that htmx
// passes, and nothing is swapped. Without the method htmx uses DOMParser, which is enough for these pages.
try {
  const parse = /** @type {((html: string, options: object) => Document) | undefined} */ (Document.parseHTMLUnsafe)
  parse?.call(Document, '', {})
} catch {
  Reflect.set(Document, 'parseHTMLUnsafe', undefined)
}
