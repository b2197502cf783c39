import { describe, expect, it } from 'vitest'
import { webTarget } from '../../ach/model/web-address.ts'
import { makeXlsx } from '../make-xlsx.ts'
import { all, cellsIn, partOf, partsIn, worksheetsIn } from '../read-back.test-support.ts'
import { randomView, viewOfCase } from '../sample.test-support.ts'
import { testFileStructure } from '../structure.test-support.ts'
import { workbookPlan } from '../workbook-plan.ts'
import { matrixOf } from './opened.test-support.ts'

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
  const file = await makeXlsx(view, raters(view))
  const parts = partsIn(file)
  const sheets = worksheetsIn(parts)

  testFileStructure(parts)

  it('the written .xlsx has the plan’s formulas and none from user text', () => {
    const planned = workbookPlan(view, raters(view)).sheets.flatMap((sheet) =>
      sheet.rows.flatMap(({ cells }) => cells.flatMap((cell) => (typeof cell?.value === 'object' ? [cell.value.formula] : []))),
    )
    const formulas = [...sheets.values()].flatMap((sheet) => all(sheet, 'f').map(({ text }) => text))
    expect(formulas.toSorted()).toEqual(planned.toSorted())
    for (const formula of formulas)
      expect(formula.replace(/'Matrix [\p{L}\p{M}\p{N} -]+'!/gu, '')).toMatch(/^[A-Za-z0-9_$!:,()&*+/<>=^ ".–-]+$/)
  })

  it('writing the same .xlsx again gives the same bytes', async () => {
    expect((await makeXlsx(view, raters(view))).equals(file)).toBe(true)
  })
})

describe('awkward texts in the written .xlsx', () => {
  const view = samples['awkward texts']
  it('are read back unchanged from cells and from lookup formulas', async () => {
    const cells = cellsIn(partsIn(await makeXlsx(view, raters(view))))
    for (const [index, evidence] of [...view.evidence.values()].entries()) {
      expect(cells.get('Evidence')?.get(`B${5 + index}`)).toEqual({ value: evidence.statement, formula: null })
      expect(cells.get(matrixOf(view, 0))?.get(`B${8 + index}`)?.value).toBe(evidence.statement)
    }
    for (const [index, hypothesis] of [...view.hypotheses.values()].entries())
      expect(cells.get('Hypotheses')?.get(`B${5 + index}`)).toEqual({ value: hypothesis.label, formula: null })
  })

  it('links open their address, encoded, and show it as typed; one that Excel cannot hold is only text', async () => {
    const parts = partsIn(await makeXlsx(view, raters(view)))
    const sheet = worksheetsIn(parts).get('Evidence')
    const file = all(partOf(parts, 'xl/workbook.xml'), 'sheet').findIndex(({ attributes }) => attributes.name === 'Evidence') + 1
    const relations = partOf(parts, `xl/worksheets/_rels/sheet${file}.xml.rels`).children
    const targets = new Map(relations.map(({ attributes }) => [attributes.Id, attributes.Target]))
    const links = (sheet ? all(sheet, 'hyperlink') : []).map(({ attributes }) => [attributes.ref, targets.get(attributes['r:id'])] as const)
    const opened = new Map(links)
    const cells = cellsIn(parts).get('Evidence')
    for (const [index, { url }] of [...view.evidence.values()].entries()) {
      expect(cells?.get(`M${5 + index}`)?.value).toBe(url ?? undefined)
      const target = url === null ? '' : webTarget(url)
      expect(opened.get(`M${5 + index}`)).toBe(target !== '' && target.length <= 2079 ? target : undefined)
    }
    expect(opened.size).toBeGreaterThan(3)
  })

  it('never become formulas, and IDs and labels are in text cells', async () => {
    const parts = partsIn(await makeXlsx(view, raters(view)))
    const formats = all(partOf(parts, 'xl/styles.xml'), 'cellXfs')[0]?.children ?? []
    const evidence = worksheetsIn(parts).get('Evidence')
    const id = evidence && all(evidence, 'c').find(({ attributes }) => attributes.r === 'A5')
    expect(formats[Number(id?.attributes.s)]?.attributes.numFmtId).toBe('49')
  })
})

it('the chart of scores shows what its cells hold', async () => {
  const parts = partsIn(await makeXlsx(samples['awkward texts'], raters(samples['awkward texts'])))
  const cells = cellsIn(parts).get('Hypotheses')
  const chart = partOf(parts, 'xl/charts/chart1.xml')
  const [labels, values] = all(chart, 'c:f').map(({ text }) => /^Hypotheses!\$([A-Z]+)\$5:\$[A-Z]+\$(\d+)$/.exec(text) ?? [])
  expect([labels?.[2], values?.[2]]).toEqual(['10', '10'])
  const shown = (name: string) =>
    new Map(all(chart, name).flatMap((cache) => all(cache, 'c:pt').map((one) => [Number(one.attributes.idx), all(one, 'c:v')[0]?.text])))
  for (const [at, text] of shown('c:strCache')) expect(text).toBe(String(cells?.get(`${labels?.[1]}${5 + at}`)?.value ?? ''))
  for (const [at, text] of shown('c:numCache')) expect(Number(text)).toBe(cells?.get(`${values?.[1]}${5 + at}`)?.value)
  expect(shown('c:numCache').size).toBeGreaterThan(2)
})

it('makeXlsx writes 20 x 1,000 with all its formulas', async () => {
  const view = randomView({ hypotheses: 20, evidence: 1000 })
  const cells = cellsIn(partsIn(await makeXlsx(view, ['r1']))).get('Matrix')
  expect(cells?.get('A1007')?.value).toBe('E1000')
  expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== null).length).toBeGreaterThan(7000)
})

describe('what Excel expects and exceljs leaves out', async () => {
  const view = samples['three raters, 6 x 60']
  const parts = partsIn(await makeXlsx(view, raters(view)))
  const names = all(partOf(parts, 'xl/workbook.xml'), 'definedName').map(
    ({ attributes, text }): Record<string, string> => ({ ...attributes, text }),
  )
  const plan = workbookPlan(view, raters(view)).sheets

  it('every filter has its hidden name, on its own sheet', () => {
    const filtered = plan.flatMap(({ name, filter }, at) => (filter ? [{ name, filter, at }] : []))
    expect(filtered.length).toBeGreaterThan(4)
    expect(names.filter(({ name }) => name === '_xlnm._FilterDatabase')).toEqual(
      filtered.map(({ name, filter, at }) => ({
        ...{ name: '_xlnm._FilterDatabase', localSheetId: String(at), hidden: '1' },
        text: `'${name}'!${filter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`,
      })),
    )
  })

  it('print areas are absolute', () => {
    const areas = names.filter(({ name }) => name === '_xlnm.Print_Area').map(({ text }) => text)
    expect(areas.length).toBeGreaterThan(0)
    for (const area of areas) expect(area).toMatch(/^'[^']+'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/)
  })

  it('every column has its width, also one of 9', () => {
    const sheets = worksheetsIn(parts)
    for (const { name, columns } of plan) {
      const written = (sheets.get(name) ? all(sheets.get(name) as never, 'col') : []).flatMap(({ attributes: { min, max, width } }) =>
        Array.from({ length: Number(max) - Number(min) + 1 }, () => Number(width)),
      )
      expect([name, written]).toEqual([name, [...columns]])
    }
    expect(plan.some(({ columns }) => columns.includes(9))).toBe(true)
  })
})
