// Keeps the content of a template's header or footer: texts, tables, pictures and page numbers. Other fields, links, controls and objects are left out.

import type { PackedPart, ZipParts } from '../xlsx/read/read-zip.ts'
import { type KeepRules, keepXml } from './kept-xml.ts'

/** Paragraphs and tables as XML; empty for none. Pictures are referred to by the ids of `Pictures`. */
export type KeptFrame = string

/** Pictures by the id of their relationship. */
export type Pictures = Map<string, { readonly extension: string; readonly data: Uint8Array }>
export const noPictures = (): Pictures => new Map()

const MOST_PICTURES = 12
/** The kinds of pictures that are kept, by their first bytes. */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpeg: [0xff, 0xd8, 0xff],
  gif: [0x47, 0x49, 0x46, 0x38],
}

const UNWRAPPED = /^w:(sdt|sdtContent|hyperlink|smartTag|customXml|ins)$/
const DROPPED =
  /^w:(sdtPr|sdtEndPr|instrText|delText|del|object|pict|control|altChunk|customXml\w+|commentR\w+|comment\w*|footnoteReference|endnoteReference|bookmark\w+|moveFrom|moveTo|permStart|permEnd|proofErr|sectPr|rPrChange|pPrChange|tblPrChange|trPrChange|tcPrChange)$|^a:(hlinkClick|hlinkHover|extLst)$/

export function keepFrame(part: PackedPart, targets: ReadonlyMap<string, string>, parts: ZipParts, pictures: Pictures): KeptFrame {
  const picture = (id: string): string | null => addPicture(parts.get((targets.get(id) ?? '').toLowerCase()), pictures)
  return keepXml(part.name, part.unpack(), { ...fieldFilter(), picture }).content.replace(
    /<w:drawing>(?:(?!<\/w:drawing>)[\s\S])*<\/w:drawing>/g,
    whole,
  )
}

/** A drawing that is not a picture, or whose picture was left out, would make Word repair the file. */
const whole = (drawing: string): string =>
  drawing.includes('<pic:pic>') && drawing.includes(' r:embed="') && !drawing.includes('<a:blip></a:blip>') ? drawing : ''

const NUMBER_FIELD = /^\s*(PAGE|NUMPAGES)\s*(?:\\\*\s*\w+\s*)*$/i
const numberField = (instruction: string): string => {
  const name = NUMBER_FIELD.exec(instruction)?.[1]?.toUpperCase()
  const mark = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`
  return name === undefined ? '' : `${mark('begin')}<w:instrText> ${name} </w:instrText>${mark('separate')}<w:t>1</w:t>${mark('end')}`
}
/** Whether a header or footer has the number of the page. */
export const hasPageNumber = (frame: KeptFrame): boolean => frame.includes('<w:instrText> PAGE <')

/** Leaves out all fields with their results, except for page numbers: others could read files. */
function fieldFilter(): Pick<KeepRules, 'decide' | 'text'> {
  let depth = 0
  let instruction = ''
  return {
    decide({ name, attributes }) {
      if (name === 'w:fldChar') {
        const type = attributes.get('w:fldCharType')
        if (type === 'begin' && depth === 0) instruction = ''
        depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0
        return { instead: type === 'end' && depth === 0 ? numberField(instruction) : '' }
      }
      if (name === 'w:fldSimple') {
        const field = numberField(attributes.get('w:instr') ?? '')
        return { instead: field === '' || depth > 0 ? '' : `<w:r>${field}</w:r>` }
      }
      if (DROPPED.test(name)) return 'drop'
      if (depth > 0 && (name === 'w:t' || name === 'w:drawing' || name === 'w:tab')) return 'drop'
      return UNWRAPPED.test(name) ? 'unwrap' : 'keep'
    },
    text(element, text) {
      if (element === 'w:instrText') instruction += text
    },
  }
}

function addPicture(part: PackedPart | undefined, pictures: Pictures): string | null {
  if (!part || pictures.size >= MOST_PICTURES) return null
  const data = part.unpack()
  const extension = Object.entries(SIGNATURES).find(([, bytes]) => bytes.every((byte, at) => data[at] === byte))?.[0]
  if (extension === undefined) return null
  const known = [...pictures].find(([, one]) => Buffer.compare(Buffer.from(one.data), data) === 0)
  if (known) return known[0]
  const id = `rIdLogo${pictures.size + 1}`
  pictures.set(id, { extension, data: new Uint8Array(data) })
  return id
}
