// Exports a workbook as a STIX 2.1 bundle for threat intelligence platforms. docs/stix.md explains the mapping and what it loses.

import { admiraltyWords } from '../../ach/model/grade.ts'
import { isCounted, ratingWords } from '../../ach/model/rating.ts'
import { Refused } from '../../ach/model/refused.ts'
import { finishSteps, type Steps } from '../../ach/model/steps.ts'
import { webTarget } from '../../ach/model/web-address.ts'
import { type Evidence, type Hypothesis, noteAt, ratingAt } from '../../ach/model/workbook.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { phraseText } from '../../ach/words/phrases.ts'
import type { Report } from '../../report/blocks.ts'
import { stixId } from './stix-ids.ts'
import { stixMarking } from './stix-markings.ts'
import { ANALYTIC_CONFIDENCE, confidenceOf, OPINION_OF_RATING } from './stix-scales.ts'

/** What a bundle says that the view does not know. */
export interface StixFacts {
  /** names the workbook and the kind of view; exports with the same name have the same ids */
  readonly seed: string
  /** ISO 8601, of the workbook; `modified` is its last change */
  readonly created: string
  readonly modified: string
  /** the report whose bottom line becomes part of the description; null for none */
  readonly report: Report | null
}

/** More take more memory than a receiver has. */
const MOST_OPINIONS = 50_000
export const TOO_MANY_OPINIONS =
  'These ratings would be more than 50,000 opinions, which is too many for one bundle. Export the ratings of fewer raters.'

const [PROGRAM, PROGRAM_SINCE] = ['ACH workbook', '2026-01-01T00:00:00.000Z']

type StixObject = Readonly<Record<string, unknown>> & { readonly id: string }
/** Between two pauses for other requests. */
const OBJECTS_IN_STEP = 100

/** Returns the bundle as JSON text. Ignores raters whom the view does not show. */
export const stixOf = (view: View, raterIds: readonly string[], facts: StixFacts): string =>
  new TextDecoder().decode(finishSteps(stixSteps(view, raterIds, facts)))

/** `stixOf` as bytes, in steps of some objects each. Objects become bytes at once, because 50,000 objects would keep the garbage collector busy. */
export function* stixSteps(view: View, raterIds: readonly string[], facts: StixFacts): Steps<Uint8Array<ArrayBuffer>> {
  const raters = raterIds.flatMap((id) => view.raters.get(id) ?? [])
  const writer = new StixWriter(view, facts)
  const refs: string[] = []
  const written: Buffer[] = []
  let lines: string[] = []
  const add = (object: StixObject) => {
    refs.push(object.id)
    lines.push(`,\n${JSON.stringify(object)}`)
  }
  const isStepOver = (): boolean => {
    if (lines.length < OBJECTS_IN_STEP) return false
    written.push(Buffer.from(lines.join('')))
    lines = []
    return true
  }
  add(writer.program())
  for (const rater of raters) add(writer.identity(rater))
  for (const hypothesis of view.hypotheses.values()) add(writer.hypothesis(hypothesis))
  for (const item of view.evidence.values()) {
    add(writer.evidence(item))
    if (isStepOver()) yield
  }
  const others = refs.length
  for (const rater of raters)
    for (const item of view.evidence.values()) {
      for (const opinion of writer.opinions(rater, item)) add(opinion)
      if (refs.length - others > MOST_OPINIONS) throw new Refused('limit', TOO_MANY_OPINIONS)
      if (isStepOver()) yield
    }
  yield
  const first = [...writer.marking, writer.report(refs, raters)].map((one) => JSON.stringify(one)).join(',\n')
  const id = writer.id('bundle', facts.modified, ...raterIds)
  yield
  return Buffer.concat([
    Buffer.from(`{"type":"bundle","id":${JSON.stringify(id)},"objects":[\n${first}`),
    ...written,
    Buffer.from(`${lines.join('')}\n]}\n`),
  ])
}

class StixWriter {
  readonly #view: View
  readonly #facts: StixFacts
  /** the marking definition, or nothing */
  readonly marking: readonly { readonly id: string }[]
  readonly #report: string
  readonly #program: string
  readonly #ids = new Map<string, string>()

  constructor(view: View, facts: StixFacts) {
    this.#view = view
    this.#facts = facts
    this.#report = this.id('report')
    this.#program = stixId('identity', PROGRAM)
    this.marking = view.marking === null ? [] : [stixMarking(view.marking, facts.seed, facts.created)]
  }

  id(type: string, ...key: readonly string[]): string {
    return stixId(type, this.#facts.seed, ...key)
  }

  /** `id`, computed once for what many opinions refer to. */
  #knownId(type: 'identity' | 'note', ...key: readonly string[]): string {
    const name = JSON.stringify([type, ...key])
    const known = this.#ids.get(name) ?? this.id(type, ...key)
    this.#ids.set(name, known)
    return known
  }

  /** The properties that all objects have. */
  #common(type: string, id: string) {
    const { created, modified } = this.#facts
    return {
      ...{ type, spec_version: '2.1', id, created, modified },
      ...(this.marking.length > 0 ? { object_marking_refs: this.marking.map((one) => one.id) } : {}),
    }
  }

  report(refs: readonly string[], raters: readonly RaterView[]): StixObject {
    const { title, question, background } = this.#view
    const [level] = raters.length === 1 ? raters.flatMap(({ confidence }) => confidence?.level ?? []) : []
    const { report, modified } = this.#facts
    return {
      ...this.#common('report', this.#report),
      created_by_ref: this.#program,
      name: title,
      description: [question, background, report && bottomLineText(report)].filter(Boolean).join('\n\n'),
      published: modified,
      ...(level ? { confidence: ANALYTIC_CONFIDENCE[level] } : {}),
      // The program is among them, because a report needs at least one object.
      object_refs: refs,
    }
  }

  /** Who made the objects that no rater made. Without the marking, because it is the same in all bundles. */
  program(): StixObject {
    const times = { created: PROGRAM_SINCE, modified: PROGRAM_SINCE }
    return { type: 'identity', spec_version: '2.1', id: this.#program, ...times, name: PROGRAM, identity_class: 'system' }
  }

  identity({ id, name, kind }: RaterView): StixObject {
    return {
      ...this.#common('identity', this.id('identity', id)),
      name,
      ...(kind === 'person' ? { identity_class: 'individual' } : {}),
    }
  }

  hypothesis({ id, label, statement, notes, parked }: Hypothesis): StixObject {
    return {
      ...this.#common('note', this.id('note', 'hypothesis', id)),
      created_by_ref: this.#program,
      labels: ['hypothesis', ...(parked ? ['parked'] : [])],
      external_references: [reference(id)],
      abstract: `${id} ${label}`,
      content: withNotes(statement, notes),
      object_refs: [this.#report],
    }
  }

  evidence(item: Evidence): StixObject {
    const { id, statement, date, kind, notes, parked } = item
    const confidence = confidenceOf(item)
    return {
      ...this.#common('note', this.id('note', 'evidence', id)),
      created_by_ref: this.#program,
      labels: ['evidence', ...(parked ? ['parked'] : [])],
      ...(confidence === null ? {} : { confidence }),
      external_references: [reference(id), ...this.#sources(item)],
      abstract: [id, kind, date].filter(Boolean).join(', '),
      content: withNotes(statement, notes),
      object_refs: [this.#report],
    }
  }

  #sources(item: Evidence): object[] {
    const source = item.source === null ? undefined : this.#view.sources.get(item.source)
    const url = item.url ?? source?.url
    if (!source && !url) return []
    const description = [item.locator, admiraltyWords(source, item)].filter(Boolean).join('; ')
    return [
      {
        source_name: source?.name ?? 'Link',
        // Without a link, a reference needs one.
        ...(description === '' ? (url ? {} : { description: `Source of ${item.id}` }) : { description }),
        ...(url ? { url: webTarget(url) } : {}),
      },
    ]
  }

  /** What the row of an item says about each hypothesis. */
  opinions(rater: RaterView, item: Evidence): StixObject[] {
    const reason = rater.rationales.get(item.id)
    return [...this.#view.hypotheses.keys()].flatMap((hypothesis) => {
      const rating = ratingAt(rater, item.id, hypothesis)
      if (!isCounted(rating)) return []
      const note = noteAt(rater, item.id, hypothesis)
      return [
        {
          ...this.#common('opinion', this.id('opinion', rater.id, item.id, hypothesis)),
          created_by_ref: this.#knownId('identity', rater.id),
          external_references: [reference(item.id), reference(hypothesis)],
          explanation: [`By ${item.id} alone: ${ratingWords(rating)} (${rating}).`, reason, note].filter(Boolean).join(' '),
          opinion: OPINION_OF_RATING[rating],
          object_refs: [this.#knownId('note', 'hypothesis', hypothesis)],
        },
      ]
    })
  }
}

/** The id of an item or a hypothesis in the workbook. */
const reference = (id: string) => ({ source_name: 'ach-workbook', external_id: id })

const withNotes = (text: string, notes: string | null): string => (notes ? `${text}\n\nNotes: ${notes}` : text)

const bottomLineText = ({ sections }: Report): string =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'lead' ? [block.words.map(phraseText).join('')] : []))
    .join(' ')
