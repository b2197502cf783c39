// The sheet of a worksheet that is filled in: evidence down, hypotheses across, all ratings blank. An import finds its cells by the words of
// the header row and by ids, not by position.

import type { Document } from '../../ach/document/document.ts'
import { isExtreme, RATINGS } from '../../ach/model/rating.ts'
import { RATING_QUESTION } from '../../ach/model/rating-question.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { RATING_COLOURS } from '../../ach/words/palette.ts'
import { joinPhrases } from '../../ach/words/phrases.ts'
import { scaleLegend } from '../../ach/words/scale-words.ts'
import { cutWithEllipsis, oneLine } from '../write/safe-text.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import { columnLineCount, rowHeight } from './row-height.ts'

export const WORKSHEET = 'Worksheet'
export const NAME_LABEL = 'Your name:'
export const WHY_HEAD = 'Why (your reasons)'

/** More hypotheses than this get narrow columns with vertical names. */
const WIDE = 10
/** Maximum characters of a vertical name. */
const TURNED = 20
const ID_WIDTH = 7
/** In points: room for two handwritten lines. */
const LEAST_HEIGHT = 32
/** Width of the text of a title and of a section, relative to body text. */
const WIDER = { title: 1.7, section: 1.25, lead: 1 } as const
const GAP: SheetRow = { height: 6, cells: [] }

interface Widths {
  readonly evidence: number
  /** null if no item has a source or a date */
  readonly source: number | null
  readonly rating: number
  readonly why: number
}

export function matrixToFillIn(document: Document): SheetPlan {
  const { hypotheses, evidence } = document
  const widths = widthsFor(document)
  const columns = [
    ...[ID_WIDTH, widths.evidence, ...(widths.source === null ? [] : [widths.source])],
    ...hypotheses.map(() => widths.rating),
    widths.why,
  ]
  const top = topRows(document, columns.reduce((sum, width) => sum + width) * 1.05)
  const nameRow = top.length + 1
  const head = nameRow + 2
  const names = new Map(document.sources.map(({ id, name }) => [id, name]))
  const firstRating = columns.length - hypotheses.length
  const ratings = `${columnLetters(firstRating)}${head + 1}:${columnLetters(columns.length - 1)}${head + evidence.length}`
  const some = hypotheses.length > 0 && evidence.length > 0
  return {
    name: WORKSHEET,
    tab: RATING_COLOURS.C.fill,
    columns,
    rows: [...top, NAME_ROW, GAP, headRow(document, widths), ...evidence.map((item) => itemRow(item, names, hypotheses.length, widths))],
    frozenAt: { rows: head, columns: 2 },
    printedRows: `${head}:${head}`,
    choices: [
      {
        range: `B${nameRow}`,
        from: { characters: LIMITS.label },
        strict: true,
        error: `Enter a name of at most ${LIMITS.label} characters.`,
        prompt: { title: 'Your name', text: 'Use the name that the group knows. Your ratings will be imported under it.' },
      },
      ...(some
        ? [
            {
              range: ratings,
              from: { list: RATINGS },
              strict: true,
              error: `Choose ${joinPhrases(RATINGS, 'or', RATINGS.length)}, or leave the cell blank.`,
              prompt: { title: 'Rating', text: RATING_QUESTION },
            },
          ]
        : []),
    ],
    highlights: some
      ? RATINGS.map((value) => ({
          ...{ range: ratings, when: 'equals', value, bold: isExtreme(value) },
          ...RATING_COLOURS[value],
        }))
      : [],
  }
}

function widthsFor({ hypotheses, evidence }: Document): Widths {
  const wide = hypotheses.length > WIDE
  const some = evidence.some(({ source, date }) => source !== null || date !== null)
  const narrow = hypotheses.length > 15 ? 5.6 : 7
  return { evidence: wide ? 40 : 50, source: some ? (wide ? 14.5 : 18) : null, rating: wide ? narrow : 12, why: wide ? 28 : 40 }
}

/** The rows above the name. Long texts are split into rows, because merged cells would break sorting. */
function topRows({ title, question }: Document, across: number): SheetRow[] {
  const codes = scaleLegend(' = ', ',  ')
  const how = `Work across each row and ask of each hypothesis: ${RATING_QUESTION} Leave a cell blank if you cannot judge it. Then save and return the file, or hand in the page.`
  const lines = (text: string, most: number, style: keyof typeof WIDER, height: number): SheetRow[] =>
    columnLineCount(text, across / WIDER[style], most).map((value) => ({ height, cells: [{ value, style }] }))
  return [
    ...lines(`Worksheet: ${title}`, 2, 'title', 24),
    ...lines(question, 2, 'section', 18),
    ...lines(how, 3, 'lead', 15),
    ...lines(codes, 2, 'lead', 15),
    GAP,
  ]
}

const NAME_ROW: SheetRow = {
  height: 30,
  cells: [{ value: NAME_LABEL, style: 'fixedId' }, { style: 'field' }],
}

function headRow({ hypotheses }: Document, { source, rating }: Widths): SheetRow {
  const wide = hypotheses.length > WIDE
  const names = hypotheses.map(({ id, label }) => `${id}\n${wide ? columnLineCount(label, TURNED, 1)[0] : oneLine(label, 60)}`)
  return {
    height: wide ? 122 : Math.max(44, rowHeight(names.map((name) => [name, rating - 2]))),
    cells: [
      { value: 'ID', style: 'headCentre' },
      { value: 'Evidence', style: 'head' },
      ...(source === null ? [] : [{ value: 'Source', style: 'head' } as const]),
      ...hypotheses.map(
        ({ id, label, statement }, index): SheetPlanCell => ({
          value: names[index] ?? '',
          style: wide ? 'headTurned' : 'headCentre',
          note: `${id} ${label}\n\n${cutWithEllipsis(statement, 1000)}`,
        }),
      ),
      { value: WHY_HEAD, style: 'head' },
    ],
  }
}

function itemRow(item: Document['evidence'][number], names: ReadonlyMap<string, string>, hypotheses: number, widths: Widths): SheetRow {
  const { id, statement, date } = item
  const source = [names.get(item.source ?? '') ?? item.source, date].filter((part) => part !== null && part !== undefined).join('\n')
  const height = rowHeight([
    [id, ID_WIDTH - 1],
    [statement, widths.evidence],
    [source, widths.source ?? 1],
  ])
  return {
    height: Math.max(LEAST_HEIGHT, height),
    cells: [
      { value: id, style: 'fixedId' },
      { value: statement, style: 'fixedText' },
      ...(widths.source === null ? [] : [{ value: source, style: 'aside' } as const]),
      ...Array.from({ length: hypotheses }, (): SheetPlanCell => ({ style: 'rating' })),
      { style: 'text' },
    ],
  }
}
