// One item at a time, to be rated or to be judged: its text, what is asked, and all items with what is done and what is open. A script
// goes through the items on this page alone, so that it also works without a network.
import { LEVELS } from '../../src/ach/workbook.ts'
import type { Problem } from '../../src/import/fields.ts'
import { partNames } from '../../src/import/part-form.ts'
import { paths } from '../../src/paths.ts'
import { Hidden } from '../fields.tsx'
import { NextComes, PartPage } from './part-frame.tsx'
import { type Done, doneOf, hypothesesOf, originOf, type PartModel, type Question } from './part-model.ts'
import { Proposing } from './part-proposals.tsx'
import { EnterSaves, PartAsked, QUESTION } from './part-row.tsx'

export interface PartItemProps {
  readonly model: PartModel
  /** the item to show; null for what is shown when all are done */
  readonly item: string | null
  /** a row that could not be kept as it was sent */
  readonly refused?: { readonly values: Readonly<Record<string, string | undefined>>; readonly problems: readonly Problem[] }
}

/** What is asked about each item in this stage. */
export function questionsOf(model: PartModel): Question[] {
  const { id, run, me } = model
  if (run.stage === 'credibility')
    return [{ name: 'level', tap: paths.partCredibility(id, ':evidence'), of: (evidence) => me.part?.weighed.get(evidence) ?? '' }]
  return hypothesesOf(model).map((one) => ({
    name: partNames.rating(one.id),
    tap: paths.partRating(id, ':evidence', one.id),
    of: (evidence) => me.ratings.get(evidence)?.get(one.id) ?? '',
  }))
}

/** The first item with something open; null where all is done. */
export function firstOpen(model: PartModel): string | null {
  const questions = questionsOf(model)
  return doneOf(model, questions).find(({ answered }) => answered < questions.length)?.item.id ?? null
}

export const PartItem = ({ model, item, refused }: PartItemProps) => {
  const questions = questionsOf(model)
  const all = doneOf(model, questions)
  const at = Math.max(
    0,
    all.findIndex((one) => one.item.id === item),
  )
  const weighs = model.run.stage === 'credibility'
  const verb = weighs ? 'judged' : 'rated'
  const shown = all[at]
  return (
    <PartPage model={model} title={weighs ? 'Judge credibility' : 'Rate'} foot={shown && <Nav first={at === 0} hidden={item === null} />}>
      <section class="stack" id="all-done" hidden={item !== null} tabindex={-1} aria-labelledby="all-done-head">
        <div class="waiting">
          <h1 id="all-done-head">
            You have {verb} all {all.length} items
          </h1>
          <NextComes model={model} />
          <p class="quiet">You can go back and change anything until then.</p>
        </div>
      </section>
      {shown && (
        <section class="stack" id="one" hidden={item === null} aria-label={weighs ? 'Judge this item' : 'Rate this item'}>
          <Progress all={all} at={at} of={questions.length} verb={verb} next={all[at + 1]} model={model} />
          <h1 class="h" id="text" tabindex={-1} dir="auto">
            {shown.item.statement}
          </h1>
          <p class="meta" id="origin" dir="auto">
            {originOf(model, shown.item)}
          </p>
          <form
            id="row"
            method="post"
            class="stack"
            action={weighs ? paths.partCredibility(model.id, shown.item.id) : paths.partItem(model.id, shown.item.id)}
            data-item={shown.item.id}
            data-action={weighs ? paths.partCredibility(model.id, ':evidence') : paths.partItem(model.id, ':evidence')}
            data-reason-tap={weighs ? undefined : paths.partReason(model.id, ':evidence')}
            data-verb={verb}
            novalidate
          >
            <Hidden name="stage" value={model.run.stage} />
            <EnterSaves />
            {weighs ? (
              <Level value={shown.values.level ?? ''} tap={questions[0]?.tap ?? ''} />
            ) : (
              <Rows model={model} shown={shown} questions={questions} refused={refused} />
            )}
          </form>
        </section>
      )}
      <Deck model={model} all={all} of={questions.length} now={item} verb={verb} />
      {!weighs && <Proposing model={model} />}
    </PartPage>
  )
}

const Rows = ({
  model,
  shown,
  questions,
  refused,
}: {
  model: PartModel
  shown: Done
  questions: readonly Question[]
  refused: PartItemProps['refused']
}) => {
  const hypotheses = hypothesesOf(model)
  const bad = refused?.problems.find(({ field }) => field === 'reason')
  return (
    <>
      <p class="quiet">
        <strong>{QUESTION}</strong>
      </p>
      <div>
        {hypotheses.map((hypothesis, at) => {
          const name = questions[at]?.name ?? ''
          return (
            <PartAsked
              hypothesis={hypothesis}
              name={name}
              tap={questions[at]?.tap ?? ''}
              value={refused?.values[name] ?? shown.values[name] ?? ''}
              problem={refused?.problems.find(({ field }) => field === name)}
            />
          )
        })}
      </div>
      <details>
        <summary>What the hypotheses say</summary>
        <dl class="stack says">
          {hypotheses.map(({ name, statement }) => (
            <div>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">{statement}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Why text={refused?.values.reason ?? model.me.rationales.get(shown.item.id) ?? ''} problem={bad} />
    </>
  )
}

export const Why = ({ text, problem }: { text: string; problem: Problem | undefined }) => (
  <div class="field" data-bad={problem && 'yes'}>
    <label for="reason">
      Why? <span class="quiet">(optional, others may read it later without your name)</span>
    </label>
    {problem && (
      <p class="error" id="reason-error" role="alert">
        {problem.message}
      </p>
    )}
    <textarea
      class="input"
      id="reason"
      name="reason"
      rows={3}
      dir="auto"
      aria-invalid={problem ? 'true' : undefined}
      aria-describedby={problem && 'reason-error'}
    >
      {`\n${text}`}
    </textarea>
  </div>
)

const Level = ({ value, tap }: { value: string; tap: string }) => (
  <fieldset class="stack level" data-name="level" data-tap={tap}>
    <legend>How credible is it that this happened, or was said?</legend>
    <div class="segments">
      {LEVELS.map((level) => (
        <label>
          <input type="radio" name="level" value={level} checked={level === value} />
          {level}
        </label>
      ))}
    </div>
    <p class="quiet">Where you cannot tell, skip it: it then stays unknown.</p>
    <p class="asked-end" hidden={value === ''}>
      <button type="submit" class="link" name="clear" value="level">
        Clear<span class="visually-hidden"> my judgement</span>
      </button>
    </p>
  </fieldset>
)

interface ProgressProps {
  readonly model: PartModel
  readonly all: readonly Done[]
  readonly at: number
  readonly of: number
  readonly verb: string
  readonly next: Done | undefined
}

const Progress = ({ model, all, at, of, verb, next }: ProgressProps) => (
  <div class="stack">
    <p class="row" data-far>
      <span class="meta" id="progress">
        {progressWords(at, all.length, all[at]?.answered ?? 0, of, verb)}
      </span>
      <a class="skip-item" id="skip" href={next ? paths.partItem(model.id, next.item.id) : paths.part(model.id)}>
        Skip for now
      </a>
    </p>
    {all.length <= 100 && (
      <ol class="steps" aria-hidden="true">
        {all.map(({ answered }, place) => (
          <li data-s={place === at ? 'now' : answered === of ? 'done' : answered > 0 ? 'part' : ''}></li>
        ))}
      </ol>
    )}
  </div>
)

const progressWords = (at: number, all: number, answered: number, of: number, verb: string) =>
  `Item ${at + 1} of ${all}${of > 1 ? ` · ${answered} of ${of} ${verb}` : ''}`

const Nav = ({ first, hidden }: { first: boolean; hidden: boolean }) => (
  <nav class="card-nav" aria-label="Items" id="nav" hidden={hidden}>
    <button type="submit" form="row" class="btn" name="go" value="previous" id="previous" disabled={first}>
      Back
    </button>
    <span class="meta" id="saved"></span>
    <button type="submit" form="row" class="btn" data-kind="main" name="go" value="next" id="next">
      Next item
    </button>
  </nav>
)

/** All items. The script reads the texts from here. */
const Deck = ({ model, all, of, now, verb }: { model: PartModel; all: readonly Done[]; of: number; now: string | null; verb: string }) => (
  <details id="deck" open={now === null}>
    <summary>
      All items: <span id="deck-done">{all.filter(({ answered }) => answered === of).length}</span> of {all.length} {verb}
    </summary>
    <ol class="list deck" data-of={String(of)}>
      {all.map(({ item, values, answered }) => (
        <li
          data-item={item.id}
          data-values={JSON.stringify(values)}
          data-reason={model.me.rationales.get(item.id) ?? ''}
          aria-current={item.id === now ? 'step' : undefined}
        >
          <a href={paths.partItem(model.id, item.id)} dir="auto">
            {item.statement}
          </a>
          <span class="meta">
            <span class="state">{stateWords(answered, of)}</span>
            <span class="origin" dir="auto">
              {originOf(model, item)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  </details>
)

const stateWords = (answered: number, of: number) => (answered === of ? 'done' : answered === 0 ? 'open' : `${answered} of ${of}`)
