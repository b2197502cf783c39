// Finds the bytes of a SQLite file that belong to no row: https://sqlite.org/fileformat2.html, sections 1.5 (free pages) and 1.6 (b-tree
// pages). Throws if a page cannot be what it should be.

/** Where SQLite locks; the page there is never used. */
export const LOCK_BYTE = 0x40000000

/** Up to this page, the first byte of a page tells b-tree pages from overflow pages, which begin with the number of another page. */
const MOST_PAGES = 0x01ffffff

export interface FreePages {
  /** Pages without content. */
  readonly leaves: ReadonlySet<number>
  /** Pages that list free pages: the first byte behind the list. */
  readonly trunks: ReadonlyMap<number, number>
}

type Range = readonly [start: number, end: number]

export function freePages(read: (page: number) => Buffer): FreePages {
  const leaves = new Set<number>()
  const trunks = new Map<number, number>()
  const header = read(1)
  if (header.readUInt32BE(28) > MOST_PAGES) throw new Error('The database is too large for its free space to be found.')
  if (header.readUInt8(20) !== 0 || header.readUInt32BE(52) !== 0) throw new Error('The database has an unknown layout.')
  for (let trunk = header.readUInt32BE(32); trunk !== 0; ) {
    const page = read(trunk)
    const end = 8 + 4 * page.readUInt32BE(4)
    if (trunks.has(trunk) || end > page.length) throw new Error(`The list of free pages is damaged at page ${trunk}.`)
    trunks.set(trunk, end)
    for (let at = 8; at < end; at += 4) leaves.add(page.readUInt32BE(at))
    trunk = page.readUInt32BE(0)
  }
  return { leaves, trunks }
}

/** The parts of a page that belong to no row. */
export function deadRanges(page: Buffer, number: number, { leaves, trunks }: FreePages): Range[] {
  if (leaves.has(number)) return [[0, page.length]]
  const trunk = trunks.get(number)
  if (trunk !== undefined) return [[trunk, page.length]]
  const header = number === 1 ? 100 : 0
  const type = page.readUInt8(header)
  const isInterior = type === 2 || type === 5
  // An overflow page.
  if (!isInterior && type !== 10 && type !== 13) return []
  const pointers = header + (isInterior ? 12 : 8)
  const gap = pointers + 2 * page.readUInt16BE(header + 3)
  const content = page.readUInt16BE(header + 5) || 0x10000
  if (gap > content || content > page.length) throw new Error(`Page ${number} of the database is damaged.`)
  const ranges: Range[] = [[gap, content]]
  let last = content
  for (let block = page.readUInt16BE(header + 1); block !== 0; ) {
    const end = block + page.readUInt16BE(block + 2)
    if (block < last || end < block + 4 || end > page.length) throw new Error(`Page ${number} of the database is damaged.`)
    ranges.push([block + 4, end])
    last = end
    block = page.readUInt16BE(block)
  }
  return ranges
}
