// The row card of an item that is rated again: without earlier ratings, notes, reasons, credibility, relevance and scores.

import type { Rating } from '../../../src/ach/model/rating.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../../src/ach/model/rating-question.ts'
import type { Evidence } from '../../../src/ach/model/workbook.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { OfflineBand, SeqMarker } from '../matrix.tsx'
import { filledCount } from '../matrix-model.ts'
import { CardHypothesis, type CardModel, CardQuestion } from './card.tsx'
import type { AgainModel } from './rate-again.tsx'

/** The model of a card whose view has the second ratings instead of the first. */
export function blindModel({ id, view, me, items, hypotheses }: AgainModel, item: Evidence): CardModel {
  const ratings = new Map<string, ReadonlyMap<string, Rating>>()
  for (const [evidence, row] of me.again) ratings.set(evidence, new Map([...row].map(([hypothesis, { again }]) => [hypothesis, again])))
  const blind = { ...me, ratings, notes: new Map(), rationales: new Map() }
  return { id, view: { ...view, me: blind }, item, items, hypotheses, again: true }
}

export const AgainCard = ({ model }: { model: CardModel }) => {
  const { id, view, item, items, hypotheses } = model
  const index = items.findIndex((one) => one.id === item.id)
  const [previous, next] = [items[index - 1], items[index + 1]]
  const source = item.source === null ? undefined : view.sources.get(item.source)
  return (
    <main id="main" class="card-page" data-workbook={paths.workbook(id)}>
      <SeqMarker seq={view.seq} />
      <OfflineBand />
      <div class="card">
        <CardQuestion view={view} />
        <AgainProgress model={model} />
        <div class="side stack">
          <h1 class="text" dir="auto">
            {item.statement}
          </h1>
          <p class="meta">
            {item.id}
            {source && <> · {source.name}</>}
          </p>
          <p class="ask">
            For each hypothesis, ask yourself: <strong>“{RATING_QUESTION}”</strong> {STATEMENT_HINT}
          </p>
        </div>
        <div>
          {hypotheses.map((one) => (
            <CardHypothesis model={model} hypothesis={one} />
          ))}
        </div>
      </div>
      <nav class="card-nav" aria-label="Items">
        <a class="btn" href={previous ? paths.againCard(id, previous.id) : paths.rateAgain(id)} rel={previous && 'prev'}>
          Back
        </a>
        <span class="meta">
          {index + 1} of {items.length}
        </span>
        <a class="btn" data-kind="main" href={next ? paths.againCard(id, next.id) : paths.rateAgain(id)} rel={next && 'next'}>
          {next ? 'Next item' : 'Show what changed'}
        </a>
      </nav>
    </main>
  )
}

/** "Rating again, item 2 of 5 · 3 of 4 cells rated". Sent again after every rating. */
export const AgainProgress = ({ model: { view, item, items, hypotheses } }: { model: CardModel }) => (
  <p class="wide meta" id="progress" role="status">
    Rating again, item {items.findIndex((one) => one.id === item.id) + 1} of {items.length} · {filledCount(view, item, hypotheses)} of{' '}
    {countNoun(hypotheses.length, 'cell')} rated
  </p>
)
