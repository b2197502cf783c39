// The middle of the desk: who is in the room and how far they are, and how far each item is.

import type { SecondRoundProgress } from '../../../src/ach/exercise/second-round-progress.ts'
import { changedCount } from '../../../src/ach/group/second-round.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { doneWord } from '../stage-texts.ts'
import type { DeskModel, DeskPerson } from './model.ts'

/** Beyond so many people the page offers to show only those who need a look. */
const MANY = 20

export const DeskPeople = ({ model }: { model: DeskModel }) => {
  const { id, run, people, removed, rerated, onlyStuck } = model
  const stuck = people.filter(({ needs }) => needs)
  const rows = onlyStuck ? stuck : people
  const late = people.filter((person) => person.late).length
  return (
    <section class="panel" aria-labelledby="people-title" id="desk-people">
      <div class="row" data-far>
        <h1 id="people-title">{title(model)}</h1>
        <span class="meta">{namesWords(run)}</span>
      </div>
      {people.length > 0 && (
        <p class="meta">
          <a href={paths.groups(id)}>{groupsWords(people)}</a>
        </p>
      )}
      {rerated && <SecondRound rerated={rerated} />}
      {(people.length > MANY || onlyStuck) && (
        <p class="row" id="which-people">
          <a class="btn" data-size="s" href={paths.exercise(id)} aria-current={onlyStuck ? undefined : 'true'}>
            All {people.length}
          </a>
          <a class="btn" data-size="s" href={`${paths.exercise(id)}?show=stuck`} aria-current={onlyStuck ? 'true' : undefined}>
            Need a look: {stuck.length}
          </a>
        </p>
      )}
      {late > 0 && (
        <p class="meta">
          {late === 1 ? 'One person came after the reveal and stays' : `${late} people came after the reveal and stay`} out of the first
          round.
        </p>
      )}
      {people.length === 0 ? (
        <p class="quiet">Show the code, or open the wall and let people point their phones at it.</p>
      ) : (
        <section class="scroll-x" aria-label="People" tabindex={0}>
          <table class="data people">
            <thead>
              <tr>
                <th scope="col">Person</th>
                {run.of > 0 && (
                  <th scope="col" class="opt">
                    {doneWord(run.stage)}
                  </th>
                )}
                {run.of > 0 && (
                  <th scope="col" class="num">
                    {run.of > 1 ? 'items' : 'answers'}
                  </th>
                )}
                <th scope="col">{run.of > 0 ? 'stuck?' : rerated ? 'second round' : <span class="visually-hidden">Stuck?</span>}</th>
                <th scope="col">
                  <span class="visually-hidden">More</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <Person id={id} person={person} of={run.of} />
              ))}
            </tbody>
          </table>
          {rows.length === 0 && <p class="quiet">Nobody needs a look at the moment.</p>}
        </section>
      )}
      <Items model={model} />
      {removed.length > 0 && (
        <details id="removed">
          <summary>Taken out: {removed.length}</summary>
          <ul class="list">
            {removed.map((person) => (
              <li class="row" data-far>
                <bdi>{person.name}</bdi>
                <More id={id} person={person} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function title({ run, people, rerated }: DeskModel): string {
  if (people.length === 0) return 'Nobody is in yet'
  const room = people.length === 1 ? '1 person' : `${people.length} people`
  if (rerated) {
    const of = rerated.people === people.length ? '' : ` of ${rerated.people} from the first round`
    return `${room}, ${rerated.by.size}${of} changed a rating`
  }
  if (run.of === 0) return `${room}, ${STAGE_WORDS[run.stage].toLowerCase()}`
  if (run.of === 1) return `${room}, ${run.done} done`
  const all = (people.length * run.of).toLocaleString('en')
  return `${room}, ${run.done.toLocaleString('en')} of ${all} items ${doneWord(run.stage)}`
}

function namesWords(run: DeskModel['run']): string {
  if (run.options.anonymous) return 'numbered, no names asked'
  return run.stage === 'lobby' ? 'names are on the wall until you go on' : 'names hidden on the wall'
}

/** What moved so far; nobody but the desk sees it before the round is over. */
const SecondRound = ({ rerated: { moves, cells } }: { rerated: SecondRoundProgress }) => {
  const changed = changedCount(moves)
  const more = [
    moves.towardsContradiction > 0 && `${moves.towardsContradiction} towards contradiction`,
    moves.towardsConsistency > 0 && `${moves.towardsConsistency} towards consistency`,
    moves.applicability > 0 && `${moves.applicability} in whether it applies`,
    moves.filled > 0 && `${moves.filled} filled in`,
    moves.cleared > 0 && `${moves.cleared} emptied`,
  ].filter(Boolean)
  return (
    <p class="meta" id="second-round">
      {changed === 0 ? 'No rating has moved yet' : `${countNoun(changed, 'rating')} moved so far, in ${countNoun(cells, 'cell')}`}
      {more.length > 0 && `: ${more.join(', ')}`}. Whoever rates the same again is not counted.
    </p>
  )
}

function groupsWords(people: readonly DeskPerson[]): string {
  const groups = new Set(people.flatMap(({ group }) => group ?? []))
  if (groups.size === 0) return 'Divide the room into groups'
  const without = people.filter(({ group }) => group === null).length
  return `${countNoun(groups.size, 'group')}${without > 0 ? `, ${without} in none` : ''}`
}

const Person = ({ id, person, of }: { id: string; person: DeskPerson; of: number }) => {
  const share = of === 0 ? 0 : Math.min(1, person.done / of)
  return (
    <tr id={`person-${person.id}`}>
      <th scope="row">
        <bdi>{person.name}</bdi> <Tags person={person} />
      </th>
      {of > 0 && (
        <td class="drawn opt">
          <svg aria-hidden="true">
            <rect class="t4" width="100%" height="100%" />
            <rect class="t2" width={`${(share * 100).toFixed(1)}%`} height="100%" />
          </svg>
        </td>
      )}
      {of > 0 && (
        <td class="num">
          {person.done} of {of}
        </td>
      )}
      <td class="stuck">
        {person.needs ? <strong>{person.words}</strong> : person.words}
        {person.changed > 0 && `${person.words === '' ? '' : ', '}${person.changed} changed`}
      </td>
      <td class="num">
        <More id={id} person={person} />
      </td>
    </tr>
  )
}

const Tags = ({ person: { group, paper, late } }: { person: DeskPerson }) => (
  <>
    {group !== null && <span class="tag">group {group}</span>} {paper && <span class="tag">on paper</span>}{' '}
    {late && <span class="tag">came late</span>}
  </>
)

/** Opens what can be done for one person above the desk. */
const More = ({ id, person }: { id: string; person: { readonly id: string; readonly name: string } }) => {
  const href = `${paths.exercise(id)}?person=${person.id}`
  return (
    <a
      class="btn"
      data-kind="plain"
      data-size="s"
      id={`more-${person.id}`}
      href={`${href}#notice`}
      hx-get={href}
      hx-target="#desk-notice"
      hx-swap="innerHTML"
      aria-label={`More: rename or remove ${person.name}, or a new code for them`}
    >
      More
    </a>
  )
}

const Items = ({ model: { items, people, run } }: { model: DeskModel }) =>
  items.length === 0 || people.length === 0 ? null : (
    <details id="items">
      <summary>
        How many have {doneWord(run.stage)} each of {countNoun(items.length, 'item')}
      </summary>
      <table class="data people">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">people</th>
            <th scope="col" class="num">
              of {people.length}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, statement, done }) => (
            <tr>
              <th scope="row">
                <span class="clipped" title={statement}>
                  <span class="meta">{id}</span> <bdi>{statement}</bdi>
                </span>
              </th>
              <td class="drawn">
                <svg aria-hidden="true">
                  <rect class="t4" width="100%" height="100%" />
                  <rect class="t2" width={`${((100 * done) / people.length).toFixed(1)}%`} height="100%" />
                </svg>
              </td>
              <td class="num">{done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
