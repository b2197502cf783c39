// On the desk: how people come in, the wall, sheets of paper, and who may come in still.
import { paths } from '../../../src/paths.ts'
import { TextField } from '../../ui/fields.tsx'
import { Qr } from '../../ui/qr.tsx'
import { ButtonForm } from './form.tsx'
import type { DeskModel } from './model.ts'

export const JoinPanel = ({ model }: { model: DeskModel }) => {
  const { id, run, join: door } = model
  const over = run.stage === 'closed'
  return (
    <div class="panel" id="desk-door">
      <div class="row" data-far>
        {door.code && !over ? (
          <span class="joincode">
            <span class="visually-hidden">Code to join: </span>
            {door.code}
          </span>
        ) : (
          <h2>The room</h2>
        )}
        <a class="btn" data-size="s" href={paths.wall(id)} target="_blank" rel="noopener">
          Open the wall
        </a>
      </div>
      {over ? (
        <p class="meta">The exercise is over: the code lets nobody in. People come back to their summary with their own codes.</p>
      ) : (
        <>
          <p class="meta">
            Join at <strong>{door.join}</strong> with this code.{' '}
            {run.locked ? 'The room is locked: nobody more comes in.' : 'Who comes late may come in.'}
          </p>
          {door.loopback && <Loopback addresses={door.loopback} open={door.open} unfolded={run.stage === 'lobby'} />}
          <div class="row">
            <ButtonForm action={paths.joinSettings(id)} values={{ do: run.locked ? 'open' : 'lock' }}>
              {run.locked ? 'Let people in' : 'Lock the room'}
            </ButtonForm>
            <ButtonForm action={paths.joinSettings(id)} values={{ do: 'code' }}>
              New code
            </ButtonForm>
          </div>
          {door.link && (
            <details id="join-link">
              <summary>Link and QR code</summary>
              <div class="stack">
                <p class="meta">
                  <a href={door.link}>{door.link}</a>
                </p>
                <Qr text={door.link} label="QR code of the link to join" />
              </div>
            </details>
          )}
        </>
      )}
    </div>
  )
}

/** Names and addresses as one types them. */
const Loopback = ({ addresses, open, unfolded }: { addresses: readonly string[]; open: boolean; unfolded: boolean }) => (
  <details class="notice" data-kind="warn" id="loopback" open={unfolded}>
    <summary>
      <strong>Phones cannot get to this address</strong>
    </summary>
    <div class="stack">
      <p>It leads to this machine alone.</p>
      {open ? (
        addresses.length > 0 && (
          <>
            <p>Open the desk by an address of this machine in the network; the link and the QR code then lead there:</p>
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
        <>
          <p>
            Stop the server and start it with <code>HOST=0.0.0.0</code>. It prints a link to sign in with (or set an <code>ACCESS_KEY</code>{' '}
            of your own). This run is kept.
          </p>
          {addresses.length > 0 && <p>Then phones reach it at {addresses.map((address) => new URL(address).origin).join(' or ')}.</p>}
        </>
      )}
      {addresses.length === 0 && <p>This machine seems to be in no network at the moment. A hotspot of a phone is one.</p>}
      <p class="meta">
        Behind a proxy or with a name of its own, set <code>BASE_URL</code> to the address that people type.
      </p>
    </div>
  </details>
)

/** Somebody without a device. */
export const PaperPanel = ({ model: { id, run, people } }: { model: DeskModel }) => {
  const papers = people.filter(({ paper }) => paper)
  return (
    <details class="panel" id="desk-paper">
      <summary>Sheets of paper{papers.length > 0 && `: ${papers.length}`}</summary>
      <div class="stack">
        <p class="meta">
          For people without a device: <a href={paths.pack(id)}>print the pack</a>.{' '}
          {run.revealed
            ? 'A sheet that was filled in before the reveal still counts in the first round; its page says which round you enter.'
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
            <TextField name="name" label="Name on the sheet" filled={{ values: {}, problems: [] }} />
            <p>
              <button type="submit" class="btn">
                Enter a sheet
              </button>
            </p>
          </form>
        )}
      </div>
    </details>
  )
}
