import { describe, expect, it } from 'vitest'
import { planOf } from './plan.ts'
import { all, cellsIn, partOf, partsIn, worksheetsIn, type XmlElement } from './read-back.test-support.ts'
import { randomView, viewOfCase } from './sample.test-support.ts'
import { xlsxOf } from './xlsx-of.ts'

/** The order that the format prescribes; Excel "repairs" a sheet that has another. */
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

/** Data bars: the rule's half and the worksheet's half. */
const EXTENSIONS = ['{B025F937-C7B1-47D3-B67F-A62EFF666E3E}', '{78C0D931-6437-407d-A8EE-F0AAD7539E65}']

const raters = (view: { raters: ReadonlyMap<string, unknown> }) => [...view.raters.keys()]
const samples = {
  Kazakhstan: viewOfCase('kazakhstan-2022'),
  'the Tokyo warm-up': viewOfCase('tokyo-1995'),
  'three raters, 6 x 60': randomView({ hypotheses: 6, evidence: 60, raters: 3 }),
  'awkward texts': randomView({ hypotheses: 5, evidence: 40, raters: 2, awkward: true, seed: 7 }),
  'no hypotheses': randomView({ hypotheses: 0, evidence: 5 }),
  'no evidence': randomView({ hypotheses: 3, evidence: 0 }),
  'one hypothesis': randomView({ hypotheses: 1, evidence: 4 }),
  nothing: randomView({ hypotheses: 0, evidence: 0, raters: 0 }),
}

describe.each(Object.entries(samples))('the file of %s', async (_, view) => {
  const file = await xlsxOf(view, raters(view))
  const parts = partsIn(file)
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

  it('gives every conditional format of a sheet a priority of its own, and joins the halves of data bars', () => {
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
      for (const { attributes } of partOf(parts, name).children) expect([...parts.keys()]).toContain(target(name, attributes.Target ?? ''))
    }
  })

  it('opens with the matrix and no sheets grouped', () => {
    expect(all(partOf(parts, 'xl/workbook.xml'), 'workbookView')[0]?.attributes.activeTab ?? '0').toBe('0')
    const selected = [...sheets.values()]
      .flatMap((sheet) => all(sheet, 'sheetView'))
      .filter(({ attributes }) => attributes.tabSelected === '1')
    expect(selected.length).toBeLessThanOrEqual(1)
  })

  it('has no number that is none, no fixed row height flag and no text longer than a cell holds', () => {
    for (const sheet of sheets.values()) {
      for (const row of all(sheet, 'row')) expect(row.attributes.customHeight).toBeUndefined()
      for (const value of all(sheet, 'v')) expect(value.text).not.toMatch(/NaN|Infinity/)
      for (const prompt of all(sheet, 'dataValidation')) checkValidation(prompt)
    }
    for (const cells of cellsIn(parts).values())
      for (const { value } of cells.values()) expect(String(value).length).toBeLessThanOrEqual(32_767)
  })

  it('has formulas that the plan wrote and none that a user wrote', () => {
    const planned = planOf(view, raters(view)).sheets.flatMap((sheet) =>
      sheet.rows.flatMap(({ cells }) => cells.flatMap((cell) => (typeof cell?.value === 'object' ? [cell.value.formula] : []))),
    )
    const written = [...sheets.values()].flatMap((sheet) => all(sheet, 'f').map(({ text }) => text))
    expect(written.toSorted()).toEqual(planned.toSorted())
    for (const formula of written) expect(formula).toMatch(/^[A-Za-z0-9_$!:,()&*+/<>=^ ".-]+$/)
  })

  it('is the same, byte for byte, when it is made again', async () => {
    expect((await xlsxOf(view, raters(view))).equals(file)).toBe(true)
  })
})

function checkValidation({ attributes, children }: XmlElement): void {
  expect((attributes.promptTitle ?? '').length).toBeLessThanOrEqual(32)
  expect((attributes.errorTitle ?? '').length).toBeLessThanOrEqual(32)
  expect((attributes.prompt ?? '').length).toBeLessThanOrEqual(255)
  expect((attributes.error ?? '').length).toBeLessThanOrEqual(225)
  for (const formula of children) expect(formula.text.length).toBeLessThanOrEqual(255)
}

/** Where a relationship points, seen from the part it belongs to. */
function target(rels: string, to: string): string {
  if (to.startsWith('/')) return to.slice(1)
  const folder = rels.replace(/_rels\/[^/]*$/, '')
  return new URL(to, `file:///${folder}`).pathname.slice(1)
}

describe('awkward texts', () => {
  const view = samples['awkward texts']
  it('come back letter for letter from cells and from what formulas looked up', async () => {
    const cells = cellsIn(partsIn(await xlsxOf(view, raters(view))))
    for (const [index, evidence] of [...view.evidence.values()].entries()) {
      expect(cells.get('Evidence')?.get(`B${5 + index}`)).toEqual({ value: evidence.statement, formula: null })
      expect(cells.get('Matrix')?.get(`B${7 + index}`)?.value).toBe(evidence.statement)
    }
    for (const [index, hypothesis] of [...view.hypotheses.values()].entries())
      expect(cells.get('Hypotheses')?.get(`B${5 + index}`)).toEqual({ value: hypothesis.label, formula: null })
  })

  it('never make a formula, and IDs and labels are cells that take entries as text', async () => {
    const parts = partsIn(await xlsxOf(view, raters(view)))
    const formats = all(partOf(parts, 'xl/styles.xml'), 'cellXfs')[0]?.children ?? []
    const evidence = worksheetsIn(parts).get('Evidence')
    const id = evidence && all(evidence, 'c').find(({ attributes }) => attributes.r === 'A5')
    expect(formats[Number(id?.attributes.s)]?.attributes.numFmtId).toBe('49')
  })
})

it('writes 20 x 1,000 with all its formulas', async () => {
  const view = randomView({ hypotheses: 20, evidence: 1000 })
  const cells = cellsIn(partsIn(await xlsxOf(view, ['r1']))).get('Matrix')
  expect(cells?.get('A1006')?.value).toBe('E1000')
  expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== null).length).toBeGreaterThan(7000)
})
