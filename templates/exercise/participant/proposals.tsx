// The page on which a participant proposes a hypothesis or an item of evidence, with the decisions on earlier proposals.
import { decidedProposals } from '../../../src/ach/model/exercise.ts'
import { DECISION_WORDS } from '../../../src/ach/words/exercise-words.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { AreaField, HiddenField, Problems, Segments, TextField } from '../../ui/fields.tsx'
import { ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'

/** Link to the page; absent if the exercise accepts no proposals. */
export const ProposalLink = ({ model: { id, run } }: { model: ParticipantModel }) => {
  const { hypotheses, evidence } = run.options.propose
  if (!hypotheses && !evidence) return null
  return (
    <p>
      <a href={paths.participantProposals(id)}>
        Propose {[hypotheses && 'a hypothesis', evidence && 'an item of evidence'].filter(Boolean).join(' or ')}
      </a>
    </p>
  )
}

interface Props {
  readonly model: ParticipantModel
  /** id for the next proposal: sending it twice stores it once */
  readonly fresh: string
  readonly values: Typed
  readonly problems: readonly Problem[]
  /** this stage accepts proposals */
  readonly open: boolean
}

export const ParticipantProposals = ({ model, fresh, values, problems, open }: Props) => {
  const { id, run, me } = model
  const { hypotheses, evidence } = run.options.propose
  const filled = { values: { what: hypotheses ? 'hypothesis' : 'evidence', ...values }, problems }
  const choices = [
    ...(hypotheses ? [{ value: 'hypothesis', label: 'a hypothesis' }] : []),
    ...(evidence ? [{ value: 'evidence', label: 'an item of evidence' }] : []),
  ]
  return (
    <ParticipantPage model={model} title="Proposals" standalone>
      <h1>Propose an addition</h1>
      <p class="quiet">The facilitator decides whether to add it.</p>
      <Problems problems={problems} known={['what', 'label', 'statement']} />
      {open && choices.length > 0 ? (
        <form class="stack" method="post" action={paths.participantProposals(id)} novalidate data-queued="">
          <HiddenField name="id" value={fresh} />
          {choices.length > 1 ? (
            <Segments name="what" label="What" choices={choices} filled={filled} />
          ) : (
            <HiddenField name="what" value={filled.values.what ?? ''} />
          )}
          {hypotheses && <TextField name="label" label="Short name (for a hypothesis)" filled={filled} optional={evidence} />}
          <AreaField name="statement" label="In a sentence or two" filled={filled} />
          <p>
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Add proposal
            </button>
          </p>
        </form>
      ) : (
        <p class="notice">{choices.length === 0 ? 'This exercise does not accept proposals.' : 'Proposals are closed at this stage.'}</p>
      )}
      {run.proposals.length > 0 && (
        <section
          class="stack"
          aria-labelledby="own-proposals"
          id="own-proposal-list"
          data-decided={String(decidedProposals(run.proposals, me.id))}
        >
          <h2 id="own-proposals">Your proposals</h2>
          <ul class="list">
            {run.proposals.map(({ label, statement, decided }) => (
              <li>
                <span dir="auto">{label === null ? statement : `${label}: ${statement}`}</span>{' '}
                <span class="tag">{decided === null ? 'not decided yet' : DECISION_WORDS[decided]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a class="btn" href={paths.participantHome(id)}>
          Back
        </a>
      </p>
    </ParticipantPage>
  )
}
