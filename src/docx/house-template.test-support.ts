// A house template as an untrusted file, with everything that must not come into a report.

import { craftedZip } from '../xlsx/crafted-zip.test-support.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const ALL = `${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:o="urn:schemas-microsoft-com:office:office"`
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** 1 × 1 pixel */
export const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

const rels = (all: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const rel = (id: string, kind: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${more}/>`
const picture = (reference: string) =>
  `<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="900" name="Logo" descr="Logo"><a:hlinkClick r:id="rId9"/></wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip ${reference}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
const style = (kind: string, id: string, name: string, content = '') =>
  `<w:style w:type="${kind}" w:styleId="${id}"${id === 'Standard' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${content}</w:style>`

const HEADER = `<w:hdr ${ALL}><w:p><w:pPr><w:pStyle w:val="Kopf"/></w:pPr>
<w:r><w:t xml:space="preserve">House of Analysis </w:t></w:r><w:r>${picture('r:embed="rId1"')}</w:r><w:r>${picture('r:link="rId2"')}</w:r><w:r>${picture('r:embed="rId3"')}</w:r>
<w:hyperlink r:id="rId9"><w:r><w:t>the address</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "c:\\\\secret.txt"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>field result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>simple result</w:t></w:r></w:fldSimple>
<w:r><w:object><o:OLEObject ProgID="Excel.Sheet" r:id="rId9"/></w:object></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>, in a control</w:t></w:r></w:sdtContent></w:sdt></w:p></w:hdr>`

const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/></w:rPr></w:rPrDefault></w:docDefaults>${style('paragraph', 'Standard', 'Normal')}${style('paragraph', 'Titel', 'Title', '<w:basedOn w:val="Standard"/><w:rPr><w:color w:val="003366"/></w:rPr>')}${style('paragraph', 'berschrift1', 'heading 1', '<w:basedOn w:val="Standard"/>')}${style('paragraph', 'Kopf', 'header', '<w:basedOn w:val="Standard"/>')}${style('paragraph', 'Quote', 'Something else', '<w:basedOn w:val="Standard"/>')}${style('character', 'Fn', 'footnote reference')}</w:styles>`

const NUMBERING = `<w:numbering ${W}><w:numPicBullet w:numPicBulletId="0"/><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`

const BODY = `<w:document ${ALL}><w:body><w:p><w:r><w:t>Text of the template</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="1000" w:header="700" w:footer="700" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`

export const footerOf = (content: string): string => `<w:ftr ${ALL}><w:p>${content}</w:p></w:ftr>`

interface Changes {
  readonly mainType?: string
  readonly styles?: string
  readonly footer?: string
  readonly without?: string
  readonly more?: readonly { readonly name: string; readonly text: string }[]
}

export function houseTemplate({
  mainType = `${MAIN}.template.main+xml`,
  styles = STYLES,
  footer = footerOf(''),
  without = '',
  more = [],
}: Changes = {}): Buffer {
  const parts = [
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    },
    { name: 'word/document.xml', text: BODY },
    {
      name: 'word/_rels/document.xml.rels',
      text: rels([
        rel('rId4', 'header', 'header1.xml'),
        rel('rId5', 'header', 'header2.xml'),
        rel('rId7', 'footer', 'footer1.xml'),
        rel('rId6', 'attachedTemplate', 'file:///c:/evil.dotm', ' TargetMode="External"'),
      ]),
    },
    { name: 'word/header1.xml', text: HEADER },
    { name: 'word/footer1.xml', text: footer },
    { name: 'word/header2.xml', text: `<w:hdr ${ALL}><w:p><w:r><w:t>Only on the first page</w:t></w:r></w:p></w:hdr>` },
    {
      name: 'word/_rels/header1.xml.rels',
      text: rels([
        rel('rId1', 'image', 'media/logo.png'),
        rel('rId2', 'image', 'https://example.org/tracker.png', ' TargetMode="External"'),
        rel('rId3', 'image', 'media/not-a-picture.png'),
        rel('rId9', 'hyperlink', 'https://example.org', ' TargetMode="External"'),
      ]),
    },
    { name: 'word/media/not-a-picture.png', text: '<svg onload="alert(1)"/>' },
    { name: 'word/styles.xml', text: styles },
    { name: 'word/numbering.xml', text: NUMBERING },
    ...more,
  ].filter(({ name }) => name !== without)
  return craftedZip([...parts, { name: 'word/media/logo.png', bytes: LOGO }])
}
