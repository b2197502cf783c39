// Spreadsheets as people send them back: downloaded from the running server, changed and saved by another library.
import exceljs, { type Workbook } from 'exceljs'

export async function download(address: string, path: string): Promise<Uint8Array> {
  const answer = await fetch(address + path)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

export async function edited(file: Uint8Array, edit: (book: Workbook) => void): Promise<Buffer> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)
  edit(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Address of the cell of an item and a hypothesis on a matrix sheet. */
export function cellOf(book: Workbook, sheetName: string, evidence: string, hypothesis: string): string {
  const sheet = book.getWorksheet(sheetName)
  if (!sheet) throw new Error(`There is no sheet ${sheetName}`)
  let found = ''
  let column = 0
  sheet.eachRow((row, number) => {
    if (row.getCell(1).value === 'ID')
      row.eachCell((cell, at) => {
        if (String(cell.value).split('\n')[0] === hypothesis) column = at
      })
    if (row.getCell(1).value === evidence && column > 0 && found === '') found = sheet.getRow(number).getCell(column).address
  })
  if (found === '') throw new Error(`There is no cell ${evidence} × ${hypothesis}`)
  return found
}

export const filled = (worksheet: Uint8Array, name: string, ratings: Readonly<Record<string, string>>): Promise<Buffer> =>
  edited(worksheet, (book) => {
    const sheet = book.getWorksheet('Worksheet')
    sheet?.eachRow((row) => {
      if (row.getCell(1).value === 'Your name:') row.getCell(2).value = name
    })
    for (const [cell, rating] of Object.entries(ratings)) {
      const [evidence = '', hypothesis = ''] = cell.split(' ')
      if (sheet) sheet.getCell(cellOf(book, 'Worksheet', evidence, hypothesis)).value = rating
    }
  })

/** One file for a file field. */
export const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
