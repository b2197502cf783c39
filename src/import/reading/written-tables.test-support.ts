// Writes a matrix as people do: in many notations, layouts and formats, with titles, keys and totals around it.
import type { Rating } from '../../ach/model/rating.ts'
import { RATING_VOCABULARY } from '../words/rating-vocabulary.ts'

export interface SampleMatrix {
  readonly hypotheses: readonly string[]
  readonly evidence: readonly { readonly text: string; readonly ratings: readonly (Rating | null)[] }[]
}

/** A way to write a rating, and the answers that it needs. */
export interface NotationSample {
  readonly name: string
  readonly write: (rating: Rating | null, at: number) => string
  readonly answers: Readonly<Record<string, string>>
}

const written = (
  name: string,
  signs: Readonly<Record<Rating, string>>,
  answers: Readonly<Record<string, string>> = {},
): NotationSample => ({
  name,
  answers,
  write: (rating) => (rating === null ? '' : signs[rating]),
})

const REMARKS: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => `${code} (weak)`,
  (code) => `${code} – because of timing`,
  (code) => `${code}: see report`,
  (code) => `${code}, see E1`,
  (code) => `${code} [R1]`,
  (code) => `**${code}**`,
  (code) => `${code}*`,
]

const languages = Object.entries(RATING_VOCABULARY).map(([name, { C, I, N, NA, very }]) =>
  written(name, {
    CC: `${very[0]} ${C[0]}`,
    C: C[0] ?? '',
    N: N[0] ?? '',
    I: I[0] ?? '',
    II: `${very[0]} ${I[0]}`,
    NA: NA[0] ?? '',
  }),
)

export const NOTATIONS: readonly NotationSample[] = [
  written('codes', { CC: 'CC', C: 'C', N: 'N', I: 'I', II: 'II', NA: 'NA' }),
  written('small codes', { CC: 'cc', C: 'c', N: 'n', I: 'i', II: 'ii', NA: 'n/a' }),
  written('signs', { CC: '++', C: '+', N: '0', I: '-', II: '--', NA: 'n.a.' }, { dash: 'I' }),
  written('full-width signs', { CC: '＋＋', C: '＋', N: '０', I: '−', II: '−−', NA: 'Ｎ/Ａ' }, { dash: 'I' }),
  written('dashes', { CC: '+ +', C: '+', N: '0', I: '–', II: '– –', NA: 'NA' }, { dash: 'I' }),
  written('full-width codes', { CC: 'ＣＣ', C: 'Ｃ', N: 'Ｎ', I: 'Ｉ', II: 'Ⅱ', NA: 'ＮＡ' }),
  written('Cyrillic letters', { CC: 'СС', C: 'С', N: 'N', I: 'І', II: 'ІІ', NA: 'NA' }),
  written('ticks', { CC: '✔✔', C: '✓', N: '~', I: '✗', II: '✗✗', NA: 'n/a' }, { marks: 'usual' }),
  written('emoji', { CC: '✅✅', C: '✅', N: '➖', I: '❌', II: '❌❌', NA: 'N/A' }, { marks: 'usual' }),
  written('marked words', {
    CC: '✅ Strongly supports',
    C: '✅ Supports',
    N: '➖ Neutral',
    I: '❌ Contradicts',
    II: '❌ Strongly contradicts',
    NA: 'n/a',
  }),
  written('numbers', { CC: '2', C: '1', N: '0', I: '-1', II: '-2', NA: 'NA' }, { numbers: 'signed' }),
  {
    name: 'codes with remarks',
    answers: {},
    write: (rating, at) => (rating === null ? '' : (REMARKS[at % REMARKS.length] ?? String)(rating)),
  },
  ...languages,
]

/** A sheet of cells; a row may be shorter than the others. */
export type Sheet = readonly (readonly string[])[]

const cellsOf = ({ hypotheses, evidence }: SampleMatrix, { write }: NotationSample) =>
  evidence.map(({ text, ratings }, row) => [text, ...ratings.map((rating, at) => write(rating, row * hypotheses.length + at))])

/** The arrangements of a matrix on a sheet. */
export const ARRANGEMENTS: Readonly<Record<string, (matrix: SampleMatrix, notation: NotationSample) => Sheet>> = {
  plain: (matrix, notation) => [['Evidence', ...matrix.hypotheses], ...cellsOf(matrix, notation)],
  'with ids and levels': (matrix, notation) => [
    ['ID', 'Evidence', 'Credibility', ...matrix.hypotheses],
    ...cellsOf(matrix, notation).map(([text = '', ...rest], at) => [`E${at + 1}`, text, 'high', ...rest]),
  ],
  'with a title and totals': (matrix, notation) => [
    ['Analysis of the crisis'],
    [],
    ['Evidence', ...matrix.hypotheses],
    ...cellsOf(matrix, notation),
    ['Inconsistency score', ...matrix.hypotheses.map((_, at) => String(at + 3))],
    ['Rank', ...matrix.hypotheses.map((_, at) => String(at + 1))],
    ['Verdict', ...matrix.hypotheses.map(() => 'Rejected (4 inconsistencies)')],
    [],
    ['Prepared by: J. Doe'],
  ],
  'under a group heading': (matrix, notation) => [
    ['Evidence', 'Hypotheses', ...matrix.hypotheses.slice(1).map(() => '')],
    ['', ...matrix.hypotheses],
    ...cellsOf(matrix, notation),
  ],
  transposed: (matrix, notation) => {
    const cells = cellsOf(matrix, notation)
    return [
      ['Hypothesis', ...matrix.evidence.map(({ text }, at) => `E${at + 1}: ${text}`)],
      ...matrix.hypotheses.map((label, at) => [label, ...cells.map((row) => row[at + 1] ?? '')]),
    ]
  },
  'one rating in each row': (matrix, notation) => {
    const cells = cellsOf(matrix, notation)
    return [
      ['Evidence', 'Hypothesis', 'Rating'],
      ...matrix.evidence.flatMap(({ text }, row) => matrix.hypotheses.map((label, at) => [text, label, cells[row]?.[at + 1] ?? ''])),
    ]
  },
}

const separated = (separator: string) => (sheet: Sheet) =>
  sheet
    .map((row) =>
      row.map((cell) => (/["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator),
    )
    .join('\n')

const widthOf = (sheet: Sheet) => Math.max(...sheet.map((row) => row.length))
const padded = (sheet: Sheet): Sheet => sheet.map((row) => Array.from({ length: widthOf(sheet) }, (_, at) => row[at] ?? ''))
/** Tables drawn with lines hold only rows of several cells; what is shorter stands above or below. */
const parts = (sheet: Sheet) => {
  const from = sheet.findIndex((row) => row.length > 1)
  const to = sheet.findLastIndex((row) => row.length > 1) + 1
  const lines = (rows: Sheet) => rows.map((row) => row.join(' ')).join('\n')
  return { above: lines(sheet.slice(0, from)), table: padded(sheet.slice(from, to)), below: lines(sheet.slice(to)) }
}
const around = ({ above, below }: ReturnType<typeof parts>, table: string) =>
  [above, table, below].filter((text) => text.trim() !== '').join('\n\n')
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const aligned = (table: Sheet) => {
  const widths = Array.from({ length: widthOf(table) }, (_, at) => Math.max(1, ...table.map((row) => (row[at] ?? '').length)))
  return { widths, rows: table.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0))) }
}

/** The formats of a text with a table. */
export const FORMATS: Readonly<Record<string, (sheet: Sheet) => string>> = {
  tabs: separated('\t'),
  commas: separated(','),
  semicolons: separated(';'),
  Markdown: (sheet) => {
    const part = parts(sheet)
    const rows = part.table.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    return around(part, [rows[0], `|${part.table[0]?.map(() => '---').join('|')}|`, ...rows.slice(1)].join('\n'))
  },
  Jira: (sheet) => {
    const part = parts(sheet)
    const [head = [], ...rows] = part.table
    return around(part, [`||${head.join('||')}||`, ...rows.map((row) => `|${row.map((cell) => cell || ' ').join('|')}|`)].join('\n'))
  },
  HTML: (sheet) => {
    const part = parts(sheet)
    const rows = part.table.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    return `<p>${escapeHtml(part.above)}</p><table>${rows.join('')}</table><p>${escapeHtml(part.below)}</p>`
  },
  MediaWiki: (sheet) => {
    const part = parts(sheet)
    const [head = [], ...rows] = part.table
    return around(
      part,
      ['{| class="wikitable"', `! ${head.join(' !! ')}`, ...rows.flatMap((row) => ['|-', `| ${row.join(' || ')}`]), '|}'].join('\n'),
    )
  },
  'lines of plus and minus': (sheet) => {
    const part = parts(sheet)
    const { widths, rows } = aligned(part.table)
    const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
    const lines = rows.map((row) => `| ${row.join(' | ')} |`)
    return around(part, [rule, lines[0], rule, ...lines.slice(1), rule].join('\n'))
  },
  'box lines': (sheet) => {
    const part = parts(sheet)
    const { widths, rows } = aligned(part.table)
    const rule = (left: string, middle: string, right: string) => left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right
    const lines = rows.map((row) => `│ ${row.join(' │ ')} │`)
    return around(part, [rule('┌', '┬', '┐'), lines[0], rule('├', '┼', '┤'), ...lines.slice(1), rule('└', '┴', '┘')].join('\n'))
  },
}
