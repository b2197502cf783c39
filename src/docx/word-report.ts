// Lays out a report as a Word document: title page with contents, sections, and the matrix as a landscape annex. Formatting comes from styles only.

import {
  Attributes,
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  Document,
  type FileChild,
  Footer,
  Header,
  InternalHyperlink,
  type ISectionOptions,
  Packer,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  XmlComponent,
} from 'docx'
import { isSameText } from '../ach/words/name-in-sentence.ts'
import { ANALYST_COMMENT, type Block, isWidePart, type Report, type Section } from '../report/blocks.ts'
import type { ReportPicture } from '../report/report-pictures.ts'
import { blockParagraphs } from './blocks.ts'
import { createLayout } from './layout.ts'
import { pictureParagraphs } from './picture-paragraphs.ts'
import type { StyleIds } from './styles.ts'
import type { PageSettings } from './template.ts'
import { styledParagraph, textRuns } from './text-runs.ts'

/** A report in which the scores are tables. Plain data, so that it can be sent to a worker. */
export interface WordReport {
  readonly report: Report
  /** a sentence about a damaged workbook */
  readonly damage: string | null
  readonly pictures: readonly ReportPicture[]
}

/** The number of a section in the contents and in bookmarks. */
const bookmarkOf = (section: Section): string => `_Toc_${section.part}`

/** The file as the package makes it; `finishPackage` replaces all parts but the text. */
export async function packReport(
  { report, damage, pictures }: WordReport,
  ids: StyleIds,
  page: PageSettings,
  first: boolean,
): Promise<Uint8Array> {
  const layout = createLayout(ids, page, report)
  const shown = report.sections.filter(({ nothing }) => nothing === null)
  const drawn = async (section: Section, wide: boolean) => {
    const mine = pictures.filter(({ part }) => part === section.part)
    const own = section.own ? commentParagraphs(section.own.text, ids) : []
    const figuresAt = section.part === 'annex' ? 0 : placeOfFigures(section.blocks)
    const width = wide ? layout.wideWidth : layout.width
    const before = section.blocks.slice(0, figuresAt).flatMap((block) => blockParagraphs(block, layout, width))
    const figures = (await Promise.all(mine.map((one) => pictureParagraphs(one, layout, wide)))).flat()
    const after = section.blocks.slice(figuresAt).flatMap((block) => blockParagraphs(block, layout, width))
    return [headingOf(section, shown.indexOf(section), ids), ...own, ...before, ...figures, ...after]
  }
  const body: FileChild[] = []
  for (const section of shown.filter(({ part }) => !isWidePart(part))) body.push(...(await drawn(section, false)))
  const annex: FileChild[] = []
  for (const section of shown.filter(({ part }) => isWidePart(part))) annex.push(...(await drawn(section, true)))
  const frames = {
    headers: { default: new Header({ children: [] }), ...(first ? { first: new Header({ children: [] }) } : {}) },
    footers: { default: new Footer({ children: [] }), ...(first ? { first: new Footer({ children: [] }) } : {}) },
  }
  const sections: ISectionOptions[] = [
    {
      ...frames,
      properties: { page: pageOf(page, 'portrait'), titlePage: first },
      children: [
        ...titleParagraphs(report, damage, ids),
        ...contents(report, ids),
        ...(body.length > 0 ? [new Paragraph({ children: [new PageBreak()] }), ...body] : []),
      ],
    },
  ]
  if (annex.length > 0) sections.push({ properties: { type: 'nextPage', page: pageOf(page, 'landscape') }, children: annex })
  return Packer.toBuffer(new Document({ sections, footnotes: layout.footnotes() }))
}

/** Rows of a table below which a figure still fits on the page. */
const LONG_TABLE = 12

/** Below the first table; above a long one, which can begin on the page of the figure and end on the next one. */
function placeOfFigures(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ kind }) => kind === 'table')
  const table = blocks[at]
  return table?.kind === 'table' && table.table.rows.length > LONG_TABLE ? at : at + 1
}

/** The package swaps width and height of a landscape page itself. */
const pageOf = ({ width, height, margins }: PageSettings, orientation: 'portrait' | 'landscape') => ({
  size: { width, height, orientation },
  margin: { ...margins },
})

function titleParagraphs({ title, question, byline, background }: Report, damage: string | null, ids: StyleIds): Paragraph[] {
  return [
    styledParagraph(ids.title, title),
    ...(damage === null ? [] : [styledParagraph(ids.lead, damage)]),
    ...(isSameText(title, question) ? [] : [styledParagraph(ids.subtitle, question)]),
    ...byline.map((one) => styledParagraph(ids.byline, one)),
    ...(background ? paragraphsOf(background).map((one) => styledParagraph(ids.background, one)) : []),
  ]
}

/** Texts between blank lines. */
const paragraphsOf = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '')

const commentParagraphs = (text: string, ids: StyleIds): Paragraph[] =>
  paragraphsOf(text).map((one, at) =>
    styledParagraph(ids.quote, at > 0 ? one : [...textRuns(ANALYST_COMMENT, ids.strong), ...textRuns(` ${one}`)], one),
  )

function headingOf(section: Section, at: number, ids: StyleIds): Paragraph {
  const name = bookmarkOf(section)
  const children = [new BookmarkStart(name, at + 1), ...textRuns(section.heading), new BookmarkEnd(at + 1)]
  return styledParagraph(ids.heading1, children as ParagraphChild[])
}

/**
 * A field that holds its result already: Word shows it without asking whether to update fields. Page numbers come when the reader updates it.
 * Sections without content are listed below the field, which would drop them.
 */
function contents({ sections }: Report, ids: StyleIds): Paragraph[] {
  const [shown, empty] = [sections.filter(({ nothing }) => nothing === null), sections.filter(({ nothing }) => nothing !== null)]
  const links = shown.map((section, at) =>
    styledParagraph(ids.contents1, [
      ...(at === 0 ? fieldStart(' TOC \\o "1-1" \\h \\z \\u ') : []),
      new InternalHyperlink({ anchor: bookmarkOf(section), children: textRuns(section.heading) }),
      ...(at === shown.length - 1 ? [runOf(fieldMark('end'))] : []),
    ]),
  )
  return [
    styledParagraph(ids.contentsTitle, 'Contents'),
    ...links,
    ...empty.map(({ heading, nothing }) => styledParagraph(ids.contents1, `${heading} (${nothing})`)),
  ]
}

/** Elements of the format that the package does not offer. */
class Instruction extends XmlComponent {
  constructor(text: string) {
    super('w:instrText')
    this.root.push(new Attributes({ space: 'preserve' }), text)
  }
}
const fieldMark = (value: 'begin' | 'separate' | 'end') =>
  new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value } } })
const runOf = (content: XmlComponent): ParagraphChild =>
  new BuilderElement({ name: 'w:r', children: [content] }) as unknown as ParagraphChild

const fieldStart = (instruction: string): ParagraphChild[] =>
  [fieldMark('begin'), new Instruction(instruction), fieldMark('separate')].map(runOf)
