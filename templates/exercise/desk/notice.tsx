// Notices above the desk: a confirmation, a personal code shown once, actions for one participant. Live updates of the desk do not touch them.

import type { Child } from 'hono/jsx'
import { STAGE_WORDS } from '../../../src/ach/model/stage.ts'
import { stopAfter } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ButtonForm, DeskForm } from './form.tsx'
import type { DeskNotice } from './model.ts'

export const DeskNoticeBox = ({ id, notice }: { id: string; notice: DeskNotice }) => {
  switch (notice.kind) {
    case 'back':
      return (
        <Box id={id} kind="warn" away="Cancel">
          <p>
            <strong>Going back to “{STAGE_WORDS[notice.to]}” reopens the first round.</strong> Everyone has already seen the room’s ratings,
            so it is no longer blind. The exercise will say so from now on.
          </p>
          <ButtonForm action={paths.stage(id)} values={{ from: notice.from, to: notice.to, sure: 'yes' }}>
            Continue anyway
          </ButtonForm>
        </Box>
      )
    case 'skip':
      return (
        <Box id={id} kind="warn" away="Cancel">
          <p>
            <strong>Going to “{STAGE_WORDS[notice.to]}” skips the reveal.</strong> The first round ends now, and everyone will see the
            room’s ratings without the stage in which the room reads them.
          </p>
          <ButtonForm action={paths.stage(id)} values={{ from: notice.from, to: notice.to, sure: 'yes' }}>
            Continue anyway
          </ButtonForm>
        </Box>
      )
    case 'minutes':
      return (
        <Box id={id} kind="bad" away="Cancel">
          <DeskForm action={paths.timer(id)} values={{ from: notice.from, do: 'set' }} class="stack">
            <TextField
              name="minutes"
              label="Minutes"
              filled={{ values: { minutes: notice.typed }, problems: [{ field: 'minutes', message: notice.message }] }}
            />
            <p>
              <button type="submit" class="btn" data-size="s">
                Set timer
              </button>
            </p>
          </DeskForm>
        </Box>
      )
    case 'settings': {
      const { field, message } = notice.problem
      return (
        <Box id={id} kind="bad" away="Cancel">
          <DeskForm action={paths.deskSettings(id)} class="stack">
            <TextField
              name={field}
              label={field === 'course' ? 'Course' : 'The homework closes'}
              filled={{ values: notice.values, problems: [{ field, message }] }}
            />
            <p>
              <button type="submit" class="btn" data-size="s">
                Save
              </button>
            </p>
          </DeskForm>
        </Box>
      )
    }
    case 'code':
      return (
        <Box id={id} away="Done">
          <div class="stack">
            <p>
              <strong>
                New personal code for <bdi>{notice.name}</bdi>
              </strong>
              {stopAfter(notice.name)} It is shown only once. Any earlier code of theirs no longer works.
            </p>
            <p class="joincode">{notice.code}</p>
            <p class="meta">They enter it at {notice.link}</p>
          </div>
        </Box>
      )
    case 'erase':
      return (
        <Box id={id} kind="warn" away="Cancel">
          <p>
            <strong>
              Erasing <bdi>{notice.name}</bdi> deletes their name, reasons and proposals from this exercise for good.
            </strong>{' '}
            Their ratings are kept under a number and no longer count. Earlier changes of this exercise can then no longer be undone, and
            files that were exported before are not changed.
          </p>
          <ButtonForm action={paths.manageParticipant(id, notice.id)} values={{ do: 'erase', sure: 'yes' }} danger>
            Erase for good
          </ButtonForm>
        </Box>
      )
    case 'person':
      return <Person id={id} notice={notice} />
    case 'paper':
      return (
        <Box id={id} kind="bad" away="Cancel">
          <form class="stack" method="post" action={paths.paperForms(id)} novalidate>
            <TextField name="name" label="Name on the form" filled={{ values: { name: notice.name }, problems: [notice.problem] }} />
            <p>
              <button type="submit" class="btn">
                Add paper form
              </button>
            </p>
          </form>
        </Box>
      )
  }
}

const Box = ({ id, kind, away, children }: { id: string; kind?: 'warn' | 'bad'; away: string; children: Child }) => (
  <Notice kind={kind} id="notice" label="Notice" focusable>
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
          {notice.removed && ', removed'}
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
            Create new personal code
          </ButtonForm>
          {notice.removed ? (
            <ButtonForm action={action} values={{ do: 'back' }}>
              Restore
            </ButtonForm>
          ) : (
            <ButtonForm action={action} values={{ do: 'remove' }} danger>
              Remove from the room
            </ButtonForm>
          )}
          <ButtonForm action={action} values={{ do: 'erase' }} danger>
            Erase…
          </ButtonForm>
        </div>
        <p class="meta">
          {notice.removed
            ? 'Their ratings are kept but do not count. If you restore this participant, the ratings count again.'
            : 'A participant whom you remove can no longer answer, and their ratings no longer count. The ratings are kept, and you can restore the participant.'}
        </p>
      </div>
    </Box>
  )
}
