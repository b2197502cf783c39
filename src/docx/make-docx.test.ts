// Word reports of all kinds of workbooks: that Word can open them without repair, that they can do nothing, and that they say what the report says.

import { expect, test } from 'vitest'
import { BlockView } from '../../templates/report/block.tsx'
import { finishSteps } from '../ach/model/steps.ts'
import { groupMarkdownSteps, markdownOf } from '../export/markdown.ts'
import { all, partOf, partsIn } from '../xlsx/read-back.test-support.ts'
import { makeDocx } from './make-docx.ts'
import { OTHER_CASES, reportOfCase, SAMPLE_REPORTS, type SampleReport } from './reports.test-support.ts'
import { linesOutside, sentencesIn, sentencesOf, tidy } from './sentences.test-support.ts'
import { faultsOf, paragraphsIn } from './structure.test-support.ts'

const SVG =
  '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="#FFFFFF"/></svg>'
const PICTURE = { part: 'bottom', title: 'A finding', how: 'How to read it.', description: 'A picture', svg: SVG } as const

const sampleOf = (name: string): SampleReport => {
  const sample = SAMPLE_REPORTS[name]
  if (!sample) throw new Error(`There is no sample ${name}.`)
  return sample()
}
const caseReport = () => sampleOf('the case, as its reference has it')

const makeParts = async ({ report }: Pick<SampleReport, 'report'>) => partsIn(await makeDocx({ report, damage: null, pictures: [] }))
/** The text of the body and of the footnotes, and that of headers and footers. */
const textsIn = (parts: ReadonlyMap<string, string>) => ({
  body: ['word/document.xml', 'word/footnotes.xml'].flatMap((name) => paragraphsIn(partOf(parts, name))).map(tidy),
  frames: [...parts.keys()]
    .filter((name) => /^word\/(header|footer)\d\.xml$/.test(name))
    .map((name) => tidy(paragraphsIn(partOf(parts, name)).join(' '))),
})

const samples = [...Object.entries(SAMPLE_REPORTS), ...OTHER_CASES.map((id) => [id, () => reportOfCase(id)] as const)]

/** What a Word file adds to the sentences of a report, and texts too short to be looked for: ids and ratings. */
const FRAME_WORDS =
  /^(Contents|Reason|Note( on)?|Evidence|Weight|Agreement|Diagnosticity|Parked items|Table \d+|Inconsistency scores|The matrix|[EH]\d+|CC?|II?|NA?|[◆().,:;+\d\s])*$/

test.each(samples)('Word opens the report without repair, and it says what the page and the .md file say: %s', async (_, sample) => {
  const { view, rater, report, figures } = sample()
  const parts = await makeParts({ report })
  expect(faultsOf(parts)).toEqual([])

  const sentences = sentencesOf(report)
  const { body } = textsIn(parts)
  const word = body.join('\n')
  expect(sentences.filter((one) => !word.includes(one))).toEqual([])

  const day = { day: '2026-11-30' }
  const markdown = rater === null ? finishSteps(groupMarkdownSteps(view, day)) : markdownOf(view, rater, figures, day)
  const ofFile = tidy(unescapedMarkdown(markdown ?? ''))
  expect(sentences.filter((one) => !ofFile.includes(one))).toEqual([])

  const blocks = report.sections.flatMap((section) => section.blocks)
  const ofPage = tidy(unescapedHtml(blocks.map((block) => String(BlockView({ id: 'w', view, report, block }))).join(' ')))
  expect(blocks.flatMap(sentencesIn).filter((one) => !ofPage.includes(one))).toEqual([])

  // and nothing else
  const rest = [...sentences, ...linesOutside(report)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => (one.length > 3 || /[^ -~]/.test(one) ? left.replaceAll(one, ' ') : left), word)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
  expect(rest.filter((line) => !FRAME_WORDS.test(line) && !sentences.includes(line))).toEqual([])
})

const unescapedHtml = (html: string): string =>
  html
    .replace(/<\/(p|li|td|th|h3)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const unescapedMarkdown = (markdown: string): string =>
  markdown
    .replaceAll('<br>', ' ')
    .replace(/\\\n/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\n>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

test('the same report gives the same bytes', async () => {
  const { report } = reportOfCase('tokyo-1995')
  const make = () => makeDocx({ report, damage: null, pictures: [PICTURE] })
  expect((await make()).equals(await make())).toBe(true)
})

test('header and footer have the marking, and the footer the number of the page of all pages', async () => {
  const { report } = reportOfCase('tokyo-1995')
  const { frames } = textsIn(partsIn(await makeDocx({ report: { ...report, marking: 'SECRET & <b>' }, damage: null, pictures: [] })))
  expect(frames).toEqual(['SECRET & <b>', 'SECRET & <b> Page 1 of 1'])
  expect(textsIn(await makeParts(reportOfCase('tokyo-1995'))).frames).toEqual(['', 'Page 1 of 1'])
})

test('the annex is a landscape section whose table repeats its head, and each item cited has a footnote with its source', async () => {
  const parts = await makeParts(caseReport())
  const document = partOf(parts, 'word/document.xml')
  expect(all(document, 'w:pgSz').map(({ attributes }) => attributes['w:orient'])).toEqual(['portrait', 'landscape'])
  expect(
    all(document, 'w:tbl')
      .at(-1)
      ?.children.find(({ name }) => name === 'w:tr')
      ?.children[0]?.children.map(({ name }) => name),
  ).toContain('w:tblHeader')
  const notes = paragraphsIn(partOf(parts, 'word/footnotes.xml'))
  expect(notes.map(tidy)).toContain(
    "Claim; President Tokayev (D), para. 6; 10 Jan 2022; credibility high; relevance medium; cluster: Tokayev's own account.",
  )
  expect(all(document, 'w:footnoteReference').length).toBe(notes.length - 2)
})

test('a picture has an alternative text and a caption; one with letters of an unknown font is left out', async () => {
  const { report } = reportOfCase('tokyo-1995')
  const tamil = { ...PICTURE, svg: SVG.replace('</svg>', '<text>தமிழ்</text></svg>') }
  const parts = partsIn(await makeDocx({ report, damage: null, pictures: [PICTURE, tamil] }))
  expect(faultsOf(parts)).toEqual([])
  const pictures = all(partOf(parts, 'word/document.xml'), 'wp:docPr').map(({ attributes }) => attributes.descr)
  expect(pictures).toEqual(['A picture. How to read it.'])
  expect(textsIn(parts).body.filter((one) => one.startsWith('Figure'))).toEqual(['Figure 1. A finding'])
})

test('texts that run from right to left do so in Word', async () => {
  const parts = await makeParts(sampleOf('Arabic texts'))
  const paragraphs = all(partOf(parts, 'word/document.xml'), 'w:p')
  const title = paragraphs.find((one) => paragraphsIn({ ...one, children: [one] })[0]?.startsWith('أزمة'))
  expect(all(title ?? partOf(parts, 'word/document.xml'), 'w:bidi')).toHaveLength(1)
  // "CSTO" inside of an Arabic sentence is a separate run
  const mixed = paragraphs.find((one) => paragraphsIn({ ...one, children: [one] })[0]?.includes('CSTO'))
  expect(all(mixed ?? partOf(parts, 'word/document.xml'), 'w:r').map((run) => all(run, 'w:rtl').length)).toContain(0)
  expect(parts.get('word/header1.xml')).toContain('<w:bidi/>')
})

test('a damaged workbook says so below the title', async () => {
  const { report } = reportOfCase('tokyo-1995')
  const { body } = textsIn(partsIn(await makeDocx({ report, damage: 'Changes are missing.', pictures: [] })))
  expect(body.slice(0, 3)).toEqual([report.title, 'Changes are missing.', report.question])
})

test('names no author, program user or time in its properties', async () => {
  const parts = await makeParts(reportOfCase('tokyo-1995'))
  expect(partOf(parts, 'docProps/core.xml').children.map(({ name }) => name)).toEqual(['dc:title', 'dc:subject'])
})
