// The data of the printable pack for a room without devices. The data for participants contains no notes on items and no ratings, so no
// template can print them by mistake.
import { isHomework, type RunOptions } from '../../ach/model/exercise.ts'
import { type Stage, TIMED_STAGES } from '../../ach/model/stage.ts'
import { weightOf } from '../../ach/model/weight.ts'
import { activeItems, type Evidence, type Method } from '../../ach/model/workbook.ts'
import type { RaterView, View } from '../../ach/view/view.ts'
import { formatDate } from '../../ach/words/phrases.ts'
import { type AnswerKey, answerKey } from './pack-key.ts'

export interface PackHypothesis {
  readonly id: string
  readonly label: string
  readonly statement: string
}

/** An item as a participant may read it. */
export interface PackItem {
  readonly id: string
  readonly statement: string
  readonly source: string | null
  readonly locator: string | null
  readonly date: string | null
}

/** A stage of the workshop. `from`: minutes since the start; null if done at home. `minutes`: null without a timer. */
export interface PackStep {
  readonly stage: Stage
  readonly minutes: number | null
  readonly from: number | null
  readonly atHome: boolean
}

export interface Pack {
  readonly title: string
  readonly question: string
  /** for the facilitator: it may contain more than participants should know */
  readonly background: string | null
  readonly contentNote: string | null
  readonly brief: string | null
  readonly debrief: readonly string[]
  readonly method: Method
  readonly hypotheses: readonly PackHypothesis[]
  readonly items: readonly PackItem[]
  readonly steps: readonly PackStep[]
  /** item ids by weight, heaviest first */
  readonly weights: readonly { readonly weight: number; readonly items: readonly string[] }[]
  /** the room will judge credibility; until then unknown counts as medium in the weights */
  readonly judgedLater: boolean
  readonly keys: readonly AnswerKey[]
}

/** `deck`: ids of the items to rate, null for all. `references`: reference ratings for the key. */
export function packOf(view: View, options: RunOptions, deck: readonly string[] | null, references: readonly RaterView[]): Pack {
  const items = activeItems(view.evidence).filter(({ id }) => deck === null || deck.includes(id))
  const { title, question, background, exercise, method } = view
  return {
    title,
    question,
    background,
    method,
    contentNote: options.contentNote,
    brief: exercise?.brief ?? null,
    debrief: exercise?.debrief ?? [],
    hypotheses: activeItems(view.hypotheses).map(({ id, label, statement }) => ({ id, label, statement })),
    items: items.map((item) => itemOf(view, item)),
    steps: stepsOf(options),
    weights: weightsOf(items, method),
    judgedLater: options.stages.includes('credibility') && items.some(({ credibility }) => credibility === null),
    keys: references.map((reference) => answerKey(view, reference, items)),
  }
}

const itemOf = (view: View, { id, statement, source, locator, date }: Evidence): PackItem => ({
  id,
  statement,
  source: (source !== null && view.sources.get(source)?.name) || null,
  locator,
  date: date && formatDate(date),
})

function stepsOf(options: RunOptions): PackStep[] {
  const lobby = options.stages.indexOf('lobby')
  let now = 0
  return options.stages.flatMap((stage, at): PackStep[] => {
    if (!TIMED_STAGES.includes(stage)) return []
    const minutes = options.minutes[stage] || null
    const atHome = isHomework(options) && at < lobby
    const step = { stage, minutes, from: atHome ? null : now, atHome }
    if (!atHome) now += minutes ?? 0
    return [step]
  })
}

function weightsOf(items: readonly Evidence[], method: Method): Pack['weights'] {
  const by = new Map<number, string[]>()
  for (const item of items) {
    const weight = weightOf(item, method)
    by.set(weight, [...(by.get(weight) ?? []), item.id])
  }
  return [...by].sort(([a], [b]) => b - a).map(([weight, ids]) => ({ weight, items: ids }))
}
