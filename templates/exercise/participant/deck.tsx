// Navigation through the items: progress, back and next, and the list of all items with their state.
import { paths } from '../../../src/paths.ts'
import { type ItemProgress, originText, type ParticipantModel } from './model.ts'

interface ProgressProps {
  readonly model: ParticipantModel
  readonly all: readonly ItemProgress[]
  readonly at: number
  readonly of: number
  readonly verb: string
  readonly next: ItemProgress | undefined
}

export const DeckProgress = ({ model, all, at, of, verb, next }: ProgressProps) => (
  <div class="stack">
    <p class="row" data-far>
      <span class="meta" id="progress">
        {progressWords(at, all.length, all[at]?.answered ?? 0, of, verb)}
      </span>
      <a class="skip-item" id="skip" href={next ? paths.participantItem(model.id, next.item.id) : paths.participantHome(model.id)}>
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

/** Must stay in step with `showProgress` in public/js/exercise/participant/deck.js. */
const progressWords = (at: number, all: number, answered: number, of: number, verb: string) =>
  `Item ${at + 1} of ${all}${of > 1 ? ` · ${answered === 0 ? `not ${verb} yet` : `${verb} for ${answered} of ${of} hypotheses`}` : ''}`

export const DeckNav = ({ first, hidden }: { first: boolean; hidden: boolean }) => (
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

/** deck.js reads statements, values and reasons from this list. */
export const DeckList = ({
  model,
  all,
  of,
  now,
  verb,
}: {
  model: ParticipantModel
  all: readonly ItemProgress[]
  of: number
  now: string | null
  verb: string
}) => (
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
          <a href={paths.participantItem(model.id, item.id)} dir="auto">
            {item.statement}
          </a>
          <span class="meta">
            <span class="state">{stateWords(answered, of)}</span>{' '}
            <span class="origin" dir="auto">
              {originText(model, item)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  </details>
)

const stateWords = (answered: number, of: number) => (answered === of ? 'done' : answered === 0 ? 'open' : `${answered} of ${of}`)
