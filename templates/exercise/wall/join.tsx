// Wall scene of the lobby: join code, address, QR code and the names of participants. No other scene shows names.
import { Qr } from '../../ui/qr.tsx'
import type { JoinInfo } from '../desk/model.ts'
import { STAGE_TEXTS } from '../stage-texts.ts'
import { isJoinable, type WallModel } from './model.ts'
import { WallBar } from './progress.tsx'

/** Lines of names that fit below the code. The homework bar and the content note take some of them. */
const LINES = 9
const HOMEWORK_LINES = 2
const NOTE_LINE_LETTERS = 75
const MAX_NOTE_LINES = 5
/** Letters per line of names; each name takes some more for its margin, and is cut if too long. */
const LINE_LETTERS = 58
const NAME_MARGIN = 4
const MAX_NAME_LETTERS = 24

export const WallJoin = ({ model }: { model: WallModel }) => {
  const { run, join, view } = model
  const open = isJoinable(model)
  const note = run.options.contentNote
  return (
    <div class="lobby">
      <div class="stack">
        {open ? (
          <>
            <p class="where">{join.join}</p>
            <p class="code">
              <span class="visually-hidden">Code: </span>
              {join.code}
            </p>
          </>
        ) : (
          <p class="huge">{run.locked ? 'The room is locked' : 'No one can join yet'}</p>
        )}
        {run.of > 0 && <WallBar done={run.done} of={run.count * run.of} words={STAGE_TEXTS[run.stage].homeProgress} />}
        <Names people={run.people.map(({ name }) => name)} lines={linesFor(note, run.of > 0)} />
        {note !== null && (
          <p class="note" dir="auto">
            {note}
          </p>
        )}
      </div>
      {open &&
        (join.loopback ? <Unreachable join={join} /> : join.link && <Qr text={join.link} label={`QR code to join: ${view.title}`} />)}
    </div>
  )
}

function linesFor(note: string | null, homework: boolean): number {
  const noteLines = note === null ? 0 : Math.min(MAX_NOTE_LINES, Math.ceil(note.length / NOTE_LINE_LETTERS))
  return LINES - noteLines - (homework ? HOMEWORK_LINES : 0)
}

/** Newest participants first. */
const Names = ({ people, lines }: { people: readonly string[]; lines: number }) => {
  const shown: string[] = []
  let left = lines * LINE_LETTERS
  for (const name of [...people].reverse()) {
    left -= Math.min(name.length, MAX_NAME_LETTERS) + NAME_MARGIN
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

/** Shown instead of a QR code that phones could not reach. */
const Unreachable = ({ join: { loopback, open } }: { join: JoinInfo }) => {
  const addresses = (loopback ?? []).map((address) => new URL(address))
  return (
    <div class="notice unreachable" data-kind="warn">
      <div class="stack">
        <h2>Phones cannot reach this address</h2>
        {open ? (
          addresses.length > 0 && (
            <>
              <p>Open this page at a network address of this computer:</p>
              <ul>
                {addresses.map(({ href, host }) => (
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
              Restart the server with <code>HOST=0.0.0.0</code>. The desk explains how.
            </p>
            {addresses.length > 0 && <p>Phones can then reach it at {addresses.map(({ host }) => host).join(' or ')}.</p>}
          </>
        )}
        {addresses.length === 0 && <p>This computer does not seem to be on a network. Connect it to one.</p>}
        <p>
          With a domain name, set <code>BASE_URL</code>.
        </p>
      </div>
    </div>
  )
}
