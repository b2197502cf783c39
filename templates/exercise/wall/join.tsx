// On the wall before it begins: the code, where to type it, the QR code, and who is in. Names are seen here and in no other scene.
import type { Stage } from '../../../src/ach/model/exercise.ts'
import { Qr } from '../../ui/qr.tsx'
import type { JoinInfo } from '../desk/model.ts'
import { isJoinable, type WallModel } from './model.ts'
import { WallBar } from './progress.tsx'

/** Lines of names under the code where nothing else stands there, and what other things take of them. */
const LINES = 9
const HOME_LINES = 2
const LETTERS_OF_NOTE = 75
const NOTE_LINES = 5
/** A line holds so many letters; each name takes some more for the space around it, and is cut after a while. */
const LETTERS = 58
const AROUND = 4
const LONGEST = 24

const AT_HOME: Readonly<Partial<Record<Stage, string>>> = { rate: 'items rated at home so far', credibility: 'items judged at home so far' }

export const WallJoin = ({ model }: { model: WallModel }) => {
  const { run, join: door, view } = model
  const open = isJoinable(model)
  const note = run.options.contentNote
  return (
    <div class="lobby">
      <div class="stack">
        {open ? (
          <>
            <p class="where">{door.join}</p>
            <p class="code">
              <span class="visually-hidden">Code: </span>
              {door.code}
            </p>
          </>
        ) : (
          <p class="huge">{run.locked ? 'The room is locked' : 'Nobody can come in yet'}</p>
        )}
        {run.of > 0 && <WallBar done={run.done} of={run.count * run.of} words={AT_HOME[run.stage] ?? 'answered at home so far'} />}
        <Names people={run.people.map(({ name }) => name)} lines={linesFor(note, run.of > 0)} />
        {note !== null && (
          <p class="note" dir="auto">
            {note}
          </p>
        )}
      </div>
      {open &&
        (door.loopback ? <Unreachable door={door} /> : door.link && <Qr text={door.link} label={`QR code to join: ${view.title}`} />)}
    </div>
  )
}

function linesFor(note: string | null, atHome: boolean): number {
  const noted = note === null ? 0 : Math.min(NOTE_LINES, Math.ceil(note.length / LETTERS_OF_NOTE))
  return LINES - noted - (atHome ? HOME_LINES : 0)
}

/** Those who came last first. */
const Names = ({ people, lines }: { people: readonly string[]; lines: number }) => {
  const shown: string[] = []
  let left = lines * LETTERS
  for (const name of [...people].reverse()) {
    left -= Math.min(name.length, LONGEST) + AROUND
    if (left < 0) break
    shown.push(name)
  }
  const more = people.length - shown.length
  if (people.length === 0) return null
  return (
    <ul class="names" aria-label="In the room">
      {shown.map((name) => (
        <li dir="auto">{name}</li>
      ))}
      {more > 0 && <li data-more="">and {more} more</li>}
    </ul>
  )
}

/** Instead of a QR code that leads nowhere. */
const Unreachable = ({ door: { loopback, open } }: { door: JoinInfo }) => {
  const names = (loopback ?? []).map((address) => new URL(address))
  return (
    <div class="notice unreachable" data-kind="warn">
      <div class="stack">
        <h2>Phones cannot get to this address</h2>
        {open ? (
          names.length > 0 && (
            <>
              <p>Open this page by an address of this machine in the network:</p>
              <ul>
                {names.map(({ href, host }) => (
                  <li>
                    <a href={href}>{host}</a>
                  </li>
                ))}
              </ul>
            </>
          )
        ) : (
          <>
            <p>
              Start the server with <code>HOST=0.0.0.0</code>.
            </p>
            {names.length > 0 && <p>Then phones reach it at {names.map(({ host }) => host).join(' or ')}.</p>}
          </>
        )}
        {names.length === 0 && <p>This machine seems to be in no network.</p>}
        <p>
          With a name of its own, set <code>BASE_URL</code>.
        </p>
      </div>
    </div>
  )
}
