import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { changeSchema } from '../log/change.ts'
import { freeTextsOf } from '../log/free-texts.test-support.ts'
import { compilePersonalTextRemover, markPersonal } from './personal-text.ts'
import { evidenceFields, hypothesisFields } from './workbook.ts'

const text = () => markPersonal(z.string().min(1))
const removePersonal = (schema: z.ZodType, value: unknown) => compilePersonalTextRemover(schema)(value)

describe('a new field that is marked', () => {
  const hunch = { hunch: text().nullable() }
  const fields = evidenceFields.extend(hunch)
  const guessed = z.object({ type: z.literal('guessed'), what: z.literal('evidence'), before: fields.partial(), after: fields.partial() })
  const nested = z.object({
    type: z.literal('told'),
    to: z.array(z.object({ whom: text(), when: z.string() })),
    words: markPersonal(z.string()),
  })
  const larger = z.discriminatedUnion('type', [...changeSchema.options, guessed, nested])

  it('a newly marked field is removed from changes without code that names it', () => {
    const change = { type: 'guessed', what: 'evidence', before: { hunch: null, kind: null }, after: { hunch: 'SECRET', kind: 'event' } }
    expect(removePersonal(larger, change)).toEqual({ type: 'guessed', what: 'evidence', before: { kind: null }, after: { kind: 'event' } })
    expect(removePersonal(larger, { type: 'told', to: [{ whom: 'SECRET', when: 'now' }], words: 'SECRET' })).toEqual({
      type: 'told',
      to: [],
      words: '',
    })
  })

  it('freeTextsOf finds a new field, and tells marked from unmarked ones', () => {
    const added = (schema: z.ZodType) => freeTextsOf(schema).filter(({ path }) => path.includes('guessed') && path.includes('hunch'))
    expect(added(larger).map(({ personal }) => personal)).toEqual([true, true])
    const forgotten = z.object({ type: z.literal('guessed'), hunch: z.string() })
    expect(added(forgotten)).toEqual([{ path: 'guessed hunch', personal: false }])
  })
})

describe('what replaces personal text', () => {
  it('a removed text is left out, null or empty, whichever the field allows first', () => {
    const schema = z.object({ a: text().nullable().optional(), b: text().nullable(), c: markPersonal(z.string()), d: z.string() })
    expect(removePersonal(schema, { a: 'x', b: 'x', c: 'x', d: 'x' })).toEqual({ b: null, c: '', d: 'x' })
    expect(removePersonal(schema, { a: null, b: null, c: '', d: '' })).toEqual({ b: null, c: '', d: '' })
  })

  it('an object becomes null if its required text is removed', () => {
    const answer = z.object({ text: text() })
    expect(removePersonal(z.object({ before: answer.nullable() }), { before: { text: 'x' } })).toEqual({ before: null })
    expect(removePersonal(answer, { text: 'x' })).toBe(null)
  })

  it('a removed text is left out of lists and records', () => {
    expect(removePersonal(z.array(text()), ['x', 'y'])).toEqual([])
    expect(removePersonal(z.record(z.string(), text().nullable()), { E1: 'x' })).toEqual({})
    expect(removePersonal(z.record(z.string(), hypothesisFields), { H1: { label: 'L', statement: 'S', notes: 'x' } })).toEqual({
      H1: { label: 'L', statement: 'S', notes: null },
    })
  })
})

it('a schema derived from a marked one is marked too', () => {
  const short = markPersonal(z.string()).max(10)
  expect(removePersonal(z.object({ short, nested: short.nullable() }), { short: 'x', nested: 'x' })).toEqual({ short: '', nested: null })
})

it('a value without personal text is returned as the same object', () => {
  const change = { type: 'rated', rater: 'me', evidence: 'E1', hypothesis: 'H1', before: null, after: 'C' }
  expect(removePersonal(changeSchema, change)).toBe(change)
  const empty = { type: 'changed', what: 'evidence', id: 'E1', before: { kind: null }, after: { kind: 'event' } }
  expect(removePersonal(changeSchema, empty)).toBe(empty)
})

it('removing personal text throws for a schema it cannot search', () => {
  expect(() => removePersonal(z.object({ one: z.union([text(), z.number()]) }), { one: 1 })).toThrow('union')
})
