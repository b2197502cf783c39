// The command `import` for files of every kind: what it writes, what it reports, and when it writes nothing.
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOCUMENT_REFUSALS, type Document, parseDocument, writeDocument } from '../ach/document/document.ts'
import { achzOf } from '../files/achz/achz.test-support.ts'
import { LEFT_OUT_NOTES } from '../files/achz/achz.ts'
import { ACHZ_LOSSES } from '../files/achz/achz-document.ts'
import { TEXT_REFUSALS } from '../files/decode/decode-text.ts'
import { GUNZIP_REFUSALS } from '../files/decode/gunzip.ts'
import { LEFT_OUT } from '../import/document/read-table.ts'
import { TABLES } from '../import/reading/read-tables.ts'
import { CITED } from '../import/references/cited-work.ts'
import { convertFirst, unknownKey } from './document-file.ts'
import { IMPORT_ERRORS } from './import-command.ts'
import { ONLY_CELLS, skippedRow } from './import-findings.ts'
import { INPUT_FILE_ERRORS, PIPED_IN } from './input-file.ts'
import { run } from './run.test-support.ts'

const CASE = fileURLToPath(new URL('../../data/cases/kazakhstan-2022.json', import.meta.url))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ach-import-'))
})
afterEach(() => rm(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const isThere = (name: string) =>
  access(at(name)).then(
    () => true,
    () => false,
  )

const QUIET = { code: 0, out: '', err: '' }
const importFile = (name: string, ...args: string[]) => run(['import', at(name), '-o', at('out.json'), ...args])

async function readBack(name = 'out.json'): Promise<Document> {
  const read = parseDocument(await readFile(at(name), 'utf8'))
  return read.ok ? read.document : expect.fail(read.problems.join(' '))
}

/** The document as this program exports it. */
async function canonicalCase(): Promise<string> {
  const read = parseDocument(await readFile(CASE, 'utf8'))
  return read.ok ? writeDocument(read.document) : expect.fail(read.problems.join(' '))
}

/** A spreadsheet of a document, edited by hand and saved by another program. */
async function spreadsheet(name: string, edit: (book: ExcelJS.Workbook) => void = () => {}, document = CASE, raters: string[] = []) {
  const chosen = raters.flatMap((rater) => ['--rater', rater])
  expect(await run(['export', document, '-o', at(name), ...chosen])).toMatchObject(QUIET)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(at(name))
  edit(book)
  await book.xlsx.writeFile(at(name))
}

/** The cell of an item in the first column whose heading begins with `heading`. */
function cell(book: ExcelJS.Workbook, sheet: string, item: string, heading: string): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined
  let column = 0
  book.getWorksheet(sheet)?.eachRow((row) => {
    if (row.getCell(1).text === 'ID')
      row.eachCell((one, number) => {
        if (String(one.text).startsWith(heading)) column ||= number
      })
    if (row.getCell(1).text === item) found = row.getCell(column)
  })
  return found ?? expect.fail(`There is no ${item} on the sheet ${sheet}.`)
}
const rate = (book: ExcelJS.Workbook, item: string, hypothesis: string, value: string, sheet = 'Matrix') => {
  cell(book, sheet, item, hypothesis).value = value
}

describe('import of a spreadsheet of this program', () => {
  it('writes the document it was exported from and reports nothing', async () => {
    await spreadsheet('case.xlsx')
    expect(await importFile('case.xlsx')).toMatchObject(QUIET)
    expect(await readFile(at('out.json'), 'utf8')).toBe(await canonicalCase())
  })

  it('writes the document as the visible cells now read', async () => {
    await spreadsheet('case.xlsx', (book) => {
      rate(book, 'E5', 'H2', 'cc')
      cell(book, 'Evidence', 'E1', 'Credibility').value = 'low'
    })
    expect(await importFile('case.xlsx')).toMatchObject(QUIET)
    const { raters, evidence } = await readBack()
    expect(raters[0]?.ratings.E5?.H2).toBe('CC')
    expect(evidence.find(({ id }) => id === 'E1')?.credibility).toBe('low')
  })

  it('lists the changes on stdout with --changes, in words, one line each', async () => {
    await spreadsheet('case.xlsx', (book) => {
      rate(book, 'E5', 'H2', 'CC')
      rate(book, 'E6', 'H1', '')
    })
    const { code, out, err } = await importFile('case.xlsx', '--changes')
    expect([code, err]).toEqual([0, ''])
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^rated E5 as CC for Jihadi \(was .+\)$/),
      expect.stringMatching(/^cleared E6 for Coup \(was .+\)$/),
    ])
    await spreadsheet('same.xlsx')
    expect(await importFile('same.xlsx', '--changes')).toMatchObject(QUIET)
  })

  it('names the rater of each change if there are several', async () => {
    const document = JSON.parse(await readFile(CASE, 'utf8'))
    document.raters = ['Ann', 'Ben'].map((name) => ({ id: name.toLowerCase(), name, ratings: { E1: { H1: 'C' } } }))
    await writeFile(at('two.json'), JSON.stringify(document))
    await spreadsheet(
      'two.xlsx',
      (book) => {
        rate(book, 'E1', 'H1', 'I', 'Matrix Ann')
        rate(book, 'E1', 'H1', 'II', 'Matrix Ben')
      },
      at('two.json'),
      ['ann', 'ben'],
    )
    expect((await importFile('two.xlsx', '--changes')).out).toBe(
      'Ann: rated E1 as I for Coup (was C)\nBen: rated E1 as II for Coup (was C)\n',
    )
  })

  it('reports an unreadable cell on stderr and imports the rest', async () => {
    let address = ''
    await spreadsheet('case.xlsx', (book) => {
      rate(book, 'E5', 'H2', 'perhaps')
      rate(book, 'E6', 'H1', 'II')
      address = cell(book, 'Matrix', 'E5', 'H2').address
    })
    const { code, out, problems } = await importFile('case.xlsx')
    expect([code, out]).toEqual([0, ''])
    expect(problems).toEqual([expect.stringContaining(`${at('case.xlsx')}: Matrix sheet, cell ${address}: “perhaps” is not a rating.`)])
    expect((await readBack()).raters[0]?.ratings.E6?.H1).toBe('II')
  })

  it('writes nothing with --strict if a cell cannot be read', async () => {
    await spreadsheet('case.xlsx', (book) => rate(book, 'E5', 'H2', 'perhaps'))
    const { code, out, problems } = await importFile('case.xlsx', '--strict', '--changes')
    expect([code, out, problems.length]).toEqual([1, '', 1])
    expect(await isThere('out.json')).toBe(false)
    await spreadsheet('good.xlsx')
    expect(await importFile('good.xlsx', '--strict')).toMatchObject(QUIET)
  })

  it('reads only the visible cells if the hidden sheet is missing, reports it and fails with --strict', async () => {
    await spreadsheet('case.xlsx', (book) => {
      for (const { id, state } of book.worksheets) if (state === 'veryHidden') book.removeWorksheet(id)
    })
    const { code, problems } = await importFile('case.xlsx', '--changes')
    expect([code, problems]).toEqual([0, [expect.stringContaining(ONLY_CELLS), expect.stringContaining(IMPORT_ERRORS.noBase)]])
    expect((await readBack()).evidence).toHaveLength(23)
    expect((await importFile('case.xlsx', '--strict')).code).toBe(1)
  })

  it('prints no control characters of the file', async () => {
    await spreadsheet('case.xlsx', (book) => {
      rate(book, 'E5', 'H2', 'x\u009b31m')
      cell(book, 'Evidence', 'E1', 'Evidence').value = 'Two\nlines \u009b31m'
    })
    const { out, problems } = await importFile('case.xlsx', '--changes')
    expect(problems).toHaveLength(1)
    expect(out.split('\n').filter(Boolean)).toHaveLength(1)
    expect(out + problems.join('')).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

describe('import of a table', () => {
  it('reads the ratings of a .csv of this program', async () => {
    expect(await run(['export', CASE, '-o', at('case.csv')])).toMatchObject(QUIET)
    expect(await importFile('case.csv')).toMatchObject(QUIET)
    const [read, original] = [await readBack(), JSON.parse(await canonicalCase()) as Document]
    expect(read.title).toBe('case')
    expect(read.raters[0]?.ratings).toEqual(original.raters[0]?.ratings)
  })

  it('reports the problems by row and column and imports the rest', async () => {
    await writeFile(at('t.csv'), 'Title\nID,Evidence,H1: Coup,H2: Jihad\nE1,Seen,C,I\nE2,Heard,perhaps,II\n')
    const { code, problems } = await importFile('t.csv')
    expect(code).toBe(0)
    expect(problems).toEqual([
      expect.stringMatching(/t\.csv: Row 4, column “H1: Coup”: “perhaps” /),
      `${at('t.csv')}: ${skippedRow('row 1', LEFT_OUT.above)}`,
    ])
    expect((await readBack()).raters[0]?.ratings).toEqual({ E1: { H1: 'C', H2: 'I' }, E2: { H2: 'II' } })
    await rm(at('out.json'))
    expect((await importFile('t.csv', '--strict')).code).toBe(1)
    expect(await isThere('out.json')).toBe(false)
  })

  it('skips and reports rows above the table, also with --strict', async () => {
    await writeFile(at('t.csv'), 'Title\nID,Evidence,H1: Coup,H2: Jihad\nE1,Seen,C,I\n')
    expect(await importFile('t.csv', '--strict')).toMatchObject({
      code: 0,
      problems: [expect.stringContaining(skippedRow('row 1', LEFT_OUT.above))],
    })
  })

  it('reports the guessed meaning of columns', async () => {
    await writeFile(at('t.csv'), 'ID,Evidence,Coup,Jihad\nE1,Seen it,2,-2\nE2,Heard it,-1,0\n')
    const { code, problems } = await importFile('t.csv')
    expect([code, problems.length]).toEqual([0, 2])
    expect(problems[0]).toContain('numbers=signed')
    expect(problems[1]).toContain('column “Evidence” as statement, column “Coup” as a hypothesis')
    expect((await importFile('t.csv', '--strict')).code).toBe(1)
  })

  it('imports the sheet with ratings and reports the others', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Notes').addRows([['Nothing', 'here']])
    book.addWorksheet('Data').addRows([
      ['ID', 'Evidence', 'H1: Coup'],
      ['E1', 'Seen', 'C'],
    ])
    await book.xlsx.writeFile(at('t.xlsx'))
    const { code, problems } = await importFile('t.xlsx')
    expect([code, problems]).toEqual([0, [`${at('t.xlsx')}: ${TABLES.unread('Notes')}`, expect.stringContaining('Assumed tables=2.')]])
    expect((await readBack()).raters[0]?.ratings).toEqual({ E1: { H1: 'C' } })
  })

  it('refuses a table with open questions, lists the options that answer them, and takes these', async () => {
    await writeFile(at('t.csv'), 'ID,Evidence,H1: Coup,H2: Riot\nE1,Seen,✓,C/I\nE2,Heard,✗,C\n')
    const refused = await importFile('t.csv')
    expect([refused.code, refused.problems.length]).toEqual([1, 2])
    expect(refused.problems[0]).toContain('--answer marks=usual')
    expect(refused.problems[1]).toContain('--answer two=first')
    expect(await isThere('out.json')).toBe(false)
    const answers = ['--answer', 'marks=usual', '--answer', 'two=first', '--answer', 'read ✗=II']
    expect(await importFile('t.csv', '--strict', ...answers)).toMatchObject({ code: 0, problems: [] })
    expect((await readBack()).raters[0]).toMatchObject({
      ratings: { E1: { H1: 'C', H2: 'C' }, E2: { H1: 'II', H2: 'C' } },
      notes: { E1: { H2: 'C/I' } },
    })
  })

  it('says which answers it assumed, which --strict rejects', async () => {
    await writeFile(at('t.csv'), 'ID,Evidence,H1: Coup,H2: Riot\nE1,Seen,I → dropped,C\nE2,Heard,N,C\n')
    const { code, problems } = await importFile('t.csv')
    expect([code, problems]).toEqual([0, [expect.stringContaining('Assumed arrow=usual.')]])
    expect((await importFile('t.csv', '--strict')).code).toBe(1)
    expect((await importFile('t.csv', '--strict', '--answer', 'arrow=usual')).code).toBe(0)
  })

  it('says what the table prints if its ratings give something else', async () => {
    await writeFile(at('t.csv'), 'ID,Evidence,H1: Coup,H2: Riot\nE1,Seen,I,C\nInconsistency count,,3,0\n')
    expect((await importFile('t.csv')).problems[0]).toContain('prints 3 and 0')
  })

  it('refuses a table without evidence, with a line for each problem', async () => {
    await writeFile(at('t.csv'), 'ID,Evidence,H1: Coup\n')
    const { code, out, problems } = await importFile('t.csv')
    expect([code, out]).toEqual([1, ''])
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) expect(problem).toMatch(/t\.csv: \S.*\.$/)
    expect(await isThere('out.json')).toBe(false)
  })
})

describe('import of references', () => {
  it('reports references that are left out, which --strict rejects', async () => {
    const whole = 'TY  - NEWS\nTI  - A title\nER  - \n'
    await writeFile(at('all.ris'), whole)
    expect((await importFile('all.ris', '--strict')).code).toBe(0)
    await writeFile(at('some.ris'), `${whole}TY  - GEN\nAU  - Nobody\nER  - \n`)
    expect((await importFile('some.ris')).code).toBe(0)
    const { code, problems } = await importFile('some.ris', '--strict')
    expect([code, problems.join(' ')]).toEqual([1, expect.stringContaining(CITED.skipped(1))])
  })
})

describe('import of a PARC ACH file', () => {
  const matrix = (text: string) => ({ hypotheses: ['One', 'Two'], evidence: [{ NAME: text, NONSENSE: 'x' }] })

  it('writes the document of one matrix and reports each loss', async () => {
    await writeFile(at('p.achz'), achzOf({ matrices: [matrix('Seen')] }))
    const { code, problems } = await importFile('p.achz', '--strict')
    expect(code).toBe(0)
    expect(problems).toEqual([`${at('p.achz')}: ${ACHZ_LOSSES.question}`, expect.stringContaining(LEFT_OUT_NOTES.unknown('NONSENSE', 1))])
    expect((await readBack()).hypotheses.map(({ label }) => label)).toEqual(['One', 'Two'])
  })

  it('writes one numbered document for each matrix and names the matrix of each loss', async () => {
    await writeFile(at('p.achz'), achzOf({ matrices: [matrix('First'), matrix('Second')] }))
    const { code, problems } = await importFile('p.achz')
    expect(code).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['out-1.json', 'out-2.json', 'p.achz'])
    expect((await readBack('out-2.json')).evidence[0]?.statement).toContain('Second')
    expect(problems.some((line) => line.includes(': matrix 1: '))).toBe(true)
    expect(problems.some((line) => line.includes(': matrix 2: '))).toBe(true)
  })

  it('refuses to write several matrices to stdout', async () => {
    await writeFile(at('p.achz'), achzOf({ matrices: [matrix('First'), matrix('Second')] }))
    const { code, out, problems } = await run(['import', at('p.achz'), '-o', '-'])
    expect([code, out, problems]).toEqual([1, '', [IMPORT_ERRORS.manyMatrices(at('p.achz'), 2)]])
  })
})

describe('import of a document', () => {
  it('writes the canonical form, and the same bytes when imported again', async () => {
    const { raters, title, ...rest } = JSON.parse(await canonicalCase())
    raters[0].ratings = Object.fromEntries(Object.entries(raters[0].ratings).reverse())
    await writeFile(at('odd.json'), JSON.stringify({ raters, colour: 'red', ...rest, title }))
    expect(await importFile('odd.json')).toMatchObject({ code: 0, err: `${at('odd.json')}: ${unknownKey('colour')}\n` })
    const first = await readFile(at('out.json'), 'utf8')
    expect(first).toBe(await canonicalCase())
    expect(await run(['import', at('out.json'), '-o', '-'])).toMatchObject({ ...QUIET, out: first })
  })

  it('writes the same bytes when the result of any kind of file is imported again', async () => {
    const evidence = [{ NAME: 'Seen', CREDIBILITY: 'HIGH' }]
    await writeFile(at('p.achz'), achzOf({ matrices: [{ hypotheses: ['One', 'Two'], evidence }] }))
    await writeFile(at('t.csv'), 'ID,Evidence,H1: Coup,H2: Jihad\nE2,Seen,C,\nE1,Heard,,II\n')
    await spreadsheet('case.xlsx', (book) => {
      rate(book, 'E6', 'H1', '')
      rate(book, 'E1', 'H3', 'NA')
    })
    for (const name of ['p.achz', 't.csv', 'case.xlsx']) {
      expect((await importFile(name)).code).toBe(0)
      const { code, out, err } = await run(['import', at('out.json'), '-o', '-'])
      expect([code, err]).toEqual([0, ''])
      expect(out).toBe(await readFile(at('out.json'), 'utf8'))
    }
  })

  it('reads any kind of file from stdin and writes to stdout', async () => {
    await spreadsheet('case.xlsx')
    expect(await run(['import', '-', '-o', '-'], await readFile(at('case.xlsx')))).toMatchObject({ ...QUIET, out: await canonicalCase() })
    const piped = await run(['import', '-', '-o', '-'], 'ID,Evidence,H1: Coup\nE1,Seen,C\n')
    expect(JSON.parse(piped.out).title).toBe('A table')
  })

  it('writes a document with the scores of its spreadsheet', async () => {
    await spreadsheet('case.xlsx')
    await importFile('case.xlsx')
    expect((await run(['score', at('out.json'), '--json'])).out).toBe((await run(['score', CASE, '--json'])).out)
  })
})

describe('import of an unreadable file', () => {
  it.each([
    ['empty.xlsx', '', GUNZIP_REFUSALS.empty],
    ['broken.xlsx', 'PK and so on', 'is not a spreadsheet'],
    ['broken.achz', 'no gzip', 'gzip'],
    ['other.json', '{"a": 1}', DOCUMENT_REFUSALS.otherFormat],
    ['binary.csv', 'a\0b', TEXT_REFUSALS.binary],
  ])('exits with 1 and one line for %s', async (name, content, line) => {
    await writeFile(at(name), content)
    const { code, out, problems } = await importFile(name)
    expect([code, out, problems.length]).toEqual([1, '', 1])
    expect(problems[0]).toContain(`${at(name)}: `)
    expect(problems[0]).toContain(line)
    expect(await isThere('out.json')).toBe(false)
  })

  it('prints a line for each problem of a document', async () => {
    const document = JSON.parse(await canonicalCase())
    document.evidence[0].source = 'nowhere'
    document.evidence[1].cluster = 'nowhere'
    await writeFile(at('bad.json'), JSON.stringify(document))
    const { code, problems } = await importFile('bad.json')
    expect([code, problems.length]).toEqual([1, 2])
  })
})

it.each([
  [['import'], IMPORT_ERRORS.noOutput],
  [['import', '-o', 'a.json'], INPUT_FILE_ERRORS.notOne],
  [['import', 'a.xlsx', 'b.xlsx', '-o', 'a.json'], INPUT_FILE_ERRORS.notOne],
  [['import', 'a.xlsx', '-o', 'a.xlsx'], 'a.xlsx does not end in .json.'],
  [['import', 'a.xlsx', '-o', '-', '--changes'], IMPORT_ERRORS.twoToStdout],
  [['import', 'no-such-file.xlsx', '-o', 'a.json'], 'There is no file no-such-file.xlsx.'],
  [['import', CASE, '-o', 'no/such/folder.json'], 'no/such/folder.json cannot be written: '],
])('%j is reported in one line', async (argv, line) => {
  const { code, out, problems } = await run(argv)
  expect([code, out, problems.length]).toEqual([1, '', 1])
  expect(problems[0]).toContain(line)
})

it.each([
  ['score', 'a spreadsheet', 'case.xlsx'],
  ['export', 'a spreadsheet', 'case.xlsx'],
  ['score', 'a table', 'case.csv'],
  ['score', 'a file of PARC ACH', 'case.achz'],
])('%s refuses %s and points to the import command', async (verb, what, name) => {
  if (name.endsWith('.achz')) await writeFile(at(name), achzOf({ matrices: [{ hypotheses: ['One'], evidence: [{ NAME: 'x' }] }] }))
  else await run(['export', CASE, '-o', at(name)])
  const argv = verb === 'export' ? ['export', at(name), '-o', at('out.md')] : [verb, at(name)]
  expect(await run(argv)).toMatchObject({
    code: 1,
    out: '',
    err: `${convertFirst(at(name), what)}\n`,
  })
})

it('score refuses a spreadsheet on stdin', async () => {
  await run(['export', CASE, '-o', at('case.xlsx')])
  expect((await run(['score', '-'], await readFile(at('case.xlsx')))).err).toBe(`${convertFirst(PIPED_IN, 'a spreadsheet')}\n`)
})
