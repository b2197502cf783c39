// Proposing a hypothesis or an item of evidence: a small form, and what became of one's own.
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { AreaField, HiddenField, Problems, Segments, TextField } from '../../ui/fields.tsx'
import { ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'

/** The way there; nothing where nothing may be proposed. */
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
  /** an id for the next proposal, so that sending it twice makes one */
  readonly fresh: string
  readonly values: Typed
  readonly problems: readonly Problem[]
  /** proposals are taken in this stage */
  readonly open: boolean
}

export const ParticipantProposals = ({ model, fresh, values, problems, open }: Props) => {
  const { id, run } = model
  const { hypotheses, evidence } = run.options.propose
  const filled = { values: { what: hypotheses ? 'hypothesis' : 'evidence', ...values }, problems }
  const choices = [
    ...(hypotheses ? [{ value: 'hypothesis', label: 'a hypothesis' }] : []),
    ...(evidence ? [{ value: 'evidence', label: 'an item of evidence' }] : []),
  ]
  return (
    <ParticipantPage model={model} title="Propose" beside>
      <h1>Propose something</h1>
      <p class="quiet">The facilitator decides whether the room takes it.</p>
      <Problems problems={problems} known={['what', 'label', 'statement']} />
      {open && choices.length > 0 ? (
        <form class="stack" method="post" action={paths.participantProposals(id)} novalidate data-queued="">
          <HiddenField name="id" value={fresh} />
          {choices.length > 1 ? (
            <Segments name="what" label="What" choices={choices} filled={filled} />
          ) : (
            <HiddenField name="what" value={filled.values.what ?? ''} />
          )}
          {hypotheses && <TextField name="label" label="Short name, for a hypothesis" filled={filled} optional={evidence} />}
          <AreaField name="statement" label="In a sentence or two" filled={filled} />
          <p>
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Propose it
            </button>
          </p>
        </form>
      ) : (
        <p class="notice">{choices.length === 0 ? 'In this exercise nothing is proposed.' : 'Nothing is proposed at this stage.'}</p>
      )}
      {run.proposals.length > 0 && (
        <section class="stack" aria-labelledby="own-proposals">
          <h2 id="own-proposals">What you proposed</h2>
          <ul class="list">
            {run.proposals.map(({ label, statement, decided }) => (
              <li>
                <span dir="auto">{label === null ? statement : `${label}: ${statement}`}</span>{' '}
                <span class="tag">{decided ?? 'not decided yet'}</span>
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
