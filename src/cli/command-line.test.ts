import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOCUMENT_REFUSALS } from '../ach/document/document.ts'
import { shippedCase } from '../ach/model/matrix.test-support.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import { verdictSentence, verdictText } from '../ach/words/verdict-words.ts'
import { houseTemplate } from '../docx/house-template.test-support.ts'
import { TEMPLATE_REFUSALS } from '../docx/template.ts'
import { readBundle } from '../export/stix/stix-rules.test-support.ts'
import { partsIn } from '../xlsx/read-back.test-support.ts'
import { BACKUP_USAGE } from './backup-command.ts'
import { unknownKey } from './document-file.ts'
import { INPUT_FILE_ERRORS, PIPED_IN } from './input-file.ts'
import { USAGE_ERRORS } from './mistakes.ts'
import { run } from './run.test-support.ts'

const CASE = fileURLToPath(new URL('../../data/cases/kazakhstan-2022.json', import.meta.url))
const TOKYO = fileURLToPath(new URL('../../data/cases/tokyo-1995.json', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ach-command-'))
})
afterAll(() => rm(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

const document = (more: object = {}) => ({
  format: 'ach-workbook',
  version: 1,
  title: 'A title',
  question: 'Which?',
  hypotheses: [
    { id: 'H1', label: 'One', statement: 'First' },
    { id: 'H2', label: 'Two', statement: 'Second' },
  ],
  evidence: [{ id: 'E1', statement: 'Seen' }],
  raters: [{ id: 'empty', name: 'No ratings' }],
  ...more,
})
const scored = (more: object, ...args: string[]) => run(['score', '-', ...args], JSON.stringify(document(more)))

describe('the command score', () => {
  it('score prints a table by rank and the verdict in words', async () => {
    const { code, out, err } = await run(['score', CASE])
    expect([code, err]).toEqual([0, ''])
    const lines = out.split('\n')
    expect(lines[0]).toBe('Kazakhstan, January 2022')
    expect(lines.slice(4, 9).map((line) => line.split(/ {2,}/).slice(0, 5))).toEqual([
      ['rank', 'hypothesis', 'score', 'range', 'rated'],
      ['1', 'H1 Coup', '2.00', 'final', '100%'],
      ['2', 'H4 Economic grievance', '3.00', 'final', '100%'],
      ['3', 'H3 Colour revolution', '5.12', 'final', '100%'],
      ['4', 'H2 Jihadi', '8.83', 'final', '100%'],
    ])
    expect(new Set(lines.slice(4, 9).map((line) => line.length)).size).toBe(1)
    const view = shippedCase('kazakhstan-2022')
    expect(out).toContain(verdictText(verdictSentence(scoresOf(view, 'article'), view)))
  })

  it('score --json prints the same JSON as scores.json', async () => {
    const { code, out } = await run(['score', TOKYO, '--json'])
    expect(code).toBe(0)
    const json = JSON.parse(out)
    expect(Object.keys(json).slice(0, 6)).toEqual(['method', 'hypotheses', 'leaders', 'verdict', 'evidence', 'sources'])
    expect(json).toMatchObject({ method: 'count', leaders: ['H1', 'H2'], verdict: 'tied' })
    expect(json.hypotheses.map((one: { count: number }) => one.count)).toEqual([1, 1, 2, 3])
  })

  it('score --json computes the same robustness each time, and none if scores cannot be compared', async () => {
    const of = async (...args: string[]) => JSON.parse((await run(['score', ...args, '--json'])).out).robustness
    const drawn = await of(CASE)
    expect(drawn).toMatchObject({ draws: 0, error: 0, chance: 0.1, blanks: 'stay' })
    expect(drawn.hypotheses.map((one: { ranks: number[] }) => one.ranks.length)).toEqual([4, 4, 4, 4])
    expect(await of(CASE)).toEqual(drawn)
    expect(JSON.parse((await scored({}, '--json')).out).robustness).toBeNull()
  })

  it('score --json --rater group has the figures of all people together, and nothing else has them', async () => {
    const rated = (value: string) => ({ E1: { H1: 'C', H2: value } })
    const people = (...values: string[]) =>
      values.map((value, at) => ({ id: `p${at}`, name: `Person ${at}`, kind: 'person', ratings: rated(value) }))
    const two = await scored({ raters: people('II', 'I') }, '--json', '--rater', 'group')
    expect(JSON.parse(two.out)).toMatchObject({
      rater: 'group',
      raters: 2,
      leaders: ['H1'],
      pairs: [{ firstPreferred: 2 }],
      bootstrap: { resamples: 4 },
    })
    expect(await scored({ raters: people('II') }, '--json', '--rater', 'group')).toMatchObject({
      code: 1,
      err: expect.stringContaining(USAGE_ERRORS.noGroup),
    })
    expect(await scored({ raters: people('II', 'I') }, '--rater', 'group')).toMatchObject({
      code: 1,
      err: expect.stringContaining(USAGE_ERRORS.groupIsJson),
    })
  })

  it('score reads stdin, including a byte order mark', async () => {
    const { code, out } = await run(['score', '-', '--json'], `\ufeff${await readFile(TOKYO, 'utf8')}`)
    expect([code, JSON.parse(out).verdict]).toEqual([0, 'tied'])
  })

  it('score uses the first person with a rating, or else the first rater', async () => {
    const rated = { E1: { H1: 'I', H2: 'C' } }
    const raters = [
      { id: 'reading', name: 'Reading', kind: 'reference', ratings: rated },
      { id: 'empty', name: 'No ratings' },
      { id: 'late', name: 'Late', ratings: rated },
    ]
    const who = async (list: object[]) => JSON.parse((await scored({ raters: list }, '--json')).out).rater
    expect(await who(raters)).toBe('late')
    expect(await who(raters.slice(0, 2))).toBe('reading')
    expect(await who(raters.slice(1, 2))).toBe('empty')
    expect(JSON.parse((await scored({ raters }, '--json', '--rater', 'reading')).out).rater).toBe('reading')
  })

  it('score accepts a document without raters, evidence or hypotheses', async () => {
    const { code, out } = await scored({ raters: [], evidence: [], hypotheses: [] }, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ hypotheses: [], leaders: [], verdict: 'single', evidence: [], sources: [] })
    expect((await scored({ raters: [] })).out).toContain('Nothing is rated yet.')
  })

  it('score reports an unknown rater and lists the raters of the file', async () => {
    expect(await scored({}, '--rater', 'you')).toMatchObject({ code: 1, out: '', err: 'There is no rater you in -. Its raters: empty.\n' })
  })

  it('score lists every problem of a document on its own line', async () => {
    const hypotheses = [
      { id: 'H1', label: 'One', statement: 'First' },
      { id: 'h1', label: 'Two', statement: 'Second' },
    ]
    const evidence = [{ id: 'E1', statement: 'Seen', source: 'S9', cluster: 'c9' }]
    const raters = [{ id: 'me', name: 'Me', ratings: { E9: { H1: 'C' }, E1: { H7: 'C' } } }]
    const { code, out, problems } = await scored({ hypotheses, evidence, raters })
    expect([code, out]).toEqual([1, ''])
    expect(problems).toHaveLength(5)
    for (const problem of problems) expect(problem).toMatch(/^Standard input: \S.*\.$/)
  })

  it('score reports unknown keys and ignores them', async () => {
    const { code, err, out } = await scored({ colour: 'red' }, '--json')
    expect([code, err]).toEqual([0, `-: ${unknownKey('colour')}\n`])
    expect(JSON.parse(out).verdict).toBe('unrated')
  })

  it('score prints no control characters that a terminal would obey', async () => {
    const hypotheses = [{ id: 'H1', label: 'A\u009b31m\nB', statement: 'x' }]
    const { out } = await scored({ hypotheses })
    expect(out).toContain('H1 A31m B')
    expect(out).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

describe('the command export', () => {
  it('export writes .csv and .md', async () => {
    expect(await run(['export', CASE, '-o', at('out.csv')])).toMatchObject({ code: 0, out: '', err: '' })
    expect(await readFile(at('out.csv'), 'utf8')).toMatch(/^\ufeffid,statement,/)
    expect(await run(['export', CASE, '--output', at('OUT.MD')])).toMatchObject({ code: 0, err: '' })
    expect(await readFile(at('OUT.MD'), 'utf8')).toMatch(/^# Kazakhstan, January 2022\n/)
  })

  it('export writes .xlsx if the file name ends so', async () => {
    expect(await run(['export', TOKYO, '-o', at('out.xlsx')])).toMatchObject({ code: 0, err: '' })
    expect((await readFile(at('out.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  })

  it('export writes .docx, in the styles of a template', async () => {
    await writeFile(at('house.dotx'), houseTemplate())
    const styles = async (...options: string[]) => {
      expect(await run(['export', TOKYO, '-o', at('out.docx'), ...options])).toMatchObject({ code: 0, out: '', err: '' })
      return partsIn(await readFile(at('out.docx'))).get('word/styles.xml') ?? ''
    }
    expect(await styles()).toContain('Arial')
    expect(await styles('--template', at('house.dotx'))).toContain('Georgia')
    await writeFile(at('macros.docm'), 'no template')
    expect((await run(['export', TOKYO, '-o', at('out.docx'), '--template', at('macros.docm')])).problems).toEqual([
      `${at('macros.docm')}: ${TEMPLATE_REFUSALS.unreadable}`,
    ])
    expect((await run(['export', TOKYO, '-o', at('out.docx'), '--template', at('none.docx')])).problems).toEqual([
      `${at('none.docx')}: ${TEMPLATE_REFUSALS.missing}`,
    ])
    expect((await run(['export', TOKYO, '-o', at('out.md'), '--template', at('house.dotx')])).err).toContain(USAGE_ERRORS.onlyWord)
  })

  it('export writes a STIX bundle of the day, the same each time', async () => {
    const texts: string[] = []
    for (const name of ['one.stix.json', 'two.STIX.json']) {
      expect(await run(['export', TOKYO, '-o', at(name)])).toMatchObject({ code: 0, err: '' })
      texts.push(await readFile(at(name), 'utf8'))
    }
    expect(texts[0]).toBe(texts[1])
    expect(readBundle(texts[0] ?? '').objects.filter(({ type }) => type === 'opinion')).toHaveLength(16)
  })

  it('export writes several raters to one .csv but not to one .md', async () => {
    const raters = ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() }))
    await writeFile(at('two.json'), JSON.stringify(document({ raters })))
    expect(await run(['export', at('two.json'), '-o', at('two.csv'), '--rater', 'a', '--rater', 'b'])).toMatchObject({ code: 0, err: '' })
    expect((await readFile(at('two.csv'), 'utf8')).split('\r\n').slice(1, 3)).toEqual([
      'a,A,E1,Seen,,,,,,,,,,1,0,no,,',
      'b,B,E1,Seen,,,,,,,,,,1,0,no,,',
    ])
    const { code, err } = await run(['export', at('two.json'), '-o', at('two.md'), '--rater', 'a', '--rater', 'b'])
    expect([code, err]).toEqual([1, `${USAGE_ERRORS.oneRater} See ach-workbook --help.\n`])
  })

  it('export reports in one line that it cannot write the file', async () => {
    const { code, problems } = await run(['export', TOKYO, '-o', at('no/such/folder.csv')])
    expect(code).toBe(1)
    expect(problems).toEqual([expect.stringContaining('folder.csv cannot be written: ')])
  })
})

describe('a mistake on the command line', () => {
  it.each([
    [[], USAGE_ERRORS.noCommand],
    [['dance'], USAGE_ERRORS.unknownCommand('dance')],
    [['score'], INPUT_FILE_ERRORS.notOne],
    [['score', 'a.json', 'b.json'], INPUT_FILE_ERRORS.notOne],
    [['score', 'a.json', '--colour'], "Unknown option '--colour'"],
    [['export', 'a.json'], USAGE_ERRORS.noOutput],
    [['export', 'a.json', '-o', 'out.pdf'], USAGE_ERRORS.unknownKind('out.pdf')],
    [['backup'], BACKUP_USAGE.backup],
    [['restore'], BACKUP_USAGE.restore],
    [['restore', 'a.db', 'b.db'], BACKUP_USAGE.notOne],
    [['serve', 'now'], 'Unexpected argument'],
    [['score', 'no-such-file.json'], 'There is no file no-such-file.json.'],
    [['score', tmpdir()], INPUT_FILE_ERRORS.folder(tmpdir())],
  ])('%j is reported in one line', async (argv, line) => {
    const { code, out, problems } = await run(argv)
    expect([code, out]).toEqual([1, ''])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(line)
  })

  it('reports an unreadable stdin in one line', async () => {
    expect(await run(['score', '-'], 'not json')).toMatchObject({
      code: 1,
      problems: [expect.stringContaining(': This is not valid JSON')],
    })
    expect(await run(['score', '-'], new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))).toMatchObject({
      code: 1,
      err: 'Standard input is not UTF-8 text.\n',
    })
    expect(await run(['score', '-'], '{}')).toMatchObject({ code: 1, problems: [`${PIPED_IN}: ${DOCUMENT_REFUSALS.otherFormat}`] })
  })
})

it('prints help for --help and the version for --version', async () => {
  for (const argv of [['--help'], ['-h'], ['help'], ['score', '--help'], ['export', '-h']]) {
    const { code, out, err } = await run(argv)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('ach-workbook score FILE [--json] [--rater ID]')
  }
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})
