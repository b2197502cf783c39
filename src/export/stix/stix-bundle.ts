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

type StixObject = Readonly<Record<string, unknown>>

/** Returns the bundle as JSON text. Ignores raters whom the view does not show. */
export const stixOf = (view: View, raterIds: readonly string[], facts: StixFacts): string => finishSteps(stixSteps(view, raterIds, facts))

/** `stixOf` in steps of one item. */
export function* stixSteps(view: View, raterIds: readonly string[], facts: StixFacts): Steps<string> {
  const raters = raterIds.flatMap((id) => view.raters.get(id) ?? [])
  const writer = new StixWriter(view, facts)
  const opinions: StixObject[] = []
  for (const rater of raters)
    for (const item of view.evidence.values()) {
      opinions.push(...writer.opinions(rater, item))
      if (opinions.length > MOST_OPINIONS) throw new Refused('limit', TOO_MANY_OPINIONS)
      yield
    }
  const notes: StixObject[] = [...view.hypotheses.values()].map((hypothesis) => writer.hypothesis(hypothesis))
  for (const item of view.evidence.values()) {
    notes.push(writer.evidence(item))
    if (notes.length % 100 === 0) yield
  }
  const parts = [writer.program(), ...raters.map((rater) => writer.identity(rater)), ...notes, ...opinions]
  const objects = [...writer.marking, writer.report(parts, raters), ...parts]
  const lines: string[] = []
  for (const [at, object] of objects.entries()) {
    lines.push(JSON.stringify(object))
    if (at % 100 === 0) yield
  }
  return `{"type":"bundle","id":${JSON.stringify(writer.id('bundle', facts.modified, ...raterIds))},"objects":[\n${lines.join(',\n')}\n]}\n`
}

class StixWriter {
  readonly #view: View
  readonly #facts: StixFacts
  /** the marking definition, or nothing */
  readonly marking: readonly { readonly id: string }[]
  readonly #report: string
  readonly #program: string

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

  /** The properties that all objects have. */
  #common(type: string, id: string) {
    const { created, modified } = this.#facts
    return {
      ...{ type, spec_version: '2.1', id, created, modified },
      ...(this.marking.length > 0 ? { object_marking_refs: this.marking.map((one) => one.id) } : {}),
    }
  }

  report(parts: readonly StixObject[], raters: readonly RaterView[]): StixObject {
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
      object_refs: parts.map(({ id }) => id),
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

  #sources(item: Evidence): StixObject[] {
    const source = item.source === null ? undefined : this.#view.sources.get(item.source)
    const url = item.url ?? source?.url
    if (!source && !url) return []
    const description = [item.locator, admiraltyWords(source, item)].filter(Boolean).join('; ')
    return [
      {
        source_name: source?.name ?? 'Link',
        ...(description === '' ? {} : { description }),
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
          created_by_ref: this.id('identity', rater.id),
          external_references: [reference(item.id), reference(hypothesis)],
          explanation: [`By ${item.id} alone: ${ratingWords(rating)} (${rating}).`, reason, note].filter(Boolean).join(' '),
          opinion: OPINION_OF_RATING[rating],
          object_refs: [this.id('note', 'hypothesis', hypothesis)],
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
