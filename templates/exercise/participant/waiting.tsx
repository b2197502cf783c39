// Pages on which nothing is asked: the lobby, and the end.
import { isHomework, STAGE_WORDS } from '../../../src/ach/model/exercise.ts'
import { activeItems } from '../../../src/ach/model/workbook.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { ContentNote, NextStageNote, ParticipantPage } from './frame.tsx'
import type { ParticipantModel } from './model.ts'

/** What happens in each stage, in a few words for those who take part. */
const HAPPENS = {
  favourites: 'say how likely each hypothesis seems to you now',
  practice: 'practise on one row of another case',
  credibility: 'judge how credible each item is',
  rate: 'rate the items alone, one at a time; nobody sees it until the reveal',
  reveal: 'see your ratings beside those of the room',
  discuss: 'talk about where people differ, and rate that again',
  probabilities: 'say again how likely each hypothesis seems',
  debrief: 'compare with other readings and look back',
} as const
const isTold = (stage: string): stage is keyof typeof HAPPENS => stage in HAPPENS

export const ParticipantLobby = ({ model }: { model: ParticipantModel }) => {
  const { view, run, me } = model
  const { stages, minutes } = run.options
  const coming = (isHomework(run.options) ? stages.slice(stages.indexOf('lobby')) : stages).filter(isTold)
  const all = coming.reduce((sum, stage) => sum + (minutes[stage] ?? 0), 0)
  return (
    <ParticipantPage model={model} title="Lobby">
      <p>
        You are in as <strong dir="auto">{me.name}</strong>.
      </p>
      <h1 dir="auto">{view.question}</h1>
      {view.background !== null && <p dir="auto">{view.background}</p>}
      <ContentNote model={model} />
      <section class="stack" aria-labelledby="coming">
        <h2 id="coming">What will happen</h2>
        <ol class="bullets">
          {coming.map((stage) => (
            <li>
              You {HAPPENS[stage]}
              {minutes[stage] ? <span class="quiet"> ({countNoun(minutes[stage] ?? 0, 'minute')})</span> : null}.
            </li>
          ))}
        </ol>
        <p class="quiet">
          {countNoun(activeItems(view.evidence).length, 'item')},{' '}
          {countNoun(activeItems(view.hypotheses).length, 'hypothesis', 'hypotheses')}
          {all > 0 && <>, about {countNoun(all, 'minute')}</>}.
        </p>
      </section>
      <NextStageNote model={model} />
    </ParticipantPage>
  )
}

export const ParticipantClosed = ({ model }: { model: ParticipantModel }) => (
  <ParticipantPage model={model} title="Closed">
    <div class="waiting">
      <h1>The exercise is over</h1>
      <p class="quiet">Nothing is asked any more. What you rated can be kept.</p>
      <p>
        <a class="btn" data-kind="main" data-size="l" href={paths.participantSummary(model.id)}>
          My summary
        </a>
      </p>
    </div>
  </ParticipantPage>
)

/** A stage in which there is nothing for this person to do. */
export const ParticipantNothing = ({ model, title, text }: { model: ParticipantModel; title: string; text: string }) => (
  <ParticipantPage model={model} title={STAGE_WORDS[model.run.stage]}>
    <div class="waiting">
      <h1>{title}</h1>
      <p class="quiet">{text}</p>
      <NextStageNote model={model} />
    </div>
  </ParticipantPage>
)
