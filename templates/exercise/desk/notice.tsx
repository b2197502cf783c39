// Above the desk, and not touched when it heals: a question before something is done, a code that is shown once, what to do for one person.

import type { Child } from 'hono/jsx'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { paths } from '../../../src/paths.ts'
import { TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ButtonForm, DeskForm } from './form.tsx'
import type { DeskNotice } from './model.ts'

export const DeskNoticeBox = ({ id, notice }: { id: string; notice: DeskNotice }) => {
  switch (notice.kind) {
    case 'back':
      return (
        <Box id={id} kind="warn" away="Stay here">
          <p>
            <strong>Going back to “{STAGE_WORDS[notice.to]}” opens the first round again.</strong> Everybody has seen what others rated, so
            it is blind no longer, and the run says so from then on.
          </p>
          <ButtonForm action={paths.stage(id)} values={{ from: notice.from, to: notice.to, sure: 'yes' }}>
            Go back all the same
          </ButtonForm>
        </Box>
      )
    case 'code':
      return (
        <Box id={id} away="Done">
          <div class="stack">
            <p>
              <strong>
                The new code of <bdi>{notice.name}</bdi>
              </strong>
              , for their own phone alone. It is shown now and never again; an older one of theirs does not work any more.
            </p>
            <p class="joincode">{notice.code}</p>
            <p class="meta">They come back at {notice.link}</p>
          </div>
        </Box>
      )
    case 'person':
      return <Person id={id} notice={notice} />
    case 'paper':
      return (
        <Box id={id} kind="bad" away="Not now">
          <form class="stack" method="post" action={paths.paperForms(id)} novalidate>
            <TextField name="name" label="Name on the sheet" filled={{ values: { name: notice.name }, problems: [notice.problem] }} />
            <p>
              <button type="submit" class="btn">
                Enter a sheet
              </button>
            </p>
          </form>
        </Box>
      )
  }
}

const Box = ({ id, kind, away, children }: { id: string; kind?: 'warn' | 'bad'; away: string; children: Child }) => (
  <Notice kind={kind} id="notice" label="To do" focusable>
    {children}
    <a class="btn" data-kind="plain" data-size="s" href={paths.exercise(id)} data-away>
      {away}
    </a>
  </Notice>
)

const Person = ({ id, notice }: { id: string; notice: Extract<DeskNotice, { kind: 'person' }> }) => {
  const action = paths.manageParticipant(id, notice.id)
  return (
    <Box id={id} away="Close">
      <div class="stack">
        <h2>
          <bdi>{notice.name}</bdi>
          {notice.removed && ', taken out'}
        </h2>
        <DeskForm action={action} values={{ do: 'rename' }} class="stack">
          <TextField
            name="name"
            label="Name"
            filled={{ values: { name: notice.name }, problems: notice.problem ? [notice.problem] : [] }}
          />
          <p>
            <button type="submit" class="btn" data-size="s">
              Rename
            </button>
          </p>
        </DeskForm>
        <div class="row">
          <ButtonForm action={action} values={{ do: 'code' }}>
            New code to come back with
          </ButtonForm>
          {notice.removed ? (
            <ButtonForm action={action} values={{ do: 'back' }}>
              Bring back
            </ButtonForm>
          ) : (
            <ButtonForm action={action} values={{ do: 'remove' }} danger>
              Take out of the room
            </ButtonForm>
          )}
        </div>
        <p class="meta">
          {notice.removed
            ? 'What they rated is kept and counts nowhere. Brought back, it counts again.'
            : 'Taken out, their phone shows nothing more, and what they rated counts nowhere. It is kept, and they can be brought back.'}
        </p>
      </div>
    </Box>
  )
}
