// Writes the parts of a bar chart, which exceljs has not: the drawing that places it on its sheet, and the chart, which refers to cells.
import { LINE, SURFACE } from '../../ach/words/palette.ts'
import { cellXmlText } from './rows-xml.ts'
import { safeText } from './safe-text.ts'
import type { SheetChart } from './sheet-plan.ts'
import type { ZipEntry } from './zip.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'

/** Charts and their drawings are numbered from 1 over the whole file. */
export const drawingName = (number: number): string => `drawing${number}`
const chartName = (number: number): string => `chart${number}`

/** Adds the relation and the element for the drawing of a chart to a sheet of exceljs's model. */
export function addDrawing(
  sheet: { readonly rels: { Id: string; Type: string; Target: string }[]; drawing?: { readonly rId: string } },
  number: number,
): void {
  const rId = `rId${sheet.rels.length + 1}`
  sheet.rels.push({ Id: rId, Type: `${OFFICE}/drawing`, Target: `../drawings/${drawingName(number)}.xml` })
  sheet.drawing = { rId }
}

export const addChartTypes = (xml: string, charts: number): string =>
  xml.replace('</Types>', () => {
    const types = Array.from(
      { length: charts },
      (_, at) => `<Override PartName="/xl/charts/${chartName(at + 1)}.xml" ContentType="${CHART_TYPE}"/>`,
    )
    return `${types.join('')}</Types>`
  })

export function chartParts(chart: SheetChart, number: number): ZipEntry[] {
  const part = (name: string, xml: string): ZipEntry => ({ name, data: Buffer.from(HEAD + xml) })
  const relation = `<Relationship Id="rId1" Type="${OFFICE}/chart" Target="../charts/${chartName(number)}.xml"/>`
  return [
    part(`xl/drawings/${drawingName(number)}.xml`, drawingXml(chart, number)),
    part(
      `xl/drawings/_rels/${drawingName(number)}.xml.rels`,
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    ),
    part(`xl/charts/${chartName(number)}.xml`, chartXml(chart)),
  ]
}

function drawingXml({ title, from, to }: SheetChart, number: number): string {
  const corner = (name: string, { row, column }: SheetChart['from']) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  return (
    `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" name="Chart ${number}" descr="${cellXmlText(title)}"/>` +
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic>` +
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
  )
}

const filled = (rgb: string): string => `<a:solidFill><a:srgbClr val="${rgb}"/></a:solidFill>`

function chartXml({ title, labels, values, texts, numbers, fill }: SheetChart): string {
  const points = (all: readonly (string | number | null)[]) =>
    `<c:ptCount val="${all.length}"/>${all.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${cellXmlText(safeText(String(value)))}</c:v></c:pt>`)).join('')}`
  const axis = (name: 'catAx' | 'valAx', id: number, crossed: number, place: string, order: string, more: string) =>
    `<c:${name}><c:axId val="${id}"/><c:scaling><c:orientation val="${order}"/>${name === 'valAx' ? '<c:min val="0"/>' : ''}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${place}"/>${more}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="nextTo"/><c:crossAx val="${crossed}"/>`
  const gridlines = `<c:majorGridlines><c:spPr><a:ln w="6350">${filled(LINE)}</a:ln></c:spPr></c:majorGridlines>`
  const format = (code: string) => `<c:numFmt formatCode="${code}" sourceLinked="0"/>`
  const heading =
    '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>' +
    `<a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>${cellXmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  const series =
    `<c:ser><c:idx val="0"/><c:order val="0"/><c:spPr>${filled(fill)}</c:spPr><c:invertIfNegative val="0"/>` +
    `<c:cat><c:strRef><c:f>${labels}</c:f><c:strCache>${points(texts)}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${values}</c:f><c:numCache><c:formatCode>0.00</c:formatCode>${points(numbers)}</c:numCache></c:numRef></c:val></c:ser>`
  return (
    `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><c:roundedCorners val="0"/><c:chart>${heading}` +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
    `${series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    `${axis('catAx', 1, 2, 'l', 'maxMin', format('General'))}<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
    '<c:noMultiLvlLbl val="0"/></c:catAx>' +
    `${axis('valAx', 2, 1, 'b', 'minMax', gridlines + format('General'))}<c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>` +
    `<c:spPr>${filled(SURFACE)}</c:spPr></c:plotArea><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:ln w="6350">${filled(LINE)}</a:ln></c:spPr></c:chartSpace>`
  )
}
