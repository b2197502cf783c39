// The name under which a download is saved, from a title in any script.

const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu

/** Letters and digits of any script, words joined by dashes; never empty, never a path. */
const fileName = (title: string) =>
  title
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .trim()
    .replace(/[\s,;.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')

/** Content-Disposition with a plain ASCII name for all and the full one for those who read it. */
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
