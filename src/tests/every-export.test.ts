// Every export of every kind of workbook: valid, and nothing in it that could run, load or be calculated. src/docx tests the Word reports of
// the same workbooks.
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { analysisInSteps } from '../../templates/analysis/model.ts'
import { groupModelSteps } from '../../templates/group/model.ts'
import { matrixBase, matrixModel } from '../../templates/matrix/matrix-model.ts'
import { PLAIN_SETTINGS } from '../../templates/matrix/matrix-settings.ts'
import type { PictureOrigin } from '../../templates/pictures/frame.ts'
import { analysisSvg, groupSvg, matrixSvg } from '../../templates/pictures/pictures.ts'
import { finishSteps } from '../ach/model/steps.ts'
import { raterIn } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { SAMPLE_REPORTS, type SampleReport } from '../docx/reports.test-support.ts'
import { csvOf } from '../export/csv.ts'
import { groupMarkdownSteps, markdownOf } from '../export/markdown.ts'
import { stixOf } from '../export/stix/stix-bundle.ts'
import { readBundle } from '../export/stix/stix-rules.test-support.ts'
import { rasterize } from '../raster/rasterize.ts'
import { matrixCopySteps } from '../web/pictures/matrix-copy.ts'
import { makeXlsx } from '../xlsx/make-xlsx.ts'
import { all, partsIn, worksheetsIn } from '../xlsx/read-back.test-support.ts'
import { testFileStructure } from '../xlsx/structure.test-support.ts'

const FACTS = { seed: 'one', created: '2026-01-02T03:04:05.000Z', modified: '2026-02-03T04:05:06.789Z' }
/** Elements of pictures: none of them loads, runs or leads somewhere. */
const MARKS = new Set(['svg', 'title', 'desc', 'g', 'rect', 'line', 'path', 'circle', 'text'])

/** The names of elements and the attributes of a text that is XML. Throws if it is not well-formed. */
function markupOf(xml: string): { readonly names: ReadonlySet<string>; readonly attributes: readonly (readonly [string, string])[] } {
  const names = new Set<string>()
  const attributes: [string, string][] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    names.add(tag.name)
    attributes.push(...Object.entries(tag.attributes as Record<string, string>))
  })
  parser.write(xml).close()
  return { names, attributes }
}

const NO_HISTORY = { steps: [], late: [] }
const originOf = ({ view, rater }: SampleReport): PictureOrigin => ({
  ...{ title: view.title, marking: view.marking, day: '2026-11-30', suppositions: [], notes: [] },
  ratings: rater && `Rated by ${raterIn(view, rater).name}`,
})

/** The matrix of the sample's rater, or of the first of a group. */
function modelOf({ view, rater }: SampleReport) {
  const me = raterIn(view, rater ?? [...view.raters.keys()][0] ?? '')
  return matrixModel(matrixBase('w', { ...view, me }, scoresOf(view, me.id), PLAIN_SETTINGS))
}

function picturesOf(sample: SampleReport): string[] {
  const { view, rater } = sample
  const origin = originOf(sample)
  const matrices = (['matrix', 'heat-map'] as const).map((name) => finishSteps(matrixSvg(name, modelOf(sample), origin)))
  if (rater === null) {
    const group = finishSteps(groupModelSteps('w', view, undefined))
    if (group === null) throw new Error('There is no group.')
    return [...matrices, ...(['group-scores', 'group-cells'] as const).flatMap((name) => groupSvg(name, group, origin) ?? [])]
  }
  const analysis = finishSteps(analysisInSteps('w', { ...view, me: raterIn(view, rater) }, rater, [], NO_HISTORY))
  const names = ['scores', 'rankings', 'items', 'sources', 'probabilities'] as const
  return [...matrices, ...names.flatMap((name) => analysisSvg(name, analysis, origin) ?? [])]
}

describe.each(Object.entries(SAMPLE_REPORTS))('the exports of a workbook: %s', async (_, make) => {
  const sample = make()
  const { view, rater, figures, report } = sample
  const raters = rater === null ? [...view.raters.keys()] : [rater]
  const parts = partsIn(await makeXlsx(view, raters))

  testFileStructure(parts)

  it('the spreadsheet has no macro, no other file, no connection, and no formula that reaches out of it', () => {
    expect([...parts.keys()].filter((name) => /vba|macro|externalLink|connection|activeX|embedding|customXml|\.bin$/i.test(name))).toEqual(
      [],
    )
    const formulas = [...worksheetsIn(parts).values()].flatMap((sheet) => all(sheet, 'f').map(({ text }) => text.replace(/"[^"]*"/g, '""')))
    expect(formulas.filter((one) => /HYPERLINK|WEBSERVICE|IMPORT|DDE|INDIRECT|CALL\(|\||\[|:\/\//i.test(one))).toEqual([])
  })

  it('the STIX bundle is valid, and names the raters of the file only', () => {
    const { objects } = readBundle(stixOf(view, raters, { ...FACTS, report }))
    const people = objects.flatMap((one) => (one.type === 'identity' && one.identity_class !== 'system' ? [one.name] : []))
    expect(people.toSorted()).toEqual(raters.map((id) => raterIn(view, id).name).toSorted())
  })

  it('the CSV has no formula, also for programs that separate by other signs', () => {
    for (const cell of csvOf(view, raters)
      .slice(1)
      .split(/[;\t\r\n]/))
      expect(cell).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/)
  })

  it('the Markdown has no HTML but line breaks', () => {
    const text = rater === null ? finishSteps(groupMarkdownSteps(view)) : markdownOf(view, rater, figures)
    expect(text?.match(/<(?!br>|https?:)[a-z!/][^\n]{0,40}/gi) ?? []).toEqual([])
  })

  it('the pictures are well-formed, and hold only marks and texts', () => {
    for (const svg of picturesOf(sample)) {
      const { names, attributes } = markupOf(svg)
      expect([...names].filter((name) => !MARKS.has(name))).toEqual([])
      expect(
        attributes.filter(([name, value]) => /^on|href|style|src/i.test(name) || /url\(|javascript:|NaN|Infinity/.test(value)),
      ).toEqual([])
    }
  })

  it('a picture can be drawn as PNG', async () => {
    const [, heatMap = ''] = picturesOf(sample)
    const { png } = await rasterize(heatMap)
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
  })

  it('the copy for Word or mail is a table with colours, and nothing that loads or runs', () => {
    const { html, text } = finishSteps(matrixCopySteps(modelOf(sample), originOf(sample)))
    const { names, attributes } = markupOf(`<body>${html.replaceAll('<br>', '<br/>').replaceAll('&nbsp;', ' ')}</body>`)
    const known = ['body', 'p', 'b', 'br', 'span', 'font', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
    expect([...names].filter((name) => !known.includes(name))).toEqual([])
    expect(attributes.filter(([name, value]) => /^on|href|src/i.test(name) || /url\(|javascript:/i.test(value))).toEqual([])
    expect(html.match(/<tr>/g)?.length ?? 0).toBe(modelOf(sample).rows.length + 1)
    expect(text.split('\n').filter((line) => line.startsWith('E')).length).toBeGreaterThanOrEqual(modelOf(sample).rows.length)
  })
})
