// Spreadsheets as users return them: downloaded from the running server, then changed and saved with exceljs.
import exceljs, { type Workbook } from 'exceljs'

export async function download(address: string, path: string): Promise<Uint8Array> {
  const response = await fetch(address + path)
  if (!response.ok) throw new Error(`${path} returned ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

export async function editSpreadsheet(file: Uint8Array, edit: (book: Workbook) => void): Promise<Buffer> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)
  edit(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Returns the address of the cell for an item and a hypothesis, such as “D12”. */
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

/** Returns the worksheet with a name and ratings; keys of `ratings` are like “E1 H2”. */
export const fillWorksheet = (worksheet: Uint8Array, name: string, ratings: Readonly<Record<string, string>>): Promise<Buffer> =>
  editSpreadsheet(worksheet, (book) => {
    const sheet = book.getWorksheet('Worksheet')
    sheet?.eachRow((row) => {
      if (row.getCell(1).value === 'Your name:') row.getCell(2).value = name
    })
    for (const [cell, rating] of Object.entries(ratings)) {
      const [evidence = '', hypothesis = ''] = cell.split(' ')
      if (sheet) sheet.getCell(cellOf(book, 'Worksheet', evidence, hypothesis)).value = rating
    }
  })

/** Returns a file for `setInputFiles`. */
export const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
