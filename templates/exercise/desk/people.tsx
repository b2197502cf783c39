// The middle of the desk: progress of each participant, and progress per item.

import type { SecondRoundProgress } from '../../../src/ach/exercise/second-round-progress.ts'
import { isHomeworkPhase } from '../../../src/ach/exercise/wall-scenes.ts'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import {
  backwardsText,
  changedHeading,
  groupsSummary,
  lateNote,
  participantCount,
  progressHeading,
  roomCountText,
  secondRoundSoFar,
  signalsText,
} from '../../../src/ach/words/exercise-words.ts'
import { countNoun, startSentence } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { doneWord, progressNoun } from '../stage-texts.ts'
import { ButtonForm } from './form.tsx'
import type { DeskModel, DeskPerson } from './model.ts'

/** With more participants than this, the page offers to show only those who need attention. */
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
      <Signals model={model} />
      {run.practice && (
        <p class="meta" id="backwards">
          {backwardsText(run.practice)}
        </p>
      )}
      {rerated && <SecondRound rerated={rerated} />}
      {(people.length > MANY || onlyStuck) && (
        <p class="row" id="which-people">
          <a class="btn" data-size="s" href={paths.exercise(id)} aria-current={onlyStuck ? undefined : 'true'}>
            All {people.length}
          </a>
          <a class="btn" data-size="s" href={`${paths.exercise(id)}?show=stuck`} aria-current={onlyStuck ? 'true' : undefined}>
            Need attention: {stuck.length}
          </a>
        </p>
      )}
      {late > 0 && <p class="meta">{lateNote(late)}</p>}
      {people.length === 0 ? (
        <p class="quiet">
          {isHomeworkPhase(run)
            ? 'Send participants the join link. It is under “Link and QR code”.'
            : 'Read out the join code, or show the wall so that participants can scan its QR code.'}
        </p>
      ) : (
        <section class="scroll-x" aria-label="Participants" tabindex={0}>
          <table class="data people">
            <thead>
              <tr>
                <th scope="col">Participant</th>
                {run.of > 0 && (
                  <th scope="col" class="opt">
                    Progress
                  </th>
                )}
                {run.of > 0 && (
                  <th scope="col" class="num">
                    {run.of > 1 ? `${startSentence(progressNoun(run.stage))}s ${doneWord(run.stage)}` : 'Answers'}
                  </th>
                )}
                <th scope="col">{run.of > 0 ? 'Status' : rerated ? 'Second round' : <span class="visually-hidden">Status</span>}</th>
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
          {rows.length === 0 && <p class="quiet">No one needs attention at the moment.</p>}
        </section>
      )}
      <Items model={model} />
      {removed.length > 0 && (
        <details id="removed">
          <summary>Removed: {removed.length}</summary>
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

/** Counted only: no row shows who it was. */
const Signals = ({ model: { id, signals } }: { model: DeskModel }) => {
  const text = signalsText(signals)
  return (
    <div id="desk-signals" role="status">
      {text !== '' && (
        <Notice kind="warn">
          <p>{text}</p>
          <ButtonForm action={paths.signals(id)}>Clear</ButtonForm>
        </Notice>
      )}
    </div>
  )
}

function title({ run, people, rerated }: DeskModel): string {
  if (people.length === 0) return roomCountText(0)
  if (rerated) return changedHeading(people.length, rerated.people, rerated.by.size)
  if (run.stage === 'lobby') return `${participantCount(people.length)} in the lobby`
  if (run.of === 0) return `${STAGE_WORDS[run.stage]}: ${participantCount(people.length)}`
  return progressHeading(people.length, { done: run.done, of: run.of, noun: progressNoun(run.stage), verb: doneWord(run.stage) })
}

function namesWords(run: DeskModel['run']): string {
  if (run.options.anonymous) return 'Numbered, without names'
  return run.stage === 'lobby' ? 'Names are on the wall until you continue' : 'Names are hidden on the wall'
}

/** Only the desk shows this before the second round is over. */
const SecondRound = ({ rerated: { moves, cells } }: { rerated: SecondRoundProgress }) => {
  return (
    <p class="meta" id="second-round">
      {secondRoundSoFar(moves, cells)} Giving the same rating again does not count as a change.
    </p>
  )
}

function groupsWords(people: readonly DeskPerson[]): string {
  const groups = new Set(people.flatMap(({ group }) => group ?? []))
  return groupsSummary(groups.size, people.filter(({ group }) => group === null).length)
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
    {late && <span class="tag">joined late</span>}
  </>
)

/** Shows the actions for one participant above the desk. */
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
      aria-label={`More: rename or remove ${person.name}, or create a new personal code`}
    >
      More
    </a>
  )
}

const Items = ({ model: { items, people, run } }: { model: DeskModel }) =>
  items.length === 0 || people.length === 0 ? null : (
    <details id="items">
      <summary>
        How many participants have {doneWord(run.stage)}{' '}
        {items.length === 1 ? 'the only item' : `each of the ${countNoun(items.length, 'item')}`}
      </summary>
      <table class="data people">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Participants</th>
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
