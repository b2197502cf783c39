// Finds an .xlsx's worksheets, in tab order, and its shared strings by following the relationships. Reads no cells.

import { posix } from 'node:path'
import { formatCount } from '../../ach/model/format-count.ts'
import { attributeOf, isTrue, prefixedAttributeOf, readXml } from './read-xml.ts'
import type { PackedPart, ZipParts } from './read-zip.ts'
import { DELETE_SHEETS, quoteFromFile, refuseFile } from './refuse-file.ts'

export interface WorksheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: PackedPart
  readonly comments: PackedPart | null
}

export interface WorkbookParts {
  readonly worksheets: readonly WorksheetPart[]
  readonly strings: PackedPart | null
  readonly styles: PackedPart | null
  readonly from1904: boolean
}

export const MAX_SHEETS = 300
/** Relations inside the file from the workbook; a sheet has one. */
const MAX_RELATIONS = 2000

interface Relation {
  readonly type: string
  readonly path: string
}

export function workbookParts(parts: ZipParts): WorkbookParts {
  const main = [...relationsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')
  const workbook = parts.get(main?.path ?? 'xl/workbook.xml')
  if (!workbook?.name.endsWith('.xml'))
    throw refuseFile('There is no workbook in this file.', 'Open it in a spreadsheet program, save it as .xlsx, then import that.')
  const relations = relationsOf(parts, workbook.name)
  const { tabs, from1904 } = tabsOf(workbook)
  const worksheets: WorksheetPart[] = []
  const used = new Set<PackedPart>()
  for (const { name, hidden, id } of tabs) {
    const relation = relations.get(id)
    // chart sheets and old dialogs hold no cells
    if (relation && relation.type !== 'worksheet') continue
    const part = parts.get(relation?.path ?? '')
    if (!part) throw refuseFile(`Sheet ${quoteFromFile(name)} is listed in this file but missing.`)
    if (used.has(part)) throw refuseFile(`Sheet ${quoteFromFile(name)} shares its contents with another sheet.`)
    used.add(part)
    const comments = [...relationsOf(parts, part.name).values()].find(({ type }) => type === 'comments')
    worksheets.push({ name, hidden, part, comments: parts.get(comments?.path ?? '') ?? null })
  }
  const partOf = (wanted: string) => parts.get([...relations.values()].find(({ type }) => type === wanted)?.path ?? '') ?? null
  return { worksheets, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 }
}

/** Returns the targets inside the file by relationship id, for a part or ('') the whole file. `type`: last segment of its URL. */
function relationsOf(parts: ZipParts, of: string): Map<string, Relation> {
  const folder = posix.dirname(of)
  const part = parts.get(posix.join(folder, '_rels', `${posix.basename(of)}.rels`).toLowerCase())
  const relations = new Map<string, Relation>()
  if (!part) return relations
  readXml(part.name, part.unpack(), {
    open(name, _, tag) {
      const target = attributeOf(tag, 'Target')
      if (name !== 'Relationship' || target === undefined || attributeOf(tag, 'TargetMode') === 'External') return
      if (relations.size === MAX_RELATIONS)
        throw refuseFile(`This file has more than ${formatCount(MAX_RELATIONS)} relations between its parts, the most that can be read.`)
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      const type = attributeOf(tag, 'Type')?.split('/').at(-1) ?? ''
      relations.set(attributeOf(tag, 'Id') ?? '', { type, path: path.toLowerCase() })
    },
  })
  return relations
}

interface Tab {
  readonly name: string
  readonly hidden: boolean
  /** relationship id */
  readonly id: string
}

function tabsOf(workbook: PackedPart): { tabs: Tab[]; from1904: boolean } {
  const tabs: Tab[] = []
  const names = new Set<string>()
  let from1904 = false
  let inSheets = false
  readXml(workbook.name, workbook.unpack(), {
    open(element, depth, tag) {
      if (depth === 1 && element !== 'workbook')
        throw refuseFile('This file is another kind of document, not a workbook.', 'Import an .xlsx file from a spreadsheet program.')
      if (depth === 2) inSheets = element === 'sheets'
      if (depth === 2 && element === 'workbookPr') from1904 = isTrue(attributeOf(tag, 'date1904'))
      if (depth !== 3 || !inSheets || element !== 'sheet') return
      const name = attributeOf(tag, 'name')
      if (!name) throw refuseFile('A sheet in this file has no name.')
      if (names.has(name.toLowerCase())) throw refuseFile(`Two sheets in this file are called ${quoteFromFile(name)}.`)
      if (tabs.length === MAX_SHEETS)
        throw refuseFile(`This file has more than ${MAX_SHEETS} sheets, the most that can be imported.`, DELETE_SHEETS)
      names.add(name.toLowerCase())
      const state = attributeOf(tag, 'state') ?? 'visible'
      tabs.push({ name, hidden: state !== 'visible', id: prefixedAttributeOf(tag, 'id') ?? '' })
    },
  })
  return { tabs, from1904 }
}
