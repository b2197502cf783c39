// The facilitator's notes of the pack: content note, stages with minutes, scoring by hand, debrief questions.
import { STAGE_WORDS } from '../../src/ach/model/stage.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { Pack, PackStep } from '../../src/report/pack/pack-content.ts'
import { STAGE_NOTES } from '../exercise/stage-notes.ts'
import { PackHead } from './part-head.tsx'
import { ScoreByHand } from './score-by-hand.tsx'

export const PackNotes = ({ pack }: { pack: Pack }) => {
  const minutes = pack.steps.reduce((sum, step) => sum + (step.atHome ? 0 : (step.minutes ?? 0)), 0)
  return (
    <section class="pack-part" data-part="notes" aria-labelledby="pack-notes">
      <PackHead text="For the facilitator" pack={pack} />
      {pack.contentNote && (
        <div class="pack-note">
          <p>
            <strong>Say this first, before anyone reads:</strong>
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
        {minutes > 0 && `, ${countNoun(minutes, 'minute')}`}. You need one paper form for each participant, one set of cards for each group,
        a spare paper form for the tally, and a clock. If you enter the forms at the desk of an exercise, do so before the reveal. If you
        enter them later, check that the screen for each form says “First round”.
      </p>
      {pack.steps.some(({ atHome }) => atHome) && (
        <p>
          <strong>Homework:</strong> give out paper forms and cards beforehand. Participants do the first stages alone at home, and bring
          their forms.
        </p>
      )}
      {pack.background && (
        <p class="typed" dir="auto">
          {pack.background}
        </p>
      )}
      {pack.brief && (
        <div class="pack-block">
          <h3>Notes from the case</h3>
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
          <h3 id="pack-debrief">Debrief questions</h3>
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

/** "4 minutes, from minute 8", or that the stage has no timer. */
function timeOf({ minutes, from, atHome }: PackStep): string {
  if (atHome) return 'at home, before the room meets'
  if (minutes === null || from === null) return 'no timer'
  return `${countNoun(minutes, 'minute')}, from minute ${from}`
}

const Step = ({ step }: { step: PackStep }) => {
  const note = STAGE_NOTES[step.stage]
  if (note === null) return null
  const { onPaper, say, pitfalls } = note
  return (
    <section class="pack-block" aria-labelledby={`stage-${step.stage}`}>
      <h3 id={`stage-${step.stage}`}>
        {STAGE_WORDS[step.stage]} <span class="pack-quiet">{timeOf(step)}</span>
      </h3>
      {onPaper.map((one) => (
        <p>{one}</p>
      ))}
      {say && (
        <p class="pack-say">
          <b>Say:</b> {say}
        </p>
      )}
      {pitfalls.length > 0 && (
        <ul class="pack-wrong">
          {pitfalls.map((one) => (
            <li>
              <b>Common problem:</b> {one}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
