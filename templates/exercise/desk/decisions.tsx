// Desk panels for moderation: reasons that need approval before the wall shows them, and participants' proposals.

import { byVotes } from '../../../src/ach/view/run-view.ts'
import { moreReasonsText, votesText } from '../../../src/ach/words/exercise-words.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { ButtonForm, DeskForm } from './form.tsx'
import type { DeskModel, WaitingReason } from './model.ts'

export const DeskReasons = ({ model }: { model: DeskModel }) => {
  const { id, run, reasons } = model
  const { waiting, more, decided } = reasons
  if (waiting.length === 0 && decided.length === 0) return null
  return (
    <div class="panel" id="desk-reasons">
      <div class="row" data-far>
        <h2>Reasons for the wall</h2>
        <span class="meta">{waiting.length + more} waiting</span>
      </div>
      <p class="meta">Shown without a name, and only after the reveal.</p>
      {waiting.length > 0 && (
        <ul class="list">
          {waiting.map((reason) => (
            <li class="stack-tight" id={`reason-${reason.rater}-${reason.evidence}`}>
              <ReasonText model={model} reason={reason} />
              <div class="row">
                <Decide id={id} reason={reason} show>
                  Show
                </Decide>
                <Decide id={id} reason={reason}>
                  Hide
                </Decide>
              </div>
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 1 && (
        <DeskForm action={paths.approveReasons(id)} class="row">
          {waiting.map(({ rater, evidence, text }) => (
            <HiddenField name="seen" value={`${rater} ${evidence} ${text}`} />
          ))}
          <button type="submit" class="btn" data-size="s">
            Show these {waiting.length}
          </button>
        </DeskForm>
      )}
      {more > 0 && <p class="meta">{moreReasonsText(more)}</p>}
      {decided.length > 0 && (
        <details id="decided">
          <summary>Decided: {decided.length}</summary>
          <ul class="list">
            {decided.map((reason) => (
              <li class="stack-tight">
                <ReasonText model={model} reason={reason} />
                <div class="row">
                  <span class="tag">{reason.shown ? (run.revealed ? 'shown' : 'shown after the reveal') : 'hidden'}</span>
                  <Decide id={id} reason={reason} show={!reason.shown}>
                    {reason.shown ? 'Hide' : 'Show'}
                  </Decide>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const ReasonText = ({ model: { view }, reason: { evidence, name, text } }: { model: DeskModel; reason: WaitingReason }) => (
  <>
    <p class="quiet typed" dir="auto">
      “{text}”
    </p>
    <p class="meta">
      <bdi>{name}</bdi>, for <span title={view.evidence.get(evidence)?.statement}>{evidence}</span>
    </p>
  </>
)

/** Sends the text along, so that a reason edited since it was read is not approved. */
const Decide = ({ id, reason, show, children }: { id: string; reason: WaitingReason; show?: boolean; children: string }) => (
  <ButtonForm
    action={paths.approveReason(id, reason.rater, reason.evidence)}
    values={{ show: show ? 'yes' : 'no', seen: reason.text }}
    label={`${children} ${reason.name}’s reason for ${reason.evidence}`}
  >
    {children}
  </ButtonForm>
)

export const DeskProposals = ({ model: { id, run, view } }: { model: DeskModel }) => {
  const proposals = run.proposals.filter(({ what }) => what !== 'question')
  const open = proposals.filter(({ decided }) => decided === null)
  if (proposals.length === 0) return null
  return (
    <div class="panel" id="desk-proposals">
      <div class="row" data-far>
        <h2>Proposed by participants</h2>
        <span class="meta">{open.length} waiting</span>
      </div>
      {open.length > 0 && (
        <>
          <p class="meta">Everyone is asked to rate what you add, so finished rows become unfinished.</p>
          <ul class="list">
            {open.map((proposal) => (
              <li class="stack-tight" id={`proposal-${proposal.id}`}>
                <p>
                  <span class="tag">{proposal.what}</span>{' '}
                  {proposal.label && (
                    <strong>
                      <bdi>{proposal.label}</bdi>
                    </strong>
                  )}
                </p>
                <p class="quiet typed" dir="auto">
                  {proposal.statement}
                </p>
                <p class="meta">
                  <bdi>{view.raters.get(proposal.rater)?.name ?? 'a participant who was removed'}</bdi>
                </p>
                <div class="row">
                  {(['take', 'decline'] as const).map((what) => (
                    <ButtonForm
                      action={paths.proposal(id, proposal.id)}
                      values={{ do: what }}
                      label={`${what === 'take' ? 'Add' : 'Decline'}: ${proposal.label ?? proposal.statement}`}
                    >
                      {what === 'take' ? 'Add' : 'Decline'}
                    </ButtonForm>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length < proposals.length && (
        <p class="meta">
          {proposals.filter(({ decided }) => decided === 'taken').length} added,{' '}
          {proposals.filter(({ decided }) => decided === 'declined').length} declined.
        </p>
      )}
    </div>
  )
}

/** Questions of participants, most votes first. */
export const DeskQuestions = ({ model: { id, run, view } }: { model: DeskModel }) => {
  const questions = run.proposals.filter(({ what }) => what === 'question')
  const open = byVotes(questions.filter(({ decided }) => decided === null))
  if (questions.length === 0) return null
  return (
    <div class="panel" id="desk-questions">
      <div class="row" data-far>
        <h2>Questions to discuss</h2>
        <span class="meta">{open.length} waiting</span>
      </div>
      <p class="meta">
        {run.revealed ? 'Participants see them without names, and vote.' : 'Other participants see them from the reveal on, without names.'}
      </p>
      <ul class="list">
        {open.map((question) => (
          <li class="stack-tight" id={`question-${question.id}`}>
            <p class="typed" dir="auto">
              {question.statement}
            </p>
            <p class="meta">
              {votesText(question.votes.length)}, <bdi>{view.raters.get(question.rater)?.name ?? 'a participant who was removed'}</bdi>
            </p>
            <div class="row">
              {(['take', 'decline'] as const).map((what) => (
                <ButtonForm
                  action={paths.proposal(id, question.id)}
                  values={{ do: what }}
                  label={`${what === 'take' ? 'Discussed' : 'Decline'}: ${question.statement}`}
                >
                  {what === 'take' ? 'Discussed' : 'Decline'}
                </ButtonForm>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
