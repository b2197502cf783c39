// Redacting a log removes everything that people wrote and keeps everything that they judged.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairKey } from '../model/checks.ts'
import { created, drawChange, draws, evidenceAdded, joined, rated, sample, sampleChanges } from '../model/sample.test-support.ts'
import { NO_WORKBOOK, type Workbook } from '../model/workbook.ts'
import { viewFor } from '../view/view.ts'
import { describeBatch } from '../words/history/batch-words.ts'
import { REDACTED_IN_HISTORY } from '../words/history/history-words.ts'
import { applyChanges } from './apply-change.ts'
import { type Change, changeSchema, type LoggedChange } from './change.ts'
import { freeTextsOf, pathsOf } from './free-texts.test-support.ts'
import { createdWithPrinted, noteFields, personalChanges, SECRET } from './personal-texts.test-support.ts'
import { redactLog } from './redact-log.test-support.ts'
import { snapshotParts } from './snapshot.ts'

/** The first batch, and each further change as its own batch. */
const logOf = (first: readonly Change[], more: readonly Change[] = [], by = 'me'): LoggedChange[] =>
  [...first, ...more].map((change, index) => ({
    seq: index + 1,
    at: '2026-01-01T12:00:00.000Z',
    by,
    batch: index < first.length ? 'first' : `b${index}`,
    undoes: null,
    v: 3,
    change,
  }))
const replay = (log: readonly LoggedChange[]) => applyChanges(NO_WORKBOOK, redactLog(log).changes)
const redacted = (first: readonly Change[], more: readonly Change[] = [], by = 'me') => redactLog(logOf(first, more, by))
const textOf = (workbook: Workbook) => [...snapshotParts(workbook).values()].join('\n')

describe('redacting a log', () => {
  it('redactLog removes what people wrote from the log and the workbook', () => {
    expect(textOf(sample(...personalChanges))).toContain(SECRET)
    const { changes } = redacted(sampleChanges, personalChanges)
    expect(JSON.stringify(changes)).not.toContain(SECRET)
    expect(textOf(applyChanges(NO_WORKBOOK, changes))).not.toContain(SECRET)
    for (const change of changes) expect(changeSchema.parse(change)).toEqual(change)
  })

  it('redactLog keeps what was chosen: ratings, answers, findings, kinds and the statements of items', () => {
    const workbook = replay(logOf(sampleChanges, personalChanges))
    expect(workbook.raters.get('P2')?.ratings.get('E1')?.get('H1')).toBe('II')
    expect(workbook.pairs.get(pairKey('H1', 'H2'))).toMatchObject({ both: 'no', note: null })
    expect(workbook.completeness.get('all')).toMatchObject({ complete: 'unsure', note: null })
    expect(workbook.deception.get('S1')).toMatchObject({ finding: 'possible', motive: null })
    expect(workbook.evidence.get('E1')).toMatchObject({ kind: 'event', notes: null })
    expect(workbook.assumptions.get('A1')).toMatchObject({ statement: 'It holds', cells: 'E1' })
    expect(workbook.milestones.get('M1')).toMatchObject({ statement: 'A speech', where: 'radio' })
    expect(workbook.report.size).toBe(0)
  })

  it('redactLog keeps the numbers of printed results, and their words only if they came with a case or a file', () => {
    const printedAfter = (from: string | null) => replay(logOf([createdWithPrinted(from), ...sampleChanges.slice(1)])).printed?.rows
    expect(printedAfter(null)).toEqual([{ kind: 'total', values: { H1: { number: 3 } } }])
    expect(printedAfter('file:matrix.md')).toMatchObject([{ heading: SECRET, values: { H1: { number: 3 } } }])
  })

  it('redactLog numbers people in the order in which they joined and keeps the name and texts of reference raters', () => {
    const reason: Change = { type: 'reasoned', rater: 'ref', evidence: 'E1', before: null, after: 'The article says so' }
    const log = logOf([...sampleChanges, reason], [joined('late')]).map((one, index) => (index === 5 ? { ...one, by: 'other' } : one))
    const { people } = redactLog(log)
    expect([...people]).toEqual([
      ['me', 'Participant 1'],
      ['other', 'Participant 2'],
      ['P3', 'Participant 3'],
    ])
    expect(replay(log).raters.get('ref')).toMatchObject({
      name: 'The reading of ref',
      rationales: new Map([['E1', 'The article says so']]),
    })
  })

  it('redactLog gives new ids to raters from a file who never acted here, because those ids may be names', () => {
    const first = [...sampleChanges.slice(0, 9), joined('Serik'), joined('p2', 'reference'), rated('E1', 'H1', null, 'C', 'Serik')]
    const { changes, people } = redacted(first)
    expect(JSON.stringify(changes)).not.toContain('Serik')
    expect([...people.keys()]).toEqual(['me', 'P2-2'])
    expect(applyChanges(NO_WORKBOOK, changes).raters.get('P2-2')?.ratings.get('E1')?.get('H1')).toBe('C')
  })

  it('redactLog keeps the notes on items of a case or a file and removes the file’s name', () => {
    const from = (name: string | null) => [
      { ...created(), from: name } as Change,
      ...sampleChanges.slice(1, 4),
      { type: 'added', what: 'cluster', id: 'K1', fields: { label: 'One', note: 'Its note' } } as Change,
    ]
    const later: Change = { type: 'changed', what: 'cluster', id: 'K1', before: { note: 'Its note' }, after: { note: SECRET } }
    const added: Change = { type: 'added', what: 'cluster', id: 'K2', fields: noteFields }
    expect(replay(logOf(from('case:tokyo-1995'), [added])).clusters.get('K2')?.note).toBe(null)
    const note = (name: string | null) => replay(logOf(from(name), [later])).clusters.get('K1')?.note
    expect([note('case:tokyo-1995'), note('file:a.json'), note('Zx81copied'), note(null)]).toEqual(['Its note', 'Its note', null, null])
    expect(JSON.stringify(redacted(from(`file:${SECRET}.json`)).changes)).not.toContain(SECRET)
  })

  it('redacting a log again changes nothing', () => {
    const once = redacted([...sampleChanges, joined('Serik')], personalChanges).changes
    const [first, more] = [once.slice(0, sampleChanges.length + 1), once.slice(sampleChanges.length + 1)]
    expect(redacted(first, more).changes).toEqual(once)
  })

  it('a redacted log can still be described in sentences', () => {
    const workbook = replay(logOf(sampleChanges, personalChanges))
    const view = viewFor(workbook, { rater: 'me', names: new Map() })
    const sentences = redacted(sampleChanges, personalChanges)
      .changes.slice(sampleChanges.length)
      .map((change) => describeBatch([change], view)?.title)
    expect(sentences.slice(0, 3)).toEqual([
      'added a reason for E1 (text removed)',
      'added a reason for E1 (text removed)',
      'added a note on E1 for Coup on behalf of P2 (text removed)',
    ])
    expect(sentences[5]).toBe('added a comment on the bottom line in the report (text removed)')
    expect(sentences[11]).toBe('edited S1 (text removed)')
    expect(describeBatch([{ type: 'redacted' }], view)?.title).toBe(REDACTED_IN_HISTORY)
  })

  it('a redacted log gives a workbook with the same ratings, items, order and parked states', () => {
    fc.assert(
      fc.property(draws(), (all) => {
        let workbook = sample()
        const changes: Change[] = []
        all.forEach((draw, index) => {
          const [change, more] = [drawChange(workbook, draw), index % 5 === 0 ? evidenceAdded(`X${index}`) : null]
          for (const one of [change, more]) {
            if (!one) continue
            changes.push(one)
            workbook = applyChanges(workbook, [one])
          }
        })
        const log = logOf(sampleChanges, changes)
        const after = replay(log)
        const judged = ({ raters, pairs, ...rest }: Workbook) => ({
          ...rest,
          raters: [...raters.values()].map(({ ratings, estimates, kind, present }) => ({ ratings, estimates, kind, present })),
          order: [rest.hypotheses, rest.evidence, rest.assumptions].map((items) => [...items.keys()]),
          pairs: [...pairs].map(([key, { both }]) => [key, both]),
        })
        expect(judged(after)).toEqual(judged(workbook))
        expect(JSON.stringify(redactLog(log).changes)).not.toMatch(/"Note \d/)
        expect(textOf(after)).not.toMatch(/"Note \d/)
      }),
    )
  })
})

/** `added evidence fields.notes`, `changed evidence before.notes` and `… after.notes` are one field: `evidence notes`. */
const fieldOf = (path: string) =>
  path
    .replace(/^(?:added|changed|answered) /, '')
    .replace('values.H1', 'values{}')
    .replace(/ (?:fields|before|after)\./, ' ')
const fieldsOf = (paths: readonly string[]) => [...new Set(paths.map(fieldOf))].sort()
const freeTexts = freeTextsOf(changeSchema)

/** Texts that are part of the analysis or describe its subject: they stay. Anyone who adds a field must decide whether it belongs here. */
const NOT_PERSONAL = [
  ...[
    'created title',
    'created question',
    'created background',
    'created marking',
    'settings title',
    'settings question',
    'settings background',
    'settings marking',
  ],
  ...['hypothesis label', 'hypothesis statement', 'evidence statement', 'evidence kind', 'evidence locator', 'evidence url'],
  ...['source name', 'source kind', 'source url', 'cluster label', 'assumption statement'],
  ...['expectation statement', 'expectation where', 'milestone statement', 'milestone where'],
  // Published texts of a case.
  ...['created reference.author', 'created reference.publisher', 'created reference.url', 'created reference.note'],
  ...['created exercise.brief', 'created exercise.contentNote', 'created exercise.debrief[]', 'opened options.contentNote'],
  // Ids. The file name in `from` has a separate rule in redact.ts.
  ...['created from', 'pair key', 'completeness key', 'deception key', 'report key', 'switched spot', 'switched scene', 'switched course'],
]

describe('marks of personal text in the schemas of changes', () => {
  it('each free text field is marked as personal or listed as not personal', () => {
    const unmarked = freeTexts.flatMap(({ path, personal }) => (personal ? [] : [path]))
    expect(fieldsOf(unmarked)).toEqual([...NOT_PERSONAL].sort())
  })

  it('exactly the fields written to in these tests are marked as personal', () => {
    const personalFields = freeTexts.flatMap(({ path, personal }) => (personal ? [path] : []))
    expect(fieldsOf([createdWithPrinted(null), ...personalChanges].flatMap((change) => pathsOf(change, SECRET)))).toEqual(
      fieldsOf(personalFields),
    )
  })

  it('both sides of a change are marked as personal', () => {
    const personalFields = new Set(freeTexts.flatMap(({ path, personal }) => (personal ? [path] : [])))
    const sides = [...personalFields].filter((path) => / before\b/.test(path))
    expect(sides.length).toBeGreaterThan(10)
    expect(sides.filter((path) => !personalFields.has(path.replace(' before', ' after')))).toEqual([])
  })
})
