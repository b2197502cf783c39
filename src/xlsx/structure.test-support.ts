// Tests that Excel can open a file without repairing it: order of elements, ids, priorities, relationships.
import { expect, it } from 'vitest'
import { all, cellsIn, partOf, worksheetsIn, type XmlElement } from './read-back.test-support.ts'

/** The order that the format prescribes. Excel "repairs" a sheet with any other order. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
]

/** URIs of the two parts of a data bar: in the rule and in the worksheet. */
const EXTENSIONS = ['{B025F937-C7B1-47D3-B67F-A62EFF666E3E}', '{78C0D931-6437-407d-A8EE-F0AAD7539E65}']

/** Adds these tests to the current suite. */
export function testFileStructure(parts: ReadonlyMap<string, string>): void {
  const sheets = worksheetsIn(parts)

  it('is well-formed in every part', () => {
    for (const name of parts.keys()) if (/\.(xml|rels|vml)$/.test(name)) expect(partOf(parts, name).name, name).not.toBe('')
  })

  it('has the elements of every worksheet in the prescribed order', () => {
    for (const [name, sheet] of sheets) {
      const places = sheet.children.map((child) => ORDER.indexOf(child.name))
      expect(places, name).not.toContain(-1)
      expect(places, name).toEqual(places.toSorted((a, b) => a - b))
    }
  })

  it('numbers the shapes of comments uniquely over all sheets', () => {
    const drawings = [...parts.keys()].filter((name) => name.endsWith('.vml')).map((name) => partOf(parts, name))
    const ids = drawings.flatMap((drawing) => all(drawing, 'v:shape').map(({ attributes }) => attributes.id))
    expect(new Set(ids).size).toBe(ids.length)
    const blocks = drawings.flatMap((drawing) => all(drawing, 'o:idmap').flatMap(({ attributes }) => attributes.data?.split(',')))
    expect(new Set(blocks).size).toBe(blocks.length)
    for (const id of ids) expect(blocks).toContain(String(Math.floor(Number(id?.replace('_x0000_s', '')) / 1024)))
  })

  it('gives every conditional format of a sheet a unique priority, and links both parts of data bars', () => {
    for (const [name, sheet] of sheets) {
      const priorities = all(sheet, 'cfRule').map(({ attributes }) => attributes.priority)
      expect(new Set(priorities).size, name).toBe(priorities.length)
      const bars = all(sheet, 'x14:cfRule').map(({ attributes }) => attributes.id)
      expect(
        all(sheet, 'x14:id').map(({ text }) => text),
        name,
      ).toEqual(bars)
      for (const { attributes } of all(sheet, 'ext')) expect(EXTENSIONS, name).toContain(attributes.uri)
    }
  })

  it('points only to parts that exist and have a content type', () => {
    const types = partOf(parts, '[Content_Types].xml')
    const defaults = all(types, 'Default').map(({ attributes }) => attributes.Extension)
    const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName)
    for (const name of overrides) expect([...parts.keys()]).toContain(name?.slice(1))
    for (const name of parts.keys())
      if (name !== '[Content_Types].xml')
        expect(overrides.includes(`/${name}`) || defaults.includes(name.split('.').at(-1)), name).toBe(true)
    for (const name of parts.keys()) {
      if (!name.endsWith('.rels')) continue
      // Links lead out of the file.
      const inside = partOf(parts, name).children.filter(({ attributes }) => attributes.TargetMode !== 'External')
      for (const { attributes } of inside) expect([...parts.keys()]).toContain(target(name, attributes.Target ?? ''))
    }
  })

  it('has headers and footers within the limit of Excel', () => {
    for (const [name, sheet] of sheets)
      for (const { children } of all(sheet, 'headerFooter'))
        for (const { text } of children) expect(text.length, name).toBeLessThanOrEqual(255)
  })

  it('opens with the first sheet and no sheets grouped', () => {
    expect(all(partOf(parts, 'xl/workbook.xml'), 'workbookView')[0]?.attributes.activeTab ?? '0').toBe('0')
    const selected = [...sheets.values()]
      .flatMap((sheet) => all(sheet, 'sheetView'))
      .filter(({ attributes }) => attributes.tabSelected === '1')
    expect(selected.length).toBeLessThanOrEqual(1)
  })

  it('has no NaN or infinite number, no fixed row height and no text longer than a cell holds', () => {
    for (const sheet of sheets.values()) {
      for (const row of all(sheet, 'row')) expect(row.attributes.customHeight).toBeUndefined()
      for (const value of all(sheet, 'v')) expect(value.text).not.toMatch(/NaN|Infinity/)
      for (const prompt of all(sheet, 'dataValidation')) checkValidation(prompt)
    }
    for (const cells of cellsIn(parts).values())
      for (const { value } of cells.values()) expect(String(value).length).toBeLessThanOrEqual(32_767)
  })
}

function checkValidation({ attributes, children }: XmlElement): void {
  expect((attributes.promptTitle ?? '').length).toBeLessThanOrEqual(32)
  expect((attributes.errorTitle ?? '').length).toBeLessThanOrEqual(32)
  expect((attributes.prompt ?? '').length).toBeLessThanOrEqual(255)
  expect((attributes.error ?? '').length).toBeLessThanOrEqual(225)
  for (const formula of children) expect(formula.text.length).toBeLessThanOrEqual(255)
}

/** Resolves the target of a relationship relative to the part that it belongs to. */
function target(rels: string, to: string): string {
  if (to.startsWith('/')) return to.slice(1)
  const folder = rels.replace(/_rels\/[^/]*$/, '')
  return new URL(to, `file:///${folder}`).pathname.slice(1)
}
