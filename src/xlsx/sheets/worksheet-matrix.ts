// The sheet that is filled in: evidence down, hypotheses across, every rating empty. What comes back is found by the words of the header
// row and by ids, not by place.

import type { Document } from '../../ach/document/document.ts'
import { RATING_WORDS, RATINGS } from '../../ach/model/rating.ts'
import { RATING_QUESTION } from '../../ach/model/rating-question.ts'
import { LIMITS } from '../../ach/model/texts.ts'
import { RATING_COLOURS } from '../write/palette.ts'
import { cutWithEllipsis, oneLine } from '../write/safe-text.ts'
import { columnLetters, type SheetPlan, type SheetPlanCell, type SheetRow } from '../write/sheet-plan.ts'
import { columnLineCount, rowHeight } from './row-height.ts'

export const WORKSHEET = 'Worksheet'
export const NAME_LABEL = 'Your name:'
export const WHY_HEAD = 'Why (your reasons)'

/** More hypotheses than this get narrow columns, with their names written upwards. */
const WIDE = 10
/** Characters of such a name. */
const TURNED = 20
const ID_WIDTH = 7
/** Points: two lines by hand. */
const LEAST_HEIGHT = 32
/** So much wider than other text is a title, and a question. */
const WIDER = { title: 1.7, section: 1.25, lead: 1 } as const
const GAP: SheetRow = { height: 6, cells: [] }

interface Widths {
  readonly evidence: number
  /** null where no item has a source or a date */
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
  const told = topRows(document, columns.reduce((sum, width) => sum + width) * 1.05)
  const nameRow = told.length + 1
  const head = nameRow + 2
  const names = new Map(document.sources.map(({ id, name }) => [id, name]))
  const firstRating = columns.length - hypotheses.length
  const ratings = `${columnLetters(firstRating)}${head + 1}:${columnLetters(columns.length - 1)}${head + evidence.length}`
  const some = hypotheses.length > 0 && evidence.length > 0
  return {
    name: WORKSHEET,
    tab: RATING_COLOURS.C.fill,
    columns,
    rows: [...told, NAME_ROW, GAP, headRow(document, widths), ...evidence.map((item) => itemRow(item, names, hypotheses.length, widths))],
    frozenAt: { rows: head, columns: 2 },
    printedRows: `${head}:${head}`,
    choices: [
      {
        range: `B${nameRow}`,
        from: { characters: LIMITS.label },
        strict: true,
        error: `A name has at most ${LIMITS.label} characters.`,
        prompt: { title: 'Your name', text: 'As the group knows you. Your ratings come back under this name.' },
      },
      ...(some
        ? [
            {
              range: ratings,
              from: { list: RATINGS },
              strict: true,
              error: 'Choose CC, C, N, I, II or NA, or leave the cell empty: not rated.',
              prompt: { title: 'Rating', text: RATING_QUESTION },
            },
          ]
        : []),
    ],
    highlights: some
      ? RATINGS.map((value) => ({
          ...{ range: ratings, when: 'equals', value, bold: value === 'CC' || value === 'II' },
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

/** Above the name. Texts run over the cells beside them, so that each is broken into rows here: merged cells break sorting. */
function topRows({ title, question }: Document, across: number): SheetRow[] {
  const codes = RATINGS.map((rating) => `${rating} = ${RATING_WORDS[rating]}`).join(',  ')
  const how = `Go across each row and ask for each hypothesis: ${RATING_QUESTION} Leave empty what you do not know. Then save the file and send it back, or hand in the page.`
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
