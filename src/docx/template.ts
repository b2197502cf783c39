// Reads a house template: an untrusted .docx or .dotx file. Takes its styles, theme, list numbering, headers and footers with their pictures, and
// the page settings. Everything else is left out: macros are refused, and no link, field, object or setting is carried over.

import { Refused } from '../ach/model/refused.ts'
import { attributeOf, prefixedAttributeOf, readXml } from '../xlsx/read/read-xml.ts'
import { openZip, type PackedPart, type ZipParts } from '../xlsx/read/read-zip.ts'
import { type KeptXml, keepXml } from './kept-xml.ts'
import type { TemplateStyle } from './styles.ts'
import { type KeptFrame, keepFrame, noPictures, type Pictures } from './template-frame.ts'

/** Why a template is refused. */
export const TEMPLATE_REFUSALS = {
  missing: 'There is no such file, or it cannot be read.',
  macros: 'A template must not have macros. Save it as .docx or .dotx.',
  unreadable: 'The template cannot be read: it is damaged, protected, too large, or not a Word document. Save it again as .docx or .dotx.',
} as const

/** In twentieths of a point, upright. */
export interface PageSettings {
  readonly width: number
  readonly height: number
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer' | 'gutter', number>>
}

/** A4. */
export const A4: PageSettings = {
  width: 11906,
  height: 16838,
  margins: { top: 1304, right: 1276, bottom: 1191, left: 1276, header: 567, footer: 510, gutter: 0 },
}

/** What a report takes from a template. Plain data, so that it can be sent to a worker. */
export interface WordTemplate {
  /** content of the part */
  readonly styles: string
  readonly existing: readonly TemplateStyle[]
  /** content of the part; null: none */
  readonly theme: string | null
  readonly numbering: KeptXml | null
  readonly page: PageSettings
  readonly header: KeptFrame
  readonly footer: KeptFrame
  /** of the first page; null: as on the others */
  readonly first: { readonly header: KeptFrame; readonly footer: KeptFrame } | null
  readonly pictures: Pictures
}

const MAIN_TYPES = /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml$/
const DOCUMENT = 'word/document.xml'

/** Throws `Refused('invalid')` with one sentence. */
export function readTemplate(bytes: Uint8Array): WordTemplate {
  try {
    return templateIn(openZip(bytes))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // The zip and its XML are read as for spreadsheets, so their refusals speak of spreadsheets.
    throw new Refused('invalid', /macro/.test(error.message) ? TEMPLATE_REFUSALS.macros : TEMPLATE_REFUSALS.unreadable)
  }
}

function templateIn(parts: ZipParts): WordTemplate {
  checkKind(partOf(parts, '[Content_Types].xml'))
  const { references, page, titlePage } = lastSection(partOf(parts, DOCUMENT))
  const targets = targetsOf(parts, DOCUMENT)
  const pictures = noPictures()
  const frame = (kind: string): KeptFrame => {
    const target = targets.get(references.get(kind) ?? '')
    const part = target === undefined ? undefined : parts.get(target.toLowerCase())
    return part ? keepFrame(part, targetsOf(parts, part.name), parts, pictures) : ''
  }
  const styles = keepXml('word/styles.xml', partOf(parts, 'word/styles.xml').unpack())
  const theme = parts.get('word/theme/theme1.xml')
  const numbering = parts.get('word/numbering.xml')
  return {
    styles: styles.content,
    existing: stylesIn(partOf(parts, 'word/styles.xml')),
    theme: theme ? themeOf(theme) : null,
    numbering: numbering
      ? keepXml(numbering.name, numbering.unpack(), { decide: ({ name }) => (/numPicBullet|lvlPicBulletId/.test(name) ? 'drop' : 'keep') })
      : null,
    page,
    header: frame('header default'),
    footer: frame('footer default'),
    first: titlePage ? { header: frame('header first'), footer: frame('footer first') } : null,
    pictures,
  }
}

function partOf(parts: ZipParts, name: string): PackedPart {
  const part = parts.get(name.toLowerCase())
  if (!part) throw new Refused('invalid', TEMPLATE_REFUSALS.unreadable)
  return part
}

function checkKind(types: PackedPart): void {
  let main = ''
  readXml(types.name, types.unpack(), {
    open(local, _, tag) {
      const type = attributeOf(tag, 'ContentType') ?? ''
      if (/macroEnabled|vbaProject/i.test(type)) throw new Refused('invalid', TEMPLATE_REFUSALS.macros)
      if (local === 'Override' && attributeOf(tag, 'PartName') === `/${DOCUMENT}`) main = type
    },
  })
  if (!MAIN_TYPES.test(main)) throw new Refused('invalid', TEMPLATE_REFUSALS.unreadable)
}

/** Parts inside the file by relationship id. External targets are left out. */
function targetsOf(parts: ZipParts, name: string): Map<string, string> {
  const targets = new Map<string, string>()
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const rels = parts.get(`${folder}_rels/${name.slice(folder.length)}.rels`.toLowerCase())
  if (!rels) return targets
  readXml(rels.name, rels.unpack(), {
    open(local, _, tag) {
      const target = attributeOf(tag, 'Target') ?? ''
      if (local !== 'Relationship' || attributeOf(tag, 'TargetMode') === 'External' || !/^[\w./ -]+$/.test(target)) return
      targets.set(attributeOf(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `${folder}${target}`)
    },
  })
  return targets
}

/** The last section of the document: the one that a new page would belong to. */
function lastSection(document: PackedPart) {
  const references = new Map<string, string>()
  let titlePage = false
  let page = A4
  readXml(document.name, document.unpack(), {
    open(local, _, tag) {
      const number = (name: string, least: number, fallback: number) => {
        const value = Math.round(Number(prefixedAttributeOf(tag, name)))
        return value >= least && value <= 31_680 ? value : fallback
      }
      if (local === 'sectPr') titlePage = false
      const reference = /^(header|footer)Reference$/.exec(local)
      // A section without its own headers has those of the one before.
      if (reference)
        references.set(`${reference[1]} ${prefixedAttributeOf(tag, 'type') ?? 'default'}`, prefixedAttributeOf(tag, 'id') ?? '')
      if (local === 'titlePg') titlePage = !/^(0|false|off)$/.test(prefixedAttributeOf(tag, 'val') ?? '')
      if (local === 'pgSz') {
        const [wide, tall] = [number('w', 5000, A4.width), number('h', 5000, A4.height)]
        page = { ...page, width: Math.min(wide, tall), height: Math.max(wide, tall) }
      }
      if (local === 'pgMar') {
        const margin = (side: keyof PageSettings['margins']) => Math.min(4000, number(side, 0, A4.margins[side]))
        const sides = ['top', 'right', 'bottom', 'left', 'header', 'footer', 'gutter'] as const
        page = { ...page, margins: Object.fromEntries(sides.map((side) => [side, margin(side)])) as PageSettings['margins'] }
      }
    },
  })
  return { references, page, titlePage }
}

function stylesIn(part: PackedPart): TemplateStyle[] {
  const found: { id: string; name: string; kind: string }[] = []
  readXml(part.name, part.unpack(), {
    open(local, depth, tag) {
      if (local === 'style' && depth === 2)
        found.push({ id: prefixedAttributeOf(tag, 'styleId') ?? '', name: '', kind: prefixedAttributeOf(tag, 'type') ?? 'paragraph' })
      const last = found.at(-1)
      if (local === 'name' && depth === 3 && last) last.name = prefixedAttributeOf(tag, 'val') ?? ''
    },
  })
  return found.filter(({ id }) => id !== '')
}

/** Null for a theme with pictures: its fills refer to parts that are not carried over. */
function themeOf(part: PackedPart): string | null {
  let pictures = false
  const { content } = keepXml(part.name, part.unpack(), {
    decide({ name }) {
      if (name === 'a:blip') pictures = true
      return /^a:(extLst|hlinkClick|hlinkHover)$/.test(name) ? 'drop' : 'keep'
    },
  })
  return pictures ? null : content
}
