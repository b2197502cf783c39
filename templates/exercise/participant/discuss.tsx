// The second round, one screen per cell or item: reasons, the room's ratings, then the participant's new rating. A script fetches the other
// screens later as templates, because the whole room loads this page at once.

import { ownGroupRaters, type SecondRoundScreen } from '../../../src/ach/exercise/participant-comparison.ts'
import { type GroupTable, tableOfGroup } from '../../../src/ach/group/group-table.ts'
import { RATING_QUESTION, RATING_QUESTION_OF_ONE } from '../../../src/ach/model/rating-question.ts'
import { stopAfter } from '../../../src/ach/words/phrases.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { CellReasons, RoomCellRatings } from './cell.tsx'
import { ReasonField } from './fields.tsx'
import { GroupNote, NextStageNote, ParticipantPage } from './frame.tsx'
import { originText, type ParticipantModel, ratedHypotheses } from './model.ts'
import { ProposalLink } from './proposals.tsx'
import { EnterSaves, RatingField } from './row.tsx'

interface Props {
  readonly model: ParticipantModel
  readonly stops: readonly SecondRoundScreen[]
  /** index from 0; stops.length or more for the screen after the last one */
  readonly at: number
  readonly refused?: { readonly values: Typed; readonly problems: readonly Problem[] }
  /** include the other screens, for the script */
  readonly whole?: boolean
}

/** With more cells than this, the page is not extended for use without a network. */
const MAX_CELLS = 120

export const ParticipantDiscussion = ({ model, stops, at, refused, whole = false }: Props) => {
  const { view, run, me } = model
  const one = run.options.discuss === 'worth'
  const table = tableOfGroup(view, ownGroupRaters(view, run, me))
  const place = Math.min(at, stops.length)
  const cells = stops.reduce((sum, { hypotheses }) => sum + hypotheses.length, 0)
  const many = cells === 0 || cells > MAX_CELLS
  const screen = (to: number, typed?: Props['refused']) => <Screen model={model} stops={stops} at={to} table={table} refused={typed} />
  return (
    <ParticipantPage
      model={model}
      title="Discuss and re-rate"
      foot={stops.length > 0 && <Nav first={place === 0} one={one} hidden={place === stops.length} />}
    >
      <GroupNote model={model} />
      {screen(place, refused)}
      {!many && !whole && <data id="rest" value={String(stops.length)} hidden></data>}
      {!many &&
        whole &&
        [...stops, null].map((_, other) => (other === place ? null : <template data-at={String(other)}>{screen(other)}</template>))}
      <ProposalLink model={model} />
    </ParticipantPage>
  )
}

interface ScreenProps extends Omit<Props, 'whole'> {
  readonly table: GroupTable
}

const Screen = ({ model, stops, at, table, refused }: ScreenProps) => {
  const { id, view, run, me } = model
  const stop = stops[at]
  const item = stop && view.evidence.get(stop.evidence)
  const one = run.options.discuss === 'worth'
  if (!stop || !item) return <LastScreen model={model} stops={stops} />
  const hypotheses = ratedHypotheses(model).filter((hypothesis) => stop.hypotheses.includes(hypothesis.id))
  const [only] = hypotheses
  return (
    <section class="stack" id="one" data-at={String(at)} data-stop={[stop.evidence, ...stop.hypotheses].join(' ')} aria-labelledby="text">
      <p class="meta">
        {one ? 'Cell' : 'Item'} {at + 1} of {stops.length}
        {stop.why !== null && WHY[stop.why]}
      </p>
      <h1 class="h" id="text" tabindex={-1} dir="auto">
        {item.statement}
      </h1>
      {originText(model, item) && (
        <p class="meta" dir="auto">
          {originText(model, item)}
        </p>
      )}
      <p class="quiet">
        {one && (
          <>
            Hypothesis:{' '}
            <strong>
              <bdi>{only?.name}</bdi>
            </strong>
            {stopAfter(only?.name ?? '')}{' '}
          </>
        )}
        {one ? RATING_QUESTION_OF_ONE : RATING_QUESTION}
      </p>
      <CellReasons model={model} evidence={item.id} hypothesis={one ? (only?.id ?? null) : null} />
      <form
        id="row"
        class="stack"
        method="post"
        action={paths.participantItem(id, item.id)}
        data-item={item.id}
        data-reason-tap={paths.participantReason(id, ':evidence')}
        novalidate
      >
        <HiddenField name="stage" value={run.stage} />
        <HiddenField name="at" value={at} />
        <EnterSaves />
        {hypotheses.map((hypothesis) => {
          const name = participantFields.rating(hypothesis.id)
          return (
            <>
              <RoomCellRatings model={model} table={table} evidence={item.id} hypothesis={hypothesis} />
              <RatingField
                hypothesis={hypothesis}
                name={name}
                tap={paths.participantRating(id, ':evidence', hypothesis.id)}
                value={refused?.values[name] ?? me.ratings.get(item.id)?.get(hypothesis.id) ?? ''}
                problem={refused?.problems.find(({ field }) => field === name)}
              />
            </>
          )
        })}
        <ReasonField
          text={refused?.values.reason ?? me.rationales.get(item.id) ?? ''}
          problem={refused?.problems.find(({ field }) => field === 'reason')}
        />
      </form>
    </section>
  )
}

const WHY = { group: ', worth discussing in your group', room: ', worth discussing in the room', wall: ', shown on the wall' } as const

const LastScreen = ({ model, stops }: { model: ParticipantModel; stops: readonly SecondRoundScreen[] }) => (
  <section class="waiting" id="one" data-at={String(stops.length)} data-stop="" aria-labelledby="text">
    <h1 id="text" tabindex={-1}>
      {stops.length === 0 ? 'Nothing to rate again' : 'That was the last one'}
    </h1>
    {stops.length === 0 && <p class="quiet">No disagreement could change a score. Discuss with the others anyway.</p>}
    <NextStageNote model={model} />
    {stops.length > 0 && (
      <p>
        <a class="btn" id="over-again" href={`${paths.participantHome(model.id)}?at=0`}>
          Back to the first one
        </a>
      </p>
    )}
  </section>
)

const Nav = ({ first, one, hidden }: { first: boolean; one: boolean; hidden: boolean }) => (
  <nav class="card-nav" aria-label={one ? 'Cells' : 'Items'} id="nav" hidden={hidden}>
    <button type="submit" form="row" class="btn" name="go" value="previous" id="previous" disabled={first}>
      Back
    </button>
    <span class="meta" id="saved"></span>
    <button type="submit" form="row" class="btn" data-kind="main" name="go" value="next">
      Next {one ? 'cell' : 'item'}
    </button>
  </nav>
)
