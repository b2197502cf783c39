// The notes of whoever leads: what to say first, the stages with their minutes, counting by hand, the questions of the debrief.
import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { Pack, PackStep } from '../../src/report/pack/pack-content.ts'
import { ScoreByHand } from './score-by-hand.tsx'
import { STAGE_NOTES } from './stage-notes.ts'

export const PackNotes = ({ pack }: { pack: Pack }) => {
  const minutes = pack.steps.reduce((sum, step) => sum + (step.atHome ? 0 : (step.minutes ?? 0)), 0)
  return (
    <section class="pack-part" data-part="notes" aria-labelledby="pack-notes">
      <p class="pack-head">
        <span>For the facilitator</span> <bdi>{pack.title}</bdi>
      </p>
      {pack.contentNote && (
        <div class="pack-note">
          <p>
            <strong>Say this first, before anybody reads:</strong>
          </p>
          <p class="typed" dir="auto">
            {pack.contentNote}
          </p>
        </div>
      )}
      <h2 id="pack-notes">Facilitator’s notes</h2>
      <p dir="auto">{pack.question}</p>
      <p class="pack-quiet">
        {countNoun(pack.hypotheses.length, 'hypothesis', 'hypotheses')}, {countNoun(pack.items.length, 'item')}
        {minutes > 0 && `, ${countNoun(minutes, 'minute')}`}. One participant sheet for each person, one set of cards for each group, a
        spare sheet to count on, a clock. If the sheets are typed in at the desk of an exercise, type them in before the reveal; after it,
        say there that they are of the first round.
      </p>
      {pack.steps.some(({ atHome }) => atHome) && (
        <p>
          <strong>Homework:</strong> give out sheets and cards beforehand. People do the first stages at home, alone, and bring their sheet.
        </p>
      )}
      {pack.background && (
        <p class="typed" dir="auto">
          {pack.background}
        </p>
      )}
      {pack.brief && (
        <div class="pack-block">
          <h3>In the words of the case</h3>
          <p class="typed" dir="auto">
            {pack.brief}
          </p>
        </div>
      )}
      {pack.steps.map((step) => (
        <Step step={step} />
      ))}
      {pack.debrief.length > 0 && (
        <section class="pack-block" aria-labelledby="pack-debrief">
          <h3 id="pack-debrief">Questions of the debrief</h3>
          <ol>
            {pack.debrief.map((one) => (
              <li dir="auto">{one}</li>
            ))}
          </ol>
        </section>
      )}
      <ScoreByHand pack={pack} />
    </section>
  )
}

/** "minutes 8 to 12", or how else the stage is timed. */
function timeOf({ minutes, from, atHome }: PackStep): string {
  if (atHome) return 'at home, before the room meets'
  if (minutes === null || from === null) return 'no clock'
  return `${countNoun(minutes, 'minute')}, from minute ${from}`
}

const Step = ({ step }: { step: PackStep }) => {
  const note = STAGE_NOTES[step.stage]
  if (note === null) return null
  const { todo, say, wrong } = note
  return (
    <section class="pack-block" aria-labelledby={`stage-${step.stage}`}>
      <h3 id={`stage-${step.stage}`}>
        {STAGE_WORDS[step.stage]} <span class="pack-quiet">{timeOf(step)}</span>
      </h3>
      {todo.map((one) => (
        <p>{one}</p>
      ))}
      {say && (
        <p class="pack-say">
          <b>Say:</b> {say}
        </p>
      )}
      {wrong.length > 0 && (
        <ul class="pack-wrong">
          {wrong.map((one) => (
            <li>
              <b>Goes wrong:</b> {one}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
