// Counts the pages of a printed page. Firefox compresses the structure of its files, Chromium does not.
import { inflateSync } from 'node:zlib'

export function countPages(pdf: Buffer): number {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes]) => inflated(bytes ?? ''))
  return [pdf.toString('latin1'), ...streams].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

function inflated(bytes: string): string {
  try {
    return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}
