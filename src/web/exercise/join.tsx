// Routes to join an exercise with its join code, and to rejoin with a personal code. Text that cannot be a code is not looked up and does
// not count as a guess.

import { type Context, Hono } from 'hono'
import { JoinPage, RejoinPage } from '../../../templates/exercise/participant/join.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { formatCode, JOIN_LENGTH, REJOIN_LENGTH, readCode } from '../../access/codes.ts'
import { TooFast } from '../../access/pace-limit.ts'
import { checkRunChange, RUN_REFUSALS } from '../../ach/log/check-run-change.ts'
import { join } from '../../ach/log/rater-changes.ts'
import { cleanName } from '../../ach/model/names.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { readForm } from '../../http/form.ts'
import type { OpenedWorkbook } from '../../live/workbooks.ts'
import { paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { EMPTY_FORM } from '../shared/form-problem.ts'
import type { PageEnv } from '../shared/open-view.ts'
import { joinEnd } from './join-info.ts'
import { isNameTaken, newParticipant } from './participant-name.ts'

/** Why someone cannot join. */
export const JOIN_REFUSALS = {
  noRejoinCode: 'This code is not recognised. Check it, or ask the facilitator for a new one.',
  noCode: 'Enter the eight letters and digits of the join code.',
  wrongCode: (code: string) => `No exercise has the code ${formatCode(code)}. Check it character by character.`,
  expired: 'This code has expired. Ask the facilitator for a new one.',
  over: 'This exercise is over. If you took part, rejoin with your personal code.',
  noName: 'Enter a name. Any name will do.',
  nameTaken: (name: string) => `The name “${name}” is taken. Add a letter to yours. If you joined before, rejoin with your personal code.`,
} as const

export const joinRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.join(), async (c) => c.render(await page(deps, c, EMPTY_FORM, null)))
    .get(paths.joinWith(':code'), async (c) => {
      const code = c.req.param('code')
      const opened = await findRun(deps, c, code)
      const values = { code: readCode(code, JOIN_LENGTH) ?? code.slice(0, 20) }
      if (opened instanceof Refused)
        return c.render(await page(deps, c, { values, problems: [problemAt('code', opened)] }, null), { status: STATUS[opened.code] })
      return c.render(await page(deps, c, { values, problems: [] }, opened))
    })
    .post(paths.join(), async (c) => {
      const form = await readForm(c)
      const values = { code: form.code, name: form.name }
      const opened = await findRun(deps, c, form.code ?? '')
      if (opened instanceof Refused)
        return c.render(await page(deps, c, { values, problems: [problemAt('code', opened)] }, null), { status: STATUS[opened.code] })
      const rater = newParticipant()
      const name = cleanName(form.name ?? '')
      try {
        let taken = false
        await deps.workbooks.change(opened.id, rater, (workbook, names) => {
          const people = new Map([[rater, participantName(workbook, names, name)]])
          const joining = join(rater, { participant: true })
          // Attempts that fail use up no one's turn, such as those at a full room, nor does one that is decided again.
          if (workbook.run) checkRunChange(workbook, workbook.run, joining, { rater })
          if (!taken) deps.access.takeJoin(c)
          taken = true
          return { changes: [joining], people }
        })
      } catch (error) {
        if (error instanceof TooFast) {
          c.header('retry-after', String(error.retryAfter))
          return c.render(await page(deps, c, { values, problems: [problemAt('code', error)] }, opened), { status: 429 })
        }
        if (!(error instanceof Refused) || error.code === 'unavailable') throw error
        const problem = problemAt(error.field ?? 'code', error)
        return c.render(await page(deps, c, { values, problems: [problem] }, opened), { status: STATUS[error.code] })
      }
      // Until the next page has loaded, the desk would show them as not connected.
      deps.presence.heard(opened.id, rater)
      await deps.access.participants.letIn(c, { workbook: opened.id, rater })
      deps.access.record(c, 'joined', { workbook: opened.id, rater })
      return c.redirect(paths.participantHome(opened.id), 303)
    })
    .get(paths.rejoin(), (c) => c.render(<RejoinPage filled={EMPTY_FORM} length={REJOIN_LENGTH} />))
    .post(paths.rejoin(), async (c) => {
      const form = await readForm(c)
      const code = readCode(form.code ?? '', REJOIN_LENGTH)
      const participant = code === null ? null : await deps.access.guess(c, 'rejoin', () => deps.access.participants.rejoining(code))
      if (code === null || participant === null) {
        const message = JOIN_REFUSALS.noRejoinCode
        return c.render(
          <RejoinPage filled={{ values: { code: form.code }, problems: [{ field: 'code', message }] }} length={REJOIN_LENGTH} />,
          { status: 404 },
        )
      }
      deps.access.answers.take(`${participant.workbook} ${participant.rater}`)
      await deps.access.participants.letBack(c, participant, code)
      deps.access.record(c, 'rejoined', { ...participant })
      return c.redirect(paths.participantHome(participant.workbook), 303)
    })

const STATUS = {
  unknown: 404,
  damaged: 409,
  stage: 409,
  limit: 409,
  conflict: 409,
  invalid: 422,
  forbidden: 403,
  parked: 409,
  nothing: 409,
  unavailable: 503,
} as const
const problemAt = (field: string, { message }: Error) => ({ field, message })

/** Returns the exercise with this join code, or why it cannot be joined. */
async function findRun(deps: Deps, c: Context<PageEnv>, typed: string): Promise<OpenedWorkbook | Refused> {
  const code = readCode(typed, JOIN_LENGTH)
  if (code === null) return new Refused('invalid', JOIN_REFUSALS.noCode)
  const known = await deps.access.guess(c, 'join', () => deps.joinCodes.joinCode(code))
  if (known === null) return new Refused('unknown', JOIN_REFUSALS.wrongCode(code))
  const opened = await deps.workbooks.open(known.workbook).catch(() => null)
  if (!opened?.workbook.run) return new Refused('unknown', 'This exercise no longer exists.')
  const { stage, locked } = opened.workbook.run
  if (stage === 'closed') return new Refused('stage', JOIN_REFUSALS.over)
  if (joinEnd(known.at, opened.workbook.run) <= deps.now()) return new Refused('stage', JOIN_REFUSALS.expired)
  if (locked) return new Refused('stage', `${RUN_REFUSALS.locked} Ask the facilitator, then try again.`)
  return opened
}

/** Returns the name, or the next number in an anonymous exercise. Throws `Refused` with field `name` if it is empty or taken. */
function participantName(workbook: Workbook, names: ReadonlyMap<string, string>, name: string): string {
  if (workbook.run?.options.anonymous) {
    const joined = [...workbook.raters.values()].filter(({ participation }) => participation !== null).length
    return `Participant ${joined + 1}`
  }
  if (name === '') throw new Refused('invalid', JOIN_REFUSALS.noName, 'name')
  if (isNameTaken(workbook, names, name)) throw new Refused('conflict', JOIN_REFUSALS.nameTaken(name), 'name')
  return name
}

async function page(deps: Deps, c: Context<PageEnv>, filled: FilledForm, opened: OpenedWorkbook | null) {
  const found = await Promise.all(
    (await deps.access.participants.all(c)).map(async ({ workbook, rater }) => {
      const own = await deps.workbooks.open(workbook).catch(() => null)
      const name = own?.names.get(rater) ?? ''
      return own?.workbook.raters.get(rater)?.present && name !== ''
        ? [{ href: paths.participantHome(own.id), name, title: own.workbook.title }]
        : []
    }),
  )
  const joined = found.flat()
  return (
    <JoinPage
      filled={filled}
      length={JOIN_LENGTH}
      anonymous={opened?.workbook.run ? opened.workbook.run.options.anonymous : null}
      question={opened ? opened.workbook.question : null}
      joined={joined}
      left={c.req.query('left') !== undefined ? 'left' : c.req.query('again') !== undefined ? 'ended' : null}
    />
  )
}
