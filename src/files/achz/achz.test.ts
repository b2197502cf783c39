import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Document, parseDocument, writeDocument } from '../../ach/document/document.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { cleanText } from '../../ach/model/texts.ts'
import { achzOf, achzOfXml, type ItemOf, type MatrixOf, projectXml } from './achz.test-support.ts'
import { LEFT_OUT_NOTES, readAchz } from './achz.ts'
import { ACHZ_LOSSES, questionOf } from './achz-document.ts'
import { ACHZ_ITEM_LOSSES } from './achz-item.ts'
import { ACHZ_RATING_LOSSES, UNKNOWN_RATINGS } from './achz-ratings.ts'
import { ACHZ_TITLE_LOSSES } from './achz-title.ts'
import { moreOfAKind } from './conversion-notes.ts'

const one = (matrix: Partial<MatrixOf>, project: { title?: string; classification?: string; more?: string } = {}) => {
  const { workbooks } = readAchz(achzOf({ ...project, matrices: [{ hypotheses: ['Coup', 'Accident'], evidence: [], ...matrix }] }))
  expect(workbooks).toHaveLength(1)
  return workbooks[0] as (typeof workbooks)[number]
}
const item = (fields: ItemOf) => {
  const { document, losses } = one({ evidence: [{ NAME: 'Radio silence', ...fields }] })
  return { item: document.evidence[0] as Document['evidence'][number], ratings: document.raters[0]?.ratings, losses }
}
const QUESTION = ACHZ_LOSSES.question
const ITEM = 'E1 (“Radio silence”)'

test('a project with two matrices becomes two workbooks with all its contents', () => {
  const { workbooks } = readAchz(
    achzOf({
      title: 'Қараша & «Январь» <2022> 🙂',
      classification: 'UNCLASSIFIED',
      matrices: [
        {
          more: '<NAME>Who</NAME>',
          hypotheses: ['Coup & <counter-coup>', 'Ұйымдасқан топ', 'Стихийный протест', 'Four', 'Five', 'Six', 'Seven'],
          evidence: [
            {
              NAME: 'Әуежай алынды & <held> 🛫',
              NOTES: 'First line\nsecond "line"',
              LINK: 'https://example.org/?a=1&b=2',
              TYPE: 'claim',
              DATE: String(Date.UTC(2022, 0, 5)),
              CODE: 'K-7',
              FLAG: '1',
              VALUES: 'I I,I,NA,N,C,C C,',
              CREDIBILITY: 'HIGH',
              RELEVANCE: 'LOW',
            },
            {
              NAME: 'Nothing is known of it',
              NOTES: '',
              LINK: '',
              TYPE: '',
              DATE: '0',
              CODE: '',
              FLAG: '0',
              VALUES: ',,,,,,',
              CREDIBILITY: 'MEDIUM',
            },
          ],
        },
        { hypotheses: ['Only one'], evidence: [{ NAME: 'Second matrix', VALUES: 'C' }] },
      ],
    }),
  )
  const [first, second] = workbooks.map(({ document }) => document)
  expect(first).toMatchObject({
    title: 'Қараша & «Январь» <2022> 🙂: Who',
    question: questionOf('Қараша & «Январь» <2022> 🙂: Who'),
    background: 'Classification: UNCLASSIFIED',
    method: 'weighted',
    evidence: [
      {
        id: 'E1',
        statement: 'Әуежай алынды & <held> 🛫',
        notes: 'First line\nsecond "line"\nCode: K-7\nFlagged in PARC ACH',
        locator: null,
        url: 'https://example.org/?a=1&b=2',
        kind: 'claim',
        date: '2022-01-05',
        credibility: 'high',
        relevance: 'low',
      },
      { id: 'E2', notes: null, locator: null, kind: null, date: null, credibility: 'medium', relevance: null },
    ],
    raters: [{ id: 'R1', name: 'PARC ACH', kind: 'person', ratings: { E1: { H1: 'II', H2: 'I', H3: 'NA', H4: 'N', H5: 'C', H6: 'CC' } } }],
  })
  expect(first?.raters[0]?.ratings).not.toHaveProperty('E2')
  expect(first?.hypotheses.map(({ id, label, statement }) => [id, label, statement]).slice(0, 3)).toEqual([
    ['H1', 'Coup & <counter-coup>', 'Coup & <counter-coup>'],
    ['H2', 'Ұйымдасқан топ', 'Ұйымдасқан топ'],
    ['H3', 'Стихийный протест', 'Стихийный протест'],
  ])
  expect(second).toMatchObject({ title: 'Қараша & «Январь» <2022> 🙂 (matrix 2 of 2)', raters: [{ ratings: { E1: { H1: 'C' } } }] })
  expect(workbooks.map(({ losses }) => losses)).toEqual([
    [QUESTION, ACHZ_LOSSES.repeated(1, 'code'), ACHZ_LOSSES.repeated(1, 'flag')],
    [QUESTION],
  ])
  for (const { document } of workbooks) expect(parseDocument(writeDocument(document))).toEqual({ ok: true, document, dropped: [] })
})

test('an unknown rating in an .achz stays blank and is reported with its item, hypothesis and text', () => {
  const { ratings, losses } = item({ VALUES: 'X X, I  I ' })
  expect(ratings).toEqual({ E1: { H2: 'II' } })
  expect(losses).toEqual([QUESTION, ACHZ_RATING_LOSSES.unknown(ITEM, 'H1 (“Coup”)', 'X X')])
  for (const token of ['c', 'II', 'CC', 'n/a', '1', '__proto__', 'constructor'])
    expect(item({ VALUES: `${token},C` }), token).toMatchObject({
      ratings: { E1: { H2: 'C' } },
      losses: [QUESTION, expect.stringContaining(`“${token}”`)],
    })
})

test('too few and too many ratings of an .achz are reported; an empty list and a trailing comma are not', () => {
  expect(item({ VALUES: 'C' }).losses).toContain(ACHZ_RATING_LOSSES.tooFew(ITEM, 1, 2))
  expect(item({ VALUES: 'C,I,N,, C C' })).toMatchObject({
    ratings: { E1: { H1: 'C', H2: 'I' } },
    losses: [QUESTION, ACHZ_RATING_LOSSES.tooMany(ITEM, ['N', ' C C'])],
  })
  for (const VALUES of ['', 'C,I,', ',']) expect(item({ VALUES }).losses).toEqual([QUESTION])
})

test('a date of an .achz is the UTC day, and a time of day is reported', () => {
  expect(item({ DATE: String(Date.UTC(1969, 6, 20)) })).toMatchObject({ item: { date: '1969-07-20' }, losses: [QUESTION] })
  expect(item({ DATE: String(Date.UTC(2022, 0, 5, 23, 59)) })).toMatchObject({
    item: { date: '2022-01-05', notes: null },
    losses: [QUESTION, ACHZ_LOSSES.repeated(1, 'time')],
  })
})

test.each(['yesterday', '1e12', '99999999999999999', '9999999999999999', '253402300800000', '0x10'])(
  'the invalid date %s is kept in the notes',
  (DATE) => {
    expect(item({ DATE, NOTES: 'Said so' })).toMatchObject({
      item: { date: null, notes: `Said so\nDate: ${DATE}` },
      losses: [QUESTION, ACHZ_ITEM_LOSSES.date(ITEM, DATE)],
    })
  },
)

test('unknown levels of an .achz are reported and set to unknown; an absent level is no loss', () => {
  expect(item({ CREDIBILITY: 'VERY HIGH', RELEVANCE: '__proto__' })).toMatchObject({
    item: { credibility: null, relevance: null },
    losses: [QUESTION, ACHZ_ITEM_LOSSES.level(ITEM, 'credibility', 'VERY HIGH'), ACHZ_ITEM_LOSSES.level(ITEM, 'relevance', '__proto__')],
  })
  expect(item({ CREDIBILITY: '' }).losses).toEqual([QUESTION])
})

test('a link or type that is too long for its field, and a flag other than 1, go to the notes', () => {
  const [LINK, TYPE] = [`Volume ${'a'.repeat(200)}`, 'kind '.repeat(50).trim()]
  expect(item({ LINK, TYPE, FLAG: 'red', NOTES: 'Own words' })).toMatchObject({
    item: { locator: null, kind: null, notes: `Own words\nLink: ${LINK}\nType: ${TYPE}\nFlag in PARC ACH: red` },
    losses: [QUESTION, ACHZ_LOSSES.repeated(1, 'link'), ACHZ_LOSSES.repeated(1, 'type'), ACHZ_LOSSES.repeated(1, 'flag')],
  })
})

test('a link that is the address of a web page becomes the link of the item, and other text its place', () => {
  expect(item({ LINK: 'https://example.org/a' })).toMatchObject({ item: { locator: null, url: 'https://example.org/a' } })
  expect(item({ LINK: 'page 5' })).toMatchObject({ item: { locator: 'page 5', url: null } })
})

test('a name longer than a label becomes the statement, and its beginning the label', () => {
  const name = `${'🙂'.repeat(150)} and so on`
  const { document, losses } = one({ hypotheses: ['Short', name] })
  expect(document.hypotheses[1]).toMatchObject({ statement: name, label: `${'🙂'.repeat(99)}…` })
  expect(losses).toContain(ACHZ_LOSSES.longName('H2'))
})

test('unnamed hypotheses and items of an .achz get a name, which is reported', () => {
  const { document, losses } = one({ hypotheses: ['Coup', ' \n '], evidence: [{ NAME: '' }] }, { title: ' ' })
  expect(document).toMatchObject({
    title: 'Matrix from PARC ACH',
    hypotheses: [{}, { label: 'Hypothesis 2' }],
    evidence: [{ statement: 'Item 1' }],
  })
  expect(losses).toEqual([ACHZ_TITLE_LOSSES.none, QUESTION, ACHZ_LOSSES.noName('H2', 'Hypothesis 2'), ACHZ_ITEM_LOSSES.noText(1)])
})

test('a title that is too long is kept in the background, and the matrix number is never cut off', () => {
  const title = 'Long '.repeat(70).trim()
  const { workbooks } = readAchz(
    achzOf({ title, matrices: [1, 2].map(() => ({ hypotheses: ['H'], evidence: [], more: '<TITLE>Same</TITLE>' })) }),
  )
  expect(workbooks[1]?.document.title).toHaveLength(300)
  expect(workbooks[1]?.document.title).toMatch(/…: Same \(matrix 2 of 2\)$/)
  expect(workbooks[1]?.document.background).toBe(`Title: ${title}`)
  expect(workbooks[1]?.losses[0]).toBe(ACHZ_TITLE_LOSSES.cut)
})

test('the name of a single matrix is kept in the background', () => {
  expect(one({ more: '<NAME>Draft</NAME>' }).document).toMatchObject({ title: 'A project', background: 'Matrix: Draft' })
})

test('an empty matrix among others creates no workbook, and the others report it', () => {
  const { workbooks } = readAchz(
    achzOf({
      matrices: [
        { hypotheses: [], evidence: [] },
        { hypotheses: ['H'], evidence: [] },
      ],
    }),
  )
  expect(workbooks).toHaveLength(1)
  expect(workbooks[0]?.document.title).toBe('A project (matrix 2 of 2)')
  expect(workbooks[0]?.losses).toContain(LEFT_OUT_NOTES.emptyMatrices(1))
})

test('every unknown part of an .achz that carries text is reported once by name, with its number', () => {
  const { losses } = readAchz(
    achzOfXml(
      projectXml({
        matrices: [
          {
            hypotheses: ['H'],
            evidence: [
              { NAME: 'a', MOOD: 'bad' },
              { NAME: 'b', MOOD: 'worse' },
              { NAME: 'c', MOOD: ' ' },
            ],
            more: '<HYPOTHESIS rank="3"><NAME>With <B>bold</B></NAME><NAME>Second</NAME></HYPOTHESIS>',
          },
        ],
        more: '<COLOR-SCHEME><RED>255</RED></COLOR-SCHEME><LAST-INDEX>7</LAST-INDEX><AUTHOR/><DEEP><DEEPER>x</DEEPER></DEEP>',
      }),
    ),
  ).workbooks[0] as { losses: readonly string[] }
  expect(losses).toEqual([
    QUESTION,
    LEFT_OUT_NOTES.looks,
    LEFT_OUT_NOTES.unknown('DEEPER', 1),
    LEFT_OUT_NOTES.unknown('rank', 1),
    LEFT_OUT_NOTES.unknown('B', 1),
    LEFT_OUT_NOTES.unknown('NAME', 1),
    LEFT_OUT_NOTES.unknown('MOOD', 2),
  ])
})

test('losses of one kind and unknown names are only counted beyond a limit', () => {
  const names = Array.from({ length: 100 }, (_, at) => `<X${at}>x</X${at}>`).join('')
  const { losses } = one({ more: names, evidence: Array.from({ length: 1000 }, (_, at) => ({ NAME: `Item ${at}`, VALUES: 'X,Y' })) })
  expect(losses).toHaveLength(1 + 20 + 30 + 1 + 1)
  expect(losses).toContain(moreOfAKind(1980, UNKNOWN_RATINGS))
  expect(losses).toContain(LEFT_OUT_NOTES.moreUnknown(70))
})

test('names such as __proto__ are names like others', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const { document, losses } = one({
    hypotheses: ['__proto__', 'constructor', 'toString'],
    evidence: [{ NAME: '__proto__', VALUES: 'C,I,N' }],
    more: '<__proto__ __proto__="x" constructor="y"><polluted>yes</polluted></__proto__><constructor>z</constructor>',
  })
  expect(document.hypotheses.map(({ label }) => label)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(document.raters[0]?.ratings).toEqual({ E1: { H1: 'C', H2: 'I', H3: 'N' } })
  expect(losses).toContain(LEFT_OUT_NOTES.unknown('constructor', 2))
  expect(losses).toContain(LEFT_OUT_NOTES.unknown('__proto__', 1))
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

const TOKEN = { CC: 'C C', C: 'C', N: 'N', I: 'I', II: 'I I', NA: 'NA', blank: '' } as const
const words = fc.string({ unit: 'binary', maxLength: 120 }).map(cleanText)
const someWords = words.filter((text) => /\S/.test(text))

test('any matrix of texts and ratings is read back unchanged', () => {
  const matrix = fc.integer({ min: 1, max: 20 }).chain((columns) =>
    fc.record({
      title: someWords,
      hypotheses: fc.array(someWords, { minLength: columns, maxLength: columns }),
      evidence: fc.array(
        fc.record({
          name: someWords,
          notes: words,
          ratings: fc.array(fc.constantFrom(...RATINGS, 'blank' as const), { minLength: columns, maxLength: columns }),
        }),
        { maxLength: 12 },
      ),
    }),
  )
  fc.assert(
    fc.property(matrix, ({ title, hypotheses, evidence }) => {
      const rows = evidence.map(({ name, notes, ratings }) => ({
        NAME: name,
        NOTES: notes,
        VALUES: ratings.map((rating) => TOKEN[rating]).join(','),
      }))
      const read = readAchz(achzOf({ title, matrices: [{ hypotheses, evidence: rows }] })).workbooks[0]
      const document = read?.document as Document
      expect(document.hypotheses.map(({ statement }) => statement)).toEqual(hypotheses)
      expect(document.evidence.map(({ statement }) => statement)).toEqual(evidence.map(({ name }) => name))
      expect(document.evidence.map(({ notes }) => notes ?? '')).toEqual(evidence.map(({ notes }) => (/\S/.test(notes) ? notes : '')))
      evidence.forEach(({ ratings }, row) => {
        const readBack = hypotheses.map((_, column) => document.raters[0]?.ratings[`E${row + 1}`]?.[`H${column + 1}`] ?? 'blank')
        expect(readBack).toEqual(ratings)
      })
      expect(parseDocument(writeDocument(document))).toEqual({ ok: true, document, dropped: [] })
    }),
  )
})
