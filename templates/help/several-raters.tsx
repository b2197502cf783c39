// Help: several raters of one workbook, and reference ratings.
import { FEWEST_TO_SAY } from '../../src/ach/group/calibration.ts'
import { helpLink, paths } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const SEVERAL_RATERS_LEAD = 'Each person rates the same matrix under their own name. No one overwrites anyone else’s ratings.'

export const SeveralRatersHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="ways" heading="How others join in">
      <ul class="bullets">
        <li>
          <strong>On this server,</strong> if several people <a href={helpLink('privacy', from)}>sign in</a>.
        </li>
        <li>
          <strong>With worksheets or spreadsheets</strong> that you <a href={helpLink('files', from)}>import</a>.
        </li>
        <li>
          <strong>In an exercise,</strong> on phones or on paper, where{' '}
          <a href={helpLink('exercises', from)}>at first no one sees the ratings of others</a>.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="group" heading="What the group’s figures say">
      <p>Analysis and Report show one rater, whom you choose at the top, or the whole group.</p>
      <ul class="bullets">
        <li>
          <strong>The group’s score</strong> is calculated from the mean of each cell. A rating of I has the value 1, II the value 2 and any
          other 0. The mean is taken over the people who rated the cell. Blank cells and NA are left out.
        </li>
        <li>
          <strong>Agreement</strong> says how similar the ratings are. It does not say who is right.
        </li>
        <li>
          <strong>Occasion noise</strong> says how far raters differ from themselves, where some{' '}
          <a href={`${helpLink('rating', from)}#again`}>rated items again</a>.
        </li>
        <li>
          <strong>Cells worth discussing</strong> are those where raters disagree and a score could change.
        </li>
        <li>
          <strong>The second round</strong> of an exercise is compared with the first: how many ratings changed, and in which direction.
        </li>
        <li>
          <strong>Probabilities</strong> are scaled to 100% for each rater and then averaged.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="calibration" heading="What came true: the calibration">
      <p>
        Once you know which hypothesis of a workbook is true, save it under Checks, <strong>Your probabilities</strong>,{' '}
        <strong>Outcome</strong>. The page <a href={paths.calibration()}>Calibration</a> then compares the verdicts and probabilities of all
        such workbooks with what came true. Each counts as it was when its outcome was saved, so changes made in hindsight do not count.
      </p>
      <ul class="bullets">
        <li>
          <strong>The leader of each verdict:</strong> how often it came true, next to how often it would have by chance.
        </li>
        <li>
          <strong>Brier score:</strong> how far probabilities were from what came true, from 0 (certain and right) to 2 (certain and wrong).
        </li>
        <li>
          <strong>Reliability:</strong> whether what you call 70% comes true in about 70% of cases. <strong>Resolution:</strong> whether
          your probabilities tell what comes true from what does not.
        </li>
        <li>
          <strong>People</strong> appear under their name only if they agree, on the page with their probabilities, before the outcome is
          saved.
        </li>
      </ul>
      <p>
        Over fewer than {FEWEST_TO_SAY} workbooks no share is shown. Even over more, these figures describe the questions you happened to
        follow up. They do not say how likely the leader of your next workbook is to be true.
      </p>
    </HelpSection>

    <HelpSection id="reference" heading="Reference ratings">
      <p>
        A case can come with ratings to compare yours with, such as those of an article. They stay hidden until you ask for them, to keep
        them from influencing you. The history records when you showed them.
      </p>
    </HelpSection>
  </>
)
