// The page on which a participant proposes a hypothesis or an item of evidence, with the decisions on earlier proposals.
import { decidedProposals } from '../../../src/ach/model/exercise.ts'
import { decisionWords, votesText } from '../../../src/ach/words/exercise-words.ts'
import type { Problem, Typed } from '../../../src/forms/typed-fields.ts'
import { paths } from '../../../src/paths.ts'
import { AreaField, HiddenField, Problems, Segments, TextField } from '../../ui/fields.tsx'
import { ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'

/** What others have asked, to vote for. */
const Questions = ({ model: { id, run } }: { model: ParticipantModel }) =>
  run.questions.length === 0 ? null : (
    <section class="stack" aria-labelledby="asked">
      <h2 id="asked">Asked so far</h2>
      <ul class="list">
        {run.questions.map(({ id: question, statement, votes, mine, voted }) => (
          <li class="stack-tight">
            <span dir="auto">{statement}</span>
            <form class="row" method="post" action={paths.participantVote(id, question)} data-toggle="">
              <span class="meta" data-votes={String(votes)}>
                {votesText(votes)}
              </span>
              {mine ? (
                <span class="tag">yours</span>
              ) : (
                <button
                  type="submit"
                  class="btn"
                  data-size="s"
                  name="vote"
                  value={voted ? '' : 'yes'}
                  data-on="yes"
                  aria-pressed={voted ? 'true' : 'false'}
                  aria-label={`Vote for: ${statement}`}
                >
                  Vote
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )

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
  const { hypotheses, evidence, questions } = run.options.propose
  const choices = [
    ...(hypotheses && open ? [{ value: 'hypothesis', label: 'a hypothesis' }] : []),
    ...(evidence && open ? [{ value: 'evidence', label: 'an item of evidence' }] : []),
    ...(questions && run.stage !== 'closed' ? [{ value: 'question', label: 'a question' }] : []),
  ]
  const what = choices.find(({ value }) => value === values.what) ?? choices[0]
  const filled = { values: { ...values, what: what?.value }, problems }
  const accepted = hypotheses || evidence || questions
  return (
    <ParticipantPage model={model} title="Proposals" standalone proposals>
      <h1>{hypotheses || evidence ? 'Make a proposal' : 'Questions to discuss'}</h1>
      {(hypotheses || evidence) && <p class="quiet">The facilitator decides whether to add a hypothesis or an item.</p>}
      {questions && (
        <p class="quiet">Others see your question from the reveal on, without your name. The facilitator sees it under your name.</p>
      )}
      <Problems problems={problems} known={['what', 'label', 'statement']} />
      {choices.length > 0 ? (
        <form class="stack" method="post" action={paths.participantProposals(id)} novalidate data-queued="">
          <HiddenField name="id" value={fresh} />
          {choices.length > 1 ? (
            <Segments name="what" label="What" choices={choices} filled={filled} />
          ) : (
            <HiddenField name="what" value={filled.values.what ?? ''} />
          )}
          {hypotheses && open && (
            <TextField name="label" label={choices.length > 1 ? 'Short name (only for a hypothesis)' : 'Short name'} filled={filled} />
          )}
          <AreaField name="statement" label="In a sentence or two" filled={filled} />
          <p>
            <button type="submit" class="btn" data-kind="main" data-size="l">
              Add proposal
            </button>
          </p>
        </form>
      ) : (
        <p class="notice">{accepted ? 'Proposals are closed at this stage.' : 'This exercise does not accept proposals.'}</p>
      )}
      <Questions model={model} />
      {run.proposals.length > 0 && (
        <section
          class="stack"
          aria-labelledby="own-proposals"
          id="own-proposal-list"
          data-decided={String(decidedProposals(run.proposals, me.id))}
        >
          <h2 id="own-proposals">Your proposals</h2>
          <ul class="list">
            {run.proposals.map(({ what, label, statement, decided }) => (
              <li>
                <span dir="auto">{label === null ? statement : `${label}: ${statement}`}</span>{' '}
                <span class="tag">{decided === null ? 'not decided yet' : decisionWords(what, decided)}</span>
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
