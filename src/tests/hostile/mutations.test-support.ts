// Documents that were damaged or manipulated: values of the wrong type, too deep, too long, duplicated.
import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const deep = (depth: number): Json => {
  let value: Json = 'x'
  for (let count = 0; count < depth; count += 1) value = count % 2 ? [value] : { a: value }
  return value
}
const VALUES: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, '', ' ', '0', 'E1', 'H1', 'me', '__proto__', 'constructor', 'toString'],
  ...['\ud800', '\udc00x', 'a\u0000b\uffff', '\u202e', '<b>', '=1', 'x'.repeat(201), 'x'.repeat(20_001), '2022-02-30', '9999-12-31'],
  ...[[], {}, [null], [[]], { id: 'E1' }, deep(50), deep(400), Array.from({ length: 300 }, (_, at) => at)],
]
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'E1',
  'H1',
  'id',
  '',
  'length',
  '\ud800',
  'x'.repeat(100),
]

const copy = (value: Json) => JSON.parse(JSON.stringify(value)) as Json

type Spot = [Record<string, Json> | Json[], string]
const NOWHERE: Spot = [{}, '']
const DEEPEST = 12

/** Every place in a value, as the object or list that contains it and its key. */
function places(value: Json, found: Spot[] = [], depth = 0): Spot[] {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return found
  for (const key of Object.keys(value)) {
    found.push([value, key])
    places((value as Record<string, Json>)[key] as Json, found, depth + 1)
  }
  return found
}

/** `__proto__` as JSON.parse creates it: an own property. */
const put = (holder: object, key: string, value: Json) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

interface Step {
  readonly how: 'swap' | 'alike' | 'remove' | 'add' | 'twice' | 'move'
  readonly at: number
  readonly to: number
  readonly key: string
  readonly value: Json
}

function apply(document: Json, { how, at, to, key, value }: Step): void {
  const all = places(document)
  const [holder, name] = all[at % Math.max(all.length, 1)] ?? NOWHERE
  const [other, place] = all[to % Math.max(all.length, 1)] ?? NOWHERE
  const here = (holder as Record<string, Json>)[name] as Json
  if (how === 'swap') put(holder, name, copy(value))
  else if (how === 'alike') {
    const alike = VALUES.filter((one) => typeof one === typeof here)
    put(holder, name, copy(alike[to % alike.length] ?? here))
  } else if (how === 'remove' && Array.isArray(holder)) holder.splice(Number(name), 1)
  else if (how === 'remove') Reflect.deleteProperty(holder, name)
  else if (how === 'add') {
    const into = here !== null && typeof here === 'object' ? here : holder
    put(into, Array.isArray(into) ? String(into.length) : key, copy(value))
  } else if (how === 'twice' && Array.isArray(holder)) holder.push(copy(here))
  else if (how === 'move') put(other, place, copy(here))
}

const step: fc.Arbitrary<Step> = fc.record({
  how: fc.constantFrom('swap', 'alike', 'alike', 'remove', 'add', 'twice', 'move'),
  at: fc.noBias(fc.nat(1_000_000)),
  to: fc.noBias(fc.nat(1_000_000)),
  key: fc.constantFrom(...KEYS),
  value: fc.constantFrom(...VALUES),
})

/** Texts of documents that differ from a good one by one to four mutations, or are cut off. */
export const mutated = (good: string): fc.Arbitrary<string> =>
  fc
    .record({
      steps: fc.oneof(fc.tuple(step), fc.tuple(step), fc.array(step, { minLength: 2, maxLength: 4 })),
      cut: fc.oneof({ arbitrary: fc.constant(null), weight: 12 }, { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 1 }),
    })
    .map(({ steps, cut }) => {
      const document = JSON.parse(good) as Json
      for (const one of steps) apply(document, one)
      const text = JSON.stringify(document)
      return cut === null ? text : text.slice(0, Math.floor(text.length * cut))
    })
