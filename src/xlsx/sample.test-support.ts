// Workbooks for spreadsheet tests: the shipped cases and random ones, also with awkward texts.
import { readFileSync } from 'node:fs'
import { changesOf, parseDocument } from '../ach/document/document.ts'
import { applyChanges } from '../ach/log/apply-change.ts'
import { RATINGS } from '../ach/model/rating.ts'
import { LEVELS, NO_WORKBOOK } from '../ach/model/workbook.ts'
import { type View, viewFor } from '../ach/view/view.ts'

export function viewOfText(text: string): View {
  const read = parseDocument(text)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { changes, people } = changesOf(read.document, null)
  return viewFor(applyChanges(NO_WORKBOOK, changes), { rater: null, names: people, unveiled: true })
}

export const viewOfCase = (id: string): View => viewOfText(readFileSync(new URL(`../../data/cases/${id}.json`, import.meta.url), 'utf8'))

/** Returns a generator of numbers from 0 to 1, always the same ones for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
export const oneOf = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const AWKWARD_URLS = ['https://example.org/?a=1&b="2"<c>\'d\'#e', 'https://пример.org/страница', `https://example.org/${'ы'.repeat(900)}`]

const AWKWARD = [
  '=1+1',
  "+cmd|' /C calc'!A0",
  '@SUM(A1:A9)',
  '-2+3',
  '<b>bold</b> & "quoted" ]]> &amp;',
  '_x0041_ and _x005F_ and _xD800_ stay as typed',
  'first line\r\nsecond line\rthird\n',
  '  spaces at both ends\t',
  'null\u0000bell\u0007half \ud83d pair \uffff end',
  '👩‍👩‍👧‍👦 🇰🇿 émigré ﷽ 日本語の長い文章',
  'שלום עולם مرحبا بالعالم',
  'x'.repeat(10_000),
  'long words and lines. '.repeat(450),
  '__proto__',
  'TRUE',
  '1E5',
  "Bob's & 2022's",
]

export interface Sizes {
  readonly hypotheses: number
  readonly evidence: number
  readonly raters?: number
  readonly seed?: number
  readonly awkward?: boolean
}

/** Random ratings and grades, some blank, some items and hypotheses parked; with `awkward` the texts are hostile. */
export function randomView({ hypotheses, evidence, raters = 1, seed = 1, awkward = false }: Sizes): View {
  const random = randomFrom(seed)
  const text = (name: string) => (awkward ? `${oneOf(random, AWKWARD)}${random() < 0.3 ? name : ''}` : name)
  const short = (name: string) => (awkward ? text(name).slice(0, 150) || name : name)
  const link = () => (awkward ? oneOf(random, [...AWKWARD_URLS, null]) : null)
  const grade = () => oneOf(random, [...LEVELS, null])
  const hypothesisIds = Array.from({ length: hypotheses }, (_, index) => `H${index + 1}`)
  const evidenceIds = Array.from({ length: evidence }, (_, index) => `E${index + 1}`)
  const forSome = <T>(chance: number, ids: readonly string[], value: (id: string) => T) =>
    Object.fromEntries(ids.filter(() => random() < chance).map((id) => [id, value(id)]))
  return viewOfText(
    JSON.stringify({
      format: 'ach-workbook',
      version: 1,
      method: oneOf(random, ['count', 'weighted']),
      title: short('A title'),
      question: text('A question'),
      hypotheses: hypothesisIds.map((id) => ({
        id,
        label: short(`Label ${id}`),
        statement: text(`Statement ${id}`),
        parked: hypotheses > 2 && random() < 0.2,
      })),
      sources: ['S1', 'S2'].map((id) => ({ id, name: short(id), note: text(id), url: link() })),
      clusters: [{ id: 'c1', label: short('A cluster') }],
      evidence: evidenceIds.map((id) => ({
        id,
        statement: text(`Statement ${id}`),
        kind: short('event'),
        url: link(),
        source: oneOf(random, ['S1', 'S2', null]),
        cluster: oneOf(random, ['c1', null]),
        credibility: grade(),
        relevance: grade(),
        parked: random() < 0.15,
      })),
      raters: Array.from({ length: raters }, (_, index) => ({
        id: `r${index + 1}`,
        name: short(`Rater ${index + 1}`),
        kind: 'person',
        ratings: forSome(0.95, evidenceIds, () => forSome(0.85, hypothesisIds, () => oneOf(random, RATINGS))),
        rationales: forSome(0.5, evidenceIds, text),
        notes: forSome(0.3, evidenceIds, () => forSome(0.3, hypothesisIds, text)),
      })),
    }),
  )
}
