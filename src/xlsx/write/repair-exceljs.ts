// Repairs output of exceljs 4.4 that Excel would "repair" or LibreOffice display badly. Pure functions on the text of one part.

/** Elements that must follow legacyDrawing in a worksheet. */
const AFTER_LEGACY_DRAWING = ['<picture ', '<tableParts', '<extLst><ext uri="{78C0D931', '</worksheet>']

/** With both comments and data bars, exceljs puts legacyDrawing after extLst, where Excel rejects it. */
export function moveLegacyDrawing(xml: string): string {
  const found = /<legacyDrawing [^>]*\/>/.exec(xml)
  if (!found) return xml
  const rest = xml.slice(0, found.index) + xml.slice(found.index + found[0].length)
  const places = AFTER_LEGACY_DRAWING.map((element) => rest.lastIndexOf(element)).filter((place) => place >= 0)
  const place = Math.min(...places)
  return rest.slice(0, place) + found[0] + rest.slice(place)
}

/** A data bar without an extension leaves an empty reference to one. */
export const dropEmptyExtensions = (xml: string): string =>
  xml.replace(/<extLst><ext uri="\{B025F937[^>]*><x14:id(?:\/>|><\/x14:id>)<\/ext><\/extLst>/g, '')

/**
 * The two halves of a data bar share a random id. Replaces the ids by numbers over the whole file (`newIds`), so equal input gives equal
 * bytes. The uri of an extension looks similar and must not change.
 */
export const numberExtensionIds = (xml: string, newIds: Map<string, string>): string =>
  xml.replace(/(<x14:id>|<x14:cfRule [^>]*\bid=")(\{[0-9A-Fa-f-]{36}\})/g, (_, before: string, random: string) => {
    const known = newIds.get(random) ?? `{00000000-0000-4000-8000-${(newIds.size + 1).toString(16).toUpperCase().padStart(12, '0')}}`
    newIds.set(random, known)
    return before + known
  })

export const repairSheet = (xml: string): string => dropEmptyExtensions(moveLegacyDrawing(xml))

/** Adds the hidden names that Excel gives to filtered ranges, without which it may not offer the filter. `filters`: by index of the sheet. */
export function nameFilters(
  xml: string,
  filters: readonly { readonly at: number; readonly sheet: string; readonly range: string }[],
): string {
  if (filters.length === 0) return xml
  const names = filters.map(({ at, sheet, range }) => {
    const absolute = range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${sheet}'!${absolute}</definedName>`
  })
  return xml.includes('<definedNames>')
    ? xml.replace('<definedNames>', `<definedNames>${names.join('')}`)
    : xml.replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`)
}

/** Shape ids come in blocks of 1024; drawings must not share a block. */
const BLOCK = 1024

/** Numbers the comment shapes of one drawing from block `firstBlock`; returns the next free block. */
export function numberShapes(vml: string, firstBlock: number): { vml: string; nextBlock: number } {
  const shapes = vml.match(/<v:shape /g)?.length ?? 0
  const blocks = Math.max(1, Math.ceil((shapes + 1) / BLOCK))
  const ids = Array.from({ length: blocks }, (_, index) => firstBlock + index).join(',')
  let next = firstBlock * BLOCK
  const numbered = vml.replace(/(<o:idmap [^>]*data=")[^"]*(")/, `$1${ids}$2`).replace(/id="_x0000_s\d+"/g, () => `id="_x0000_s${++next}"`)
  return { vml: numbered, nextBlock: firstBlock + blocks }
}

/** Upper limit for the rows that an open comment covers, so that it fits on a screen. */
const LEAST_ROWS = 4
const MOST_ROWS = 20
/** Approximate number of characters per row. */
const PER_ROW = 50

/**
 * Sets comment heights by text length: exceljs makes all four rows high, which cuts long ones off. `lengths`: of the comments, in order.
 */
export function growShapes(vml: string, lengths: readonly number[]): string {
  let shape = 0
  return vml.replace(/<x:Anchor>([^<]*)<\/x:Anchor>/g, (_, anchor: string) => {
    const sides = anchor.split(', ').map(Number)
    const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.ceil((lengths[shape++] ?? 0) / PER_ROW)))
    sides[6] = (sides[2] ?? 0) + rows
    return `<x:Anchor>${sides.join(', ')}</x:Anchor>`
  })
}
