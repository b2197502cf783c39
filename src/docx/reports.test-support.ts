// Reports of shipped cases and of made-up workbooks, for tests of Word files.

import { type RobustnessFigures, robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { type View, withEmptyRater } from '../ach/view/view.ts'
import type { Report } from '../report/blocks.ts'
import { groupReportOf } from '../report/group/group-report.ts'
import { reportOf } from '../report/rater/report.ts'
import { withScoresTable } from '../report/scores-table.ts'
import { randomView, viewOfCase, viewOfText } from '../xlsx/sample.test-support.ts'

const DAY = '2026-11-30'

/** A view, its report, and the id of the rater; null for the group. */
export interface SampleReport {
  readonly view: View
  readonly rater: string | null
  readonly report: Report
  readonly figures: RobustnessFigures | null
}

/** The figures of larger tables take seconds. */
const MOST_ITEMS = 60

function ofRater(given: View, rater = given.raters.keys().next().value ?? ''): SampleReport {
  const view = withEmptyRater(given)
  const id = rater === '' ? (view.raters.keys().next().value ?? '') : rater
  const figures = view.evidence.size > MOST_ITEMS ? null : robustnessFigures(ratingTable(view, raterIn(view, id)), view.method)
  return { view, rater: id, figures, report: withScoresTable(reportOf(view, id, figures, DAY), view) }
}

function ofGroup(view: View): SampleReport {
  const report = groupReportOf(view, DAY)
  if (!report) throw new Error('There is no group.')
  return { view, rater: null, figures: null, report }
}

interface Made {
  readonly ratings: (item: number, hypothesis: number) => string | null
  readonly texts?: Readonly<Partial<Record<'title' | 'question' | 'label' | 'statement' | 'note' | 'background' | 'comment', string>>>
  readonly marking?: string
}

function made({ ratings, texts = {}, marking }: Made): View {
  const ids = (prefix: string) => [1, 2, 3, 4].map((number) => `${prefix}${number}`)
  const rows = ids('E').map((evidence, item) => [
    evidence,
    Object.fromEntries(ids('H').flatMap((id, at) => (ratings(item, at) === null ? [] : [[id, ratings(item, at)]]))),
  ])
  return viewOfText(
    JSON.stringify({
      ...{ format: 'ach-workbook', version: 1, title: texts.title ?? 'A title', question: texts.question ?? 'What happened?' },
      ...{ background: texts.background ?? null, marking: marking ?? null },
      hypotheses: ids('H').map((id) => ({
        id,
        label: `${texts.label ?? 'Hypothesis'} ${id}`,
        statement: `${texts.statement ?? 'It is so.'} ${id}`,
      })),
      sources: [{ id: 'S1', name: texts.label ?? 'A source', url: 'https://example.org/a?b=1&c=2', reliability: 'B' }],
      evidence: ids('E').map((id) => ({
        id,
        statement: `${texts.statement ?? 'It was seen.'} ${id}`,
        source: 'S1',
        notes: texts.note ?? null,
      })),
      raters: [
        {
          ...{ id: 'me', name: 'Anna', kind: 'person', ratings: Object.fromEntries(rows) },
          ...(texts.comment
            ? { name: `${texts.label} of the desk for everything else that might matter`, confidence: { level: 'low', why: texts.comment } }
            : {}),
        },
      ],
      ...(texts.comment ? { report: { bottom: texts.comment } } : {}),
    }),
  )
}

/** Texts that would do something if they were not only text. */
const HOSTILE = {
  title: '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText>',
  question: '{ INCLUDEPICTURE "http://example.org/a.png" } & "quotes" <b>bold</b>',
  label: 'a&b<c>"d"\'e\'',
  statement: 'null\u0000bell\u0007 half \ud83d pair \uffff end\r\nsecond line\tTAB',
  note: "=cmd|'/c calc'!A1 ]]> <!-- -->\n\nsecond",
  background: `${'x'.repeat(3000)}\n\n${'a long line '.repeat(300)}`,
  comment: '{ TOC \\o }\n\n> quoted\n\n\n\nlast',
}
const ARABIC = {
  title: 'أزمة كازاخستان 2022',
  question: 'من أشعل الاحتجاجات (يناير 2022)؟',
  label: 'فرضية',
  statement: 'قال المصدر إن السعر ارتفع 100%، ثم CSTO وصلت.',
  background: 'خلفية',
  note: 'ملاحظة',
}
const CHINESE = {
  title: '哈萨克斯坦，2022年1月',
  question: '谁引发了抗议？',
  label: '假设',
  statement: '价格在新年翻了一番，“消息人士”说。',
  background: '背景',
  note: '注释',
}

const TIED = ['II', 'II', 'I', 'C'] as const
const all = (_: number, hypothesis: number) => (hypothesis < 2 ? 'I' : 'II')

/** What the acceptance of the Word report names, by what it shows. */
export const SAMPLE_REPORTS: Readonly<Record<string, () => SampleReport>> = {
  'the case, as its reference has it': () => ofRater(viewOfCase('kazakhstan-2022'), 'article'),
  'half rated': () => ofRater(made({ ratings: (item, hypothesis) => ((item + hypothesis) % 2 === 0 ? (TIED[hypothesis] ?? null) : null) })),
  'untested hypothesis': () =>
    ofRater(made({ ratings: (item, hypothesis) => (hypothesis === 3 ? null : (TIED[(item + hypothesis) % 4] ?? null)) })),
  'nothing rated': () => ofRater(made({ ratings: () => null })),
  tied: () => ofRater(made({ ratings: all })),
  '20 hypotheses, 200 items': () => ofRater(randomView({ hypotheses: 20, evidence: 200, seed: 5 })),
  'a group of 12': () => ofGroup(randomView({ hypotheses: 6, evidence: 20, raters: 12, seed: 7 })),
  'hostile texts': () => ofRater(made({ ratings: all, texts: HOSTILE, marking: `SECRET & <b>${'&'.repeat(60)}` })),
  'awkward texts': () => ofRater(randomView({ hypotheses: 7, evidence: 12, seed: 3, awkward: true })),
  'Arabic texts': () => ofRater(made({ ratings: all, texts: ARABIC, marking: 'سري' })),
  'Chinese texts': () => ofRater(made({ ratings: all, texts: CHINESE, marking: '机密' })),
  'no items': () =>
    ofRater(
      viewOfText(
        JSON.stringify({ format: 'ach-workbook', version: 1, title: 'New', question: 'Why?', hypotheses: [], evidence: [], raters: [] }),
      ),
    ),
}
export const OTHER_CASES = ['ariane-501', 'broad-street-1854', 'leaked-price-list', 'october-1973', 'tokyo-1995']
export const reportOfCase = (id: string): SampleReport => ofRater(viewOfCase(id))
