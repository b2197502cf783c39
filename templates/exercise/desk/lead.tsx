// What the facilitator says, does and watches for in the current stage. The printed pack has the same words.
import { isOwnPace } from '../../../src/ach/model/exercise.ts'
import { OWN_PACE_NOTE, STAGE_NOTES } from '../stage-notes.ts'
import type { DeskModel } from './model.ts'

export const DeskLead = ({ model: { run } }: { model: DeskModel }) => {
  const note = isOwnPace(run) ? OWN_PACE_NOTE : STAGE_NOTES[run.stage]
  if (note === null) return null
  const { contentNote } = run.options
  return (
    <section class="panel lead-notes" aria-labelledby="lead-title" id="desk-lead">
      <h2 id="lead-title">Leading this stage</h2>
      {run.stage === 'lobby' && contentNote !== null && (
        <p dir="auto">
          <b>Say first:</b> {contentNote}
        </p>
      )}
      {note.say && (
        <p>
          <b>Say:</b> {note.say}
        </p>
      )}
      <p>
        <b>Do:</b>
      </p>
      <ul class="bullets">
        {note.onScreens.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <p>
        <b>Watch out:</b>
      </p>
      <ul class="bullets">
        {note.pitfalls.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </section>
  )
}
