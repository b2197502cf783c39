// The row card: rates one item of evidence against every hypothesis, with large buttons. It is the main view on a phone and works
// without JavaScript.

import { RATING_WORDS, RATINGS, type Rating, ratingWords, TRACK_ENDS } from '../../src/ach/model/rating.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../src/ach/model/rating-question.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import { type Evidence, type Hypothesis, type Level, RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { cellId, paths, queryId } from '../../src/paths.ts'
import { formatDate } from '../ui/format.ts'
import { WebLink } from '../ui/web-link.tsx'
import { WhatIfLine } from '../what-if/line.tsx'
import { OfflineBand, SeqMarker } from './matrix.tsx'
import { filledCount, myNote, myRating } from './matrix-model.ts'

export interface CardModel {
  readonly id: string
  readonly view: View
  readonly item: Evidence
  /** active items, in the order of the matrix */
  readonly items: readonly Evidence[]
  /** active hypotheses */
  readonly hypotheses: readonly Hypothesis[]
  /** a reason that was refused: the text as typed, and what is wrong with it */
  readonly refused?: { readonly reason: string; readonly problem: string }
}

export const CardPage = ({ model }: { model: CardModel }) => {
  const { id, view, item, items, hypotheses } = model
  const index = items.findIndex((one) => one.id === item.id)
  const previous = items[index - 1]
  const next = items[index + 1]
  const { refused } = model
  const reason = refused?.reason ?? view.me?.rationales.get(item.id) ?? ''
  return (
    <main id="main" class="card-page" data-workbook={paths.workbook(id)}>
      <SeqMarker seq={view.seq} />
      <OfflineBand />
      <div class="card">
        <CardProgress model={model} />
        <div class="side stack">
          <h1 class="text" dir="auto">
            {item.statement}
          </h1>
          <CardMeta view={view} item={item} />
          <p class="ask">
            For each hypothesis, ask yourself: <strong>“{RATING_QUESTION}”</strong> {STATEMENT_HINT}
          </p>
          {item.notes && (
            <details>
              <summary>Notes on this item</summary>
              <p class="quiet said" dir="auto">
                {item.notes}
              </p>
            </details>
          )}
          <WhatIfLine id={id} view={view} what="evidence" item={item.id} />
        </div>
        <div>
          {hypotheses.map((one) => (
            <CardHypothesis model={model} hypothesis={one} />
          ))}
          <form class="field why" method="post" action={paths.reasons(id, item.id)}>
            <label for="why">
              Why did you rate this item as you did? <span class="quiet">(optional)</span>
            </label>
            <textarea
              class="input"
              id="why"
              name="reason"
              rows={3}
              maxlength={LIMITS.text}
              dir="auto"
              aria-describedby={refused && 'why-problem'}
            >
              {`\n${reason}`}
            </textarea>
            {refused && (
              <p class="error" id="why-problem" role="alert">
                {refused.problem}
              </p>
            )}
            <button type="submit" class="btn">
              Save reason
            </button>
          </form>
        </div>
      </div>
      <nav class="card-nav" aria-label="Items">
        {previous ? (
          <a class="btn" href={paths.card(id, previous.id)} rel="prev">
            Back
          </a>
        ) : (
          <a class="btn" href={paths.workbook(id)}>
            Back to the matrix
          </a>
        )}
        <span class="meta">{index < 0 ? 'parked' : `${index + 1} of ${items.length}`}</span>
        {next ? (
          <a class="btn" data-kind="main" href={paths.card(id, next.id)} rel="next">
            Next item
          </a>
        ) : (
          <a class="btn" data-kind="main" href={paths.workbook(id)}>
            Back to the matrix
          </a>
        )}
      </nav>
    </main>
  )
}

/** "Item 5 of 23 · 3 of 4 cells rated", and one step for each item. Sent again after every rating. */
export const CardProgress = ({ model: { id, view, item, items, hypotheses } }: { model: CardModel }) => {
  const index = items.findIndex((one) => one.id === item.id)
  const state = (one: Evidence) => {
    if (one.id === item.id) return 'now'
    const done = filledCount(view, one, hypotheses)
    return done === hypotheses.length ? 'done' : done > 0 ? 'part' : ''
  }
  return (
    <div class="wide stack" id="progress">
      <p class="row" data-far>
        <span class="meta" role="status">
          Item {index + 1} of {items.length} · {filledCount(view, item, hypotheses)} of {countNoun(hypotheses.length, 'cell')} rated
        </span>
        <a class="meta" href={`${paths.workbook(id)}#${cellId(item.id, hypotheses[0]?.id ?? '')}`}>
          All items
        </a>
      </p>
      {items.length <= 100 && (
        <ol class="steps" aria-hidden="true">
          {items.map((one) => (
            <li data-s={state(one)}></li>
          ))}
        </ol>
      )}
    </div>
  )
}

const word = (level: Level | null) => level ?? 'unknown'

const CardMeta = ({ view, item }: { view: View; item: Evidence }) => {
  const source = item.source === null ? undefined : view.sources.get(item.source)
  const cluster = item.cluster === null ? undefined : view.clusters.get(item.cluster)
  const url = item.url ?? source?.url
  return (
    <p class="meta">
      {item.id}
      {source && <> · {source.name} </>}
      {source?.reliability && (
        <abbr class="rel" title={RELIABILITY_WORDS[source.reliability]}>
          {source.reliability}
        </abbr>
      )}
      {item.locator && <> · {item.locator}</>}
      {url && (
        <>
          {' '}
          · <WebLink url={url} />
        </>
      )}
      {item.date && (
        <>
          {' '}
          · <time datetime={item.date}>{formatDate(item.date)}</time>
        </>
      )}{' '}
      · credibility {word(item.credibility)}, relevance {word(item.relevance)}
      {cluster && <> · cluster: {cluster.label}</>}
    </p>
  )
}

/** One hypothesis with its six rating buttons. Returned on its own after a rating. */
export const CardHypothesis = ({ model, hypothesis }: { model: CardModel; hypothesis: Hypothesis }) => {
  const rating = myRating(model.view, model.item.id, hypothesis.id)
  const note = myNote(model.view, model.item.id, hypothesis.id)
  const action = paths.rating(model.id, model.item.id, hypothesis.id)
  return (
    <fieldset class="asked" id={queryId(hypothesis.id)} aria-describedby={`what-${hypothesis.id}`}>
      <legend>
        <span dir="auto">{hypothesis.label}</span>
        <span class="now">{rating === null ? 'not rated yet' : ratingWords(rating)}</span>
      </legend>
      <p class="what" id={`what-${hypothesis.id}`} dir="auto">
        {hypothesis.statement}
      </p>
      <form method="post" action={action} id={`rate-${hypothesis.id}`}>
        <input type="hidden" name="back" value="card" />
        <div class="six">
          {RATINGS.map((one) => (
            <RatingButton rating={one} chosen={one === rating} />
          ))}
        </div>
        <p class="ends" aria-hidden="true">
          {TRACK_ENDS.map((words) => (
            <span>{words}</span>
          ))}
        </p>
      </form>
      <div class="asked-end">
        <details class="note" open={note !== null}>
          <summary>{note === null ? 'Add a note' : 'Note'}</summary>
          <form class="stack" method="post" action={action}>
            <input type="hidden" name="back" value="card" />
            <textarea class="input" name="note" rows={2} maxlength={LIMITS.text} dir="auto" aria-label={`Note on ${hypothesis.label}`}>
              {`\n${note ?? ''}`}
            </textarea>
            <button type="submit" class="btn" data-size="s">
              Save note
            </button>
          </form>
        </details>
        {rating !== null && (
          <button type="submit" class="link" name="value" value="" form={`rate-${hypothesis.id}`}>
            Clear<span class="visually-hidden"> the rating for {hypothesis.label}</span>
          </button>
        )}
      </div>
    </fieldset>
  )
}

const RatingButton = ({ rating, chosen }: { rating: Rating; chosen: boolean }) => (
  <button type="submit" class="big" name="value" value={rating} aria-pressed={chosen ? 'true' : 'false'}>
    {rating} <small>{RATING_WORDS[rating]}</small>
  </button>
)
