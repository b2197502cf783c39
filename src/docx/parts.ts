// Puts the parts of a Word file together. The text, the footnotes and the pictures come from the package `docx`; styles, lists, headers and footers
// from here or a template. All other parts, such as those of comments, are left out, and nothing in the file depends on the clock.

import { cleanText } from '../ach/model/texts.ts'
import type { Report } from '../report/blocks.ts'
import { openZip } from '../xlsx/read/read-zip.ts'
import type { ZipEntry } from '../xlsx/write/zip.ts'
import { escapeXml, NAMESPACES } from './kept-xml.ts'
import { numberingParts } from './numbering.ts'
import { missingStyles, OWN_STYLES_START, type StyleIds, WORD_NAMESPACE } from './styles.ts'
import type { WordTemplate } from './template.ts'
import { hasPageNumber } from './template-frame.ts'
import { runsRightToLeft } from './text-runs.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** The package writes the borders of tables itself; they belong to the style. */
const TABLE_BORDERS = /<w:tblBorders>.*?<\/w:tblBorders>/g

/** A part, its content type, and how document.xml refers to it. */
interface Part {
  readonly name: string
  readonly data: string | Uint8Array
  readonly type?: string
  /** id and kind of the relationship from document.xml */
  readonly from?: readonly [id: string, kind: string]
}

export function wordParts(packed: Uint8Array, report: Report, ids: StyleIds, template: WordTemplate | null): ZipEntry[] {
  const made = openZip(packed)
  const text = (name: string) => made.get(name)?.unpack().toString('utf8') ?? ''
  const numbering = numberingParts(template)
  const all: Part[] = [
    { name: 'word/document.xml', data: text('word/document.xml').replace(TABLE_BORDERS, ''), type: `${WORD_TYPE}.document.main+xml` },
    {
      name: 'word/styles.xml',
      data: stylesXml(ids, numbering.list, template),
      type: `${WORD_TYPE}.styles+xml`,
      from: ['rIdStyles', 'styles'],
    },
    { name: 'word/numbering.xml', data: numbering.xml, type: `${WORD_TYPE}.numbering+xml`, from: ['rIdNumbering', 'numbering'] },
    {
      name: 'word/footnotes.xml',
      data: text('word/footnotes.xml'),
      type: `${WORD_TYPE}.footnotes+xml`,
      from: ['rIdFootnotes', 'footnotes'],
    },
    { name: 'word/settings.xml', data: SETTINGS, type: `${WORD_TYPE}.settings+xml`, from: ['rIdSettings', 'settings'] },
    ...(template?.theme
      ? [
          {
            name: 'word/theme/theme1.xml',
            data: themeXml(template.theme),
            type: 'application/vnd.openxmlformats-officedocument.theme+xml',
            from: ['rIdTheme', 'theme'],
          } as const,
        ]
      : []),
    ...frameParts(report, ids, template, text('word/_rels/document.xml.rels')),
    ...pictureParts(made, text('word/_rels/document.xml.rels')),
    ...[...(template?.pictures ?? [])].map(([id, { extension, data }]) => ({ name: `word/media/${id}.${extension}`, data })),
    { name: 'docProps/core.xml', data: coreXml(report), type: 'application/vnd.openxmlformats-package.core-properties+xml' },
    { name: 'docProps/app.xml', data: APP, type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml' },
  ]
  const parts = all.map((part) => ({ ...part, data: typeof part.data === 'string' ? withFootnoteStyle(part.data, ids) : part.data }))
  const whole = [
    { name: '[Content_Types].xml', data: contentTypes(parts) },
    {
      name: '_rels/.rels',
      data: relationships([
        ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
        ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        ['rId3', `${OFFICE}/extended-properties`, 'docProps/app.xml'],
      ]),
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: relationships(
        parts.flatMap(({ name, from }) => (from ? [[from[0], `${OFFICE}/${from[1]}`, name.slice('word/'.length)] as const] : [])),
      ),
    },
    ...parts,
  ]
  return whole.map(({ name, data }) => ({ name, data: Buffer.from(data as string) }))
}

/** The package knows only Word's own id of the style of footnote numbers. */
const withFootnoteStyle = (xml: string, ids: StyleIds): string =>
  ids.footnoteMark === 'FootnoteReference'
    ? xml
    : xml.replaceAll('<w:rStyle w:val="FootnoteReference"/>', `<w:rStyle w:val="${escapeXml(ids.footnoteMark)}"/>`)

function stylesXml(ids: StyleIds, list: number, template: WordTemplate | null): string {
  const start = template ? `<w:styles${NAMESPACES}>${template.styles}` : OWN_STYLES_START
  return `${DECLARATION}${start}${missingStyles(ids, list, template?.existing)}</w:styles>`
}

const themeXml = (content: string) => `${DECLARATION}<a:theme${NAMESPACES} name="Theme">${content}</a:theme>`

/** Relationships as the package wrote them: id, last word of the kind, target. */
const relationshipsIn = (xml: string): [id: string, kind: string, target: string][] =>
  [...xml.matchAll(/<Relationship Id="([^"]+)" Type="[^"]*\/([a-zA-Z]+)" Target="([^"]+)"/g)].map(([, id = '', kind = '', target = '']) => [
    id,
    kind,
    target,
  ])

const pictureParts = (made: ReturnType<typeof openZip>, rels: string): Part[] =>
  relationshipsIn(rels).flatMap(([id, kind, target]) => {
    const data = kind === 'image' ? made.get(`word/${target}`.toLowerCase())?.unpack() : undefined
    return data ? [{ name: `word/${target}`, data, from: [id, kind] as const }] : []
  })

/** Headers and footers: what the template has, then the marking, and in footers the number of the page unless the template has it. */
function frameParts({ marking }: Report, ids: StyleIds, template: WordTemplate | null, rels: string): Part[] {
  const marked = marking === null ? '' : paragraphXml(ids.marking, textXml(marking), runsRightToLeft(marking))
  const page = paragraphXml(ids.footer, `${textXml('Page ')}${fieldXml('PAGE')}${textXml(' of ')}${fieldXml('NUMPAGES')}`)
  const numbered = template !== null && [template.header, template.footer].some(hasPageNumber)
  return relationshipsIn(rels)
    .filter(([, kind]) => kind === 'header' || kind === 'footer')
    .flatMap(([id, kind, target]): Part[] => {
      const frames = target.endsWith('2.xml') && template?.first ? template.first : template
      const own = frames?.[kind as 'header' | 'footer'] ?? ''
      const content =
        kind === 'header'
          ? `${own}${marked || (own === '' ? paragraphXml(ids.header, '') : '')}`
          : `${own}${marked}${numbered ? '' : page}` || paragraphXml(ids.footer, '')
      const root = kind === 'header' ? 'hdr' : 'ftr'
      const pictures = [...(template?.pictures ?? [])].filter(([picture]) => own.includes(`r:embed="${picture}"`))
      return [
        {
          name: `word/${target}`,
          data: `${DECLARATION}<w:${root}${NAMESPACES}>${content}</w:${root}>`,
          type: `${WORD_TYPE}.${kind}+xml`,
          from: [id, kind],
        },
        ...(pictures.length > 0
          ? [
              {
                name: `word/_rels/${target}.rels`,
                data: relationships(
                  pictures.map(([picture, { extension }]) => [picture, `${OFFICE}/image`, `media/${picture}.${extension}`]),
                ),
              },
            ]
          : []),
      ]
    })
}

const paragraphXml = (style: string, runs: string, rightToLeft = false) =>
  `<w:p><w:pPr><w:pStyle w:val="${escapeXml(style)}"/>${rightToLeft ? '<w:bidi/>' : ''}</w:pPr>${runs}</w:p>`
const textXml = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(cleanText(text).replace(/\s+/g, ' '))}</w:t></w:r>`
const fieldXml = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`

function contentTypes(parts: readonly Part[]): string {
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ...['png', 'jpeg', 'gif'].map((one) => [one, `image/${one}`]),
  ]
  const all = [
    ...defaults.map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
    ...parts.flatMap(({ name, type }) => (type ? [`<Override PartName="/${name}" ContentType="${type}"/>`] : [])),
  ]
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${all.join('')}</Types>`
}

const relationships = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

/** Names no author: who may be named is in the line below the title. */
const coreXml = ({ title, question }: Report): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(cleanText(title))}</dc:title><dc:subject>${escapeXml(cleanText(question))}</dc:subject></cp:coreProperties>`
const APP = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>ACH workbook</Application></Properties>`
const SETTINGS = `${DECLARATION}<w:settings xmlns:w="${WORD_NAMESPACE}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
