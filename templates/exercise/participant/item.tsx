// One item at a time, to be rated or to be judged: its text, what is asked, and all items with what is done and what is open. A script
// goes through the items on this page alone, so that it also works without a network.

import { taskOf } from '../../../src/ach/model/stage.ts'
import { credibilityChoice } from '../../../src/ach/view/judged-credibility.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { doneWord } from '../stage-texts.ts'
import { DeckList, DeckNav, DeckProgress } from './deck.tsx'
import { AskRows, CredibilityField, type RefusedRow } from './fields.tsx'
import { ContentNote, NextStageNote, ParticipantPage } from './frame.tsx'
import { deckProgress, type ItemQuestion, originText, type ParticipantModel, ratedHypotheses } from './model.ts'
import { ProposalLink } from './proposals.tsx'
import { EnterSaves } from './row.tsx'

export interface ParticipantItemProps {
  readonly model: ParticipantModel
  /** the item to show; null for what is shown when all are done */
  readonly item: string | null
  readonly refused?: RefusedRow
}

/** What is asked about each item in this stage. */
export function itemQuestions(model: ParticipantModel): ItemQuestion[] {
  const { id, run, me } = model
  if (taskOf(run.stage) === 'judge items')
    return [
      {
        name: 'level',
        tap: paths.participantCredibility(id, ':evidence'),
        of: (evidence) => credibilityChoice(me.participation, evidence) ?? '',
      },
    ]
  return ratedHypotheses(model).map((one) => ({
    name: participantFields.rating(one.id),
    tap: paths.participantRating(id, ':evidence', one.id),
    of: (evidence) => me.ratings.get(evidence)?.get(one.id) ?? '',
  }))
}

/** The first item with something open; null where all is done. */
export function firstOpenItem(model: ParticipantModel): string | null {
  const questions = itemQuestions(model)
  return deckProgress(model, questions).find(({ answered }) => answered < questions.length)?.item.id ?? null
}

export const ParticipantItem = ({ model, item, refused }: ParticipantItemProps) => {
  const questions = itemQuestions(model)
  const all = deckProgress(model, questions)
  const at = Math.max(
    0,
    all.findIndex((one) => one.item.id === item),
  )
  const weighs = taskOf(model.run.stage) === 'judge items'
  const verb = doneWord(model.run.stage)
  const shown = all[at]
  return (
    <ParticipantPage
      model={model}
      title={weighs ? 'Judge credibility' : 'Rate'}
      foot={shown && <DeckNav first={at === 0} hidden={item === null} />}
    >
      {model.me.participation?.since !== 'lobby' && <ContentNote model={model} />}
      <section class="stack" id="all-done" hidden={item !== null} tabindex={-1} aria-labelledby="all-done-head">
        <div class="waiting">
          <h1 id="all-done-head">
            You have {verb} all {all.length} items
          </h1>
          <NextStageNote model={model} />
          <p class="quiet">You can go back and change anything until then.</p>
        </div>
      </section>
      {shown && (
        <section class="stack" id="one" hidden={item === null} aria-label={weighs ? 'Judge this item' : 'Rate this item'}>
          <DeckProgress all={all} at={at} of={questions.length} verb={verb} next={all[at + 1]} model={model} />
          <h1 class="h" id="text" tabindex={-1} dir="auto">
            {shown.item.statement}
          </h1>
          <p class="meta" id="origin" dir="auto">
            {originText(model, shown.item)}
          </p>
          <form
            id="row"
            method="post"
            class="stack"
            action={weighs ? paths.participantCredibility(model.id, shown.item.id) : paths.participantItem(model.id, shown.item.id)}
            data-item={shown.item.id}
            data-action={weighs ? paths.participantCredibility(model.id, ':evidence') : paths.participantItem(model.id, ':evidence')}
            data-reason-tap={weighs ? undefined : paths.participantReason(model.id, ':evidence')}
            data-verb={verb}
            novalidate
          >
            <HiddenField name="stage" value={model.run.stage} />
            <EnterSaves />
            {weighs ? (
              <CredibilityField value={shown.values.level ?? ''} tap={questions[0]?.tap ?? ''} />
            ) : (
              <AskRows model={model} shown={shown} questions={questions} refused={refused} />
            )}
          </form>
        </section>
      )}
      <DeckList model={model} all={all} of={questions.length} now={item} verb={verb} />
      {!weighs && <ProposalLink model={model} />}
    </ParticipantPage>
  )
}
