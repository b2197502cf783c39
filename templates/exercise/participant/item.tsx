// One item at a time, to rate it or judge its credibility. A script goes through the items on this one page, so it also works offline.

import { isOwnPace } from '../../../src/ach/model/exercise.ts'
import { STAGE_WORDS, taskOf } from '../../../src/ach/model/stage.ts'
import { credibilityChoice } from '../../../src/ach/view/judged-credibility.ts'
import { allDoneText } from '../../../src/ach/words/exercise-words.ts'
import { participantFields } from '../../../src/forms/participant-form.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { doneWord } from '../stage-texts.ts'
import { DeckList, DeckNav, DeckProgress } from './deck.tsx'
import { AskRows, CredibilityField, type RefusedRow } from './fields.tsx'
import { NextStageNote, ParticipantPage } from './frame.tsx'
import { deckProgress, type ItemQuestion, originText, type ParticipantModel, ratedHypotheses } from './model.ts'
import { ProposalLink } from './proposals.tsx'
import { EnterSaves } from './row.tsx'

export interface ParticipantItemProps {
  readonly model: ParticipantModel
  /** id of the item to show; null if all are done */
  readonly item: string | null
  readonly refused?: RefusedRow
}

/** The questions about each item in this stage. */
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

/** Id of the first item that is not finished; null if all are. */
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
  const judges = taskOf(model.run.stage) === 'judge items'
  const verb = doneWord(model.run.stage)
  const shown = all[at]
  return (
    <ParticipantPage model={model} title={STAGE_WORDS[model.run.stage]} foot={shown && <DeckNav first={at === 0} hidden={item === null} />}>
      <section class="stack" id="all-done" hidden={item !== null} tabindex={-1} aria-labelledby="all-done-head">
        <div class="waiting">
          <h1 id="all-done-head">{allDoneText(verb, all.length)}</h1>
          <NextStageNote model={model} />
          {!isOwnPace(model.run) && <p class="quiet">Until then you can go back and change anything.</p>}
        </div>
      </section>
      {shown && (
        <section class="stack" id="one" hidden={item === null} aria-label={judges ? 'Judge this item' : 'Rate this item'}>
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
            action={judges ? paths.participantCredibility(model.id, shown.item.id) : paths.participantItem(model.id, shown.item.id)}
            data-item={shown.item.id}
            data-action={judges ? paths.participantCredibility(model.id, ':evidence') : paths.participantItem(model.id, ':evidence')}
            data-reason-tap={judges ? undefined : paths.participantReason(model.id, ':evidence')}
            data-verb={verb}
            novalidate
          >
            <HiddenField name="stage" value={model.run.stage} />
            <EnterSaves />
            {judges ? (
              <CredibilityField value={shown.values.level ?? ''} tap={questions[0]?.tap ?? ''} />
            ) : (
              <AskRows model={model} shown={shown} questions={questions} refused={refused} />
            )}
          </form>
        </section>
      )}
      <DeckList model={model} all={all} of={questions.length} now={item} verb={verb} />
      {!judges && <ProposalLink model={model} />}
    </ParticipantPage>
  )
}
