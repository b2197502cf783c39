// Extracts the text of an untrusted PDF, page by page. pdf.js interprets the file; it runs only in the process of text-worker.ts, executes no
// scripts of the file, draws nothing and loads nothing else.
import { formatCount } from '../../ach/model/format-count.ts'
import { Refused } from '../../ach/model/refused.ts'
import { joinPdfPages, type PdfLine } from './pdf-paragraphs.ts'

/** Pages that are read at most. */
const MOST_PAGES = 1000

/** Why a PDF is refused. */
export const PDF_REFUSALS = {
  protected: 'This PDF is protected with a password. Save a copy without it, or paste its text instead.',
  damaged: 'This PDF is damaged and cannot be read. Download it again, or paste its text instead.',
  tooLong: `This PDF has more than ${formatCount(MOST_PAGES)} pages, the most that can be read. Save the pages you need as a separate file.`,
  scanned: 'This PDF has no text, only pictures of pages. Paste its text instead.',
} as const

export interface PdfText {
  readonly paragraphs: readonly string[]
  /** index of the first paragraph of each page */
  readonly pages: readonly number[]
}

/** The parts of pdf.js that are used here; the types of the package cannot be resolved. */
interface PdfJs {
  getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<{ readonly numPages: number; getPage(number: number): Promise<PdfPage> }>
    destroy(): Promise<void>
  }
}
interface PdfPage {
  getTextContent(options: { readonly includeMarkedContent: false }): Promise<{ readonly items: readonly TextItem[] }>
  cleanup(): boolean
}

/** `most`: characters after which reading stops, because the text is too long anyway. Rejects with `Refused`. */
export async function readPdf(bytes: Uint8Array, most: number): Promise<PdfText> {
  const { getDocument } = (await import('unpdf/pdfjs')) as unknown as PdfJs
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    isOffscreenCanvasSupported: false,
    maxImageSize: 0,
  })
  try {
    const file = await loading.promise
    if (file.numPages > MOST_PAGES) throw new Refused('limit', PDF_REFUSALS.tooLong)
    const pages: PdfLine[][] = []
    let characters = 0
    for (let number = 1; number <= file.numPages && characters <= most; number += 1) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: false })
      const lines = linesOf(items)
      characters += lines.reduce((sum, { text }) => sum + text.length, 0)
      pages.push(lines)
      page.cleanup()
    }
    if (characters === 0) throw new Refused('invalid', PDF_REFUSALS.scanned)
    return joinPdfPages(pages)
  } catch (error) {
    if (error instanceof Refused) throw error
    const name = error instanceof Error ? error.name : ''
    throw new Refused('invalid', name === 'PasswordException' ? PDF_REFUSALS.protected : PDF_REFUSALS.damaged)
  } finally {
    await loading.destroy()
  }
}

interface TextItem {
  readonly str: string
  /** the last two numbers are the place on the page, from its lower left corner */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Joins the pieces of a page to lines, in the order of the file. */
function linesOf(items: readonly TextItem[]): PdfLine[] {
  const lines: PdfLine[] = []
  let line: { text: string; x: number; y: number; right: number; size: number } | null = null
  const end = () => {
    if (line && line.text.trim() !== '') lines.push({ ...line, text: line.text.trim() })
    line = null
  }
  for (const { str, transform, width, height, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4)
    const size = height || Math.abs(transform[3] ?? 0) || 10
    if (line && (Math.abs(y - line.y) > size / 2 || x < line.x - size)) end()
    if (str !== '') {
      if (line === null) line = { text: str, x, y, right: x + width, size }
      else {
        const gap = x - line.right > size / 5 && !/\s$/.test(line.text) && !/^\s/.test(str)
        line.text += gap ? ` ${str}` : str
        line.right = Math.max(line.right, x + width)
      }
    }
    if (hasEOL) end()
  }
  end()
  return lines
}
