// Builds small .docx and .pdf files for tests: real ones, and ones that would need endless time or memory.
import { constants, deflateRawSync } from 'node:zlib'
import { craftedZip } from '../../xlsx/crafted-zip.test-support.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** `body`: the content of w:body. */
export const docx = (body: string): Uint8Array =>
  craftedZip([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
  ])
export const docxParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A few kilobytes of which one part unpacks to 23 MB of empty paragraphs. */
export const docxBomb = (): Uint8Array =>
  craftedZip([
    {
      name: 'word/document.xml',
      repeated: { before: `<w:document ${W}><w:body>`, block: '<w:p></w:p>'.repeat(90), times: 23_000, after: '</w:body></w:document>' },
    },
  ])

/** A line of a page: its place in points from the lower left corner, the size of its letters, and its text in ASCII. */
export type PdfTestLine = readonly [x: number, y: number, size: number, text: string]

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')
const contentOf = (lines: readonly PdfTestLine[]) =>
  lines.map(([x, y, size, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`).join('\n')

/** A PDF with a page for each list of lines. */
export const pdf = (...pages: readonly (readonly PdfTestLine[])[]): Uint8Array => pdfOf(pages.map((lines) => Buffer.from(contentOf(lines))))

/** A PDF whose only page unpacks to this many megabytes of spaces. */
export const pdfBomb = (megabytes: number): Uint8Array => {
  // Blocks that end on a byte boundary can be repeated, so that the test needs no memory for what they unpack to.
  const block = deflateRawSync(Buffer.alloc(1 << 20, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: megabytes }, () => block),
    Buffer.from([3, 0, 0, 0, 0, 0]),
  ])
  return pdfOf([packed], '/Filter /FlateDecode ')
}

/** A PDF with a form that draws itself ten times, and so on: a page that never ends. */
export const pdfEndless = (): Uint8Array => {
  const names = Array.from({ length: 12 }, (_, at) => at)
  const forms = names.map((at) => {
    const next = at + 1 < names.length ? `/Resources << /XObject << /X ${10 + at + 1} 0 R >> >>` : '/Resources << /Font << /F1 3 0 R >> >>'
    const content = at + 1 < names.length ? '/X Do '.repeat(20) : contentOf([[0, 0, 10, 'again']])
    return [
      10 + at,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] ${next} /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ] as const
  })
  const page = '/X Do'
  return assemble([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, '<< /Type /Pages /Kids [4 0 R] /Count 1 >>'],
    [3, FONT],
    [4, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /XObject << /X 10 0 R >> >> >>'],
    [5, `<< /Length ${page.length} >>\nstream\n${page}\nendstream`],
    ...forms,
  ])
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

function pdfOf(contents: readonly Buffer[], filter = ''): Uint8Array {
  const kids = contents.map((_, at) => `${10 + 2 * at} 0 R`).join(' ')
  return assemble([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`],
    [3, FONT],
    ...contents.flatMap((content, at) => [
      [
        10 + 2 * at,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${11 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ] as const,
      [
        11 + 2 * at,
        Buffer.concat([Buffer.from(`<< ${filter}/Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')]),
      ] as const,
    ]),
  ])
}

function assemble(objects: readonly (readonly [number, string | Buffer])[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places = new Map<number, number>()
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  for (const [number, content] of objects) {
    places.set(number, length)
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(content), Buffer.from('\nendobj\n')]))
  }
  const size = Math.max(...places.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number)
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  add(Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`))
  return Buffer.concat(parts)
}
