// What people typed, as Markdown that shows exactly that: no markup, no HTML, no table cell or list of its own making.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** For a place inside a line: markup escaped, line breaks as <br>, so that it cannot begin a line or end a table cell. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\\`*_{}[\]#|~!$]/g, '\\$&')
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('<br>')
}

/** For a paragraph of its own: what would begin a list or a rule is escaped too. */
export const markdownParagraph = (text: string): string =>
  escapeMarkdown(text)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table; the columns that `isFigure` says yes to are aligned right. Cells must be escaped already. */
export function markdownTable(
  head: readonly string[],
  isFigure: (column: number) => boolean,
  rows: readonly (readonly string[])[],
): string {
  const rule = head.map((_, at) => (isFigure(at) ? '---:' : '---'))
  return [head, rule, ...rows].map(tableRow).join('\n')
}
