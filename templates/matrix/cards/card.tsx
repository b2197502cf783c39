// The row card: rates one item of evidence against every hypothesis, with large buttons. It is the main view on a phone and works
// without JavaScript.

import { admiraltyCode, admiraltyWords } from '../../../src/ach/model/grade.ts'
import { RATING_KEYS, RATING_WORDS, RATINGS, type Rating, ratingWords, TRACK_ENDS } from '../../../src/ach/model/rating.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../../src/ach/model/rating-question.ts'
import { LIMITS } from '../../../src/ach/model/texts.ts'
import type { Evidence, Hypothesis, Level } from '../../../src/ach/model/workbook.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { countNoun, startSentence } from '../../../src/ach/words/phrases.ts'
import { cellId, paths, queryId } from '../../../src/paths.ts'
import { formatDate } from '../../ui/format.ts'
import { PassageLink } from '../../ui/passage-link.tsx'
import { Tip } from '../../ui/tip.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { WhatIfLine } from '../../what-if/line.tsx'
import { Background } from '../briefing/background.tsx'
import { CLUSTER_MEANING, RELIABILITY_MEANING } from '../briefing/legend.tsx'
import { CardOrder, leftWords } from '../first-pass.tsx'
import { OfflineBand, SeqMarker } from '../matrix.tsx'
import { filledCount, myNote, myRating } from '../matrix-model.ts'
import { KeysDialog } from '../rating-palette.tsx'

export interface CardModel {
  readonly id: string
  readonly view: View
  readonly item: Evidence
  /** active items, in the order of `cardOrder` */
  readonly items: readonly Evidence[]
  /** active hypotheses, in the order of `cardOrder` */
  readonly hypotheses: readonly Hypothesis[]
  /** the item is rated again: ratings are stored apart, and there are no notes */
  readonly again?: boolean
  /** a reason that was refused: the text as typed, and what is wrong with it */
  readonly refused?: { readonly reason: string; readonly problem: string }
}

export const CardPage = ({ model }: { model: CardModel }) => {
  const { id, view, item, hypotheses, refused } = model
  const reason = refused?.reason ?? view.me?.rationales.get(item.id) ?? ''
  return (
    <main id="main" class="card-page" data-workbook={paths.workbook(id)}>
      <SeqMarker seq={view.seq} />
      <OfflineBand />
      <div class="card">
        <CardQuestion view={view} />
        <CardProgress model={model} />
        <div class="side stack">
          <h1 class="text" dir="auto">
            {item.statement}
          </h1>
          <CardMeta view={view} item={item} />
          <PassageLink id={id} view={view} evidence={item.id} />
          <p class="ask">
            For each hypothesis, ask yourself: <strong>“{RATING_QUESTION}”</strong> <span class="opt">{STATEMENT_HINT}</span>
          </p>
          <p class="ask keys">
            Click a rating, or press <kbd>{RATING_KEYS.CC}</kbd> to <kbd>{RATING_KEYS.II}</kbd>, or <kbd>{RATING_KEYS.NA}</kbd> for NA. A
            key rates the first hypothesis that is not rated.
          </p>
          {item.notes && (
            <details>
              <summary>Notes on this item</summary>
              <p class="quiet said" dir="auto">
                {item.notes}
              </p>
            </details>
          )}
          {!view.firstPass?.scoresHidden && <WhatIfLine id={id} view={view} what="evidence" item={item.id} />}
        </div>
        <div>
          {hypotheses.map((one) => (
            <CardHypothesis model={model} hypothesis={one} />
          ))}
          {/* on a phone, instead of the text below each label */}
          <details class="in-full">
            <summary>Hypotheses in full</summary>
            <dl>
              {hypotheses.map(({ label, statement }) => (
                <>
                  <dt dir="auto">{label}</dt>
                  <dd dir="auto">{statement}</dd>
                </>
              ))}
            </dl>
          </details>
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
      {view.firstPass && <CardOrder id={id} firstPass={view.firstPass} back={paths.card(id, item.id)} />}
      <CardNav model={model} />
      <KeysDialog onCard />
    </main>
  )
}

const isAllRated = ({ view, items, hypotheses }: CardModel): boolean =>
  items.every((one) => filledCount(view, one, hypotheses) === hypotheses.length)

/** To the previous and next item; to the result once every cell is rated. Sent again after every rating. */
export const CardNav = ({ model }: { model: CardModel }) => {
  const { id, item, items } = model
  const index = items.findIndex((one) => one.id === item.id)
  const [previous, next] = [items[index - 1], items[index + 1]]
  const done = isAllRated(model)
  return (
    <nav class="card-nav" id="card-nav" aria-label="Items">
      {previous ? (
        <a class="btn" href={paths.card(id, previous.id)} rel="prev">
          Back
        </a>
      ) : (
        <a class="btn" href={paths.workbook(id)}>
          Back to the matrix
        </a>
      )}
      {/* the end of a first pass ends its order too, so a number would jump */}
      {!done ? (
        <span class="meta">{`${index + 1} of ${items.length}`}</span>
      ) : next ? (
        <a class="meta" href={paths.card(id, next.id)} rel="next">
          Next item
        </a>
      ) : (
        <span></span>
      )}
      {next && !done ? (
        <a class="btn" data-kind="main" id="card-main" href={paths.card(id, next.id)} rel="next">
          Next item
        </a>
      ) : (
        <a class="btn" data-kind="main" id="card-main" href={paths.workbook(id)}>
          {done ? 'Show the result' : 'Back to the matrix'}
        </a>
      )}
    </nav>
  )
}

/** What the ratings are about. */
export const CardQuestion = ({ view }: { view: View }) => (
  <div class="wide card-question">
    <p dir="auto">{view.question}</p>
    <Background view={view} />
  </div>
)

/** "Item 5 of 23 · 3 of 4 cells rated · 19 of 23 items left to rate", and one step for each item. Sent again after every rating. */
export const CardProgress = ({ model }: { model: CardModel }) => {
  const { id, view, item, items, hypotheses } = model
  const index = items.findIndex((one) => one.id === item.id)
  const all = isAllRated(model)
  const state = (one: Evidence) => {
    if (one.id === item.id && !all) return 'now'
    const done = filledCount(view, one, hypotheses)
    return done === hypotheses.length ? 'done' : done > 0 ? 'part' : ''
  }
  return (
    <div class="wide stack" id="progress">
      <p class="row" data-far>
        <span class="meta" role="status">
          {all ? (
            'All items are rated.'
          ) : (
            <>
              Item {index + 1} of {items.length} · {filledCount(view, item, hypotheses)} of {countNoun(hypotheses.length, 'cell')} rated
            </>
          )}
          {view.firstPass?.scoresHidden && <> · {leftWords(view.firstPass)} Scores are hidden until then.</>}
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
  const code = admiraltyCode(source, item)
  const url = item.url ?? source?.url
  return (
    <p class="meta">
      {item.id}
      {source && <> · {source.name} </>}
      {code !== '' && (
        <Tip id="reliability" words={<span class="rel">{code}</span>}>
          {startSentence(admiraltyWords(source, item))}. {RELIABILITY_MEANING}
        </Tip>
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
      )}
      {!view.firstPass?.scoresHidden && (
        <>
          {' '}
          · credibility {word(item.credibility)}, relevance {word(item.relevance)}
        </>
      )}
      {cluster && (
        <>
          {' '}
          ·{' '}
          <Tip id="cluster" words={`cluster: ${cluster.label}`}>
            {CLUSTER_MEANING}
          </Tip>
        </>
      )}
    </p>
  )
}

/** One hypothesis with its six rating buttons. Returned on its own after a rating. */
export const CardHypothesis = ({ model, hypothesis }: { model: CardModel; hypothesis: Hypothesis }) => {
  const rating = myRating(model.view, model.item.id, hypothesis.id)
  const note = myNote(model.view, model.item.id, hypothesis.id)
  const action = (model.again ? paths.againRating : paths.rating)(model.id, model.item.id, hypothesis.id)
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
        {!model.again && (
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
        )}
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
  <button type="submit" class="big" name="value" value={rating} data-key={RATING_KEYS[rating]} aria-pressed={chosen ? 'true' : 'false'}>
    {rating} <small>{RATING_WORDS[rating]}</small>
  </button>
)
