// RIS and BibTeX: what is read of real files, of any file, and of files that are made to do harm.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBibtex, readBibtex } from './bibtex.ts'
import { CITED } from './cited-work.ts'
import { latexText } from './latex-text.ts'
import { isReferenceText, readReferenceText } from './read-items.ts'
import { isRis, readRis } from './ris.ts'

const RIS = `TY  - JOUR
AU  - Smith, Jane
AU  - Doe, John
TI  - A study of the tank
T2  - Journal of Things
VL  - 12
IS  - 3
SP  - 45
EP  - 60
PY  - 2020/05/17/
AB  - The tank was empty,
  and nobody knew.
N1  - read twice
DO  - 10.1000/xyz
UR  - https://example.org/a
ER  - 

TY  - NEWS
TI  - Only a title
PB  - The Paper
DA  - 2021/02//
ER  - 

TY  - GEN
AU  - Nobody
ER  - `

test('references in RIS become items with author, date, place and link; the title stands in where there is no abstract', () => {
  const { items, note } = readReferenceText(RIS)
  expect(items).toEqual([
    {
      statement: 'The tank was empty,\nand nobody knew.',
      kind: 'document',
      source: 'Smith, Jane; Doe, John',
      locator: '12(3), p. 45–60',
      url: 'https://example.org/a',
      date: '2020-05-17',
      credibility: '',
      notes: 'A study of the tank\nJournal of Things\nDOI 10.1000/xyz\nread twice',
    },
    {
      ...{ statement: 'Only a title', kind: 'document', source: 'The Paper', locator: '' },
      url: '',
      date: '2021-02',
      credibility: '',
      notes: '',
    },
  ])
  expect(note).toBe(`${CITED.what(2, 1)} ${CITED.skipped(1)}`)
})

const BIBTEX = String.raw`% Zotero
@string{jt = "Journal of {T}hings"}
@article{smith2020,
  title = {{Cafés} and M{\"u}ller -- {\ss}},
  author = {Smith, Jane and M{\"u}ller, J{\"o}rg and others},
  journal = jt # { (new)},
  year = 2020, month = may,
  pages = {45--60},
  abstract = "It was {"}seen{"} \emph{twice}: 5\% \& more.",
  doi = {https://doi.org/10.1000/xyz},
}
@comment{jabref-meta: databaseType:bibtex;}
@book{broken, title = {Never closed, year = 1999
@misc{last, title={After}, date={2019-03-04/2020}, url={https://example.org/x_y~z}}
`

test('references in BibTeX are read with macros, accents and months, and a broken entry does not stop the next one', () => {
  const { items, note } = readReferenceText(BIBTEX)
  expect(items).toMatchObject([
    {
      ...{ statement: 'It was "seen" twice: 5% & more.', source: 'Smith, Jane; Müller, Jörg', locator: 'p. 45–60', date: '2020-05' },
      ...{ url: 'https://doi.org/10.1000/xyz', notes: 'Cafés and Müller – ß\nJournal of Things (new)\nDOI 10.1000/xyz' },
    },
    { statement: 'After', source: 'example.org', date: '2019-03-04', url: 'https://example.org/x_y~z' },
  ])
  expect(note).toBe(`${CITED.what(2, 1)} ${CITED.broken(['broken'])}`)
})

test.each([
  [String.raw`{\'e}t{\'{e}}`, 'été'],
  [String.raw`\"{o} \v{s} \c c \aa{} \o`, 'ö š ç å ø'],
  [String.raw`{\'\i}`, 'í'],
  ["``a'' --- b~c", '"a" — b c'],
  [String.raw`\unknown{kept} \\ x`, 'kept x'],
])('the LaTeX %s reads %s', (latex, text) => {
  expect(latexText(latex)).toBe(text)
})

test('other texts are no references: prose, tables, mentions, mail', () => {
  for (const text of ['', 'Evidence,H1\nseen,I', '@home we saw {it}', 'TY for the ride', 'a@b.example', '| TY  - | x |', '@media {a}'])
    expect(isReferenceText(text), text).toBe(false)
})

const word = fc.stringMatching(/^[A-Za-z0-9 ,.;:ü中-]{1,30}$/).filter((text) => text.trim() !== '')
const line = word.map((text) => text.replace(/\s+/g, ' ').trim())

test('what is written as RIS or BibTeX is read as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: line, abstract: line, author: line.map((name) => name.replace(/\band\b/gi, 'und')) }), {
        minLength: 1,
        maxLength: 5,
      }),
      (works) => {
        const ris = works
          .map(({ title, abstract, author }) => `TY  - JOUR\r\nTI  - ${title}\r\nAU  - ${author}\r\nAB  - ${abstract}\r\nER  - \r\n`)
          .join('')
        expect(readRis(ris)).toMatchObject(works.map(({ title, abstract, author }) => ({ title, abstract, authors: [author] })))
        const bibtex = works.map(
          ({ title, abstract, author }, at) => `@article{k${at}, title={${title}}, author={${author}}, abstract="${abstract}"}`,
        )
        const read = readBibtex(bibtex.join('\n'))
        const dashes = (text: string) => text.replaceAll('---', '—').replaceAll('--', '–')
        expect(read.works).toMatchObject(
          works.map((work) => ({ title: dashes(work.title), abstract: dashes(work.abstract), authors: [dashes(work.author)] })),
        )
        expect(read.broken).toEqual([])
      },
    ),
  )
})

test('no text makes a reader throw, and none takes more characters than it has', () => {
  const scraps = fc.array(
    fc.constantFrom(
      '@a{',
      '{',
      '}',
      '"',
      '#',
      '=',
      ',',
      'TY  - ',
      'ER  - ',
      'AB  - ',
      '\n',
      '\\',
      "\\'",
      'x',
      'title',
      '@string{x=',
      '__proto__',
      'constructor',
      ' ',
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        scraps.map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        for (const work of [...readRis(text), ...readBibtex(text).works])
          expect(work.title.length + work.abstract.length).toBeLessThanOrEqual(2 * text.length)
        isRis(text)
        isBibtex(text)
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['brackets', `@a{b,title={${'{'.repeat(2_000_000)}`],
  ['entries that never close', '@a{b,t={ '.repeat(400_000)],
  ['entries that never close, on lines', '@a{b,t={\n'.repeat(200_000)],
  ['at signs', '@'.repeat(2_000_000)],
  ['spaces', `@a${' '.repeat(2_000_000)}`],
  ['backslashes', `@a{b,title={${'\\'.repeat(2_000_000)}}}`],
  ['accents', `@a{b,title={${"\\'".repeat(1_000_000)}}}`],
  [
    'macros that double',
    `@string{a0="xxxxxxxx"}\n${Array.from({ length: 60 }, (_, at) => `@string{a${at + 1}=a${at}#a${at}}\n`).join('')}@a{b,title=a60}`,
  ],
  ['lines', `TY  - X\nAB  - ${'y\n'.repeat(90_000)}`],
])('hostile %s are read in time', (_, text) => {
  // Quadratic work would take hours.
  expect(readRis(text).length + readBibtex(text).works.length).toBeLessThan(text.length)
})

test('references after the lines that a database puts before them, with CRLF and a byte order mark, are read', () => {
  const ris =
    '\ufeffProvider: A database\r\nContent: text/plain; charset="UTF-8"\r\n\r\n\r\nTY  - JOUR\r\nTI  - A title\r\nY1  - 2022/01//\r\nER  - \r\n'
  expect(isRis(ris)).toBe(true)
  expect(readReferenceText(ris).items).toMatchObject([{ statement: 'A title', date: '2022-01' }])
  expect(isRis('Question: why?\nTYPE - none\n')).toBe(false)
})

test('two accents on one letter and formulas in titles become letters', () => {
  expect(latexText(String.raw`Nguy\~{\^e}n, {\L}ukasz, Erd\H{o}s and \v{C}apek on {$\alpha$}-decay and PM$_{2.5}$ for $5`)).toBe(
    'Nguyễn, Łukasz, Erdős and Čapek on α-decay and PM_2.5 for $5',
  )
})

test('a list of which something could not be read is partial', () => {
  expect(readReferenceText(RIS).partial).toBe(true)
  expect(readReferenceText('TY  - NEWS\nTI  - A title\nER  - \n').partial).toBe(false)
  expect(readReferenceText('@misc{a, title={A}}\n@misc{b, title={Never closed').partial).toBe(true)
})
