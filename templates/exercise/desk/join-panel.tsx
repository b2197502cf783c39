// Desk panels for joining: the join code, the lock, the link to the wall, network hints, and paper forms.
import { paths } from '../../../src/paths.ts'
import { TextField } from '../../ui/fields.tsx'
import { Qr } from '../../ui/qr.tsx'
import { Day, TimeOfDay } from '../../ui/when.tsx'
import { ButtonForm } from './form.tsx'
import type { DeskModel } from './model.ts'

export const JoinPanel = ({ model }: { model: DeskModel }) => {
  const { id, run, join } = model
  const over = run.stage === 'closed'
  return (
    <div class="panel" id="desk-door">
      <div class="row" data-far>
        {join.code && !over ? (
          <span class="joincode">
            <span class="visually-hidden">Join code: </span>
            {join.code}
          </span>
        ) : (
          <h2>The room</h2>
        )}
      </div>
      {over ? (
        <p class="meta">
          The exercise is over, and the join code no longer works. Participants can return to their summaries with their personal codes.
        </p>
      ) : (
        <>
          <p class="meta">
            {join.expired ? (
              'The join code has expired. Create a new one.'
            ) : (
              <>
                Join at <strong>{join.join}</strong> with this code
                {join.end && (
                  <>
                    , until <Day at={join.end} />, <TimeOfDay at={join.end} />
                  </>
                )}
                .
              </>
            )}{' '}
            {run.locked ? 'The room is locked: no one else can join.' : 'Latecomers can still join.'}
          </p>
          {join.loopback && <Loopback addresses={join.loopback} open={join.open} unfolded={run.stage === 'lobby'} />}
          <div class="row">
            <ButtonForm action={paths.joinSettings(id)} values={{ do: run.locked ? 'open' : 'lock' }}>
              {run.locked ? 'Unlock the room' : 'Lock the room'}
            </ButtonForm>
            <ButtonForm action={paths.joinSettings(id)} values={{ do: 'code' }}>
              Create new join code
            </ButtonForm>
          </div>
          {join.link && (
            <details id="join-link">
              <summary>Link and QR code</summary>
              <div class="stack">
                <p class="meta">
                  <a href={join.link}>{join.link}</a>
                </p>
                <Qr text={join.link} label="QR code for the join link" />
              </div>
            </details>
          )}
        </>
      )}
    </div>
  )
}

const Loopback = ({ addresses, open, unfolded }: { addresses: readonly string[]; open: boolean; unfolded: boolean }) => (
  <details class="notice" data-kind="warn" id="loopback" open={unfolded}>
    <summary>
      <strong>Phones cannot reach this address: {reachAdvice(open, addresses.length)}</strong>
    </summary>
    <div class="stack">
      {open ? (
        addresses.length > 0 && (
          <>
            <p>Open the desk at a network address of this computer. The link and the QR code will then use that address:</p>
            <ul class="bullets">
              {addresses.map((address) => (
                <li>
                  <a href={address}>{new URL(address).origin}</a>
                </li>
              ))}
            </ul>
          </>
        )
      ) : (
        <ol class="bullets">
          <li>
            Stop the server and start it again with <code>HOST=0.0.0.0</code>. This exercise is saved.
          </li>
          <li>
            Sign in with the link that the server then shows. If it shows none, create a new key with <code>npm run ach -- key rotate</code>
            . To choose the access key yourself, set <code>ACCESS_KEY</code>.
          </li>
          <li>
            Open this desk again
            {addresses.length > 0 && ` at ${addresses.map((address) => new URL(address).origin).join(' or ')}. Phones can then join`}.
          </li>
        </ol>
      )}
      {addresses.length === 0 && <p>This computer does not seem to be on a network. Connect it to one, for example a phone’s hotspot.</p>}
      <p class="meta">
        Behind a proxy, or with a domain name, set <code>BASE_URL</code> to the address that people type.
      </p>
    </div>
  </details>
)

/** What to do so that phones can reach the server. `addresses`: how many network addresses this computer has. */
const reachAdvice = (open: boolean, addresses: number): string =>
  addresses === 0 ? 'connect this computer to a network' : open ? 'open the desk at another address' : 'restart the server'

/** For participants without a device. */
export const PaperPanel = ({ model: { id, run, people } }: { model: DeskModel }) => {
  const papers = people.filter(({ paper }) => paper)
  return (
    <details class="panel" id="desk-paper">
      <summary>Paper forms{papers.length > 0 && `: ${papers.length}`}</summary>
      <div class="stack">
        <p class="meta">
          For participants without a device, <a href={paths.pack(id)}>print the pack</a>.{' '}
          {run.revealed
            ? 'A form filled in before the reveal can still count in the first round: open it by its name below and choose the round there.'
            : 'What you enter before the reveal counts in the first round.'}
        </p>
        {papers.length > 0 && (
          <ul class="list">
            {papers.map((person) => (
              <li>
                <a href={paths.paperForm(id, person.id)}>
                  <bdi>{person.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
        {run.stage !== 'closed' && (
          <form class="stack" method="post" action={paths.paperForms(id)} novalidate>
            <TextField name="name" label="Name on the form" filled={{ values: {}, problems: [] }} />
            <p>
              <button type="submit" class="btn">
                Add paper form
              </button>
            </p>
          </form>
        )}
      </div>
    </details>
  )
}
