// Escapes typed text for Markdown, so that it shows exactly as typed: no markup, HTML, table cells or lists.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escapes text for use within a line: line breaks become <br>, so that it cannot begin a line or end a table cell. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\\`*_{}[\]#|~!$]/g, '\\$&')
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('<br>')
}

/** Escapes text for use as a paragraph: the start of a list or a rule is escaped too. */
export const markdownParagraph = (text: string): string =>
  escapeMarkdown(text)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A Markdown table; columns for which `isFigure` returns true are aligned right. The cells must be escaped already. */
export function markdownTable(
  head: readonly string[],
  isFigure: (column: number) => boolean,
  rows: readonly (readonly string[])[],
): string {
  const rule = head.map((_, at) => (isFigure(at) ? '---:' : '---'))
  return [head, rule, ...rows].map(tableRow).join('\n')
}
