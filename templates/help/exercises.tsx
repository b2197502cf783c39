// Help: how to run an exercise, from the first click to the closed workbook.
import { formatCount } from '../../src/ach/model/format-count.ts'
import { REQUIRED_STAGES, STAGE_WORDS, STAGES } from '../../src/ach/model/stage.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import { helpLink } from '../../src/paths.ts'
import { STAGE_TEXTS } from '../exercise/stage-texts.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const EXERCISES_LEAD =
  'Start an exercise from a workbook, let participants join on phones or on paper, and start each stage at the desk. Participants first rate the evidence alone, then discuss it together.'

export const ExercisesHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="run" heading="Step by step">
      <ol class="bullets">
        <li>
          Choose <strong>Start an exercise</strong> below the matrix of a workbook, or under Settings. Set the time, the stages and the
          maximum number of participants, up to {formatCount(LIMITS.room)}.
        </li>
        <li>The exercise gets its own workbook, with the same hypotheses and evidence and no ratings. Your workbook stays as it is.</li>
        <li>
          Open the <strong>wall</strong> on the projector. It shows the join code: participants type it or scan the QR code.
        </li>
        <li>
          Start each stage at the <strong>desk</strong>. It shows what to say, do and watch for, and whether the session is on time. When
          time runs out, nothing moves on by itself.
        </li>
        <li>
          At the reveal everyone sees the room’s ratings. Discuss the cells where the room disagrees, let participants rate again, then hold
          the debrief.
        </li>
        <li>Close the exercise. Its workbook then opens like any other, with all raters in it.</li>
      </ol>
    </HelpSection>

    <HelpSection id="stages" heading="The stages">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">What happens</th>
            <th scope="col">In every exercise</th>
          </tr>
        </thead>
        <tbody>
          {STAGES.filter((stage) => STAGE_TEXTS[stage].hint !== null).map((stage) => (
            <tr>
              <th scope="row">{STAGE_WORDS[stage]}</th>
              <td>{STAGE_TEXTS[stage].hint}</td>
              <td>{REQUIRED_STAGES.includes(stage) ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </HelpSection>

    <HelpSection id="who-sees" heading="Who sees what">
      <ul class="bullets">
        <li>
          <strong>The desk</strong> is for facilitators: progress, where the room disagrees, and the reasons that you approve before others
          see them. Participants cannot open it.
        </li>
        <li>
          <strong>The wall</strong> shows no ratings before the reveal, and no names except in the lobby and in the list of groups. Choose
          its views at the desk, or with the arrow keys on the wall itself. A computer without the access key opens it with the join code;
          the desk has the link.
        </li>
        <li>
          <strong>Participants</strong> rate blind: until the reveal they do not see what others rate. While they rate alone, each gets
          items and hypotheses in a different order, unless you choose <em>Same order for everyone</em>. The pages of the exercise’s
          workbook hide these ratings from you too.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="homework" heading="Homework at their own pace">
      <ul class="bullets">
        <li>
          Tick <em>Set the rating as homework</em> when you set up the exercise, and enter when it closes. Participants then go through the
          introduction, first probabilities, practice and rating alone, in this order and without a clock. The join code works until then.
        </li>
        <li>The desk shows how far each participant is. You can change the closing time. After it, answers are no longer accepted.</li>
        <li>Then continue to the lobby, or go straight to the reveal. What is blank stays blank.</li>
        <li>Without a closing time, you start each of these stages yourself, for everyone.</li>
      </ul>
      <p>
        Participants who join after the lobby first read the introduction: the question, the background, the note before the evidence, and
        the hypotheses.
      </p>
    </HelpSection>

    <HelpSection id="courses" heading="Several rooms: courses">
      <p>
        Give several exercises the same course name, when you set them up or at the desk. One page then compares their rooms: who leads,
        agreement, what moved, favourites, probabilities and medians, against the reference ratings and a known outcome. A room’s figures
        appear once the room itself may see them, and no participant is named. The spreadsheet and the Word file number the rooms and leave
        out their titles.
      </p>
    </HelpSection>

    <HelpSection id="ask" heading="Lost, slower, questions">
      <ul class="bullets">
        <li>
          <strong>I’m lost</strong> and <strong>Slower, please</strong> are on every phone while the room meets. The desk shows how many
          participants signal it, and no one’s name. Nothing of it is stored: it is cleared when you press <em>Clear</em> and at the next
          stage.
        </li>
        <li>
          <strong>Questions to discuss.</strong> If you allow them when you set up the exercise, participants can ask questions at any time.
          From the reveal on they see each other’s questions, without names, and vote. The desk lists them by votes.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="trouble" heading="Phones, paper, no network">
      <ul class="bullets">
        <li>
          <strong>Offline.</strong> Participants keep rating; the phone sends the ratings when it is online again. Ratings that arrive after
          the stage has ended are not saved, and the phone says so.
        </li>
        <li>
          <strong>Another phone.</strong> With their personal code, participants can continue on another phone. One phone can take part in
          several exercises, and keeps the summaries of earlier ones.
        </li>
        <li>
          <strong>Participants without a device.</strong> Give them paper forms, and type the ratings at the desk with the keys 1 to 5.
          After the reveal you choose which round a form belongs to.
        </li>
        <li>
          <strong>No devices at all.</strong> The printable pack under Export has paper forms, evidence cards, notes for the facilitator and
          any reference ratings.
        </li>
      </ul>
      <p>
        You can remove participants’ names and texts afterwards: <a href={helpLink('privacy', from)}>Who can see my work?</a>
      </p>
    </HelpSection>
  </>
)
