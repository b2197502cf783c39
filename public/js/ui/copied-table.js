// @ts-check
// Reads a table that was copied from a web page or a document. The plain text on the clipboard loses which cells are merged, and often has
// one line for each cell.
import './supported.js'

const MOST_CELLS = 20_000
const BLOCKS = /^(?:P|DIV|LI|UL|OL|H[1-6]|BR|BLOCKQUOTE|SECTION|ARTICLE|TABLE|TR)$/

/**
 * Returns what was copied, in a document in which no script runs; null if the plain text says as much.
 * @param {ClipboardEvent} event
 * @returns {HTMLElement | null}
 */
export function copiedTable(event) {
  const html = event.clipboardData?.getData('text/html') ?? ''
  if (!/<table[\s>]/i.test(html)) return null
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  const cells = [...body.querySelectorAll('td, th')]
  if (cells.length === 0 || cells.length > MOST_CELLS) return null
  const hasTabs = (event.clipboardData?.getData('text/plain') ?? '').includes('\t')
  const hasMore = cells.some(
    (cell) => /** @type {HTMLTableCellElement} */ (cell).colSpan > 1 || /** @type {HTMLTableCellElement} */ (cell).rowSpan > 1,
  )
  return hasMore || !hasTabs ? body : null
}

/**
 * The security policy would report inline styles, which are only read here, for bold text.
 * @param {string} html
 */
const withoutStyles = (html) =>
  html.replace(/<style[\s>][\s\S]*?<\/style>/gi, '').replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='))

/**
 * Returns the cells of the only table as texts, merged ones repeated; null for several tables.
 * @param {HTMLElement} body
 * @returns {string[][] | null}
 */
export function tableBlock(body) {
  const [table, second] = innerTables(body)
  if (!table || second) return null
  /** @type {string[][]} */
  const block = [...table.rows].map(() => [])
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0
    for (const cell of row.cells) {
      while (block[at]?.[column] !== undefined) column += 1
      for (let down = 0; down < Math.min(cell.rowSpan || 1, block.length - at); down += 1)
        for (let across = 0; across < Math.min(cell.colSpan, 100); across += 1) {
          const line = block[at + down]
          if (line) line[column + across] = plainText(cell)
        }
      column += cell.colSpan
    }
  }
  return block.filter((line) => line.length > 0)
}

/**
 * Returns the copied tables as HTML with nothing but cells, bold and line breaks, one row a line, and the texts around them.
 * @param {HTMLElement} body
 */
export function tableHtml(body) {
  /** @type {string[]} */
  const lines = []
  let text = ''
  const flush = () => {
    if (text.trim() !== '') lines.push(`<p>${escapeHtml(text.trim())}</p>`)
    text = ''
  }
  /** @param {Node} node */
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent?.replace(/\s+/g, ' ') ?? ''
    if (node.nodeType !== Node.ELEMENT_NODE || /^(?:STYLE|SCRIPT|TITLE|HEAD)$/.test(node.nodeName)) return
    const isBlock = BLOCKS.test(node.nodeName)
    if (isBlock) flush()
    if (node.nodeName === 'TABLE' && !(/** @type {Element} */ (node).querySelector('table')))
      lines.push(oneTable(/** @type {HTMLTableElement} */ (node)))
    else for (const child of node.childNodes) read(child)
    if (isBlock) flush()
  }
  read(body)
  flush()
  return lines.join('\n')
}

/** @param {HTMLTableElement} table */
const oneTable = (table) =>
  `<table>\n${[...table.rows].map((row) => `<tr>${[...row.cells].map(oneCell).join('')}</tr>`).join('\n')}\n</table>`

/** @param {HTMLTableCellElement} cell */
function oneCell(cell) {
  const spans = [cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '', cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''].join('')
  const words = escapeHtml(plainText(cell)).replaceAll('\n', '<br>')
  const isBold = words !== '' && [...cell.childNodes].every((node) => plainText(node) === '' || bold(node))
  const name = cell.nodeName.toLowerCase()
  return `<${name}${spans}>${isBold ? `<b>${words}</b>` : words}</${name}>`
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
const bold = (node) =>
  /^(?:B|STRONG)$/.test(node.nodeName) ||
  (node.nodeType === Node.ELEMENT_NODE &&
    (/font-weight:\s*(?:bold|[6-9]00)/i.test(/** @type {Element} */ (node).getAttribute('data-style') ?? '') ||
      (node.childNodes.length === 1 && bold(/** @type {Node} */ (node.firstChild)))))

/**
 * The text of a cell with its line breaks; a picture, such as a tick, counts as its description.
 * @param {Node} node
 * @returns {string}
 */
function plainText(node) {
  let text = ''
  /** @param {Node} part */
  const read = (part) => {
    if (part.nodeType === Node.TEXT_NODE) text += part.textContent?.replace(/\s+/g, ' ') ?? ''
    else if (part.nodeName === 'IMG') text += /** @type {Element} */ (part).getAttribute('alt') ?? ''
    else if (part.nodeName === 'BR') text += '\n'
    else if (/^(?:P|DIV|LI)$/.test(part.nodeName)) {
      if (text.trim() !== '') text += '\n'
      part.childNodes.forEach(read)
    } else if (!/^(?:STYLE|SCRIPT)$/.test(part.nodeName)) part.childNodes.forEach(read)
  }
  read(node)
  return text.replace(/ *\n */g, '\n').trim()
}

/** @param {HTMLElement} body */
const innerTables = (body) => [...body.querySelectorAll('table')].filter((table) => !table.querySelector('table'))

/** @param {string} text */
const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
