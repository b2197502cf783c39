// Removes the marks of Markdown, wiki and HTML from the text of a cell: emphasis, code, links, line breaks. Pure.

/** A longer text is no cell with emphasis; searching all of it would only take long. */
const MOST = 2000

/** The text as a reader would see it. References such as [R1] stay. */
export function plainMarkdown(text: string): string {
  if (text.length > MOST || !/[*_`~[<&\\{]/.test(text)) return text.trim()
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|s|em|strong|code|sub|sup|span|font|mark|small|del|ins)(?:\s[^<>]{0,300})?>/gi, '')
    .replace(/!?\[([^\]]{0,500})\]\([^()\s]{0,1000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/\[\[(?:[^\]|]{0,200}\|)?([^\]|]{1,200})\]\]/g, '$1')
    .replace(/(\*\*\*|\*\*|___|__|~~)(?=\S)([^\n]{0,2000}?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]{0,1000}?[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_\n]{0,1000}?[^\s_])_(?![\w_])/g, '$1')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\{color[^}]{0,40}\}/gi, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1')
    .trim()
}
