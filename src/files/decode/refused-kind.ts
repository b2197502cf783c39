// Recognises files that look like tables but are kept by other programs in forms that are not read, and says what to do instead.

/** Why files of these kinds are refused, each in one sentence. */
export const KIND_REFUSALS = {
  rtf: 'This is a text document (RTF): copy the table from it and paste it, or save it as .html and import that.',
  sylk: 'This is a SYLK file: open it in a spreadsheet program, save it as .xlsx or .csv, then import that.',
  dif: 'This is a DIF file: open it in a spreadsheet program, save it as .xlsx or .csv, then import that.',
  htmlAsXls: 'This is a web page with the ending of a spreadsheet: open it in a spreadsheet program, save it as .xlsx, then import that.',
  xml2003: 'This is a spreadsheet in the XML format of Excel 2003: open it in a spreadsheet program, save it as .xlsx, then import that.',
} as const

const FIRST = 4000

/** Returns why a file is refused by its first bytes; null if it may be read. */
export function refusedKind(name: string, bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, FIRST)
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = wide ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head) : Buffer.from(head).toString('latin1')
  const start = text.replace(/^(?:\ufeff|ï»¿)?\s*/, '')
  if (/^\{\\rtf/.test(start)) return KIND_REFUSALS.rtf
  if (/^ID;P/.test(start)) return KIND_REFUSALS.sylk
  if (/^TABLE\r?\n0,1\r?\n/.test(start)) return KIND_REFUSALS.dif
  if (/^<\?xml[^>]{0,200}\?>/.test(start) && /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(start))
    return KIND_REFUSALS.xml2003
  if (/\.(?:xls|xlsx|xlsm|xlt)$/i.test(name) && /^<(?:!doctype|html|head|body|table|meta|style|!--)/i.test(start))
    return KIND_REFUSALS.htmlAsXls
  return null
}
