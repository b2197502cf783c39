// Sends files as downloads, with a file name made from a title in any script.
import type { Context } from 'hono'

const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu

/** Joins the words of the title with dashes and drops characters that are unsafe in file names. May be empty. */
const fileName = (title: string) =>
  title
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .trim()
    .replace(/[\s,;.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')

export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'stix.json': 'application/stix+json;version=2.1',
} as const
export type FileType = keyof typeof FILE_TYPES

/** Pictures of figures. */
const PICTURE_TYPES = { svg: 'image/svg+xml; charset=utf-8' } as const

export const download = (
  c: Context,
  file: string | Uint8Array<ArrayBuffer>,
  title: string,
  type: FileType | keyof typeof PICTURE_TYPES,
): Response =>
  c.body(file, 200, {
    'content-type': { ...FILE_TYPES, ...PICTURE_TYPES }[type],
    'content-disposition': attachment(title, type),
  })

/** Returns the Content-Disposition header: an ASCII name for old clients and the full name for all others. */
export function attachment(title: string, extension: string): string {
  const full = [...fileName(title)].slice(0, 80).join('') || 'workbook'
  const ascii =
    full
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9_-]+/g, '')
      .replace(/^-+|-+$/g, '') || 'workbook'
  const encoded = encodeURIComponent(`${full}.${extension}`).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encoded}`
}
