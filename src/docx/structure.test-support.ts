// What is wrong with a Word file, as Word would see it: order of elements by the schema (ECMA-376, transitional), ids, references, relationships,
// content types; and what a report must not have: fields other than its own, macros, links out of the file, and formatting outside of styles.
// Covers what reports contain. An element that is not listed here is reported, so that a new one has to be added with its place.

import { cleanText } from '../ach/model/texts.ts'
import { FILE_TYPES } from '../http/download.ts'
import { all, child, parseXml, partsIn, type XmlElement } from '../xlsx/read-back.test-support.ts'

const P_PR =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr'
const R_PR =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
const TBL_PR =
  'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription'
const TC_PR = 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'
const EDGES = 'top left start bottom right end insideH insideV tl2br tr2bl'
const SECT_PR =
  'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings'

/** The children of an element in the order of the schema. */
const SEQUENCES: Readonly<Record<string, string>> = {
  'w:pPr': P_PR,
  'w:rPr': R_PR,
  'w:tblPr': TBL_PR,
  'w:tcPr': TC_PR,
  'w:sectPr': SECT_PR,
  'w:tblBorders': EDGES,
  'w:tblCellMar': 'top left start bottom right end',
  'w:pBdr': 'top left bottom right between bar',
  'w:numPr': 'ilvl numId',
  'w:tbl': 'tblPr tblGrid tr',
  'w:document': 'background body',
  'w:styles': 'docDefaults latentStyles style',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:rPrDefault': 'rPr',
  'w:pPrDefault': 'pPr',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:tblStylePr': 'pPr rPr tblPr trPr tcPr',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:num': 'abstractNumId lvlOverride',
  'w:settings': 'footnotePr endnotePr compat',
  'wp:inline': 'extent effectExtent docPr cNvGraphicFramePr graphic',
  'pic:pic': 'nvPicPr blipFill spPr',
}
/** The children of an element in any order. */
const CHOICES: Readonly<Record<string, string>> = {
  'w:body': 'p tbl sectPr',
  'w:hdr': 'p tbl',
  'w:ftr': 'p tbl',
  'w:footnotes': 'footnote',
  'w:footnote': 'p',
  'w:p': 'pPr r hyperlink bookmarkStart bookmarkEnd fldSimple',
  'w:hyperlink': 'r',
  'w:fldSimple': 'r',
  'w:r': 'rPr t br tab fldChar instrText drawing footnoteReference footnoteRef separator continuationSeparator',
  'w:tr': 'trPr tc',
  'w:trPr': 'cantSplit tblHeader trHeight',
  'w:tc': 'tcPr p tbl',
  'w:tblGrid': 'gridCol',
  'w:tabs': 'tab',
  'w:compat': 'compatSetting',
  'w:footnotePr': 'footnote',
}
const OWN_FIELDS = /^ (TOC \\o "1-1" \\h \\z \\u|SEQ (Figure|Table) \\\* ARABIC|PAGE|NUMPAGES) $/
/** Of the text: the style, the direction of the script, and where a section ends. Widths and turned heads are the structure of a table. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:pStyle', 'w:bidi', 'w:sectPr'],
  'w:rPr': ['w:rStyle', 'w:rtl'],
  'w:tblPr': ['w:tblStyle', 'w:tblW', 'w:tblLayout', 'w:tblLook'],
  'w:tcPr': ['w:tcW', 'w:textDirection'],
}

/** Sentences; none for a file without faults. */
export function faultsOf(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const roots = new Map([...parts].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, xml]) => [name, parseXml(xml)]))
  const root = (name: string): XmlElement => roots.get(name) ?? { name: '', attributes: {}, children: [], text: '' }
  for (const [name, element] of roots)
    if (name.startsWith('word/') && !name.includes('theme') && !name.includes('_rels')) walk(name, element, faults)
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) checkWords(name, xml, faults)
  checkPackage(parts, roots, faults)
  const [document, styles, footnotes] = [root('word/document.xml'), root('word/styles.xml'), root('word/footnotes.xml')]
  checkPlain('word/document.xml', document, faults)
  for (const note of all(footnotes, 'w:footnote'))
    if (note.attributes['w:type'] === undefined) checkPlain('word/footnotes.xml', note, faults)
  checkReferences(roots, document, styles, footnotes, faults)
  checkFields(roots, faults)
  for (const table of all(document, 'w:tbl')) checkTable(table, faults)
  for (const picture of all(document, 'wp:docPr'))
    if (!picture.attributes.descr) faults.push(`The picture ${picture.attributes.id} has no alternative text.`)
  return faults
}

function walk(part: string, element: XmlElement, faults: string[]): void {
  const sequence = SEQUENCES[element.name]?.split(' ')
  const choice = CHOICES[element.name]?.split(' ')
  const names = element.children.map(({ name }) => name.replace(/^\w+:/, ''))
  const unknown = names
    .filter((name) => sequence && !sequence.includes(name))
    .concat(names.filter((name) => choice && !choice.includes(name)))
  if (unknown.length > 0) faults.push(`${part}: ${element.name} may not have ${[...new Set(unknown)].join(', ')}.`)
  const places = sequence ? names.map((name) => sequence.indexOf(name)) : []
  // Headers and footers may alternate.
  const compared = element.name === 'w:sectPr' ? places.filter((place) => place > 1) : places
  if (compared.some((place, at) => place < (compared[at - 1] ?? 0)))
    faults.push(`${part}: the children of ${element.name} are out of order: ${names.join(' ')}.`)
  const once = sequence && !['w:tbl', 'w:styles', 'w:style', 'w:numbering', 'w:abstractNum', 'w:num', 'w:sectPr'].includes(element.name)
  if (once && new Set(names).size < names.length) faults.push(`${part}: ${element.name} has an element twice: ${names.join(' ')}.`)
  const first = choice && ['w:p', 'w:r', 'w:tr', 'w:tc'].includes(element.name) ? names.findIndex((name) => /Pr$/.test(name)) : -1
  if (first > 0) faults.push(`${part}: the properties of ${element.name} are not its first child.`)
  if (element.name === 'w:tc' && names.at(-1) !== 'p') faults.push(`${part}: a cell does not end with a paragraph.`)
  for (const one of element.children) walk(part, one, faults)
}

/** Words that no part of a report may have, in the form in which they would do something. */
function checkWords(part: string, xml: string, faults: string[]): void {
  for (const word of [
    'TargetMode="External"',
    'vbaProject',
    'macroEnabled',
    '<w:object',
    '<w:pict',
    '<w:altChunk',
    'w:attachedTemplate',
    'w:comment',
    '<w:ins ',
    '<w:del ',
  ])
    if (xml.includes(word)) faults.push(`${part} has ${word}.`)
  if (cleanText(xml) !== xml) faults.push(`${part} has characters that XML forbids.`)
}

function checkPackage(parts: ReadonlyMap<string, string>, roots: ReadonlyMap<string, XmlElement>, faults: string[]): void {
  const types = roots.get('[Content_Types].xml')
  const overrides = (types?.children ?? [])
    .filter(({ name }) => name === 'Override')
    .map(({ attributes }) => attributes.PartName?.slice(1) ?? '')
  const defaults = (types?.children ?? []).filter(({ name }) => name === 'Default').map(({ attributes }) => attributes.Extension)
  for (const name of overrides) if (!parts.has(name)) faults.push(`The content types name ${name}, which does not exist.`)
  if (new Set(overrides).size < overrides.length) faults.push('The content types name a part twice.')
  const reached = new Set(['[Content_Types].xml'])
  for (const name of parts.keys()) {
    if (!overrides.includes(name) && (!defaults.includes(name.split('.').at(-1)) || (name.endsWith('.xml') && !name.startsWith('['))))
      faults.push(`${name} has no content type.`)
    if (!name.endsWith('.rels')) continue
    reached.add(name)
    const folder = name.replace(/_rels\/[^/]*$/, '')
    const all = roots.get(name)?.children ?? []
    if (new Set(all.map(({ attributes }) => attributes.Id)).size < all.length) faults.push(`${name} has an id twice.`)
    for (const { attributes } of all) {
      const target = `${folder}${attributes.Target}`
      reached.add(target)
      if (!parts.has(target)) faults.push(`${name} points to ${target}, which does not exist.`)
    }
    const source = parts.get(`${folder}${name.slice(folder.length).replace('_rels/', '').replace('.rels', '')}`)
    for (const [, id] of source?.matchAll(/ r:(?:id|embed)="([^"]+)"/g) ?? [])
      if (!all.some(({ attributes }) => attributes.Id === id)) faults.push(`${name} lacks ${id}.`)
  }
  for (const name of parts.keys()) if (!reached.has(name)) faults.push(`Nothing points to ${name}.`)
}

function checkPlain(part: string, element: XmlElement, faults: string[]): void {
  const plain = PLAIN[element.name]
  const more = plain ? element.children.map(({ name }) => name).filter((name) => !plain.includes(name)) : []
  if (more.length > 0) faults.push(`${part}: ${element.name} has direct formatting: ${more.join(', ')}.`)
  if (element.name !== 'w:sectPr') for (const one of element.children) checkPlain(part, one, faults)
}

function checkReferences(
  roots: ReadonlyMap<string, XmlElement>,
  document: XmlElement,
  styles: XmlElement,
  footnotes: XmlElement,
  faults: string[],
): void {
  const ids = (elements: readonly XmlElement[], name: string) => elements.map(({ attributes }) => attributes[name] ?? '')
  const unique = (what: string, values: readonly string[]) => {
    if (new Set(values).size < values.length) faults.push(`Two ${what} have the same id.`)
    return new Set(values)
  }
  const style = unique('styles', ids(all(styles, 'w:style'), 'w:styleId'))
  unique(
    'names of styles',
    all(styles, 'w:style').map((one) => child(one, 'w:name')?.attributes['w:val']?.toLowerCase() ?? ''),
  )
  const kinds = new Map(all(styles, 'w:style').map(({ attributes }) => [attributes['w:styleId'], attributes['w:type']]))
  for (const [part, root] of roots)
    for (const [name, kind] of [
      ['w:pStyle', 'paragraph'],
      ['w:rStyle', 'character'],
      ['w:tblStyle', 'table'],
    ] as const)
      for (const id of ids(all(root, name), 'w:val')) if (kinds.get(id) !== kind) faults.push(`${part}: there is no ${kind} style ${id}.`)
  for (const name of ['w:basedOn', 'w:next', 'w:link'])
    for (const id of ids(all(styles, name), 'w:val')) if (!style.has(id)) faults.push(`A style refers to ${id}, which does not exist.`)
  const numbering = roots.get('word/numbering.xml')
  const abstracts = new Set(numbering ? ids(all(numbering, 'w:abstractNum'), 'w:abstractNumId') : [])
  const lists = new Set(numbering ? ids(all(numbering, 'w:num'), 'w:numId') : [])
  for (const id of numbering ? ids(all(numbering, 'w:abstractNumId'), 'w:val') : [])
    if (!abstracts.has(id)) faults.push(`There is no list definition ${id}.`)
  for (const id of ids(all(styles, 'w:numId'), 'w:val')) if (!lists.has(id)) faults.push(`There is no list ${id}.`)
  const notes = unique('footnotes', ids(all(footnotes, 'w:footnote'), 'w:id'))
  const used = ids(all(document, 'w:footnoteReference'), 'w:id')
  for (const id of used) if (!notes.has(id)) faults.push(`There is no footnote ${id}.`)
  if (used.length !== notes.size - 2) faults.push('A footnote is not referred to, or twice.')
  const bookmarks = new Set(ids(all(document, 'w:bookmarkStart'), 'w:name'))
  for (const id of ids(all(document, 'w:hyperlink'), 'w:anchor')) if (!bookmarks.has(id)) faults.push(`There is no bookmark ${id}.`)
  unique('bookmarks', ids(all(document, 'w:bookmarkStart'), 'w:id'))
  unique('pictures', ids(all(document, 'wp:docPr'), 'id'))
}

function checkFields(roots: ReadonlyMap<string, XmlElement>, faults: string[]): void {
  for (const [part, root] of roots) {
    const fields = [
      ...all(root, 'w:instrText').map(({ text }) => text),
      ...all(root, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? ''),
    ]
    for (const field of fields) if (!OWN_FIELDS.test(field)) faults.push(`${part} has the field ${field}.`)
    const marks = all(root, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType'])
    if (marks.length % 3 !== 0 || marks.some((mark, at) => mark !== ['begin', 'separate', 'end'][at % 3]))
      faults.push(`${part} has an open field.`)
  }
}

function checkTable(table: XmlElement, faults: string[]): void {
  const columns = all(child(table, 'w:tblGrid') ?? table, 'w:gridCol').length
  for (const row of table.children.filter(({ name }) => name === 'w:tr'))
    if (row.children.filter(({ name }) => name === 'w:tc').length !== columns)
      faults.push('A row has not as many cells as the table has columns.')
  const head = table.children.find(({ name }) => name === 'w:tr')
  if (!head || all(head, 'w:tblHeader').length === 0) faults.push('The head of a table does not repeat.')
}

/** The text of each paragraph of a part; line breaks are \n. */
export const paragraphsIn = (root: XmlElement): string[] =>
  all(root, 'w:p').map((paragraph) =>
    all(paragraph, 'w:r')
      .flatMap((run) => run.children.map(({ name, text }) => (name === 'w:t' ? text : name === 'w:br' ? '\n' : '')))
      .join(''),
  )

/** All of the text in the answer of a server: that of all parts of a Word file, and otherwise the body. */
export async function textOfAnswer(answer: Response): Promise<string> {
  if (answer.headers.get('content-type') !== FILE_TYPES.docx) return answer.text()
  const parts = partsIn(new Uint8Array(await answer.arrayBuffer()))
  return [...parts].flatMap(([name, xml]) => (/\.(xml|rels)$/.test(name) ? [xml] : [])).join('\n')
}
